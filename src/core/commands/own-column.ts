/**
 * Imports that exclude each other: two people replaced the same version, or one replaced it while another inserted a sentence
 * there, or the pivot is another one by now. Where such an import is run again and does not apply, what it brings is shown all
 * the same, as a column of its own beside the others, so that no text of it, and nothing that was written to it since, is out
 * of sight. It keeps its alignment where that still leads to the pivot, or to what carries the pivot on, fitted to the
 * sentences that are there by now (reconcile.ts). One that was to be the pivot itself stands beside the sentences that it was
 * to carry on, and what it has of its own in rows without the pivot.
 */
import type { AlignmentId, SegmentId, VersionId } from '../ids.ts';
import type { Alignment, Version, Work } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder } from '../patch.ts';
import type { Change, Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { reconcile, standingFor } from '../reconcile.ts';
import type { Tables } from '../tables.ts';
import type { BeadEdits } from './links-edits.ts';
import type { CommandArgs } from './registry.ts';
import { soundOr } from './versions.ts';

/** `no`: why the import does not apply. Whatever is no import, or is here already, stays refused. */
export function asOwnColumn(tables: Tables, { kind, args }: Pick<Change, 'kind' | 'args'>, no: Refusal): Patch | Refusal {
  const brings = importedBy({ kind, args }), work = brings && tables.get('work', brings.version.work);
  if (!work || tables.get('version', brings.version.id) || tables.segmentsOf(brings.version.id).length === 0) return no;
  const made = brings.alignment && toPivot(tables, brings.alignment, work.pivot), { version } = brings;
  const alignment = made ?? fresh(version, work);
  if (tables.get('alignment', alignment.id) || alignment.target !== version.id) return refuse('known');
  const edits = reconcile(tables, { alignment, base: null, stem: `${alignment.id}.bead`, whole: true });
  if (!made) besideFormer(edits, alignment);
  const patch = new PatchBuilder().set('version', null, { ...version, alignment: alignment.id }).set('alignment', null, alignment);
  edits.done(null, patch);
  return soundOr(tables, patch);
}

interface Imported { readonly version: Version; readonly alignment: Alignment | null }

function importedBy({ kind, args }: Pick<Change, 'kind' | 'args'>): Imported | null {
  if (kind === 'addVersion') return args as CommandArgs['addVersion'];
  if (kind !== 'replaceVersion') return null;
  const { version, alignments } = args as CommandArgs['replaceVersion'];
  return { version, alignment: alignments.find(({ id }) => id === version.alignment) ?? null };
}

/** The alignment from the pivot of this moment; null: it leads from a version that the pivot does not carry on. */
function toPivot(tables: Tables, alignment: Alignment, pivot: VersionId): Alignment | null {
  const seen = new Set<VersionId>();
  for (let id: VersionId | undefined = alignment.source; id !== undefined && !seen.has(id); id = tables.get('version', id)?.replacedBy) {
    if (id === pivot) return { ...alignment, source: pivot };
    seen.add(id);
  }
  return null;
}

function fresh({ id }: Version, { id: work, pivot }: Work): Alignment {
  return { id: `${id}.aln` as AlignmentId, work, source: pivot, target: id, method: 'carried' };
}

/** Each sentence beside the one of the pivot that it was to carry on: sure where they read the same. */
function besideFormer(edits: BeadEdits, alignment: Alignment): void {
  const { tables } = edits, textOf = (id: SegmentId): string | undefined => tables.get('segment', id)?.text;
  for (const { id, from, text } of tables.segmentsOf(alignment.target)) {
    const partners = from === undefined ? [] : standingFor(tables, [from], alignment.source), [partner] = partners;
    if (partner === undefined) continue;
    const bead = edits.gather(alignment, [...partners, id]), same = bead.source.length === 1 && bead.target.length === 1 && textOf(partner) === text;
    edits.mark({ ...bead, score: same ? 1 : 0.5 });
  }
}
