// Notes on sentences and on links, on the work page: written, answered, settled and mended where they stand.
import { expect } from '@open-wc/testing';
import type { NoteId, SegmentId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Author, Note } from '../../src/core/model.ts';
import { openThreads, threadsAt } from '../../src/core/notes.ts';
import { addNote, resolve } from '../../src/app/review-acts.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { LinkNotes } from '../../src/ui/parts/notes/link-notes.ts';
import type { NotePanel } from '../../src/ui/parts/notes/note-panel.ts';
import type { NoteThread } from '../../src/ui/parts/notes/note-thread.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import type { Bench } from './aligning-fixture.ts';
import { benchOn, openBench, says, seg, SIX, stand, standing, type, version } from './aligning-fixture.ts';
import { novel } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

const AYLA: Author = { personId: asId('per_ayla'), name: 'Ayla' };

async function open(...options: Parameters<typeof openBench>): Promise<Bench> {
  const bench = await openBench(...options);
  preferences.set('nameAsked', true);
  return bench;
}

const settle = async (): Promise<void> => { await frame(); await frame(); };
const at = ({ page }: Bench, lang: string, number: number): SegmentElement => page.renderRoot.querySelector(`[data-segment="${seg(lang, number)}"]`) as SegmentElement;
const foot = (bench: Bench, lang: string, number: number): string => at(bench, lang, number).renderRoot.querySelector<HTMLElement>('.notes')?.innerText.trim() ?? '';
const panelOf = (root: SegmentElement | LinkNotes): NotePanel | null => root.renderRoot.querySelector('dm-note-panel');
const threadsOf = (panel: NotePanel | null): NoteThread[] => [...panel?.renderRoot.querySelectorAll('dm-note-thread') ?? []];
const fieldOf = (root: NotePanel | NoteThread): HTMLTextAreaElement => {
  const form = root.renderRoot.querySelector('dm-note-form');
  if (!form) throw new Error('no field to write in');
  return form.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
};
const linkNotes = ({ page }: Bench, lang: string): LinkNotes | null => page.renderRoot.querySelector(`[data-column="${version(lang)}"] dm-link-notes`);
const words = (thread: NoteThread | undefined): string => thread?.renderRoot.querySelector('article')?.innerText.replace(/\s+/g, ' ') ?? '';
const press = (root: NoteThread | undefined, label: string): void => {
  const found = [...root?.renderRoot.querySelectorAll('button') ?? []].find(({ textContent }) => textContent.trim() === label);
  if (!found) throw new Error(`no button ${label}`);
  found.click();
};

async function write(root: NotePanel | NoteThread, text: string, { send = true } = {}): Promise<void> {
  const field = fieldOf(root);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  if (send) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
  await settle();
}

/** Shift+B on a sentence, and into the field. */
async function writeOn(bench: Bench, [lang, number, text]: [string, number, string], options?: { send: boolean }): Promise<void> {
  await stand(bench, lang, number);
  await type(bench, 'Shift+B');
  await settle();
  await write(panelOf(at(bench, lang, number)) as NotePanel, text, options);
}

/** As it comes from another machine. */
function noteBy({ workbench }: Bench, author: Author, note: Pick<Note, 'segment' | 'text'> & Partial<Note>): NoteId {
  const id = asId<NoteId>(`note_${author.personId}_${note.text.length}`);
  const done = workbench.dispatch('addNote', ({ time }) => ({ id, ...note, author, time }));
  if (isRefusal(done)) throw new Error(done.no);
  return id;
}

afterEach(() => { localStorage.clear(); });

describe('a note on a sentence', () => {
  it('is written with Shift+B, shown where it stands, and said', async () => {
    const bench = await open();
    await writeOn(bench, ['tr', 3, 'Is this “lamp” or “light”?']);
    expect(says(bench)).to.equal('Note saved: sentence 3 (Turkish)');
    expect(standing(bench), 'the keyboard is back at the sentence').to.equal('tr 3');
    expect(foot(bench, 'tr', 3)).to.equal('1 open note');
    const [thread] = threadsOf(panelOf(at(bench, 'tr', 3)));
    expect(words(thread)).to.contain('You').and.to.contain('2024').and.to.contain('Is this “lamp” or “light”?');
    expect(at(bench, 'tr', 3).renderRoot.querySelector('#text')?.getAttribute('aria-describedby')).to.contain('notes');
    bench.workbench.undo();
    await settle();
    expect(foot(bench, 'tr', 3)).to.not.contain('note');
  });

  it('is written under a Russian and under a Turkish layout, too', async () => {
    const bench = await open();
    for (const layout of ['russian', 'turkishQ', 'turkishF'] as const) {
      await stand(bench, 'ru', 2);
      await type(bench, 'Shift+B', layout);
      await settle();
      expect(panelOf(at(bench, 'ru', 2)), layout).to.not.equal(null);
      fieldOf(panelOf(at(bench, 'ru', 2)) as NotePanel).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
      await settle();
      expect(standing(bench)).to.equal('ru 2');
    }
  });

  it('is answered, settled, opened again; each of it said', async () => {
    const bench = await open();
    noteBy(bench, AYLA, { segment: seg('en', 2), text: 'A name?' });
    await stand(bench, 'en', 2);
    await type(bench, 'Shift+B');
    await settle();
    const panel = panelOf(at(bench, 'en', 2)) as NotePanel, [thread] = threadsOf(panel);
    expect(panel.shadowRoot?.activeElement, 'the keyboard is at the note').to.equal(thread);
    press(thread, 'Reply');
    await settle();
    await write(thread as NoteThread, 'Yes, of the river.');
    expect(says(bench)).to.equal('Reply saved');
    expect(words(thread)).to.contain('Ayla').and.to.contain('Yes, of the river.');
    expect(thread?.shadowRoot?.activeElement?.id, 'and can go on').to.equal('reply');
    press(thread, 'Resolve');
    await settle();
    expect(says(bench)).to.equal('Note resolved');
    expect(foot(bench, 'en', 2)).to.equal('1 resolved note');
    expect(standing(bench), 'what was pressed has gone').to.equal('en 2');
    panel.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.click();
    await settle();
    expect(words(threadsOf(panel)[0])).to.contain('You resolved it');
    press(threadsOf(panel)[0], 'Reopen');
    await settle();
    expect(says(bench)).to.equal('Note reopened');
    expect(openThreads(bench.workbench.tables)).to.have.lengthOf(1);
  });

  it('is mended and taken away by whoever wrote it, and only as long as nobody has answered', async () => {
    const bench = await open();
    await writeOn(bench, ['ru', 4, 'A naem?']);
    const panel = panelOf(at(bench, 'ru', 4)) as NotePanel;
    press(threadsOf(panel)[0], 'Edit');
    await settle();
    expect(fieldOf(threadsOf(panel)[0] as NoteThread).value).to.equal('A naem?');
    await write(threadsOf(panel)[0] as NoteThread, 'A name?');
    expect(says(bench)).to.equal('Note changed');
    expect(words(threadsOf(panel)[0])).to.contain('A name?').and.to.not.contain('naem');
    const [{ first } = { first: null }] = threadsAt(bench.workbench.tables, seg('ru', 4));
    noteBy(bench, AYLA, { segment: seg('ru', 4), text: 'Yes.', thread: first?.id as NoteId });
    await settle();
    expect([...threadsOf(panel)[0]?.renderRoot.querySelectorAll('.small') ?? []].map(({ textContent }) => textContent), 'one’s own, and answered').to.deep.equal(['Edit']);
    bench.workbench.undo();
    await settle();
    press(threadsOf(panel)[0], 'Delete');
    await settle();
    expect(says(bench)).to.equal('Note deleted');
    expect(threadsAt(bench.workbench.tables, seg('ru', 4))).to.deep.equal([]);
    expect(standing(bench)).to.equal('ru 4');
  });

  it('of somebody else can be answered, but not mended', async () => {
    const bench = await open();
    noteBy(bench, AYLA, { segment: seg('en', 2), text: 'A name?' });
    await stand(bench, 'en', 2);
    await type(bench, 'Shift+B');
    await settle();
    expect(threadsOf(panelOf(at(bench, 'en', 2)))[0]?.renderRoot.querySelector('.small')).to.equal(null);
  });

  it('keeps what was typed and not saved, over a closed panel and a new page, and says so', async () => {
    const bench = await open();
    await writeOn(bench, ['tr', 3, 'Is this a'], { send: false });
    fieldOf(panelOf(at(bench, 'tr', 3)) as NotePanel).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await settle();
    expect(panelOf(at(bench, 'tr', 3))).to.equal(null);
    expect(standing(bench)).to.equal('tr 3');
    expect(foot(bench, 'tr', 3)).to.equal('Note not saved yet');
    const again = await benchOn(bench.workbench);
    await settle();
    await waitUntil(() => foot(again, 'tr', 3) === 'Note not saved yet', 'it is not said');
    await stand(again, 'tr', 3);
    await type(again, 'Shift+B');
    await settle();
    expect(fieldOf(panelOf(at(again, 'tr', 3)) as NotePanel).value).to.equal('Is this a');
    await write(panelOf(at(again, 'tr', 3)) as NotePanel, 'Is this a lamp?');
    expect(foot(again, 'tr', 3)).to.equal('1 open note');
    expect(localStorage.getItem(`dragoman.unsent.note.new:${seg('tr', 3)}`)).to.equal(null);
  });

  it('shows what it holds as text and nothing else', async () => {
    const bench = await open();
    await writeOn(bench, ['tr', 3, '<img src=x onerror=alert(1)> \u202Eabc\u202C\nİı ё']);
    const [thread] = threadsOf(panelOf(at(bench, 'tr', 3)));
    expect(thread?.renderRoot.querySelector('img')).to.equal(null);
    expect(thread?.renderRoot.querySelector('.text')?.getAttribute('dir')).to.equal('auto');
    expect(thread?.renderRoot.querySelector('.odd-sign'), 'signs that turn the direction are shown').to.not.equal(null);
  });

  it('comes and goes with what other tabs and files bring, without touching the keyboard', async () => {
    const bench = await open();
    await stand(bench, 'ru', 1);
    noteBy(bench, AYLA, { segment: seg('tr', 5), text: 'A name?' });
    await settle();
    expect(foot(bench, 'tr', 5)).to.equal('1 open note');
    expect(standing(bench)).to.equal('ru 1');
  });

  it('follows its sentence where that is joined with another', async () => {
    const bench = await open();
    noteBy(bench, AYLA, { segment: seg('tr', 3), text: 'A name?' });
    await stand(bench, 'tr', 2);
    await type(bench, 'j');
    await settle();
    const heir = bench.page.shadowRoot?.activeElement as SegmentElement;
    expect(heir.renderRoot.querySelector<HTMLElement>('.notes')?.innerText).to.equal('1 open note');
  });

  for (const [language, mark] of [['en', '1 open note'], ['ru', '1 открытая заметка'], ['tr', '1 açık not']] as [Language, string][]) {
    it(`is accessible in ${language}, written, answered and settled, in rows and in running text`, async () => {
      const bench = await open(undefined, language);
      const first = noteBy(bench, AYLA, { segment: seg('en', 2), text: 'A name?' });
      noteBy(bench, AYLA, { segment: seg('en', 2), text: 'Settled.' });
      resolve(bench.workbench, asId<NoteId>('note_per_ayla_8'), true);
      addNote(bench.workbench, { segment: seg('en', 2), thread: first, text: 'Yes.' });
      await settle();
      expect(foot(bench, 'en', 2)).to.equal(mark);
      await stand(bench, 'en', 2);
      await type(bench, 'Shift+B');
      await type(bench, 'Shift+B');
      await settle();
      threadsOf(panelOf(at(bench, 'en', 2)))[0]?.renderRoot.querySelector<HTMLElement>('#reply')?.click();
      panelOf(at(bench, 'en', 2))?.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.click();
      await settle();
      expect(threadsOf(panelOf(at(bench, 'en', 2)))).to.have.lengthOf(2);
      await expect(bench.page).to.be.accessible();
      bench.page.layout = 'reading';
      await settle();
      await stand(bench, 'en', 2);
      await type(bench, 'Shift+B');
      await settle();
      await expect(bench.page).to.be.accessible();
    });
  }
});

describe('a note on a link', () => {
  it('is written with B, stands under the sentences of the translation, and is part of what the link says', async () => {
    const bench = await open();
    await stand(bench, 'tr', 3);
    await type(bench, 'b');
    await settle();
    await write(panelOf(linkNotes(bench, 'tr') as LinkNotes) as NotePanel, 'Two sentences in the original?');
    expect(says(bench)).to.equal('Note on the alignment saved: sentence 3 (Turkish)');
    expect(standing(bench)).to.equal('tr 3');
    expect(linkNotes(bench, 'tr')?.renderRoot.querySelector('#mark')?.textContent).to.equal('1 open note on the alignment');
    expect(at(bench, 'tr', 3).renderRoot.querySelector('#link')?.textContent).to.contain('1 open note on the alignment');
    expect(foot(bench, 'tr', 3), 'not at the sentence itself').to.equal('');
    expect(threadsAt(bench.workbench.tables, seg('tr', 3)).map(({ first }) => first.link)).to.deep.equal([version('en')]);
  });

  it('is the same one from the side of the original', async () => {
    const bench = await open();
    addNote(bench.workbench, { segment: seg('ru', 2), link: version('en'), text: 'Really?' });
    await settle();
    await stand(bench, 'en', 2);
    await type(bench, 'b');
    await settle();
    expect(threadsOf(panelOf(linkNotes(bench, 'ru') as LinkNotes)).map(words).join()).to.contain('Really?');
    expect(foot(bench, 'en', 2)).to.equal('');
  });

  it('can be about an empty cell', async () => {
    const rows = SIX(), bench = await open({ ...rows, bead: rows.bead.map((bead) => (bead.target.includes(seg('ru', 6)) ? { ...bead, target: [] } : bead)), segment: rows.segment.filter(({ id }) => id !== seg('ru', 6)) });
    const unit = bench.page.shape.units.at(5);
    if (!unit) throw new Error('no sixth row');
    bench.page.standing.go({ unit, version: version('ru') });
    await settle();
    expect(standing(bench)).to.equal('ru –');
    await type(bench, 'b');
    await settle();
    await write(panelOf(linkNotes(bench, 'ru') as LinkNotes) as NotePanel, 'Left out on purpose?');
    expect(standing(bench)).to.equal('ru –');
    expect(linkNotes(bench, 'ru')?.renderRoot.querySelector('#mark')?.textContent).to.equal('1 open note on the alignment');
  });

  it('goes with Escape, and leaves nothing behind where nothing was written', async () => {
    const bench = await open();
    await stand(bench, 'tr', 3);
    await type(bench, 'b');
    await settle();
    fieldOf(panelOf(linkNotes(bench, 'tr') as LinkNotes) as NotePanel).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await settle();
    expect(linkNotes(bench, 'tr')).to.equal(null);
    expect(standing(bench)).to.equal('tr 3');
  });

  it('says in running text that it is about the alignment', async () => {
    const bench = await open();
    addNote(bench.workbench, { segment: seg('ru', 2), link: version('en'), text: 'Really?' });
    bench.page.layout = 'reading';
    await settle();
    at(bench, 'ru', 2).openNotes();
    await settle();
    expect(words(threadsOf(panelOf(at(bench, 'ru', 2)))[0])).to.contain('on the alignment with: Russian');
  });

  it('is accessible, beside a remark and what is known about the link', async () => {
    const rows = novel({ sentences: 3 }), bench = await open({ ...rows, bead: rows.bead.map((bead) => (bead.target.includes(seg('tr', 2)) ? { ...bead, note: 'An old remark.' } : bead)) });
    addNote(bench.workbench, { segment: seg('tr', 2), link: version('en'), text: 'Really?' });
    await settle();
    await stand(bench, 'tr', 2);
    await type(bench, 'b');
    await settle();
    expect(linkNotes(bench, 'tr')?.renderRoot.querySelector('.facts')?.textContent).to.contain('Aligned automatically');
    expect(at(bench, 'tr', 2).closest('.cell')?.querySelector('.link-note')?.textContent).to.contain('An old remark.');
    await expect(bench.page).to.be.accessible();
  });
});

describe('a sentence without notes', () => {
  it('has no room for them', async () => {
    const bench = await open();
    expect(bench.page.renderRoot.querySelector('dm-link-notes')).to.equal(null);
    expect(at(bench, 'tr', 2).renderRoot.querySelector('.foot')).to.equal(null);
    expect(threadsAt(bench.workbench.tables, 'seg_nobody' as SegmentId)).to.deep.equal([]);
  });
});
