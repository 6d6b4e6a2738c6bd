import { expect } from '@open-wc/testing';
import type { SegmentId, SuggestionId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Suggestion } from '../../src/core/model.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { LANGUAGES } from '../../src/i18n/i18n.ts';
import type { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { AnnounceEvent, listen } from '../../src/ui/events.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import type { ProposeDialog } from '../../src/ui/parts/propose-dialog.ts';
import { reasons } from '../../src/ui/parts/reasons.ts';
import { speak, VERSION } from './fixture.ts';
import { frame, open, segments } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

describe('proposing on the page of the text', () => {
  let page: DmWorkPage;
  let workbench: Workbench;
  let actions: ActionRegistry;
  let said: string[];
  const at = (version: keyof typeof VERSION, place: number): SegmentId => workbench.tables.segmentsOf(VERSION[version])[place]?.id as SegmentId;
  const element = (id: SegmentId) => segments(page).find(({ dataset }) => dataset['segment'] === id);
  const stand = async (id: SegmentId): Promise<void> => {
    element(id)?.focusText();
    await frame();
  };
  const dialog = async (): Promise<ProposeDialog> => {
    await waitUntil(() => document.querySelector('dm-propose-dialog')?.shadowRoot?.querySelector('dialog[open]'), 'no dialog');
    return document.querySelector('dm-propose-dialog') as ProposeDialog;
  };
  const write = (asked: ProposeDialog, reason: string): HTMLTextAreaElement => {
    const field = asked.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field.value = reason;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    return field;
  };
  const only = (): Suggestion | undefined => [...workbench.tables.all('suggestion')].at(0);

  beforeEach(async () => {
    reasons.clear();
    ({ page, workbench, actions } = await open({ prefer: () => { preferences.set('nameAsked', true); } }));
    said = [];
    listen(page, AnnounceEvent, ({ sentence }) => said.push(sentence));
    await waitUntil(() => actions.get('align.suggestState') !== undefined, 'the acts are loaded');
  });
  afterEach(() => { document.querySelector('dm-propose-dialog')?.remove(); preferences.clear(); return speak('en'); });

  for (const language of LANGUAGES) {
    it(`asks accessibly in ${language}`, async () => {
      await speak(language);
      await stand(at('ru', 3));
      actions.run('align.suggestState');
      await expect(await dialog()).to.be.accessible();
    });
  }

  it('a text for a sentence that was split since is compared with both halves, as they read now', async () => {
    const id = at('ru', 3), { text } = workbench.tables.get('segment', id)!, [first, second] = ['seg_h1', 'seg_h2'].map((half) => asId<SegmentId>(half)) as [SegmentId, SegmentId];
    workbench.dispatch('suggest', ({ author, time }) => ({ id: asId<SuggestionId>('sug_a'), segment: id, base: text, text: `${text} Ещё.`, reason: '', author, time }));
    workbench.dispatch('splitSegment', ({ author, time }) => ({ segment: id, base: text, text, at: text.indexOf(' ') + 1, ids: [first, second], suggestion: asId('sug_h'), author, time }));
    const compared = (): string | undefined => element(first)?.renderRoot.querySelector('dm-suggestion-card')?.current;
    await waitUntil(() => compared() === text, 'not with both');
    const half = workbench.tables.get('segment', second)!.text;
    workbench.dispatch('editSegment', ({ author, time }) => ({ segment: second, base: half, text: `${half} Да.`, suggestion: asId('sug_b'), author, time }));
    await waitUntil(() => compared() === `${text} Да.`, 'with the former half');
  });

  it('a state is suggested with a reason, and nothing else changes', async () => {
    await stand(at('ru', 3));
    actions.run('align.suggestState');
    const asked = await dialog();
    expect(asked.renderRoot.querySelector('h2')?.textContent).to.equal('Suggest a state: sentence 4, Russian');
    expect([...asked.renderRoot.querySelectorAll('input')].map(({ value }) => value), 'the others').to.deep.equal(['initial', 'reviewed', 'final']);
    asked.renderRoot.querySelector<HTMLInputElement>('[value=final]')?.click();
    write(asked, 'read twice').form?.requestSubmit();
    await waitUntil(() => only() !== undefined);
    expect([only()?.proposes, only()?.reason, only()?.segment]).to.deep.equal([{ kind: 'state', state: 'final' }, 'read twice', at('ru', 3)]);
    expect(workbench.tables.get('segment', at('ru', 3))?.state).to.equal('translated');
    await waitUntil(() => said.includes('Suggested: sentence 4 (Russian): final'));
  });

  it('a reason that was typed stands there again after Esc, and Ctrl+Enter is enough', async () => {
    await stand(at('ru', 3));
    actions.run('align.suggestState');
    write(await dialog(), 'half a rea');
    document.querySelector('dm-propose-dialog')?.shadowRoot?.querySelector('dialog')?.close();
    await waitUntil(() => document.querySelector('dm-propose-dialog') === null);
    expect(only()).to.equal(undefined);
    actions.run('align.suggestState');
    const field = (await dialog()).renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    expect(field.value).to.equal('half a rea');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
    await waitUntil(() => only() !== undefined);
    expect([only()?.reason, only()?.proposes]).to.deep.equal(['half a rea', { kind: 'state', state: 'reviewed' }]);
  });

  it('selected sentences of two versions are suggested to belong together; the selection goes, the links stay', async () => {
    const beads = JSON.stringify(workbench.tables.toRows().bead);
    await stand(at('en', 3));
    actions.run('align.select');
    await stand(at('ru', 5));
    actions.run('align.select');
    actions.run('align.suggestLinks');
    const asked = await dialog();
    expect([...asked.renderRoot.querySelectorAll('.lines p')].map((line) => line.getAttribute('lang'))).to.deep.equal(['en', 'ru']);
    expect(asked.renderRoot.querySelector('input[type=radio]')).to.equal(null);
    write(asked, '').form?.requestSubmit();
    await waitUntil(() => only() !== undefined);
    expect(only()?.proposes).to.deep.equal({ kind: 'links', segments: [at('en', 3), at('ru', 5)] });
    expect(JSON.stringify(workbench.tables.toRows().bead)).to.equal(beads);
    await waitUntil(() => said.some((sentence) => sentence.startsWith('Suggested: these sentences belong together')));
    expect(page.feed.selection.size).to.equal(0);
  });

  it('sentences of one version are no link, and none is none', async () => {
    await stand(at('en', 3));
    actions.run('align.suggestLinks');
    await waitUntil(() => said.includes('Select the sentences first.'));
    actions.run('align.select');
    actions.run('align.suggestLinks');
    await waitUntil(() => said.includes('Select sentences of at least two versions.'));
    expect(document.querySelector('dm-propose-dialog')).to.equal(null);
  });
});
