/**
 * What people send each other: one work, whole or in part, as JSON of our family (bundle.ts has the frame: checksum, release,
 * hostile keys, layout). In a `.dragoman` file it stands in a ZIP (dragoman-file.ts).
 *
 * A whole work is its base and every change in the order in which changes count, each with its effect: whoever does not
 * have it can take it as it is. A part holds changes without effects: what they do is worked out where they come. Its base is
 * no text, but what the changes need (bundle-scope.ts).
 */
import * as v from 'valibot';
import type { Change } from '../core/change.ts';
import type { Author } from '../core/model.ts';
import { broughtBy } from '../core/staged.ts';
import type { BundleWork } from './bundle.ts';
import { compareCounts, openSealed, SCHEMA, withoutEffect, writeChange, writeSealed } from './bundle.ts';
import type { FileScope } from './bundle-scope.ts';
import { checkSense, unique } from './bundle-sense.ts';
import { author, count, id, partOfWork, refuseShape, short, time, wholeWork } from './bundle-shape.ts';
import type { ReadResult } from './failure.ts';
import { fail, FileFailure } from './failure.ts';

export interface WorkBundle {
  readonly kind: 'bundle';
  readonly scope: FileScope;
  /** When it was written, ISO 8601. */
  readonly made: string;
  /** Which release of the app wrote it. */
  readonly app: string;
  /** Who made it. */
  readonly person: Author;
  readonly works: readonly [BundleWork];
}

interface Counts { readonly works: number; readonly rows: number; readonly changes: number }

const SCOPE: v.GenericSchema<unknown, FileScope> = v.variant('kind', [
  v.strictObject({ kind: v.literal('whole') }),
  v.strictObject({ kind: v.literal('since'), time }),
  v.strictObject({ kind: v.literal('mine'), person: id<Author['personId']>() }),
]);
const shape = (work: v.GenericSchema<unknown, BundleWork>) => v.strictObject({
  kind: v.literal('bundle'), schema: v.literal(SCHEMA), made: v.pipe(v.string(), v.isoTimestamp()), app: short,
  counts: v.strictObject({ works: count, rows: count, changes: count }),
  content: v.strictObject({ scope: SCOPE, person: author, works: v.strictTuple([work]) }),
});
const WHOLE = shape(wholeWork), PART = shape(partOfWork);

export async function writeWorkBundle({ kind, scope, made, app, person, works }: WorkBundle): Promise<string> {
  const [{ base, log }] = works, whole = scope.kind === 'whole';
  return await writeSealed({ kind, schema: SCHEMA, made, app, counts: countsOf(works[0]) }, {
    scope, person, works: [{ base, log: log.map((change) => whole ? writeChange(change) : withoutEffect(change)) }],
  });
}

/** Never throws on what a file holds. */
export async function readWorkBundle(text: string): Promise<ReadResult<WorkBundle>> {
  try {
    return { ok: true, value: await read(text) };
  } catch (reason) {
    if (reason instanceof FileFailure) return { ok: false, error: reason.error };
    throw reason;
  }
}

async function read(text: string): Promise<WorkBundle> {
  const sealed = await openSealed(text, 'bundle');
  const parsed = v.safeParse(isWhole(sealed) ? WHOLE : PART, sealed, { abortEarly: true, abortPipeEarly: true });
  if (!parsed.success) refuseShape(parsed.issues[0]);
  const { kind, made, app, counts, content: { scope, person, works } } = parsed.output, [work] = works;
  compareCounts<Counts>(counts, countsOf(work));
  const at = 'content.works.0';
  refuseMerges(work.log, `${at}.log`);
  if (scope.kind === 'whole') checkSense(work, at); else checkPart(work, at);
  return { kind, scope, made, app, person, works: [work] };
}

/** Which of the two shapes it must have; whatever else is wrong is found by the shape. */
function isWhole(sealed: object): boolean {
  const { content } = sealed as { content?: unknown };
  const scope = typeof content === 'object' && content !== null ? (content as { scope?: unknown }).scope : null;
  return typeof scope === 'object' && scope !== null && (scope as { kind?: unknown }).kind === 'whole';
}

function countsOf({ base, log }: BundleWork): Counts {
  return { works: 1, rows: Object.values(base).reduce((rows, list) => rows + list.length, 0), changes: log.length };
}

/** None that only tells of others: those stand here themselves, in the order of all. */
function refuseMerges(log: readonly Change[], at: string): void {
  log.forEach(({ kind }, number) => { if (kind === 'mergeChanges') fail('wrongShape', `${at}.${number}.kind`, { kind }); });
}

/** A part has no text of its own: names, versions, and the rows that its changes bring. */
function checkPart({ base, log }: BundleWork, at: string): void {
  const [work, more] = base.work, versions = new Set<string>(base.version.map((version) => version.id));
  if (!work || more) fail('damaged', `${at}.base.work`, { works: base.work.length });
  if (!versions.has(work.pivot)) fail('damaged', `${at}.base.work.pivot`, { id: work.pivot });
  for (const [table, rows] of Object.entries(base)) unique(rows.map((row) => row.id), `${at}.base.${table}`);
  unique(log.map((change) => change.id), `${at}.log`);
  log.forEach((change, number) => { if (change.work !== work.id) fail('damaged', `${at}.log.${number}.work`); });
  base.version.forEach((version, number) => { if (version.work !== work.id) fail('damaged', `${at}.base.version.${number}.work`, { id: version.id }); });
  const brought = new Set(log.flatMap((change) => broughtBy(change)));
  base.segment.forEach(({ id: name, version }, number) => { if (!brought.has(version)) fail('damaged', `${at}.base.segment.${number}.version`, { id: name }); });
  base.bead.forEach(({ id: name, alignment }, number) => { if (!brought.has(alignment)) fail('damaged', `${at}.base.bead.${number}.alignment`, { id: name }); });
  for (const [table, rows] of Object.entries(base)) {
    if (rows.length > 0 && !['work', 'version', 'segment', 'bead'].includes(table)) fail('damaged', `${at}.base.${table}`, { rows: rows.length });
  }
}
