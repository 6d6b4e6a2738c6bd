import { expect, fixture, html } from '@open-wc/testing';
import type { SegmentId } from '../../../src/core/ids.ts';
import type { Match } from '../../../src/core/text/find.ts';
import { replaceEverywhere } from '../../../src/app/acts.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { listen, MatchesEvent, PanelCloseEvent, ReplaceEvent, SegmentGoEvent } from '../../../src/ui/events.ts';
import type { FindPanel } from '../../../src/ui/parts/find-panel.ts';
import '../../../src/ui/parts/find-panel.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';

describe('dm-find-panel', () => {
  let workbench: Workbench;
  let element: FindPanel;
  let marks: ReadonlyMap<SegmentId, readonly Match[]>;
  let went: SegmentId[];
  let replaced: ReplaceEvent[];
  let closed: number;

  const $ = <E extends HTMLElement>(selector: string): E => element.renderRoot.querySelector(selector) as E;
  const settle = async (): Promise<void> => { await element.updateComplete; await new Promise(requestAnimationFrame); await element.updateComplete; };
  const type = async (selector: string, text: string): Promise<void> => {
    $<HTMLInputElement>(selector).value = text;
    $(selector).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
  };
  const count = (): string => $('.count').textContent.replace($('.count').querySelector('.visually-hidden')?.textContent ?? '', '').trim();
  const key = async (selector: string, init: KeyboardEventInit): Promise<void> => {
    $(selector).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }));
    await settle();
  };
  const check = async (at: number): Promise<void> => { $<HTMLInputElement>(`.options label:nth-of-type(${at}) input`).click(); await settle(); };
  const total = (): number => [...marks.values()].reduce((sum, hits) => sum + hits.length, 0);

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    marks = new Map();
    went = [];
    replaced = [];
    closed = 0;
    const host = await fixture<HTMLElement>(html`<div></div>`);
    listen(host, MatchesEvent, ({ matches }) => { marks = matches; });
    listen(host, SegmentGoEvent, ({ segment }) => { went.push(segment); });
    listen(host, ReplaceEvent, (event) => { replaced.push(event); replaceEverywhere(workbench, event); });
    listen(host, PanelCloseEvent, () => { closed += 1; element.open = false; });
    element = document.createElement('dm-find-panel');
    element.workbench = workbench;
    element.open = true;
    element.replacing = true;
    host.append(element);
    await settle();
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, with its preview`, async () => {
      await speak(language);
      await type('#find', 'e');
      await expect(element).to.be.accessible();
      await type('#replacement', 'é');
      $<HTMLButtonElement>('#replacing button:last-child').click();
      await settle();
      await expect(element).to.be.accessible();
    });
  }
  it('takes the focus when it opens', () => { expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal('find'); });
  it('marks every hit in every version, goes to the first, and counts', async () => {
    await type('#find', 'karabakh');
    expect(marks.size).to.be.above(3);
    expect(count()).to.equal(`1 of ${total()}`);
    expect(went).to.have.length(1);
    expect($('.count .visually-hidden').textContent).to.match(/Sentence \d+, \w+/);
    expect(marks.get(went[0] as SegmentId)?.[0]).to.have.property('current', true);
  });
  it('folds unless told otherwise', async () => {
    await type('#find', 'TÜRKİYE');
    const folded = total();
    expect(folded).to.be.above(0);
    await check(1);
    expect(total()).to.equal(0);
    expect(count()).to.equal('Nothing found');
  });
  it('finds whole words only when told so', async () => {
    await type('#find', 'kara');
    expect(total()).to.be.above(0);
    await check(2);
    expect(total()).to.equal(0);
  });
  it('searches only the chosen versions', async () => {
    await type('#find', 'a');
    const all = marks.size;
    $<HTMLInputElement>('fieldset label:nth-of-type(1) input').click();
    await settle();
    expect(marks.size).to.be.below(all);
    expect([...marks.keys()].some((id) => workbench.tables.get('segment', id)?.version === VERSION.en)).to.equal(false);
  });
  it('goes on with Enter and back with Shift+Enter, round the end, without leaving the field', async () => {
    await type('#find', 'karabakh');
    await key('#find', { key: 'Enter', shiftKey: true });
    expect(count()).to.equal(`${total()} of ${total()}`);
    await key('#find', { key: 'Enter' });
    expect(count()).to.equal(`1 of ${total()}`);
    expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal('find');
  });
  it('replaces one hit and goes on to the next', async () => {
    await type('#find', 'Shushi');
    const before = total();
    const first = workbench.tables.get('segment', went[0] as SegmentId)?.text ?? '';
    await type('#replacement', 'Şuşa');
    $<HTMLButtonElement>('#replacing button').click();
    await settle();
    expect(workbench.tables.get('segment', went[0] as SegmentId)?.text).to.equal(first.replace('Shushi', 'Şuşa'));
    expect(total()).to.equal(before - 1);
    expect(replaced[0]?.count).to.equal(1);
    expect(count()).to.equal(`1 of ${before - 1}`);
  });
  it('goes past a replacement that holds the query again', async () => {
    await type('#find', 'Shushi');
    await type('#replacement', 'Shushi (Şuşa)');
    $<HTMLButtonElement>('#replacing button').click();
    await settle();
    expect(count()).to.equal(`2 of ${total()}`);
  });
  it('shows what it would do before it replaces all, as one change with one undo', async () => {
    await type('#find', 'Karabakh');
    await type('#replacement', 'Artsakh');
    const before = [...workbench.tables.segmentsOf(VERSION.en)].map(({ text }) => text);
    const hits = total();
    $<HTMLButtonElement>('#replacing button:last-child').click();
    await settle();
    const preview = ($('dm-replace-preview').shadowRoot as ShadowRoot);
    expect(preview.querySelector('h2')?.textContent).to.equal(`Replace ${hits} matches?`);
    expect(preview.querySelector('ins')?.textContent).to.contain('Artsakh');
    expect(replaced, 'nothing before the answer').to.deep.equal([]);
    preview.querySelector<HTMLButtonElement>('.primary')?.click();
    await settle();
    expect(workbench.log).to.have.length(1);
    expect(count()).to.equal('Nothing found');
    workbench.undo();
    expect([...workbench.tables.segmentsOf(VERSION.en)].map(({ text }) => text)).to.deep.equal(before);
    await settle();
    expect(total(), 'the undo is seen').to.equal(hits);
  });
  it('replaces nothing when the preview is left', async () => {
    await type('#find', 'Karabakh');
    await type('#replacement', 'Artsakh');
    $<HTMLButtonElement>('#replacing button:last-child').click();
    await settle();
    ($('dm-replace-preview').shadowRoot as ShadowRoot).querySelector<HTMLButtonElement>('.foot .button')?.click();
    await settle();
    expect(replaced).to.deep.equal([]);
  });
  it('goes with Esc and takes its marks along', async () => {
    await type('#find', 'karabakh');
    await key('#find', { key: 'Escape' });
    expect(closed).to.equal(1);
    expect(marks.size).to.equal(0);
  });
});
