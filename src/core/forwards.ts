/**
 * What became of a segment: it is there, it was split, joined or deleted, or a later import carries it on.
 *
 * Whoever writes a text has seen a segment that may not be there any more: in another tab, on another machine, in a draft
 * of yesterday. Each segment that goes leaves a row `Forward`, and a version that was replaced has heirs (`Segment.from`),
 * so that the text still finds its place: as a suggestion about the segments that carry the old one on. What stood beside
 * it in a joined one is put before and behind it, so that accepting the suggestion loses nobody's words.
 *
 * Forwards lead to segments that were there when they were made, and a segment that comes back (undo) has none any more;
 * so they never lead round in a circle. A stranger's file may: the search is bounded, and walks without recursion.
 */
import type { SegmentId, VersionId } from './ids.ts';
import type { Forward, Segment, Suggestion } from './model.ts';
import { decidedAs, suggestionRow } from './suggestions.ts';
import type { Tables } from './tables.ts';

/** Where the text of a segment stands now. */
export interface Whereabouts {
  /** The segments that carry it on, in reading order, at least one. Where it was deleted: its neighbour. */
  readonly run: readonly Segment[];
  /** What stands there before and behind it; of a deleted one `lead` parts it from the neighbour. */
  readonly lead: string;
  readonly tail: string;
  /** It was deleted, and stood behind or before `run`. */
  readonly gone: 'behind' | 'before' | null;
}

/** null: nobody knows this segment. One that is there and whose version was not replaced is itself. */
export function whereNow(tables: Tables, id: SegmentId): Whereabouts | null {
  const found = new Map<SegmentId, Whereabouts | null>(), begun = new Set([id]);
  const path = [{ id, waits: leadsTo(tables, id) }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const next = top.waits.pop();
    if (next === undefined) {
      found.set(top.id, combined(tables, top.id, found));
      path.pop();
    } else if (!begun.has(next)) {
      begun.add(next);
      path.push({ id: next, waits: leadsTo(tables, next) });
    }
  }
  return found.get(id) ?? null;
}

/** Where to look further, one step. */
function leadsTo(tables: Tables, id: SegmentId): SegmentId[] {
  const segment = tables.get('segment', id);
  if (!segment) return [...tables.get('forward', id)?.into ?? []];
  const next = successorOf(tables, segment.version), heir = next && tables.heirOf(id, next);
  return heir === undefined ? [] : [heir];
}

function successorOf(tables: Tables, version: VersionId): VersionId | undefined {
  const next = tables.get('version', version)?.replacedBy;
  return next !== undefined && tables.get('version', next) ? next : undefined;
}

function combined(tables: Tables, id: SegmentId, found: ReadonlyMap<SegmentId, Whereabouts | null>): Whereabouts | null {
  const parts = leadsTo(tables, id).flatMap((next) => found.get(next) ?? []);
  const segment = tables.get('segment', id);
  if (segment) {
    // Where nothing carries it on to a version that is shown, what is written to it is kept at least here.
    const [heir] = parts;
    return heir && heir.run.every(({ version }) => successorOf(tables, version) === undefined) ? heir : alone(segment);
  }
  const forward = tables.get('forward', id), first = parts[0], last = parts.at(-1);
  if (!forward || !first || !last) return null;
  return forward.gone ? besideNeighbour(forward, forward.before ? first : last) : carriedBy(forward, parts);
}

function alone(segment: Segment): Whereabouts {
  return { run: [segment], lead: '', tail: '', gone: null };
}

function besideNeighbour({ lead, before }: Forward, { run, gone }: Whereabouts): Whereabouts {
  const side = gone ?? (before ? 'before' : 'behind'), neighbour = side === 'before' ? run.slice(0, 1) : run.slice(-1);
  return { run: neighbour, lead, tail: '', gone: side };
}

/** What was deleted of it since is left out, unless that is all. */
function carriedBy({ lead, tail }: Forward, parts: readonly Whereabouts[]): Whereabouts | null {
  const there = parts.filter(({ gone }) => gone === null), first = there[0], last = there.at(-1);
  if (!first || !last) return parts[0] ?? null;
  const run = new Map(there.flatMap((part) => part.run.map((segment) => [segment.id, segment])));
  return { run: [...run.values()], lead: first.lead + lead, tail: tail + last.tail, gone: null };
}

/** The run and whatever has come between its first and its last, in reading order. */
export function spanOf(tables: Tables, run: readonly Segment[]): readonly Segment[] {
  const [first] = run;
  if (!first || run.length === 1) return run;
  const places = run.filter(({ version }) => version === first.version).map(({ id }) => tables.indexOf(id));
  let from = Infinity, to = -1;
  for (const place of places) { from = Math.min(from, place); to = Math.max(to, place); }
  return tables.segmentsOf(first.version).slice(from, to + 1);
}

/** Neighbours as they read together, without what follows the last. */
export function runText(run: readonly Pick<Segment, 'text' | 'after'>[]): string {
  return run.map(({ text, after }, at) => at < run.length - 1 ? text + after : text).join('');
}

/** What a suggestion about `where` says for somebody who wrote `text` over `base`. */
export function lateText({ run, lead, tail, gone }: Whereabouts, { base, text }: { readonly base: string; readonly text: string }): { base: string; text: string } {
  if (gone === null) return { base: lead + base + tail, text: lead + text + tail };
  const now = runText(run);
  return { base: now, text: gone === 'behind' ? now + lead + text : text + lead + now };
}

/** About what a suggestion is. */
export function aboutRun(run: readonly Pick<Segment, 'id'>[]): Pick<Suggestion, 'segment' | 'run'> {
  const [first] = run;
  if (!first) throw new RangeError('a suggestion is about one segment at least');
  return run.length > 1 ? { segment: first.id, run: run.map(({ id }) => id) } : { segment: first.id };
}

/** `into` takes the place of `from`, neighbours both; together they read as `from` did. */
export function forwardsOf(from: readonly Segment[], into: readonly Pick<Segment, 'id'>[]): Forward[] {
  return from.map((segment, at) => {
    const before = from.slice(0, at), behind = from.slice(at + 1);
    return forwardOf(segment, {
      into: into.map(({ id }) => id), lead: before.map(({ text, after }) => text + after).join(''),
      tail: behind.length === 0 ? '' : segment.after + runText(behind), gone: false,
    });
  });
}

/** It is deleted; `glue` is the white space that would part it from its neighbour. */
export function forwardOfGone(segment: Segment, { neighbour, before, glue }: { readonly neighbour: Pick<Segment, 'id'>; readonly before: boolean; readonly glue: string }): Forward {
  return forwardOf(segment, { into: [neighbour.id], lead: glue, tail: '', gone: true, ...(before ? { before } : {}) });
}

function forwardOf({ id, version, from }: Segment, rest: Omit<Forward, 'id' | 'version' | 'from'>): Forward {
  return { id, version, ...rest, ...(from === undefined ? {} : { from }) };
}

/** The suggestion after its segments went as the forwards say; null: nothing of what it was about is left. */
export function carriedOn(suggestion: Suggestion, forwards: ReadonlyMap<SegmentId, Forward>): Suggestion | null {
  const about = suggestion.run ?? [suggestion.segment];
  const there = about.filter((id) => !forwards.get(id)?.gone), first = there[0], last = there.at(-1);
  if (first === undefined || last === undefined) return null;
  const lead = forwards.get(first)?.lead ?? '', tail = forwards.get(last)?.tail ?? '';
  const run = [...new Set(there.flatMap((id) => forwards.get(id)?.into ?? [id]))];
  const carried = (text: string): string => lead + text + tail;
  return aboutOthers(decidedAs(suggestion, carried), run.map((id) => ({ id })), { base: carried(suggestion.base), text: carried(suggestion.text) });
}

/** The same suggestion about other segments. */
export function aboutOthers(suggestion: Suggestion, run: readonly Pick<Segment, 'id'>[], { base, text }: Pick<Suggestion, 'base' | 'text'>): Suggestion {
  return suggestionRow({ ...suggestion, run: undefined, ...aboutRun(run), base, text });
}
