/** Ports for importing and the library that a test steers. */
import type { Proposal, RealignPort } from '../../src/app/realign-types.ts';
import type { Change } from '../../src/core/change.ts';
import type { AlignmentId, SegmentId, VersionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { ImportPort, ImportResult, ImportWatch, ReadChoices, ReadText, TextSource } from '../../src/app/import-types.ts';
import type { LibraryEntry, LibraryPort, WorkFigures } from '../../src/app/library-types.ts';

export type Failure = Exclude<ImportResult<never>, { ok: true }>;

export const failure = (code: Extract<Failure, { error: unknown }>['error']['code'], params: Record<string, string | number> = {}): Failure => ({ ok: false, error: { code, params } });

/** A text as the reader would give it. */
export function readText(over: Partial<ReadText> & { lines_?: readonly string[] } = {}): ReadText {
  const { lines_: lines = ['First sentence.', 'Second sentence.'], ...rest } = over;
  return {
    name: 'novel.en.txt', format: 'text', encoding: 'utf-8', encodings: ['utf-8', 'windows-1252'], lang: 'en', langSure: true, lines: 'paragraph', title: '',
    sentences: lines.map((text, at) => ({ text, after: at % 2 === 0 ? ' ' : '\n\n' })), paragraphs: Math.ceil(lines.length / 2), characters: lines.join('').length, issues: [], ...rest,
  };
}

export interface Asked { readonly source: TextSource; readonly choices: ReadChoices; readonly signal: AbortSignal; answer(result: ImportResult<ReadText>): void }

/** Reads at once what `texts` says for a name, or, with `slow`, when the test answers. Jobs wait for the test. */
export class FakeImports implements ImportPort {
  readonly asked: Asked[] = [];
  slow = false;
  texts: Record<string, ImportResult<ReadText>> = {};
  job: { kind: string; plan: unknown; watch: ImportWatch; end(result: ImportResult<string>): void } | null = null;

  read(source: TextSource, choices: ReadChoices, signal: AbortSignal): Promise<ImportResult<ReadText>> {
    const name = 'file' in source ? source.file.name : source.pasted;
    return new Promise((answer) => {
      this.asked.push({ source, choices, signal, answer });
      if (!this.slow) answer(this.texts[name] ?? { ok: true, value: readText({ name, ...(choices.lang === undefined ? {} : { lang: choices.lang }) }) });
    });
  }

  addWork(plan: unknown, watch: ImportWatch): Promise<ImportResult<WorkId>> { return this.#wait('work', plan, watch); }
  addVersion(plan: unknown, watch: ImportWatch): Promise<ImportResult<VersionId>> { return this.#wait('version', plan, watch); }
  replaceVersion(former: VersionId, plan: unknown, watch: ImportWatch): Promise<ImportResult<VersionId>> { return this.#wait(`replace ${former}`, plan, watch); }
  alignDirectly(a: VersionId, b: VersionId, watch: ImportWatch): Promise<ImportResult<AlignmentId>> { return this.#wait(`direct ${a} ${b}`, null, watch); }

  #wait<Id extends WorkId | VersionId | AlignmentId>(kind: string, plan: unknown, watch: ImportWatch): Promise<ImportResult<Id>> {
    return new Promise((resolve) => {
      const end = (result: ImportResult<string>): void => { this.job = null; resolve(result.ok ? { ok: true, value: asId<Id>(result.value) } : result); };
      this.job = { kind, plan, watch, end };
      watch.signal.addEventListener('abort', () => { end(failure('cancelled')); });
    });
  }
}

/** Realigns when the test says so. */
export class FakeRealigning implements RealignPort {
  job: { version: VersionId; watch: ImportWatch; range: readonly SegmentId[] | undefined; end(result: ImportResult<Proposal>): void } | null = null;
  /** What adopting comes to; null: it was never asked for. */
  adopted: Proposal | null = null;
  answer: ImportResult<Change> = failure('changed');
  stale = false;

  realign(version: VersionId, watch: ImportWatch, range?: readonly SegmentId[]): Promise<ImportResult<Proposal>> {
    return new Promise((resolve) => {
      const end = (result: ImportResult<Proposal>): void => { this.job = null; resolve(result); };
      this.job = { version, watch, range, end };
      watch.signal.addEventListener('abort', () => { end(failure('cancelled')); });
    });
  }

  adopt(proposal: Proposal): Promise<ImportResult<Change>> { this.adopted = proposal; return Promise.resolve(this.answer); }
  isStale(): boolean { return this.stale; }
}

export const DAY = 24 * 60 * 60 * 1000;

export function entry(name: string, over: Partial<LibraryEntry> = {}): LibraryEntry {
  return { id: asId<WorkId>(`work_${name.toLowerCase()}`), title: { en: name }, bundled: false, archived: false, deleted: null, ...over };
}

export function figures(over: Partial<WorkFigures> = {}): WorkFigures {
  return {
    versions: [{ lang: 'en', name: '', segments: 1234, characters: 60_000 }, { lang: 'ru', name: '', segments: 1230, characters: 61_000 }],
    sentences: 1234, reviewed: 0.25, confirmed: 0.1, openSuggestions: 0, lastChange: Date.now() - 3 * DAY, bytes: 250_000, ...over,
  };
}

export class FakeLibrary extends EventTarget implements LibraryPort {
  entries: LibraryEntry[] = [];
  counts = new Map<string, WorkFigures>();
  acts: string[] = [];
  /** Figures wait until the test lets them through. */
  gate: Promise<unknown> = Promise.resolve();

  list: LibraryPort['list'] = () => Promise.resolve({ ok: true, value: this.entries });
  figures: LibraryPort['figures'] = async (work) => {
    await this.gate;
    const found = this.counts.get(work);
    return found ? { ok: true, value: found } : { ok: true, value: figures() };
  };
  archive: LibraryPort['archive'] = (work, archived) => this.#change(`archive ${work} ${archived}`, work, { archived });
  remove: LibraryPort['remove'] = (work) => this.#change(`remove ${work}`, work, { deleted: Date.now() });
  restore: LibraryPort['restore'] = (work) => this.#change(`restore ${work}`, work, { deleted: null });
  purge: LibraryPort['purge'] = (work) => {
    this.acts.push(`purge ${work}`);
    this.entries = this.entries.filter(({ id }) => id !== work);
    return this.#tell();
  };

  #change(act: string, work: WorkId, news: Partial<LibraryEntry>): ReturnType<LibraryPort['purge']> {
    this.acts.push(act);
    this.entries = this.entries.map((one) => (one.id === work ? { ...one, ...news } : one));
    return this.#tell();
  }

  #tell(): ReturnType<LibraryPort['purge']> {
    this.dispatchEvent(new Event('change'));
    return Promise.resolve({ ok: true, value: undefined });
  }
}
