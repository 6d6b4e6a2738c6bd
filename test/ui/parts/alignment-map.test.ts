// The map beside the scroll bar: what it says, and how one goes along it by hand and by keyboard.
import { expect, fixture, html } from '@open-wc/testing';
import type { AlignmentMap, MapSource } from '../../../src/ui/parts/alignment-map.ts';
import { MapGoEvent } from '../../../src/ui/parts/alignment-map.ts';
import type { Lane } from '../../../src/ui/alignment-lanes.ts';
import { listen } from '../../../src/ui/events.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { novelVersion } from '../novel-fixture.ts';
import { speak } from '../fixture.ts';
import '../page-css.ts';
import { frame } from '../work-fixture.ts';

const lane: Lane = { version: novelVersion('ru'), confirmed: 'M0 0h3v2h-3z', partly: '', doubts: ['M4 2h13v1h-13z', '', ''], empty: '', void: '', ticks: '', path: 'M10 0L10 100' };

describe('dm-alignment-map', () => {
  let element: AlignmentMap;
  let view: { from: number; to: number } | null;
  let asked: number[];
  let cut: number[];
  const source = (rows: number): MapSource => ({
    rows, captions: [{ code: 'ru', name: 'Russian' }, { code: 'tr', name: 'Turkish' }], inView: () => view,
    lanes: (stretches) => { cut.push(stretches); return [lane, { ...lane, version: novelVersion('tr') }]; }, headingAt: (place) => (place >= 100 ? 'Chapter 2' : ''),
  });
  const strip = (): HTMLElement => element.renderRoot.querySelector('.strip') as HTMLElement;
  const press = async (key: string): Promise<void> => { strip().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); await frame(); };
  const point = async (type: string, share: number): Promise<void> => {
    const { top, height, left } = strip().getBoundingClientRect();
    strip().dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: left + 5, clientY: top + share * height, bubbles: true, composed: true, button: 0 }));
    await frame();
  };

  beforeEach(async () => {
    view = { from: 0, to: 9 };
    asked = [];
    cut = [];
    await speak('en');
    element = await fixture(html`<dm-alignment-map .source=${source(30_000)}></dm-alignment-map>`);
    element.style.setProperty('display', 'flex'); // also in a narrow window
    element.style.setProperty('block-size', '500px');
    strip().setPointerCapture = () => undefined;
    strip().releasePointerCapture = () => undefined;
    listen(element, MapGoEvent, ({ place }) => { asked.push(place); });
    await frame();
    await frame();
  });

  for (const language of LANGUAGES) it(`is accessible in ${language}`, async () => { await speak(language); await element.updateComplete; await expect(element).to.be.accessible(); });

  it('has a lane a version, cut into as many stretches as it is high, and no more than there are rows', async () => {
    expect(element.renderRoot.querySelectorAll('g')).to.have.length(2);
    expect(cut.at(-1)).to.equal(strip().clientHeight);
    expect(element.renderRoot.querySelectorAll('svg *').length, 'few elements whatever the length').to.be.below(30);
    element.source = source(12);
    await frame();
    expect(cut.at(-1)).to.equal(12);
  });

  it('is a slider that says the row and its chapter', async () => {
    expect([strip().role ?? strip().getAttribute('role'), strip().getAttribute('aria-orientation'), strip().getAttribute('aria-valuemax'), strip().getAttribute('aria-valuenow')]).to.deep.equal(['slider', 'vertical', '30000', '1']);
    expect(strip().getAttribute('aria-valuetext')).to.equal('Row 1 of 30,000');
    view = { from: 1233, to: 1240 };
    document.dispatchEvent(new Event('scroll'));
    await frame();
    await element.updateComplete;
    expect(strip().getAttribute('aria-valuenow')).to.equal('1234');
    expect(strip().getAttribute('aria-valuetext')).to.equal('Row 1,234 of 30,000, Chapter 2');
    const box = element.renderRoot.querySelector('.view') as HTMLElement;
    expect(parseFloat(box.style.getPropertyValue('inset-block-start'))).to.be.closeTo(4.11, 0.01);
  });

  it('goes along by arrow keys, by pages, and to both ends', async () => {
    view = { from: 15_000, to: 15_010 };
    document.dispatchEvent(new Event('scroll'));
    await frame();
    const step = Math.round(30_000 / strip().clientHeight);
    for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a']) await press(key);
    expect(asked).to.deep.equal([15_000 + step, 15_000 - step, 16_500, 13_500, 0, 29_999]);
  });

  it('jumps to where it is clicked, and follows a drag', async () => {
    await point('pointerdown', 0.5);
    expect(asked[0]).to.be.within(14_900, 15_100);
    strip().hasPointerCapture = () => true;
    await point('pointermove', 0.75);
    expect(asked[1]).to.be.within(22_300, 22_700);
    strip().hasPointerCapture = () => false;
    await point('pointermove', 0.9);
    expect(asked, 'pointing alone moves nothing').to.have.length(2);
    expect(element.renderRoot.querySelector('.tip')?.textContent).to.match(/^Row (?:26,9|27,0)\d\d of 30,000, Chapter 2$/);
  });
});
