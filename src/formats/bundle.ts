/**
 * The one family of files of our own: works with base, log and drafts, in readable JSON, one row or change a line.
 * The backup of a device is read and written here; what people send each other (work-bundle.ts) shares its frame and differs in `kind`.
 *
 * A file comes from anywhere. It is read in this order, and refused at the first failure: size, JSON, ours, hostile
 * keys and depth, release, checksum, shape (new objects from known keys only), and then sense: what is referred to
 * exists, alignments are whole (law A1), and the log applies to the base change by change.
 *
 * Patches are written as lists of edits, so that no id of a stranger ever becomes a key. `JSON.stringify` escapes lone
 * surrogates, so every text survives the way through UTF-8.
 */
import type { Change } from '../core/change.ts';
import type { Draft } from '../core/draft.ts';
import type { RestoreStateArgs } from '../core/commands/restore-state.ts';
import type { Author } from '../core/model.ts';
import type { MergeArgs } from '../core/commands/merge-changes.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { RowLists } from '../core/tables.ts';
import { checkSense } from './bundle-sense.ts';
import { FORMER_SCHEMAS, upgraded } from './bundle-former.ts';
import { fail, FileFailure } from './failure.ts';
import type { ReadResult } from './failure.ts';
import { parseContent } from './bundle-shape.ts';
import { checkKeys, parseJson } from './json.ts';
import { isRecord, layOut } from './json.ts';

export const FORMAT = 'dragoman';
export const SCHEMA = 3;
const KINDS: ReadonlySet<unknown> = new Set(['backup', 'bundle']);
/** Characters of text; a file has at least as many bytes. */
export const SIZE_LIMIT = 100 * 1024 * 1024;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface BundleWork {
  readonly base: Required<RowLists>;
  /** In log order; applied to `base` they give the work as it was. */
  readonly log: readonly Change[];
}

export interface BundleContent {
  readonly person: Author | null;
  readonly settings: { readonly [key: string]: Json };
  readonly drafts: readonly Draft[];
  readonly works: readonly BundleWork[];
}

export interface Bundle extends BundleContent {
  readonly kind: 'backup';
  /** When it was written, ISO 8601. */
  readonly made: string;
  /** Which release of the app wrote it. */
  readonly app: string;
}

export interface Counts { readonly works: number; readonly rows: number; readonly changes: number; readonly drafts: number }

export function countsOf({ works, drafts }: BundleContent): Counts {
  return {
    works: works.length, drafts: drafts.length,
    rows: works.reduce((sum, { base }) => sum + Object.values(base).reduce((rows, list) => rows + list.length, 0), 0),
    changes: works.reduce((sum, { log }) => sum + log.length, 0),
  };
}

export async function writeBundle({ kind, made, app, ...content }: Bundle): Promise<string> {
  const { person, settings, drafts, works } = content;
  return await writeSealed({ kind, schema: SCHEMA, made, app, counts: countsOf(content) }, {
    person, settings, drafts, works: works.map(({ base, log }) => ({ base, log: log.map(writeChange) })),
  });
}

/** A file of the family: its head, the checksum over head and content, and the content. */
export async function writeSealed(head: object, content: object): Promise<string> {
  const sealed = { ...head, content };
  checkKeys(sealed);
  return `${layOut({ format: FORMAT, ...head, sha256: await seal(sealed), content })}\n`;
}

/** Never throws on what a file holds. */
export async function readBundle(text: string): Promise<ReadResult<Bundle>> {
  try {
    return { ok: true, value: await read(text) };
  } catch (reason) {
    if (reason instanceof FileFailure) return { ok: false, error: reason.error };
    throw reason;
  }
}

async function read(text: string): Promise<Bundle> {
  const { counts, ...bundle } = parseContent(await openSealed(text, 'backup'));
  compareCounts(counts, countsOf(bundle));
  bundle.works.forEach((work, number) => checkSense(work, `content.works.${number}`));
  return bundle;
}

/** Everything that is the same for every kind of the family: ours, not hostile, of a release that is known, and what was written. Throws `FileFailure`. */
export async function openSealed(text: string, kind: 'backup' | 'bundle'): Promise<object> {
  if (text.length > SIZE_LIMIT) fail('tooLarge', '', { size: text.length, limit: SIZE_LIMIT });
  const file = parseJson(text);
  if (!isRecord(file) || file['format'] !== FORMAT) fail('foreign', 'format');
  checkKeys(file);
  const { schema, sha256 } = file;
  const sealed = Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'format' && key !== 'sha256'));
  if (typeof schema === 'number' && schema > SCHEMA) fail('newer', 'schema', { schema });
  if (!FORMER_SCHEMAS.has(schema) && schema !== SCHEMA) fail('wrongShape', 'schema');
  const found = await seal(sealed);
  if (found !== sha256) fail('damaged', 'sha256', { expected: String(sha256), found });
  if (KINDS.has(sealed['kind']) && sealed['kind'] !== kind) fail('otherKind', 'kind', { kind: String(sealed['kind']) });
  return upgraded(sealed);
}

/** What a file says it holds, and what it holds. */
export function compareCounts<T extends object>(said: T, found: T): void {
  for (const name of Object.keys(found)) {
    const [expected, there] = [said, found].map((counts) => Number(counts[name as keyof T]));
    if (expected !== there) fail('damaged', `counts.${name}`, { expected: expected ?? 0, found: there ?? 0 });
  }
}

export function writeChange(change: Change): object {
  return { ...withoutEffect(change), patch: editLists(change.patch) };
}

/** What somebody wanted, without what came of it. */
export function withoutEffect(change: Change): object {
  const { id, work, kind, args, counter, device, author, time } = change;
  return { id, work, kind, args: writeArgs(kind, args), counter, device, author, time };
}

function writeArgs(kind: Change['kind'], args: Change['args']): object {
  switch (kind) {
    case 'mergeChanges': return writeMerge(args as MergeArgs);
    case 'restoreState': return { ...args, rows: editLists((args as RestoreStateArgs).rows) };
    default: return args;
  }
}

/** A merge holds changes and effects itself. */
function writeMerge({ changes, again, ...args }: MergeArgs): object {
  return { ...args, changes: changes.map(writeChange), again: again.map(({ id, patch }) => ({ id, patch: editLists(patch) })) };
}

function editLists(patch: Patch): object {
  const tables = new Map<string, unknown[]>();
  for (const { table, before, after } of editsOf(patch)) {
    const edits = tables.get(table);
    if (edits) edits.push([before, after]); else tables.set(table, [[before, after]]);
  }
  return Object.fromEntries(tables);
}

/** Over the values, not over their layout: an editor that changes line ends does no harm. */
async function seal(sealed: object): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(sealed)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
