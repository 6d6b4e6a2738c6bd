import { expect } from '@open-wc/testing';
import { ImportDesk } from '../../src/app/import-desk.ts';
import type { ImportProgress, ReadText, VersionPlan, WorkPlan } from '../../src/app/import-types.ts';
import type { Session } from '../../src/app/session.ts';
import { removeAlignment } from '../../src/app/acts.ts';
import { splitSentence } from '../../src/app/alignment-acts.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { VersionId } from '../../src/core/ids.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { Tables } from '../../src/core/tables.ts';
import { theWork, units, versionsOf } from '../../src/core/units.ts';
import type { AlignedBead, AlignJob, AlignWatch } from '../../src/workers/align.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { LAWS } from '../core/law.ts';
import type { Step } from '../core/law.ts';

const text = (name: string, lang: string, sentences: readonly string[]): ReadText => ({
  name, format: 'text', encoding: 'utf-8', encodings: [], lang, langSure: true, lines: 'paragraph', title: '', issues: [],
  sentences: sentences.map((sentence, at) => ({ text: sentence, after: at === sentences.length - 1 ? '\n' : at % 2 ? '\n\n' : ' ' })),
  paragraphs: 1, characters: 1,
});
const plan = (lang: string, sentences: readonly string[], name = ''): VersionPlan => ({ text: text(`${lang}.txt`, lang, sentences), lang, name });
const TWO: WorkPlan = { title: 'Book', pivot: 1, versions: [plan('ru', ['Раз.', 'Два.', 'Три.']), plan('en', ['One.', 'Two.', 'Three.'])] };

/** Sentence by sentence; what is left over on one side stands alone. */
const oneToOne = ({ source, target, confirmed = [] }: AlignJob): AlignedBead[] => {
  const rows = Math.max(source.sentences.length, target.sentences.length);
  const certain = new Set(confirmed.map((bead) => `${bead.source.join()}-${bead.target.join()}`));
  return Array.from({ length: rows }, (_, at) => {
    const bead = { source: at < source.sentences.length ? [at] : [], target: at < target.sentences.length ? [at] : [] };
    return { ...bead, score: certain.has(`${bead.source.join()}-${bead.target.join()}`) ? 1 : 0.5 };
  });
};

interface Fixture {
  readonly desk: ImportDesk;
  readonly store: MemoryStore;
  readonly jobs: AlignJob[];
  readonly session: () => Session;
  open(plan: WorkPlan): Promise<Workbench>;
}

function fixture(align = (job: AlignJob, _watch: AlignWatch): AlignedBead[] => oneToOne(job)): Fixture {
  let ids = 0;
  const store = new MemoryStore(), jobs: AlignJob[] = [], newId = (prefix: string): string => `${prefix}_${++ids}`;
  let session: Session | null = null;
  const desk = new ImportDesk({
    session: () => session ?? { store } as unknown as Session, newId,
    align: (job, watch) => {
      jobs.push(job);
      if (watch.signal?.aborted) return Promise.resolve({ ok: false, error: { code: 'cancelled', at: '', params: {} } });
      const beads = align(job, watch);
      watch.onProgress?.(0.5);
      watch.onBeads?.(beads);
      return Promise.resolve({ ok: true, value: beads });
    },
  });
  return {
    desk, store, jobs, session: () => session as Session,
    async open(work) {
      const added = await desk.addWork(work, watching().watch);
      if (!added.ok) throw new Error('not added');
      const opened = await Workbench.open(store, added.value, { now: () => 1, newId });
      if (!opened.ok) throw new Error(opened.error.code);
      session = { store, workbench: opened.value };
      return opened.value;
    },
  };
}

function watching(abort = new AbortController()): { watch: Parameters<ImportDesk['addWork']>[1]; progress: ImportProgress[]; beads: [number, number][] } {
  const progress: ImportProgress[] = [], beads: [number, number][] = [];
  return { progress, beads, watch: {
    signal: abort.signal, onProgress: (news) => { progress.push(news); }, onBeads: (version, known) => { beads.push([version, known.length]); },
  } };
}

async function stored(store: MemoryStore): Promise<Tables[]> {
  const works = await store.works();
  const all = await Promise.all((works.ok ? works.value : []).map(async ({ id }) => await store.load(id)));
  return all.map((one) => new Tables(one.ok ? one.value.rows : {}));
}

const wholeAlignments = (after: Tables): void => { LAWS['A1']?.({ after } as Step); };
const versionIn = (tables: Tables, lang: string): VersionId => versionsOf(tables).find((version) => version.lang === lang)!.id;

/** The original's first sentence, in the middle. */
function cutFirst(workbench: Workbench): void {
  const [{ id, text: words } = expect.fail('no sentence')] = workbench.tables.segmentsOf(versionIn(workbench.tables, 'en'));
  const done = splitSentence(workbench, { segment: id, base: words, text: words, at: Math.floor(words.length / 2) });
  if (isRefusal(done)) expect.fail(done.no);
}

describe('adding a work', () => {
  it('stores every version with its texts, the original first, and aligns the others to it', async () => {
    const { desk, store } = fixture(), { watch, beads } = watching();
    const added = await desk.addWork(TWO, watch);
    const [tables] = await stored(store);
    expect(added).to.deep.equal({ ok: true, value: theWork(tables!).id });
    expect(theWork(tables!).title).to.deep.equal({ en: 'Book' });
    expect(versionsOf(tables!).map(({ lang, kind }) => [lang, kind])).to.deep.equal([['en', 'original'], ['ru', 'translation']]);
    expect(theWork(tables!).pivot).to.equal(versionIn(tables!, 'en'));
    expect(plainText(tables!, versionIn(tables!, 'ru'))).to.equal('Раз. Два.\n\nТри.\n');
    expect(units(tables!)).to.have.length(3);
    wholeAlignments(tables!);
    expect(beads, 'news name the version by its place in the plan').to.deep.equal([[0, 3]]);
  });

  it('keeps scores, marks every bead as automatic, and a translation as not yet reviewed', async () => {
    const { desk, store } = fixture();
    await desk.addWork(TWO, watching().watch);
    const [tables] = await stored(store);
    expect([...tables!.all('bead')].map(({ status, score }) => [status, score])).to.deep.equal(Array(3).fill(['auto', 0.5]));
    expect(new Set(tables!.segmentsOf(versionIn(tables!, 'ru')).map(({ state }) => state))).to.deep.equal(new Set(['translated']));
  });

  it('keeps headings and what the splitter was taught', async () => {
    const { desk, store, jobs } = fixture();
    const headed = { ...text('en.txt', 'en', ['Title', 'Text.']), sentences: [{ text: 'Title', after: '\n\n', block: 'h1' as const }, { text: 'Text.', after: '\n' }] };
    await desk.addWork({ title: 'T', pivot: 0, versions: [{ text: headed, lang: 'en', name: '', abbreviations: ['Adr.'] }, plan('tr', ['Başlık', 'Metin.'])] }, watching().watch);
    const [tables] = await stored(store);
    expect(tables!.segmentsOf(versionIn(tables!, 'en')).map(({ block }) => block)).to.deep.equal(['h1', undefined]);
    expect(theWork(tables!).abbreviations).to.deep.equal({ en: ['Adr.'] });
    expect([jobs[0]?.source.headings, jobs[0]?.source.paragraphEnds]).to.deep.equal([[0], [0, 1]]);
  });

  it('takes a single text, which is aligned with nothing', async () => {
    const { desk, store, jobs } = fixture();
    const added = await desk.addWork({ title: 'Alone', pivot: 0, versions: [plan('en', ['One.'])] }, watching().watch);
    const [tables] = await stored(store);
    expect([added.ok, jobs.length, units(tables!).length]).to.deep.equal([true, 0, 1]);
  });

  it('tells progress that never falls, over all its versions', async () => {
    const { desk } = fixture(), { watch, progress } = watching();
    await desk.addWork({ ...TWO, versions: [...TWO.versions, plan('tr', ['Bir.', 'İki.', 'Üç.'])] }, watch);
    const shares = progress.map(({ share }) => share);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).to.be.within(0.9, 1);
    expect(new Set(progress.map(({ version }) => version))).to.deep.equal(new Set([0, 2]));
    expect(progress.at(-1)?.stage).to.equal('save');
  });

  it('leaves the library as it was when it is cancelled before, while aligning, or while storing', async () => {
    for (const moment of ['before', 'aligning', 'storing'] as const) {
      const abort = new AbortController(), { desk, store } = fixture((job) => { if (moment === 'aligning') abort.abort(); return oneToOne(job); });
      if (moment === 'before') abort.abort();
      const stage = store.stage.bind(store);
      if (moment === 'storing') store.stage = (rows) => { abort.abort(); return stage(rows); };
      const added = await desk.addWork({ ...TWO, versions: [...TWO.versions, plan('tr', ['Bir.'])] }, watching(abort).watch);
      expect(!added.ok && 'error' in added && added.error.code, moment).to.equal('cancelled');
      expect(await stored(store), moment).to.deep.equal([]);
    }
  });
});

describe('adding a version to the open work', () => {
  it('is one act, and undo takes it back whole', async () => {
    const at = fixture(), workbench = await at.open(TWO);
    const added = await at.desk.addVersion(plan('tr', ['Bir.', 'İki.', 'Üç.'], 'Ali'), watching().watch);
    expect(added.ok).to.equal(true);
    expect(versionsOf(workbench.tables).map(({ lang, name }) => [lang, name])).to.deep.equal([['en', undefined], ['ru', undefined], ['tr', 'Ali']]);
    wholeAlignments(workbench.tables);
    expect(units(workbench.tables).every(({ cells }) => cells.size === 3)).to.equal(true);
    expect(workbench.log.map(({ kind }) => kind)).to.deep.equal(['addVersion']);
    expect(JSON.stringify(workbench.log).includes('Bir.'), 'no log entry carries a text').to.equal(false);
    workbench.undo();
    expect(versionsOf(workbench.tables).map(({ lang }) => lang)).to.deep.equal(['en', 'ru']);
    workbench.redo();
    expect(plainText(workbench.tables, versionIn(workbench.tables, 'tr'))).to.equal('Bir. İki.\n\nÜç.\n');
  });

  it('keeps what the splitter was taught; the first undo takes the version back', async () => {
    const at = fixture(), workbench = await at.open(TWO);
    await at.desk.addVersion({ ...plan('tr', ['Bir.', 'İki.']), abbreviations: ['vb.'] }, watching().watch);
    expect(theWork(workbench.tables).abbreviations).to.deep.equal({ tr: ['vb.'] });
    expect(workbench.log.map(({ kind }) => kind)).to.deep.equal(['describeWork', 'addVersion']);
    workbench.undo();
    expect(versionsOf(workbench.tables).map(({ lang }) => lang)).to.deep.equal(['en', 'ru']);
    expect(theWork(workbench.tables).abbreviations).to.deep.equal({ tr: ['vb.'] });
    workbench.redo();
    await workbench.sync();
    const [tables] = await stored(at.store);
    expect(tables!.toRows()).to.deep.equal(workbench.tables.toRows());
  });

  it('aligns to the texts as they have been corrected', async () => {
    const at = fixture(), workbench = await at.open(TWO);
    const [first] = workbench.tables.segmentsOf(versionIn(workbench.tables, 'en'));
    workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: first!.id, base: 'One.', text: 'Number one.', suggestion: newId('sug') as never, author, time }));
    await at.desk.addVersion(plan('tr', ['Bir.']), watching().watch);
    expect(at.jobs.at(-1)?.source.sentences[0]).to.equal('Number one.');
  });

  it('is there after the work was closed and opened again', async () => {
    const at = fixture(), workbench = await at.open(TWO);
    await at.desk.addVersion(plan('tr', ['Bir.', 'İki.', 'Üç.']), watching().watch);
    await workbench.sync();
    const [tables] = await stored(at.store);
    expect(tables!.toRows()).to.deep.equal(workbench.tables.toRows());
  });

  it('is aligned once more where a sentence was cut meanwhile, with what is there now', async () => {
    let cut = true;
    const at = fixture((job) => {
      if (at.jobs.length > 1 && cut) { cut = false; cutFirst(at.session().workbench); }
      return oneToOne(job);
    }), workbench = await at.open(TWO), { watch, progress, beads } = watching();
    const added = await at.desk.addVersion(plan('tr', ['Bir.', 'İki.', 'Üç.']), watch);
    expect([added.ok, at.jobs.length, at.jobs.at(-1)?.source.sentences]).to.deep.equal([true, 3, ['On', 'e.', 'Two.', 'Three.']]);
    wholeAlignments(workbench.tables);
    expect(versionsOf(workbench.tables).length, 'once').to.equal(3);
    expect(progress.map(({ share }) => share), 'never falling').to.deep.equal(progress.map(({ share }) => share).toSorted((a, b) => a - b));
    expect(beads.length, 'nobody counts the rows twice').to.equal(1);
  });

  it('gives up where it is cut again', async () => {
    const at = fixture((job) => { if (at.jobs.length > 1) cutFirst(at.session().workbench); return oneToOne(job); }), workbench = await at.open(TWO);
    const added = await at.desk.addVersion(plan('tr', ['Bir.']), watching().watch);
    expect([!added.ok && 'error' in added && added.error.code, at.jobs.length, versionsOf(workbench.tables).length]).to.deep.equal(['changed', 3, 2]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const abort = new AbortController(), at = fixture((job) => { if (at.jobs.length > 1) abort.abort(); return oneToOne(job); });
    const workbench = await at.open(TWO), before = workbench.tables.toRows();
    const added = await at.desk.addVersion({ ...plan('tr', ['Bir.']), abbreviations: ['vb.'] }, watching(abort).watch);
    expect(!added.ok && 'error' in added && added.error.code).to.equal('cancelled');
    expect(workbench.tables.toRows()).to.deep.equal(before);
    await at.store.sweep(workbench.work);
    expect((await stored(at.store))[0]?.toRows()).to.deep.equal(before);
  });
});

describe('replacing a version by a new import', () => {
  const confirm = (workbench: Workbench): void => {
    // What a person has looked at; the command that says so belongs to alignment by hand.
    for (const bead of [...workbench.tables.all('bead')]) workbench.tables.apply({ bead: { [bead.id]: [bead, { ...bead, status: 'confirmed', score: 1 }] } });
  };

  it('keeps the state and the confirmed beads of sentences that stay the same', async () => {
    const at = fixture(), workbench = await at.open(TWO), { tables } = workbench, former = versionIn(tables, 'ru');
    confirm(workbench);
    const [first] = tables.segmentsOf(former);
    workbench.dispatch('setState', () => ({ segment: first!.id, base: 'Раз.', state: 'reviewed' }));
    const replaced = await at.desk.replaceVersion(former, plan('ru', ['Раз.', 'Два!', 'Три.']), watching().watch);
    expect(replaced.ok).to.equal(true);
    const now = versionIn(tables, 'ru');
    expect(now).not.to.equal(former);
    expect(tables.segmentsOf(now).map(({ text: words, state }) => [words, state])).to.deep.equal([['Раз.', 'reviewed'], ['Два!', 'translated'], ['Три.', 'translated']]);
    expect(at.jobs.at(-1)?.confirmed).to.deep.equal([{ source: [0], target: [0] }, { source: [2], target: [2] }]);
    const alignment = tables.get('version', now)!.alignment;
    expect([...tables.all('bead')].filter((bead) => bead.alignment === alignment).map(({ status }) => status)).to.deep.equal(['confirmed', 'auto', 'confirmed']);
    wholeAlignments(tables);
    expect(tables.get('version', former)?.replacedBy, 'the former one is kept').to.equal(now);
    workbench.undo();
    expect(versionIn(tables, 'ru')).to.equal(former);
  });

  it('turns a late correction of the former version into a suggestion on the new one', async () => {
    const at = fixture(), workbench = await at.open(TWO), { tables } = workbench, former = versionIn(tables, 'ru');
    const old = tables.segmentsOf(former)[1]!;
    await at.desk.replaceVersion(former, plan('ru', ['Раз.', 'Два!', 'Три.']), watching().watch);
    workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: old.id, base: 'Два.', text: 'Двойка.', suggestion: newId('sug') as never, author, time }));
    const heir = tables.segmentsOf(versionIn(tables, 'ru'))[1]!;
    expect(heir.text).to.equal('Два!');
    expect(tables.suggestionsOf(heir.id).map(({ text: words, status }) => [words, status])).to.deep.equal([['Двойка.', 'open']]);
  });

  it('is done once more where a sentence was cut meanwhile', async () => {
    let cut = true;
    const at = fixture((job) => {
      if (at.jobs.length > 1 && cut) { cut = false; cutFirst(at.session().workbench); }
      return oneToOne(job);
    }), workbench = await at.open(TWO), former = versionIn(workbench.tables, 'ru');
    const replaced = await at.desk.replaceVersion(former, plan('ru', ['Раз.', 'Два!', 'Три.']), watching().watch);
    expect([replaced.ok, at.jobs.at(-1)?.source.sentences.length, workbench.tables.get('version', former)?.replacedBy]).to.deep.equal([true, 4, versionIn(workbench.tables, 'ru')]);
    wholeAlignments(workbench.tables);
  });

  it('of the original is done once more too, so that every sentence finds the one that carries it on', async () => {
    let cut = true;
    const at = fixture((job) => {
      if (at.jobs.length > 1 && cut) { cut = false; cutFirst(at.session().workbench); }
      return oneToOne(job);
    }), workbench = await at.open(TWO), { tables } = workbench, former = theWork(tables).pivot;
    await at.desk.replaceVersion(former, plan('en', ['One.', 'Two.', 'Three.']), watching().watch);
    expect(tables.segmentsOf(theWork(tables).pivot).map(({ from }) => from !== undefined && tables.get('segment', from)?.version === former)).to.deep.equal([true, true, true]);
  });

  it('aligns every version anew when the original is replaced', async () => {
    const at = fixture(), workbench = await at.open({ ...TWO, versions: [...TWO.versions, plan('tr', ['Bir.', 'İki.', 'Üç.'])] }), { tables } = workbench;
    const former = theWork(tables).pivot;
    confirm(workbench);
    const replaced = await at.desk.replaceVersion(former, plan('en', ['Zero.', 'One.', 'Two.', 'Three.']), watching().watch);
    expect(replaced).to.deep.equal({ ok: true, value: theWork(tables).pivot });
    expect(versionsOf(tables).map(({ lang, kind }) => [lang, kind])).to.deep.equal([['en', 'original'], ['ru', 'translation'], ['tr', 'translation']]);
    expect(at.jobs.slice(-2).map(({ confirmed }) => confirmed?.[0])).to.deep.equal([{ source: [1], target: [0] }, { source: [1], target: [0] }]);
    wholeAlignments(tables);
    workbench.undo();
    expect(theWork(tables).pivot).to.equal(former);
    wholeAlignments(tables);
  });
});

describe('aligning two versions directly', () => {
  it('adds an alignment beside the others and changes nothing on screen', async () => {
    const at = fixture(), workbench = await at.open({ ...TWO, versions: [...TWO.versions, plan('tr', ['Bir.', 'İki.', 'Üç.'])] }), { tables } = workbench;
    const before = units(tables);
    const done = await at.desk.alignDirectly(versionIn(tables, 'ru'), versionIn(tables, 'tr'), watching().watch);
    expect(done.ok && tables.get('alignment', done.value)).to.include({ source: versionIn(tables, 'ru'), target: versionIn(tables, 'tr') });
    expect(units(tables)).to.deep.equal(before);
    wholeAlignments(tables);
    workbench.undo();
    expect(done.ok && tables.get('alignment', done.value)).to.equal(undefined);
  });

  it('joins the rows of what the original has nothing for, until it is taken away again', async () => {
    const at = fixture(), workbench = await at.open({ ...TWO, versions: [...TWO.versions, plan('tr', ['Bir.', 'İki.', 'Üç.'])] }), { tables } = workbench;
    const [ru, tr] = [versionIn(tables, 'ru'), versionIn(tables, 'tr')];
    const second = [ru, tr].map((version) => tables.segmentsOf(version)[1]!.id);
    for (const id of second) workbench.dispatch('detachSegments', ({ author, newId }) => ({ segments: [id], bead: newId('bead') as never, author }));
    const together = (): boolean => units(tables).some(({ cells }) => cells.size === 2 && cells.get(ru)?.[0] === second[0] && cells.get(tr)?.[0] === second[1]);
    const done = await at.desk.alignDirectly(ru, tr, watching().watch);
    if (!done.ok) throw new Error('not aligned');
    expect(together()).to.equal(true);
    expect(removeAlignment(workbench, tables.get('version', ru)!.alignment!)).to.include({ no: 'chosenStays' });
    expect([isRefusal(removeAlignment(workbench, done.value)), together()]).to.deep.equal([false, false]);
    workbench.undo();
    expect(together()).to.equal(true);
    const again = await at.desk.alignDirectly(ru, tr, watching().watch);
    expect([again.ok, tables.get('alignment', done.value), together()], 'one between two versions').to.deep.equal([true, undefined, true]);
  });
});
