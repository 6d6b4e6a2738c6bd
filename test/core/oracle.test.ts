// The commands against a plain model: an array of strings, a list of suggestions and a stack of former arrays. It knows
// nothing of patches, rows, laws or logs.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { holds, PATIENCE } from '../property.ts';
import { someActs, someWork } from './arbitrary.ts';
import { Play } from './play.ts';

interface Proposal { segment: string; text: string; status: string }
interface State { texts: Map<string, string>; states: Map<string, string>; proposals: Map<string, Proposal>; revision: number }

const snapshot = ({ texts, states, proposals, revision }: State): State => ({
  texts: new Map(texts), states: new Map(states), revision, proposals: new Map([...proposals].map(([id, proposal]) => [id, { ...proposal }])),
});
const shown = ({ texts, states, proposals, revision }: State): unknown => [
  revision, ...[texts, states, proposals].map((map: Map<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([, value]) => value)),
];

/** What the act should do; false: nothing. */
type OnTexts = Extract<keyof CommandArgs, 'editSegment' | 'restoreRevision' | 'replaceText' | 'setState' | 'suggest' | 'acceptSuggestion' | 'rejectSuggestion' | 'withdrawSuggestion' | 'receiveRelease'>;
type Expect = { [K in OnTexts]: (state: State, args: CommandArgs[K]) => boolean };

function write(state: State, { segment, base, text, suggestion }: { segment: string; base: string; text: string; suggestion: string }): boolean {
  const now = state.texts.get(segment);
  if (now === text) return false;
  if (now === base) { state.texts.set(segment, text); state.states.set(segment, 'translated'); }
  else state.proposals.set(suggestion, { segment, text, status: 'open' });
  return true;
}
function decide({ proposals }: State, suggestion: string, status: string): boolean {
  const proposal = proposals.get(suggestion);
  if (proposal?.status !== 'open') return false;
  proposal.status = status;
  return true;
}

const expected: Expect = {
  editSegment: write,
  restoreRevision: write,
  replaceText: (state, { edits }) => edits.map((edit) => write(state, edit)).includes(true),
  setState: ({ texts, states }, { segment, base, state }) => {
    if (texts.get(segment) !== base || states.get(segment) === state) return false;
    states.set(segment, state);
    return true;
  },
  suggest: ({ texts, proposals }, { id, segment, text }) => {
    if (texts.get(segment) === text) return false;
    proposals.set(id, { segment, text, status: 'open' });
    return true;
  },
  acceptSuggestion: (state, { suggestion, base }) => {
    const proposal = state.proposals.get(suggestion);
    if (!proposal || state.texts.get(proposal.segment) !== base || !decide(state, suggestion, 'accepted')) return false;
    state.texts.set(proposal.segment, proposal.text);
    state.states.set(proposal.segment, 'translated');
    return true;
  },
  rejectSuggestion: (state, { suggestion }) => decide(state, suggestion, 'rejected'),
  withdrawSuggestion: (state, { suggestion, author }) => suggestion.startsWith('sug_dev') && author.name === 'Ada' && decide(state, suggestion, 'withdrawn'),
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
      states: new Map([...play.tables.all('segment')].map(({ id, state }) => [id, state])),
      proposals: new Map([...play.tables.all('suggestion')].map(({ id, segment, text, status }) => [id, { segment, text, status }])),
      revision: play.tables.get('work', 'work')?.revision ?? 0,
    });
    let model = now();
    let done: State[] = [], undone: State[] = [];
    for (const act of acts) {
      if (!isOnTexts(act.kind)) continue; // versions, links, and which sentences there are, are no business of strings
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
