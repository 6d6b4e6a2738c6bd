/**
 * Fits an alignment to the work as it is now, when somebody chooses it.
 *
 * An alignment was made from the sentences that were there when the making began. Since then some may have been split,
 * joined, inserted or deleted, and people may have confirmed links in the one that is chosen now. So: names of former
 * sentences follow their forwards; beads that claim the same sentence become one; sentences that no bead holds get one of
 * their own (law A1). Then what people said in the chosen one (`base`) is said again: a link that they confirmed or wrote
 * a note on is made anew where the new alignment has it otherwise, and what it takes a sentence from is no longer sure.
 *
 * One walk over the beads of both; the edits name only beads that differ.
 */
import { BeadEdits, bothNotes, membersOf, noteTaken, unjudged, unsigned, withNote } from './commands/links-edits.ts';
import { whereNow } from './forwards.ts';
import type { AlignmentId, BeadId, SegmentId, VersionId } from './ids.ts';
import type { Alignment, Bead } from './model.ts';
import { sameValue } from './patch.ts';
import { byId } from './tables.ts';
import type { Tables } from './tables.ts';

export interface Fitting {
  readonly alignment: Alignment;
  /** The one whose links people have judged; null: none. */
  readonly base: AlignmentId | null;
  /** How the ids of new beads begin. */
  readonly stem: string;
  /** Beads of `base` of which nothing is said again but what was noted on them. */
  readonly passed?: ReadonlySet<BeadId>;
  /** Every sentence of both versions is to stand in a bead: not in a direct alignment. */
  readonly whole: boolean;
}

/** The edits of beads that fit the alignment; `done(null)` gives them as they are. */
export function reconcile(tables: Tables, { alignment, base, stem, passed, whole }: Fitting): BeadEdits {
  const edits = new BeadEdits(tables, stem), { held, said } = survey(tables, alignment, base);
  const standing = held ?? followForwards(edits, alignment);
  for (const version of whole ? [alignment.source, alignment.target] : []) {
    for (const { id } of tables.segmentsOf(version)) if (!standing.has(id)) edits.mark(unjudged(edits.gather(alignment, [id])));
  }
  for (const bead of said) if (passed?.has(bead.id)) keepNote(edits, alignment, bead); else sayAgain(edits, alignment, bead);
  return edits;
}

interface Survey {
  /** The segments that the beads hold; null where one is not there any more, or is claimed twice. */
  readonly held: ReadonlySet<SegmentId> | null;
  /** Beads of `base` about which people have said something, in the order of their ids: every machine does the same. */
  readonly said: readonly Bead[];
}

/** One walk over all beads: nearly always nothing is to be fitted. */
function survey(tables: Tables, alignment: Alignment, base: AlignmentId | null): Survey {
  const held = new Set<SegmentId>(), said: Bead[] = [];
  let unsound = 0;
  const hold = (side: readonly SegmentId[], version: VersionId): void => {
    for (const id of side) {
      if (held.has(id) || tables.get('segment', id)?.version !== version) unsound++;
      held.add(id);
    }
  };
  for (const bead of tables.all('bead')) {
    if (bead.alignment === alignment.id) {
      hold(bead.source, alignment.source);
      hold(bead.target, alignment.target);
    } else if (bead.alignment === base && (bead.status === 'confirmed' || bead.by || bead.note !== undefined)) said.push(bead);
  }
  return { held: unsound === 0 ? held : null, said: byId(said) };
}

/** In the order of their ids. */
export function beadsIn(tables: Tables, alignment: AlignmentId): Bead[] {
  const beads: Bead[] = [];
  for (const bead of tables.all('bead')) if (bead.alignment === alignment) beads.push(bead);
  return byId(beads);
}

interface Group { bead: Bead; members: Set<SegmentId> }

/** Writes what changed, and says which segments some bead holds. */
function followForwards(edits: BeadEdits, alignment: Alignment): ReadonlyMap<SegmentId, Group> {
  const { tables } = edits, groupOf = new Map<SegmentId, Group>(), gone: Bead[] = [], touched = new Set<Group>();
  for (const bead of beadsIn(tables, alignment.id)) {
    const members = [...standingFor(tables, bead.source, alignment.source), ...standingFor(tables, bead.target, alignment.target)];
    const claimed = new Set(members.flatMap((id) => groupOf.get(id) ?? []));
    const [first = { bead, members: new Set<SegmentId>() }, ...others] = claimed;
    if (first.bead !== bead) { gone.push(bead); first.bead = merged(first.bead, bead); }
    for (const other of others) {
      gone.push(other.bead);
      first.bead = merged(first.bead, other.bead);
      for (const id of other.members) { first.members.add(id); groupOf.set(id, first); }
      touched.delete(other);
    }
    for (const id of members) { first.members.add(id); groupOf.set(id, first); }
    if (members.length === 0) gone.push(bead);
    else if (claimed.size > 0 || !sameValue(members, membersOf(bead))) touched.add(first);
  }
  for (const bead of gone) edits.remove(bead);
  for (const { bead, members } of touched) {
    const side = (version: VersionId): SegmentId[] => edits.inOrder([...members].filter((id) => tables.get('segment', id)?.version === version));
    edits.mark(edits.put({ ...bead, source: side(alignment.source), target: side(alignment.target) }));
  }
  return groupOf;
}

/** Sure only where both are. */
function merged(a: Bead, b: Bead): Bead {
  const sure = a.status === 'confirmed' && b.status === 'confirmed';
  return withNote(sure ? a : unjudged(a), bothNotes(a.note, b.note));
}

/** The segments of this version that stand for these by now, or carry them on; those of deleted ones are not there. */
export function standingFor(tables: Tables, names: readonly SegmentId[], version: VersionId): SegmentId[] {
  return names.flatMap((name) => {
    if (tables.get('segment', name)?.version === version) return [name];
    const where = whereNow(tables, name);
    return where?.gone === null ? where.run.filter((row) => row.version === version).map(({ id }) => id) : [];
  });
}

/** What people said about a bead of the former alignment is said about the same sentences in the new one. */
function sayAgain(edits: BeadEdits, alignment: Alignment, said: Bead): void {
  const members = membersOf(said).filter((id) => edits.belongs(alignment, id)), now = edits.beadsOf(alignment.id, members), [same] = now;
  if (members.length === 0) return;
  if (same && now.length === 1 && membersOf(same).length === members.length) {
    const raised = same.status !== 'confirmed' && !same.by ? { ...said, ...idAndSides(same) } : same;
    const noted = withNote(raised, noteTaken(said.note, same.note));
    if (!sameValue(noted, same)) edits.mark(noted);
    return;
  }
  if (said.status !== 'confirmed' && said.note === undefined) return;
  const made = edits.gather(alignment, members);
  for (const { id } of now) if (id !== made.id) lessSure(edits, id);
  edits.mark(withNote({ ...said, ...idAndSides(made) }, bothNotes(said.note, made.note)));
}

/**
 * An act was about this link: what it is by then the act has said. What was noted on it goes with its first sentence, unless
 * one of the others has taken it along.
 */
function keepNote(edits: BeadEdits, alignment: Alignment, said: Bead): void {
  const beads = edits.beadsOf(alignment.id, membersOf(said).filter((id) => edits.belongs(alignment, id))), [first] = beads;
  if (!first || said.note === undefined || beads.some(({ note }) => noteTaken(said.note, note) === note)) return;
  edits.mark(withNote(first, noteTaken(said.note, first.note)));
}

/** It lost a sentence to a link that people have confirmed. */
function lessSure(edits: BeadEdits, id: BeadId): void {
  const rest = edits.get(id);
  if (!rest) return;
  edits.mark(unsigned({ ...rest, status: rest.status === 'auto' ? 'auto' : 'needs-review', score: Math.min(rest.score, 0.5) }));
}

const idAndSides = ({ id, alignment, source, target }: Bead): Pick<Bead, 'id' | 'alignment' | 'source' | 'target'> => ({ id, alignment, source, target });
