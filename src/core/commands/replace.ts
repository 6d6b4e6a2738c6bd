/**
 * A new import takes the place of a version. The former one is kept with all its rows, is shown no longer and is aligned
 * to nobody; what is written to it later goes to the segments that carry it on (heirs.ts).
 *
 * Open suggestions come along as copies under ids of their own: they are rows like any other, so that every law holds,
 * they can be decided in the new version, and undo leaves the former ones as they were. What was written to the former
 * version after the import had read it comes along in the same way.
 */
import type { SegmentId, SuggestionId, VersionId } from '../ids.ts';
import type { Alignment, Author, Segment, Suggestion, Version, Work } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import { aboutRun, runText } from '../forwards.ts';
import { isOpen, suggestionRow } from '../suggestions.ts';
import type { Tables } from '../tables.ts';
import { fingerprint } from '../text/fingerprint.ts';
import type { Command } from './command.ts';
import { soundOr } from './versions.ts';

export interface ReplaceVersionArgs {
  readonly former: VersionId;
  /** The new one; its staged segments say in `from` what they carry on. */
  readonly version: Version;
  /**
   * Of an ordinary version: the one with the pivot. Of the pivot: one for each version that is aligned now, from the new
   * pivot to it.
   */
  readonly alignments: readonly Alignment[];
  /** How many segments the former version had when the import read it; absent in changes of earlier releases. */
  readonly read?: number;
  /** The first part of the ids of suggestions that come along. */
  readonly suggestion: SuggestionId;
  readonly author: Author;
  readonly time: number;
}

export const replaceVersion: Command<ReplaceVersionArgs> = (tables, args) => {
  const { former: id, version, alignments } = args;
  const former = tables.get('version', id), work = former && tables.get('work', former.work);
  if (!former || !work) return refuse('gone');
  if (tables.get('version', version.id) || alignments.some((row) => tables.get('alignment', row.id))) return refuse('known');
  if (former.replacedBy !== undefined || version.work !== work.id) return refuse('changedSince');
  const patch = new PatchBuilder()
    .set('version', former, { ...former, alignment: null, replacedBy: version.id })
    .set('version', null, version);
  if (work.pivot === id && !movePivot({ tables, patch, work }, version, alignments)) return refuse('changedSince');
  if (work.pivot !== id) for (const alignment of alignments) patch.set('alignment', null, alignment);
  // A sentence that came meanwhile has nobody to carry it on: the import looks again.
  if (args.read !== undefined && tables.segmentsOf(id).length !== args.read) return refuse('changedSince');
  if (tables.segmentsOf(version.id).some(({ from }) => from !== undefined && tables.get('forward', from))) return refuse('changedSince');
  bringAlong({ tables, patch }, args);
  return soundOr(tables, patch);
};

/** False: a version is aligned to the former pivot that had not been thought of. One that has gone since needs nothing. */
function movePivot(
  { tables, patch, work }: { tables: Tables; patch: PatchBuilder; work: Work }, { id: pivot }: Version, alignments: readonly Alignment[],
): boolean {
  patch.set('work', work, { ...work, pivot });
  const made = new Map(alignments.map((alignment) => [alignment.target, alignment]));
  for (const version of tables.all('version')) {
    const alignment = made.get(version.id);
    if (version.id === work.pivot || version.replacedBy !== undefined) continue;
    if (!alignment && version.alignment === null) continue;
    if (!alignment) return false;
    patch.set('alignment', null, alignment);
    patch.set('version', version, { ...version, alignment: alignment.id });
  }
  return true;
}

function bringAlong({ tables, patch }: { tables: Tables; patch: PatchBuilder }, { former, version, suggestion, author, time }: ReplaceVersionArgs): void {
  const heirs = new Map(tables.segmentsOf(version.id).flatMap(({ id, from }) => from === undefined ? [] : [[from, id] as const]));
  let number = 0;
  const file = (about: readonly Segment[], row: Omit<Suggestion, 'id' | 'version' | 'segment' | 'run' | 'decision'>): void => {
    const id = `${suggestion}.${number++}` as SuggestionId;
    if (!tables.get('suggestion', id)) patch.set('suggestion', null, suggestionRow({ ...row, run: undefined, ...aboutRun(about), id, version: version.id, decision: null }));
  };
  for (const heir of tables.segmentsOf(version.id)) {
    const old = heir.from === undefined ? undefined : tables.get('segment', heir.from);
    if (old?.version !== former) continue;
    if (!wasSeen(old, heir) && old.text !== heir.text) {
      file([heir], { base: heir.text, text: old.text, reason: '', origin: 'conflict', author, time, status: 'open' });
    }
    for (const told of tables.suggestionsOver(old.id)) {
      // One about several sentences comes along once, with the first of them that is carried on.
      const carried = (told.run ?? [told.segment]).filter((member) => heirs.has(member));
      const run = carried.flatMap((member) => tables.get('segment', heirs.get(member) ?? '') ?? []);
      if (isOpen(told) && carried[0] === old.id && !isSoIn(told, run)) file(run, { ...told, ...proposedIn(told, heirs), from: told.id });
    }
  }
}

/** Does the new version say so already? */
function isSoIn({ proposes, text }: Suggestion, run: readonly Segment[]): boolean {
  return proposes ? proposes.kind === 'state' && run.every(({ state }) => state === proposes.state) : text === runText(run);
}

function proposedIn({ proposes }: Suggestion, heirs: ReadonlyMap<SegmentId, SegmentId>): Pick<Suggestion, 'proposes'> {
  return proposes?.kind === 'links' ? { proposes: { kind: 'links', segments: proposes.segments.map((id) => heirs.get(id) ?? id) } } : {};
}

/** Is the old text still the one that the import met? */
function wasSeen(old: Segment, heir: Segment): boolean {
  return heir.was === undefined ? old.text === heir.text : fingerprint(old.text) === heir.was;
}
