import { expect } from '@open-wc/testing';
import { layoutLetter, learnLayout, onLayout } from '../../../src/ui/controllers/key-layout.ts';
import { keyText } from '../../../src/ui/controllers/keys.ts';

const type = (key: string, code: string, more: KeyboardEventInit = {}): void => { learnLayout(new KeyboardEvent('keydown', { key, code, ...more })); };

describe('the letters of the layout', () => {
  beforeEach(() => { type('a', 'KeyA'); });

  it('are those of the key where nothing else is known', () => {
    expect([layoutLetter('u'), keyText('Shift+U', false)]).to.deep.equal([null, 'Shift+U']);
  });
  it('of ЙЦУКЕН are known from a single key, and shown beside the Latin ones', () => {
    type('ы', 'KeyS');
    expect([layoutLetter('u'), layoutLetter('m')]).to.deep.equal(['Г', 'Ь']);
    expect([keyText('U', false), keyText('Mod+K', false), keyText('F8', false), keyText('?', false)]).to.deep.equal(['U (Г)', 'Ctrl+K (Л)', 'F8', '?']);
  });
  it('are forgotten as soon as a key writes Latin', () => {
    type('ы', 'KeyS');
    type('q', 'KeyQ');
    expect(layoutLetter('u')).to.equal(null);
  });
  it('of another layout are learned key by key, and never mixed with ЙЦУКЕН', () => {
    type('ы', 'KeyS');
    type('θ', 'KeyU'); // Greek
    expect([layoutLetter('u'), layoutLetter('s')]).to.deep.equal(['Θ', null]);
    type('δ', 'KeyD');
    expect([layoutLetter('u'), layoutLetter('d')]).to.deep.equal(['Θ', 'Δ']);
  });
  it('are not learned from what Ctrl, Cmd or AltGr make of a key, nor from signs', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) type('ы', 'KeyS', held);
    type('µ', 'KeyM');
    type('/', 'KeyQ');
    expect([layoutLetter('s'), layoutLetter('m'), layoutLetter('q')]).to.deep.equal([null, null, null]);
  });
  it('are told when they change, and only then', () => {
    let told = 0;
    const stop = onLayout(() => { told += 1; });
    type('ы', 'KeyS');
    type('в', 'KeyD');
    type('d', 'KeyD');
    type('e', 'KeyE');
    stop();
    type('ы', 'KeyS');
    expect(told).to.equal(2);
  });
});
