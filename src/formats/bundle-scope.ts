/**
 * Which changes of a work go into a file that holds a part of it, and what they need.
 *
 * `since`: what was made since a moment, and what came here since by a merge, whenever it was made: whoever had the text
 * as it was here at that moment has everything after the file. `mine`: what one person proposed, noted and replied.
 *
 * Each brings along the changes that made the rows which it names: a suggestion about one half of a sentence that was cut
 * needs the cut. Whoever has those already knows them by their ids and passes them over. Corrections that merely went before
 * are not needed: a suggestion carries the text that its author saw.
 */
import type { ChangeId, PersonId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import { editsOf } from '../core/patch.ts';
import { broughtBy } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';

export type FileScope =
  | { readonly kind: 'whole' }
  /** Milliseconds since 1970, UTC. */
  | { readonly kind: 'since'; readonly time: number }
  | { readonly kind: 'mine'; readonly person: PersonId };

const PROPOSALS: ReadonlySet<string> = new Set(['suggest', 'withdrawSuggestion', 'addNote', 'resolveNote', 'editNote', 'fileSuggestions']);

/** What is asked about the work beside its changes. */
export interface ScopeView {
  /** When a change came here from elsewhere (ms since 1970, UTC). */
  readonly arrived: ReadonlyMap<ChangeId, number>;
  /** The version of a sentence that is there or was; undefined: it names none. */
  readonly versionOf: (id: string) => string | undefined;
}

/**
 * The changes of a scope, in their order.
 * @param known Every change that counts, in the order in which they count.
 */
export function changesIn(known: readonly Change[], scope: FileScope, { arrived, versionOf }: ScopeView): readonly Change[] {
  if (scope.kind === 'whole') return known;
  const chosen = scope.kind === 'since'
    ? new Set(known.flatMap(({ id, time }) => Math.max(time, arrived.get(id) ?? time) >= scope.time ? [id] : []))
    : proposalsOf(known, scope.person);
  return withMakers(known, chosen, versionOf);
}

/** What the person proposed and noted, and what they took back of it. */
function proposalsOf(known: readonly Change[], person: PersonId): Set<ChangeId> {
  const chosen = new Set<ChangeId>(), proposed = new Set<string>();
  for (const change of known) {
    if (change.author.personId !== person) continue;
    const { id, kind, args } = change;
    if (kind === 'withdrawSuggestion') {
      // One that was filed because a correction met another text travels with the correction.
      if (proposed.has((args as CommandArgs['withdrawSuggestion']).suggestion)) chosen.add(id);
    } else if (kind === 'undo' || kind === 'redo') {
      if (chosen.has((args as CommandArgs['undo']).target)) chosen.add(id);
    } else if (PROPOSALS.has(kind)) {
      chosen.add(id);
      for (const row of madeBy(change)) proposed.add(row);
    }
  }
  return chosen;
}

/** A row is named only after it was made, so one walk from the end finds all that is needed. */
function withMakers(known: readonly Change[], chosen: ReadonlySet<ChangeId>, versionOf: ScopeView['versionOf']): readonly Change[] {
  const needed = new Set<string>(), kept: Change[] = [];
  for (const change of known.toReversed()) {
    if (!chosen.has(change.id) && !needed.has(change.id) && !madeBy(change).some((id) => needed.has(id))) continue;
    kept.push(change);
    for (const name of namesIn(change.args)) {
      needed.add(name);
      // The sentences of a version come with the version.
      const version = versionOf(name);
      if (version !== undefined) needed.add(version);
    }
  }
  return kept.reverse();
}

function madeBy(change: Change): string[] {
  const made = [...broughtBy(change)];
  for (const { id, before, after } of editsOf(change.patch)) if (!before && after) made.push(id);
  return made;
}

/** Whatever is a string may be a name; what is none finds nothing. */
function* namesIn(args: object): Generator<string> {
  const waiting: unknown[] = [args];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null) for (const value of Object.values(next)) if (value !== undefined) waiting.push(value as unknown);
  }
}

/** The rows that some changes of a work need beside the work where they come: how it is called, its versions, and what was staged for them. */
export function baseOfPart(base: Required<RowLists>, now: Pick<Required<RowLists>, 'work' | 'version'>, changes: readonly Change[]): Required<RowLists> {
  const owners = new Set(changes.flatMap((change) => broughtBy(change)));
  const none = Object.fromEntries(Object.keys(base).map((table) => [table, []])) as unknown as Required<RowLists>;
  return {
    ...none, work: now.work, version: now.version,
    segment: base.segment.filter(({ version }) => owners.has(version)), bead: base.bead.filter(({ alignment }) => owners.has(alignment)),
  };
}
