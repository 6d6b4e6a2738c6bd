// The commands against a plain model: an array of strings, a list of suggestions and a stack of former arrays. It knows
// nothing of patches, rows, laws or logs.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { holds, PATIENCE } from '../property.ts';
import { someActs, someWork } from './arbitrary.ts';
import { Play } from './play.ts';

interface Said { person: string; accepts: boolean; wrote?: string | undefined; why: string }
/** `state`: what is proposed is a state. `over`: what an accepted one took the place of. */
interface Proposal { by?: string; segment: string; text: string; status: string; state?: string | undefined; said?: Said[]; over?: string | undefined }
/** `known`: what a sentence was confirmed beside. */
/** `notes`: reasons of rejections that came too late. */
interface State { texts: Map<string, string>; states: Map<string, string>; known: Map<string, string>; proposals: Map<string, Proposal>; notes: Map<string, string>; revision: number }

const snapshot = ({ texts, states, known, proposals, notes, revision }: State): State => ({
  texts: new Map(texts), states: new Map(states), known: new Map(known), notes: new Map(notes), revision, proposals: new Map([...proposals].map(([id, proposal]) => [id, { ...proposal, said: [...proposal.said ?? []] }])),
});
const shown = ({ texts, states, proposals, notes, revision }: State): unknown => [
  revision, ...[texts, states, notes, new Map([...proposals].map(([id, { segment, text, status }]) => [id, { segment, text, status }]))].map((map: Map<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([, value]) => value)),
];

/** What the act should do; false: nothing. */
type OnTexts = Extract<keyof CommandArgs, 'editSegment' | 'restoreRevision' | 'replaceText' | 'setState' | 'suggest' | 'acceptSuggestion' | 'rejectSuggestion' | 'withdrawSuggestion' | 'decideSuggestions' | 'receiveRelease'>;
type Expect = { [K in OnTexts]: (state: State, args: CommandArgs[K]) => boolean };

function write(state: State, { segment, base, text, suggestion }: { segment: string; base: string; text: string; suggestion: string }): boolean {
  const now = state.texts.get(segment);
  if (now === text) return false;
  if (now === base) { state.texts.set(segment, text); judge(state, segment, { to: 'translated' }); }
  else state.proposals.set(suggestion, { segment, text, status: 'open' });
  return true;
}
/** False: it is so already. Without a word on what stands beside it, what was known of that stays as long as it is confirmed. */
function judge({ states, known }: State, segment: string, { to, beside }: { to: string; beside?: readonly unknown[] | undefined }): boolean {
  const was = [states.get(segment), known.get(segment)], confirmed = to === 'reviewed' || to === 'final';
  states.set(segment, to);
  if (!confirmed) known.delete(segment); else if (beside) known.set(segment, JSON.stringify(beside));
  return was[0] !== to || was[1] !== known.get(segment);
}

type Decision = CommandArgs['acceptSuggestion'] & Pick<CommandArgs['rejectSuggestion'], 'note' | 'reason'> & { verdict: string };

/** Somebody who has decided already, or the same as another, is late; whoever says the opposite of another person disputes it. */
function dispute(state: State, proposal: Proposal, now: Said): boolean {
  const said = proposal.said ?? [];
  if (said.some(({ person }) => person === now.person) || (proposal.status !== 'disputed' && said.every(({ accepts }) => accepts === now.accepts))) return false;
  const { segment, over } = proposal, stands = proposal.state ? state.states.get(segment) === proposal.state && state.texts.get(segment) === proposal.text : state.texts.get(segment) === (said[0]?.wrote ?? proposal.text);
  if (proposal.status === 'accepted' && over !== undefined && stands) {
    if (!proposal.state) state.texts.set(segment, over);
    judge(state, segment, { to: proposal.state ? over : 'translated' });
  }
  proposal.status = 'disputed';
  proposal.said = [...said, now];
  return true;
}

function carryOut(state: State, proposal: Proposal, { base, text = proposal.text, beside }: Decision): boolean {
  const { segment, state: proposed } = proposal, now = state.texts.get(segment), was = state.states.get(segment);
  if (now !== base) return false;
  proposal.over = proposed ? (was === proposed ? undefined : was) : now === text ? undefined : now;
  if (!proposed) state.texts.set(segment, text);
  judge(state, segment, { to: proposed ?? 'translated', beside });
  return true;
}

function decide(state: State, decision: Decision): boolean {
  const { suggestion, anew, author, text, base, late, verdict } = decision, proposal = state.proposals.get(suggestion), accepts = verdict === 'accepted';
  if (!proposal) return false;
  const settles = proposal.status === 'open' || (proposal.status === 'disputed' && anew === true), now: Said = { person: author.personId, accepts, wrote: text === proposal.text ? undefined : text, why: decision.reason };
  if (!settles ? dispute(state, proposal, now) : !accepts || carryOut(state, proposal, decision)) {
    if (settles) { proposal.status = verdict; proposal.said = [now]; }
    return true;
  }
  // Why it was rejected, and what was typed, is kept all the same.
  if (verdict === 'rejected' && decision.note !== undefined && decision.reason !== '' && proposal.said?.every(({ why }) => why !== decision.reason)) {
    state.notes.set(decision.note, decision.reason);
    return true;
  }
  if (text === undefined || text === proposal.text || !write(state, { segment: proposal.segment, base: `${base}?`, text, suggestion: late ?? '' })) return false;
  const filed = state.proposals.get(late ?? '');
  if (filed) filed.by = author.personId;
  return true;
}

/** Each on the state as it was; what would change a sentence or a suggestion that an earlier one has changed is passed over. */
function decideAll(state: State, decisions: readonly Decision[]): boolean {
  const start = snapshot(state), taken = new Set<string>();
  for (const decision of decisions) {
    const alone = snapshot(start);
    if (!decide(alone, decision)) continue;
    const differs = <T>(before: Map<string, T>, after: Map<string, T>) => [...after].filter(([id, value]) => JSON.stringify(before.get(id)) !== JSON.stringify(value)).map(([id]) => id);
    const names = [...differs(start.texts, alone.texts), ...differs(start.states, alone.states), ...differs(start.known, alone.known), ...differs(start.proposals, alone.proposals), ...differs(start.notes, alone.notes)];
    if (names.some((name) => taken.has(name))) continue;
    for (const name of names) taken.add(name);
    for (const map of ['texts', 'states', 'known', 'proposals', 'notes'] as const) for (const id of differs<unknown>(start[map], alone[map])) (state[map] as Map<string, unknown>).set(id, alone[map].get(id));
  }
  return taken.size > 0;
}

const expected: Expect = {
  editSegment: write,
  restoreRevision: write,
  replaceText: (state, { edits }) => edits.map((edit) => write(state, edit)).includes(true),
  setState: (state, { segment, base, state: to, beside }) => state.texts.get(segment) === base && judge(state, segment, { to, beside }),
  suggest: ({ texts, states, proposals }, { id, segment, text, proposes }) => {
    if (proposes?.kind === 'state' ? states.get(segment) === proposes.state : texts.get(segment) === text) return false;
    proposals.set(id, { segment, text, status: 'open', state: proposes?.kind === 'state' ? proposes.state : undefined });
    return true;
  },
  acceptSuggestion: (state, args) => decide(state, { ...args, reason: '', verdict: 'accepted' }),
  rejectSuggestion: (state, args) => decide(state, { ...args, base: '', verdict: 'rejected' }),
  withdrawSuggestion: (state, args) => args.suggestion.startsWith('sug_dev') && (state.proposals.get(args.suggestion)?.by ?? args.author.personId) === args.author.personId && decide(state, { ...args, base: '', reason: '', verdict: 'withdrawn' }),
  decideSuggestions: (state, { decisions, ...stamp }) => decideAll(state, decisions.map((one) => ({ ...one, ...stamp }))),
  receiveRelease: (state, { revision, suggestions }) => {
    if (state.revision >= revision) return false;
    state.revision = revision;
    for (const { id, segment, text } of suggestions) {
      if (state.texts.get(segment) !== text && !state.proposals.has(id)) state.proposals.set(id, { segment, text, status: 'open' });
    }
    return true;
  },
};

const isOnTexts = (kind: keyof CommandArgs): kind is OnTexts | 'undo' | 'redo' => kind in expected || kind === 'undo' || kind === 'redo';

describe('commands against plain strings', function () {
  this.timeout(PATIENCE);

  it('every act does what the model does, undo and redo walk its states', () => holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
    const play = new Play(rows);
    const now = (): State => ({
      texts: new Map([...play.tables.all('segment')].map(({ id, text }) => [id, text])),
      states: new Map([...play.tables.all('segment')].map(({ id, state }) => [id, state])), known: new Map(),
      proposals: new Map([...play.tables.all('suggestion')].map(({ id, segment, text, status }) => [id, { segment, text, status }])),
      notes: new Map([...play.tables.all('note')].map(({ id, text }) => [id, text])), revision: play.tables.get('work', 'work')?.revision ?? 0,
    });
    let model = now();
    let done: State[] = [], undone: State[] = [];
    for (const act of acts) {
      if (!isOnTexts(act.kind) || (act.kind === 'suggest' && act.pick === 3)) continue; // versions, links, and which sentences there are, are no business of strings
      if (act.kind === 'receiveRelease' && done.length + undone.length > 0) continue; // the release test looks at those
      const change = play.act(act);
      if (act.kind === 'undo' || act.kind === 'redo') {
        const [from, to] = act.kind === 'undo' ? [done, undone] : [undone, done];
        const target = from.pop();
        expect(isRefusal(change)).to.equal(target === undefined);
        if (target) { to.push(model); model = target; }
      } else {
        const before = snapshot(model);
        const does = play.asked !== null && (expected[act.kind] as (state: State, args: unknown) => boolean)(model, play.asked);
        expect(isRefusal(change), `refused ${act.kind}`).to.equal(!does);
        if (does && act.kind !== 'receiveRelease') { done = [...done, before]; undone = []; }
      }
      expect(shown(now())).to.deep.equal(shown(model));
    }
  }, { runs: 1000 }));
});
