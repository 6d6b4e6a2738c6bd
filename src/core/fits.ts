/**
 * Does a staged alignment fit the work as it is: whole (law A1), and with everything that people have said in the one that
 * it follows? Nearly always it does, for it was made from that one a moment ago; then there is nothing to reconcile.
 *
 * The question walks over all beads of both, 30,000 rows and more, and a command may not give way. So whoever stages an
 * alignment asks it piece by piece beforehand (`seeWhetherItFits`); the answer holds as long as no row has changed.
 */
import { noteTaken } from './commands/links-edits.ts';
import type { AlignmentId, BeadId, SegmentId, VersionId } from './ids.ts';
import type { Alignment, Bead } from './model.ts';
import { sameValue } from './patch.ts';
import type { Steps } from './steps.ts';
import { atOnce } from './steps.ts';
import type { Tables } from './tables.ts';

export interface FitQuestion {
  readonly alignment: Alignment;
  readonly base: AlignmentId;
  /** Beads of `base` of which nothing needs to be said again but what was noted on them. */
  readonly passed: ReadonlySet<BeadId>;
}

interface Answer { readonly turn: number; readonly fits: boolean }
const answers = new WeakMap<Tables, Map<AlignmentId, Answer>>();

/** O(beads + segments), where it was not asked before. */
export function itFits(tables: Tables, question: FitQuestion): boolean {
  const known = answers.get(tables)?.get(question.alignment.id);
  return known?.turn === tables.turn ? known.fits : atOnce(steps(tables, question));
}

const BEADS_A_BREATH = 1_000;
const TRIES = 3;

/** Asks beforehand. Where rows change meanwhile it begins anew, and gives up at last: then the command asks itself. */
export async function seeWhetherItFits(tables: Tables, question: FitQuestion, breathe: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { turn } = tables, walk = steps(tables, question);
    let walked = 0;
    for (let step = walk.next(); tables.turn === turn; step = walk.next()) {
      if (step.done) { remember(tables, question.alignment.id, { turn, fits: step.value }); return; }
      if (++walked % BEADS_A_BREATH === 0) await breathe();
    }
  }
}

function remember(tables: Tables, alignment: AlignmentId, answer: Answer): void {
  const known = answers.get(tables) ?? new Map<AlignmentId, Answer>();
  answers.set(tables, known.set(alignment, answer));
}

function* steps(tables: Tables, { alignment, base, passed }: FitQuestion): Steps<boolean> {
  const made: Bead[] = [], said: Bead[] = [], seen = new Set<SegmentId>();
  for (const bead of tables.all('bead')) {
    if (bead.alignment === alignment.id) made.push(bead);
    else if (bead.alignment === base && isSpokenOf(bead)) said.push(bead);
  }
  yield;
  for (const { source, target } of made) {
    if (source.length + target.length === 0) return false;
    for (const id of source) if (!stands(tables, alignment.source, { id, seen })) return false;
    for (const id of target) if (!stands(tables, alignment.target, { id, seen })) return false;
    yield;
  }
  if (seen.size !== tables.segmentsOf(alignment.source).length + tables.segmentsOf(alignment.target).length) return false;
  for (const bead of said) {
    if (!(passed.has(bead.id) ? keepsNote : saysTheSame)(tables, alignment, bead)) return false;
    yield;
  }
  return true;
}

function stands(tables: Tables, version: VersionId, { id, seen }: { readonly id: SegmentId; readonly seen: Set<SegmentId> }): boolean {
  if (seen.has(id) || tables.get('segment', id)?.version !== version) return false;
  seen.add(id);
  return true;
}

/** Has a person confirmed it, judged it, or written something about it? */
export function isSpokenOf({ status, by, note }: Bead): boolean {
  return status === 'confirmed' || by !== undefined || note !== undefined;
}

/** Of a link that the act was about, only what was noted is said again: where none of its sentences has taken it along. */
function keepsNote(tables: Tables, alignment: Alignment, { source, target, note }: Bead): boolean {
  return note === undefined || [...source, ...target].some((id) => {
    const now = tables.beadOf(alignment.id, id);
    return now !== undefined && noteTaken(note, now.note) === now.note;
  });
}

/** As `reconcile` would find: nothing would have to be said again of this bead. */
function saysTheSame(tables: Tables, alignment: Alignment, said: Bead): boolean {
  const members = [...said.source, ...said.target], [first] = members;
  const now = first === undefined ? undefined : tables.beadOf(alignment.id, first), there = new Set(now && [...now.source, ...now.target]);
  if (!now || there.size !== members.length || !members.every((id) => there.has(id))) return said.status !== 'confirmed' && said.note === undefined;
  if (noteTaken(said.note, now.note) !== now.note) return false;
  return now.status === 'confirmed' || now.by !== undefined || sameValue([now.status, now.score, now.by], [said.status, said.score, said.by]);
}
