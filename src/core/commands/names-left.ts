/**
 * Names of sentences that were not made.
 *
 * An act makes sentences under names that it was given, and whoever did it goes on from them: what they write to the new
 * sentences stands behind it in the log. Where it is run again after others' acts it may make none of them. So the names
 * lead to the sentences in whose place they would stand, and those texts become suggestions there, as any late text does.
 *
 * What a name leads to follows from the arguments and the rows alone, not from what the act did elsewhere: so every machine
 * comes to the same (law M1), also one that got the act without its effect.
 */
import type { SegmentId, VersionId } from '../ids.ts';
import type { Forward } from '../model.ts';
import type { Patch } from '../patch.ts';
import { editsOf, PatchBuilder } from '../patch.ts';
import type { Tables } from '../tables.ts';
import type { CommandArgs, CommandKind } from './registry.ts';
import { cutAt } from './segments.ts';
import { isTaken } from './segment-run.ts';
import type { OneDecision } from './suggest.ts';

/** `patch`, and word of the sentences that the act was to make and does not make here. */
export function withNames<K extends CommandKind>(act: { readonly kind: K; readonly args: CommandArgs[K] }, tables: Tables, patch: Patch): Patch {
  const names = namesOf(act, tables).filter(({ id, into }) => !isTaken(tables, id) && !isMade(patch, id) && into.length > 0 && into.every((to) => to !== id && isTaken(tables, to)));
  if (names.length === 0) return patch;
  const builder = new PatchBuilder();
  for (const { table, before, after } of editsOf(patch)) builder.set(table, before, after);
  for (const row of names) builder.set('forward', null, row);
  return builder.done();
}

function isMade({ segment = {}, forward = {} }: Patch, id: SegmentId): boolean {
  return Object.hasOwn(segment, id) || Object.hasOwn(forward, id);
}

function namesOf({ kind, args }: { readonly kind: CommandKind; readonly args: CommandArgs[CommandKind] }, tables: Tables): Forward[] {
  switch (kind) {
    case 'splitSegment': return halves(args as CommandArgs['splitSegment'], tables);
    case 'joinSegments': {
      const { id, segments } = args as CommandArgs['joinSegments'];
      return inPlaceOf(tables, id, segments);
    }
    case 'insertSegment': return beside(args as CommandArgs['insertSegment'], tables);
    case 'acceptSuggestion': return accepted(tables, args as CommandArgs['acceptSuggestion']);
    case 'decideSuggestions': return (args as CommandArgs['decideSuggestions']).decisions.flatMap((decision) => accepted(tables, decision));
    default: return [];
  }
}

/** Each half stands for the whole, with the other half beside it. */
function halves({ segment, text, at, ids: [first, second] }: CommandArgs['splitSegment'], tables: Tables): Forward[] {
  const version = versionOf(tables, segment), cut = cutAt(text, at);
  if (version === undefined || 'no' in cut || first === second) return [];
  const rest = { version, into: [segment], gone: false };
  return [row({ ...rest, id: first, lead: '', tail: cut.white + cut.right }), row({ ...rest, id: second, lead: cut.left + cut.white, tail: '' })];
}

function inPlaceOf(tables: Tables, id: SegmentId, into: readonly SegmentId[]): Forward[] {
  const version = into[0] === undefined ? undefined : versionOf(tables, into[0]);
  return version === undefined ? [] : [row({ id, version, into, lead: '', tail: '', gone: false })];
}

/** It was to come out of nothing: what was written to it belongs beside the sentence behind which it was to stand. */
function beside({ id, version, after }: CommandArgs['insertSegment'], tables: Tables): Forward[] {
  const into = after ?? tables.segmentsOf(version)[0]?.id;
  return into === undefined ? [] : [row({ id, version, into: [into], lead: ' ', tail: '', gone: true, ...(after === null ? { before: true } : {}) })];
}

/** One sentence was to take the place of all that the suggestion is about; of one that is not there the act knows the first. */
function accepted(tables: Tables, { suggestion, id, segment }: Pick<OneDecision, 'suggestion' | 'id' | 'segment'>): Forward[] {
  const about = tables.get('suggestion', suggestion);
  if (id === undefined || (!about && segment === undefined)) return [];
  return inPlaceOf(tables, id, about ? about.run ?? [about.segment] : [segment as SegmentId]);
}

/** Also of one that is not there any more. */
function versionOf(tables: Tables, id: SegmentId): VersionId | undefined {
  return (tables.get('segment', id) ?? tables.get('forward', id))?.version;
}

function row({ id, version, into, lead, tail, gone, before }: Omit<Forward, 'from'>): Forward {
  return { id, version, into, lead, tail, gone, ...(before ? { before } : {}) };
}
