// Waiting for the screen: after the frame, and never for ever where no frame comes.
import { expect } from '@open-wc/testing';
import { drawn } from '../../src/ui/slices.ts';

describe('what waits until the screen shows an act', () => {
  const { requestAnimationFrame: frame } = window, idle = 'requestIdleCallback' in window ? window.requestIdleCallback : undefined;
  afterEach(() => {
    window.requestAnimationFrame = frame;
    Reflect.deleteProperty(document, 'hidden');
    if (idle) window.requestIdleCallback = idle; else Reflect.deleteProperty(window, 'requestIdleCallback');
  });
  const hide = (): void => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); };
  const noFrames = (): void => { window.requestAnimationFrame = () => 0; };

  it('goes on after the next frame, when nothing else is to do', async () => {
    const heard: string[] = [];
    window.requestAnimationFrame = (act) => frame((time) => { heard.push('frame'); act(time); });
    (window as { requestIdleCallback?: unknown }).requestIdleCallback = (act: () => void) => { heard.push('idle'); act(); };
    await drawn();
    expect(heard).to.deep.equal(['frame', 'idle']);
  });
  it('goes on where no frame comes: a window behind others', async () => {
    noFrames();
    await drawn();
  });
  it('waits for no frame of a page that nobody sees', async () => {
    let frames = 0;
    window.requestAnimationFrame = () => { frames++; return 0; };
    hide();
    await drawn();
    expect(frames).to.equal(0);
  });
});
