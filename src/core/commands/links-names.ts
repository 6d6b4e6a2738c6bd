/**
 * What the names in an act on links mean by now. Acts name versions and segments, never beads, so that they can be run
 * again after somebody else's. A sentence that was split since is both its halves; one that was joined with another or
 * deleted is not what the person meant any more, and is passed over, as is everything in a version that was replaced.
 */
import type { SegmentId, VersionId } from '../ids.ts';
import { whereNow } from '../forwards.ts';
import type { Alignment, Bead } from '../model.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { byId } from '../tables.ts';
import type { Tables } from '../tables.ts';
import { theWork, versionsOf } from '../units.ts';
import type { BeadEdits } from './links-edits.ts';

/** The segments that are there under these names, each once. */
export function present(tables: Tables, names: Iterable<SegmentId>): SegmentId[] {
  const found = new Set<SegmentId>();
  for (const name of names) for (const id of under(tables, name)) found.add(id);
  return [...found];
}

function under(tables: Tables, name: SegmentId): readonly SegmentId[] {
  const segment = tables.get('segment', name), version = tables.get('version', (segment ?? tables.get('forward', name))?.version ?? '');
  if (!version || version.replacedBy !== undefined) return [];
  if (segment) return [name];
  const where = whereNow(tables, name);
  const split = where?.gone === null && where.lead === '' && where.tail === '';
  return split ? where.run.filter((row) => row.version === version.id).map(({ id }) => id) : [];
}

/** The segment under one name; of the halves of a split one, the first. */
export function presentOne(tables: Tables, name: SegmentId): SegmentId | undefined {
  return present(tables, [name])[0];
}

export function versionOf(tables: Tables, segment: SegmentId): VersionId | undefined {
  return tables.get('segment', segment)?.version;
}

/** The chosen alignments that an act on this version's cell changes: its own; of the pivot, all, in the order of the columns. */
export function alignmentsOf(tables: Tables, version: VersionId): readonly Alignment[] | Refusal {
  const row = tables.get('version', version);
  if (!row || row.replacedBy !== undefined) return refuse('gone');
  const chosen = row.id === theWork(tables).pivot ? chosenOnes(tables) : [row.alignment].flatMap((id) => tables.get('alignment', id ?? '') ?? []);
  return chosen.length > 0 ? chosen : refuse('notAligned');
}

function chosenOnes(tables: Tables): Alignment[] {
  return versionsOf(tables).flatMap(({ alignment }) => alignment === null ? [] : tables.get('alignment', alignment) ?? []);
}

/** Between two versions of which neither is the pivot. */
export function isDirect(tables: Tables, { source, target }: Alignment): boolean {
  const { pivot } = theWork(tables);
  return source !== pivot && target !== pivot;
}

/** In the order of their ids. */
export function directOnes(tables: Tables): Alignment[] {
  const direct: Alignment[] = [];
  for (const alignment of tables.all('alignment')) if (isDirect(tables, alignment)) direct.push(alignment);
  return direct.length > 1 ? byId(direct) : direct;
}

/**
 * The bead of the alignment in the row of which the segment stands: its own, or, for one of a third version, that of the
 * pivot segment beside which it stands.
 */
export function beadInRow(edits: BeadEdits, alignment: Alignment, segment: SegmentId): Bead | undefined {
  const { tables } = edits, version = versionOf(tables, segment);
  if (version === alignment.source || version === alignment.target) return edits.beadOf(alignment.id, segment);
  const own = tables.get('version', version ?? '')?.alignment ?? null;
  const beside = own === null ? undefined : edits.beadOf(own, segment)?.source[0];
  return beside === undefined ? undefined : edits.beadOf(alignment.id, beside);
}

/** A row has a part in the pivot: its segments there are what the bead stands at. */
export function sourceless({ source }: Bead): boolean {
  return source.length === 0;
}
