/**
 * How the work was at other moments: those that somebody named, the end of each day on which something was done, and the
 * beginning. Nothing is stored for it: a state is the log up to a change, in the order of this disk, and is worked out on a
 * copy of the rows when somebody looks at it.
 */
import type { ChangeId, CheckpointId, SegmentId, SuggestionId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change, Refusal } from '../core/change.ts';
import { refuse } from '../core/change.ts';
import type { MergeArgs } from '../core/commands/merge-changes.ts';
import type { AddCheckpointArgs } from '../core/commands/checkpoint.ts';
import { doneSince } from '../core/commands/restore-state.ts';
import { runText } from '../core/forwards.ts';
import type { Author, Segment, Version } from '../core/model.ts';
import { TABLE_NAMES } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { invert, isEmpty, NetPatch, sameValue } from '../core/patch.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import { localDay } from './local-day.ts';
import type { Workbench } from './workbench.ts';

export interface Snapshot {
  /** The state is the log up to this change, inclusive. null: before the first one. */
  readonly id: ChangeId | null;
  readonly kind: 'named' | 'daily' | 'start';
  /** Only of a named one. */
  readonly name: string;
  /** Who named it. */
  readonly author: Author | null;
  /** Milliseconds since 1970; of the beginning that of the first change. */
  readonly time: number;
}

/** Newest first. What is still the present state is none yet, unless somebody named it. */
export function snapshots(workbench: Workbench): Snapshot[] {
  const log = workbench.log, first = log[0];
  if (!first) return [];
  const found = [...named(workbench, log), ...days(log)].sort((a, b) => b.at - a.at || Number(b.kind === 'named') - Number(a.kind === 'named'));
  return [...found.map(({ at: _, ...snapshot }) => snapshot), { id: null, kind: 'start', name: '', author: null, time: first.time }];
}

type Placed = Snapshot & { readonly at: number };

/** A checkpoint that came with a merge stands where it came. */
function named(workbench: Workbench, log: readonly Change[]): Placed[] {
  const placeOf = new Map<CheckpointId, number>();
  const note = (change: Change, at: number): void => {
    if (change.kind === 'mergeChanges') for (const inner of (change.args as MergeArgs).changes) note(inner, at);
    if (change.kind !== 'addCheckpoint') return;
    const { id } = change.args as AddCheckpointArgs;
    if (!placeOf.has(id)) placeOf.set(id, at);
  };
  for (const [at, change] of log.entries()) note(change, at);
  return (theWork(workbench.tables).checkpoints ?? []).flatMap(({ id, name, author, time }) => {
    const at = placeOf.get(id) ?? -1, change = log[at];
    return change ? [{ id: change.id, kind: 'named', name, author, time, at }] : [];
  });
}

function days(log: readonly Change[]): Placed[] {
  const last = new Map<string, number>();
  for (const [at, { time }] of log.entries()) last.set(localDay(time), at);
  return [...last.values()].flatMap((at) => {
    const change = log[at];
    return change && at < log.length - 1 ? [{ id: change.id, kind: 'daily', name: '', author: null, time: change.time, at }] : [];
  });
}

const CHANGES_A_BREATH = 200;

/** What the changes after one did, in sum. O(changes after it). */
async function netAfter(log: readonly Change[], id: ChangeId | null, rest: () => Promise<void>): Promise<Patch> {
  const from = id === null ? 0 : log.findLastIndex((change) => change.id === id) + 1, net = new NetPatch();
  if (from === 0 && id !== null) throw new RangeError(`the log has no change ${id}`);
  for (const [at, { patch }] of log.slice(from).entries()) {
    net.add(patch);
    if (at % CHANGES_A_BREATH === CHANGES_A_BREATH - 1) await rest();
  }
  return net.done();
}

/** The work as it was, on tables of its own; `rest` gives way to whoever types. Throws where the log has no such change. */
export async function stateAt(workbench: Workbench, id: ChangeId | null, rest = breathe): Promise<Tables> {
  // The rows and the log of one moment, before anybody is given way to.
  const rows = Object.fromEntries(TABLE_NAMES.map((table) => [table, [...workbench.tables.all(table)]])) as RowLists, { log } = workbench;
  const [tables, net] = await Promise.all([Tables.gradually(rows, rest), netAfter(log, id, rest)]);
  tables.apply(invert(net));
  return tables;
}

/** Keeps this moment under a name. */
export function addCheckpoint(workbench: Workbench, name: string): Change | Refusal {
  return workbench.dispatch('addCheckpoint', ({ author, time, newId }) => ({ id: asId<CheckpointId>(newId('chk')), name: name.trim(), author, time }));
}

/** How often it is worked out anew where somebody goes on meanwhile. */
const TRIES = 5;

/** Back to how it was, as one change; suggestions, notes and checkpoints stay. */
export async function restoreSnapshot(workbench: Workbench, id: ChangeId | null, rest = breathe): Promise<Change | Refusal> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { log } = workbench, net = await netAfter(log, id, rest);
    if (workbench.log.at(-1)?.id !== log.at(-1)?.id) continue;
    const rows = doneSince(frameBefore(workbench.tables, net), workbench.tables, net), after = workbench.history.at(-1)?.id;
    if (after === undefined || isEmpty(rows)) return refuse('noChange');
    return workbench.dispatch('restoreState', ({ author, time, newId }) => ({ rows, after, suggestion: asId<SuggestionId>(newId('sug')), author, time }));
  }
  return refuse('changedSince');
}

/** The work, its versions and alignments as they were: what says whose rows go back. */
function frameBefore(tables: Tables, { work, version, alignment }: Patch): Tables {
  const then = new Tables({ work: [...tables.all('work')], version: [...tables.all('version')], alignment: [...tables.all('alignment')] });
  then.apply(invert({ ...(work ? { work } : {}), ...(version ? { version } : {}), ...(alignment ? { alignment } : {}) }));
  return then;
}

/** One place where the text differs: a sentence, or some that were cut, joined, inserted or deleted, as they read together. */
export interface TextDifference {
  readonly version: VersionId;
  /** The first that is there in the later state, else in the earlier one. */
  readonly segment: SegmentId;
  /** '' where nothing stood, or stands. */
  readonly before: string;
  readonly after: string;
  /** The place of `segment` in the later state, from 1; null: it is not there any more. */
  readonly number: number | null;
}

export interface StateDifference {
  /** Version by version, in reading order. */
  readonly texts: readonly TextDifference[];
  readonly came: readonly Version[];
  readonly went: readonly Version[];
  /** Links that join other sentences, or are judged or noted otherwise. */
  readonly links: number;
  /** Sentences whose state, paragraph or kind differs, and versions with another name or language. */
  readonly others: number;
}

/** From `a` to `b`. O(segments + beads). */
export function compareStates(a: Tables, b: Tables): StateDifference {
  const was = new Map(versionsOf(a).map((version) => [version.id, version])), is = new Map(versionsOf(b).map((version) => [version.id, version]));
  const both = [...is.values()].filter(({ id }) => was.has(id));
  let others = 0;
  for (const { id, name, lang } of both) {
    const former = was.get(id);
    if (former?.name !== name || former?.lang !== lang) others++;
    for (const row of b.segmentsOf(id)) { const before = a.get('segment', row.id); if (before && !sameValue(besides(before), besides(row))) others++; }
  }
  return {
    texts: both.flatMap(({ id }) => textDifferences(a, b, id)), links: linkDifferences(a, b, both), others,
    came: [...is.values()].filter(({ id }) => !was.has(id)), went: [...was.values()].filter(({ id }) => !is.has(id)),
  };
}

function besides({ state, after, block }: Segment): unknown { return [state, after, block ?? '']; }

function textDifferences(a: Tables, b: Tables, version: VersionId): TextDifference[] {
  const found: TextDifference[] = [], was = a.segmentsOf(version), is = b.segmentsOf(version);
  const there = new Set(is.map(({ id }) => id)), knew = new Set(was.map(({ id }) => id));
  let from = 0, to = 0;
  while (from < was.length || to < is.length) {
    const went: Segment[] = [], came: Segment[] = [];
    for (let row = was[from]; row && !there.has(row.id); row = was[++from]) went.push(row);
    for (let row = is[to]; row && !knew.has(row.id); row = is[++to]) came.push(row);
    found.push(...difference(b, version, [went, came]));
    const before = was[from++], after = is[to++];
    if (before && after && before.text !== after.text) found.push(...difference(b, version, [[before], [after]]));
  }
  return found;
}

function difference(b: Tables, version: VersionId, [went, came]: readonly [readonly Segment[], readonly Segment[]]): TextDifference[] {
  const segment = (came[0] ?? went[0])?.id;
  if (segment === undefined) return [];
  return [{ version, segment, before: runText(went), after: runText(came), number: came.length > 0 ? b.indexOf(segment) + 1 : null }];
}

function linkDifferences(a: Tables, b: Tables, versions: readonly Version[]): number {
  const linksIn = (tables: Tables): Set<string> => {
    const chosen = new Set(versions.map(({ id }) => tables.get('version', id)?.alignment));
    return new Set([...tables.all('bead')].flatMap(({ alignment, source, target, status, note = '' }) => chosen.has(alignment) ? [JSON.stringify([source, target, status, note])] : []));
  };
  const was = linksIn(a), is = linksIn(b);
  return [...is].filter((link) => !was.has(link)).length + [...was].filter((link) => !is.has(link)).length;
}
