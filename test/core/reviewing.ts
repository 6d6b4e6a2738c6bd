/** Acts of review: what an arbitrary act means on the suggestions and notes that are there. */
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import { textUnder } from '../../src/core/commands/late-text.ts';
import type { OneDecision } from '../../src/core/commands/suggest.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { Author, Note, Proposal, Segment, Suggestion } from '../../src/core/model.ts';
import { SEGMENT_STATES } from '../../src/core/model.ts';
import { besideOf, isConfirmed } from '../../src/core/stale.ts';
import type { Tables } from '../../src/core/tables.ts';
import { byId } from '../../src/core/tables.ts';
import { everyVersion } from '../../src/core/units.ts';
import type { Act } from './arbitrary.ts';
import type { Stamp } from './newcomers.ts';

export const BORIS: Author = { personId: 'per_boris' as PersonId, name: 'Борис' };

export const REVIEWING = [
  'setState', 'suggest', 'acceptSuggestion', 'rejectSuggestion', 'withdrawSuggestion', 'decideSuggestions', 'fileSuggestions', 'addNote', 'resolveNote', 'editNote',
] as const satisfies readonly CommandKind[];
export type ReviewKind = (typeof REVIEWING)[number];

export const isReview = (kind: CommandKind): kind is ReviewKind => (REVIEWING as readonly CommandKind[]).includes(kind);

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** null: there is nothing that the act could mean. */
export function reviewing(act: Act & { readonly kind: ReviewKind }, tables: Tables, { author: me, time, newId }: Stamp): CommandArgs[ReviewKind] | null {
  const segments = byId(tables.all('segment')), segment = pick(segments, act.at), suggestions = byId(tables.all('suggestion'));
  const author = act.at % 2 ? BORIS : me, stamp = { author, time }, note = pick(byId(tables.all('note')), act.pick);
  const suggestion = pick(suggestions, act.pick);
  if (!segment) return null;
  switch (act.kind) {
    case 'setState': return stateOf(act, tables, segment);
    case 'suggest': return { ...proposal(act, segments, segment), id: newId('sug') as never, author: me, time };
    case 'acceptSuggestion': return suggestion ? {
      ...acceptance(act, tables, { suggestion, newId }), ...stamp,
      ...(!suggestion.proposes && act.at % 3 === 2 ? { text: act.text, segment: suggestion.segment, late: newId('sug') as never } : {}),
    } : null;
    case 'rejectSuggestion': return suggestion ? { suggestion: suggestion.id, ...kept(act, { suggestion, newId }), ...anew(act, suggestion), ...stamp } : null;
    case 'withdrawSuggestion': return suggestion ? { suggestion: suggestion.id, ...anew(act, suggestion), author: me, time } : null;
    case 'decideSuggestions': return { decisions: suggestions.slice(act.pick).map((row, at) => one({ ...act, at: act.at + at }, tables, { suggestion: row, newId })), ...stamp };
    case 'fileSuggestions': return {
      from: 'table.docx', ...stamp, notes: segments.slice(0, act.pick % 3).map((row) => ({ ...remark(act, tables, row), id: newId('note') as never, author: BORIS, time })),
      suggestions: segments.slice(act.at % segments.length).map((row, at) => ({ ...proposal({ ...act, at: act.at + at }, segments, row), id: newId('sug') as never, author: BORIS, time })),
    };
    case 'addNote': return { ...remark(act, tables, segment), id: newId('note') as never, ...stamp };
    case 'resolveNote': return note ? { note: note.id, resolved: act.at % 3 > 0, ...stamp } : null;
    case 'editNote': return note ? { note: note.id, segment: note.segment, base: note.text + (act.stale ? '!' : ''), text: act.text, id: newId('note') as never, author: act.at % 4 ? note.author : me, time } : null;
    default: return act.kind satisfies never;
  }
}

function stateOf(act: Act, tables: Tables, segment: Segment): CommandArgs['setState'] {
  const state = pick(SEGMENT_STATES, act.pick) ?? 'initial';
  return { segment: segment.id, base: segment.text + (act.stale ? '!' : ''), state, ...(isConfirmed(state) && act.at % 3 > 0 ? { beside: besideOf(tables, segment.id) } : {}) };
}

/** A text, or now and then a state or links. */
function proposal(act: Act, segments: readonly Segment[], { id, text }: Segment): Pick<CommandArgs['suggest'], 'segment' | 'base' | 'text' | 'reason' | 'proposes'> {
  const other = pick(segments, act.at + 3)?.id ?? id;
  const proposes: Proposal | null = act.pick === 5 ? { kind: 'state', state: pick(SEGMENT_STATES, act.at) ?? 'final' } : act.pick === 3 ? { kind: 'links', segments: [id, other] } : null;
  return proposes ? { segment: id, base: text, text, reason: act.text, proposes } : { segment: id, base: text + (act.stale ? '!' : ''), text: act.text, reason: act.text };
}

function remark(act: Act, tables: Tables, { id }: Segment): Pick<CommandArgs['addNote'], 'segment' | 'text' | 'link' | 'suggestion' | 'thread'> {
  const link = pick(everyVersion(tables), act.pick), about = pick(byId(tables.all('suggestion')), act.at), thread = pick(byId<Note>(tables.all('note')), act.at + act.pick);
  return {
    segment: id, text: act.text, ...(act.pick === 1 && link ? { link: link.id } : {}), ...(act.pick === 2 && about ? { suggestion: about.id } : {}),
    ...(act.pick > 2 && thread ? { thread: act.stale ? `${thread.id}!` as Note['id'] : thread.id } : {}),
  };
}

interface About { readonly suggestion: Suggestion; readonly newId: Stamp['newId'] }

function one(act: Act, tables: Tables, about: About): OneDecision {
  return act.at % 3 ? { ...acceptance(act, tables, about), verdict: 'accepted', reason: act.text } : { suggestion: about.suggestion.id, verdict: 'rejected', base: '', ...kept(act, about), ...anew(act, about.suggestion) };
}

/** Of earlier releases a rejection says nothing of where its reason is kept. */
function kept(act: Act, { suggestion, newId }: About): Pick<OneDecision, 'reason' | 'segment' | 'note'> {
  return act.at % 5 === 4 ? { reason: act.text } : { reason: act.text, segment: suggestion.segment, note: newId('note') as never };
}

function acceptance(act: Act, tables: Tables, { suggestion, newId }: About): Omit<OneDecision, 'verdict' | 'reason'> {
  const { proposes, segment } = suggestion;
  return {
    suggestion: suggestion.id, base: textUnder(tables, suggestion) + (act.stale ? '!' : ''), ...anew(act, suggestion), ...(suggestion.run ? { id: newId('seg') as never, segment } : {}),
    ...(proposes?.kind === 'state' ? { beside: besideOf(tables, segment) } : {}),
    ...(proposes?.kind === 'links' ? { bead: newId('bead') as never, alignment: newId('aln') as never } : {}),
  };
}

function anew(act: Act, { status }: Suggestion): { anew?: true } {
  return status === 'disputed' && act.at % 4 < 3 ? { anew: true } : {};
}
