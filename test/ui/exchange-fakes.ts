/** A port for files from and to others that a test steers. */
import type {
  BundleScope, ExchangeErrorCode, ExchangeFile, ExchangePort, ExchangeResult, ExchangeWatch, Merged, Outline, Preview, PreviewCounts, PreviewItem, TableChoice,
} from '../../src/app/exchange-types.ts';
import type { ChangeId, PersonId, VersionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { FileKind } from '../../src/ui/controllers/incoming-files.ts';

export const CODES: readonly ExchangeErrorCode[] = [
  'notJson', 'foreign', 'newer', 'damaged', 'wrongShape', 'otherKind', 'tooLarge', 'badZip', 'zipBomb', 'encrypted', 'hostile', 'workMissing', 'notATable', 'badTable',
  'noWork', 'nothing', 'busy', 'changed', 'cannotUndo', 'notLoaded', 'timeLimit', 'crashed', 'cancelled',
];

export type Failed = Extract<ExchangeResult<never>, { error: unknown }>;
export const failed = (code: ExchangeErrorCode, at = '', params: Record<string, string | number> = {}): Failed => ({ ok: false, error: { code, at, params } });

export const NO_COUNTS: PreviewCounts = { changes: 0, known: 0, corrections: 0, suggestions: 0, conflicts: 0, decisions: 0, disputed: 0, notes: 0, links: 0, versions: 0, without: 0, lost: 0 };
const AYSE = { personId: asId<PersonId>('per_ayse'), name: 'Ayşe' };

export function item(over: Partial<PreviewItem> = {}): PreviewItem {
  return { kind: 'correction', segment: null, lang: 'ru', before: 'Старый текст.', after: 'Новый текст.', reason: '', author: AYSE, time: Date.UTC(2026, 10, 20, 9, 30), ...over };
}

export function preview(over: Partial<Preview> = {}): Preview {
  return {
    kind: 'bundle', fileName: 'statement.dragoman', work: { id: asId<WorkId>('work_karabakh-statement'), title: { en: 'Joint statement', ru: 'Совместное заявление', tr: 'Ortak açıklama' }, here: 'open' },
    scope: { kind: 'whole' }, made: Date.UTC(2026, 10, 21, 18), person: 'Ayşe',
    counts: { ...NO_COUNTS, changes: 14, known: 120, corrections: 5, suggestions: 3, conflicts: 2, decisions: 1, disputed: 1, notes: 4, links: 6, versions: 1, without: 2, lost: 2 },
    items: [
      item({ kind: 'conflict', reason: 'grammar' }), item({ kind: 'disputed' }), item({ kind: 'lost', what: 'setState', before: '' }), item(), item({ kind: 'suggestion', reason: 'ближе к оригиналу' }),
      item({ kind: 'decision', verdict: 'rejected', reason: 'no' }), item({ kind: 'note', lang: '', before: '', after: 'Which treaty?' }), item({ kind: 'links' }),
      item({ kind: 'version', what: 'addVersion', lang: 'fa', before: '', after: 'فارسی' }), item({ kind: 'other', lang: '', before: '', after: 'x' }),
    ],
    problems: [], empty: false, ...over,
  };
}

interface Asked<T> { readonly watch: { readonly signal: AbortSignal; readonly onProgress?: (share: number) => void }; readonly what: string; answer(result: ExchangeResult<T>): void }

/** Answers at once what it is told to, or, with `slow`, when the test says so; an aborted question is answered as cancelled. */
export class FakeExchange implements ExchangePort {
  slow = false;
  outlines: Record<BundleScope['kind'], Outline> = {
    whole: { changes: 1234, suggestions: 21, notes: 3 }, since: { changes: 40, suggestions: 5, notes: 0 }, mine: { changes: 7, suggestions: 6, notes: 1 },
  };
  readonly outlined: BundleScope[] = [];
  file: ExchangeResult<ExchangeFile> = { ok: true, value: { fileName: 'statement.dragoman', blob: new Blob(['x']) } };
  seen: ExchangeResult<Preview> = { ok: true, value: preview() };
  merged: ExchangeResult<Merged> = { ok: true, value: { change: asId<ChangeId>('chg_merge'), opened: null, lost: 0 } };
  takenBack: ExchangeResult<void> = { ok: true, value: undefined };
  /** What was asked for, in order. */
  readonly acts: string[] = [];
  waiting: Asked<unknown> | null = null;

  outline(scope: BundleScope): Promise<Outline> { this.outlined.push(scope); return Promise.resolve(this.outlines[scope.kind]); }
  createBundle(scope: BundleScope, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> { return this.#ask(`bundle ${JSON.stringify(scope)}`, watch, () => this.file); }
  createReader(columns: readonly VersionId[], watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> { return this.#ask(`reader ${columns.join(' ')}`, watch, () => this.file); }
  createTable({ format, columns }: TableChoice, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> { return this.#ask(`${format} ${columns.join(' ')}`, watch, () => this.file); }
  preview(file: File, watch: ExchangeWatch): Promise<ExchangeResult<Preview>> { return this.#ask(`preview ${file.name}`, watch, () => this.seen); }
  merge(seen: Preview, watch: ExchangeWatch): Promise<ExchangeResult<Merged>> { return this.#ask(`merge ${seen.fileName}`, watch, () => this.merged); }
  undoMerge(change: ChangeId, kind: 'undo' | 'redo', watch: ExchangeWatch): Promise<ExchangeResult<void>> { return this.#ask(`${kind} ${change}`, watch, () => this.takenBack); }

  #ask<T>(what: string, watch: Asked<T>['watch'], result: () => ExchangeResult<T>): Promise<ExchangeResult<T>> {
    this.acts.push(what);
    if (!this.slow) return Promise.resolve(result());
    return new Promise((resolve) => {
      const answer = (given: ExchangeResult<T>): void => { this.waiting = null; resolve(given); };
      this.waiting = { what, watch, answer };
      watch.signal.addEventListener('abort', () => { answer(failed('cancelled')); });
    });
  }
}

/** Backups are called so, and files of others end in what they are; everything else is a text. */
export function recogniseByName({ name }: File): Promise<FileKind> {
  const kinds: readonly (readonly [RegExp, FileKind])[] = [[/\.dragoman$/, 'bundle'], [/reader\.html$/, 'reader'], [/table\.(docx|xlsx)$/, 'table'], [/^backup/, 'backup']];
  return Promise.resolve(kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'text');
}
