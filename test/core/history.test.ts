// The history of texts, read off the log.
import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import { entriesOf, hasEffect, history } from '../../src/core/history.ts';
import type { Act } from './arbitrary.ts';
import { ADA, Play } from './play.ts';
import { seg, smallWork } from './small.ts';

const act = (kind: Act['kind'], text = '', at = 0): Act => ({ kind, at, text, stale: false, pick: 2 });

describe('history', () => {
  const play = new Play(smallWork());
  const done = (...args: Parameters<typeof act>): Change => play.act(act(...args)) as Change;
  const edited = done('editSegment', 'uno'), proposed = done('suggest', 'eins'), accepted = done('acceptSuggestion'), stated = done('setState');
  const many = done('replaceText', 'x', 7);

  it('tells the text and the state before and after', () => expect(entriesOf(edited)).to.deep.equal([{
    change: edited, segment: 'en1', version: 'en', text: { before: 'one', after: 'uno' }, state: { before: 'initial', after: 'translated' }, suggestion: null, note: null,
  }]));
  it('a note is an entry of its segment', () => {
    const noted = new Play(smallWork()).run('addNote', { id: 'n' as never, segment: seg('ru1'), text: 'hm', author: ADA, time: 1 }) as Change;
    expect(entriesOf(noted)[0]).to.deep.include({ segment: 'ru1', version: 'ru', text: null, note: { before: null, after: noted.patch.note?.['n']?.[1] } });
  });
  it('a suggestion is an entry of its segment without a text', () => {
    const [entry] = entriesOf(proposed);
    expect(entry).to.deep.include({ segment: 'en1', version: 'en', text: null, state: null });
    expect([entry?.suggestion?.before, entry?.suggestion?.after?.text]).to.deep.equal([null, 'eins']);
  });
  it('an accept is one entry: the text and the decision', () => {
    const entries = entriesOf(accepted);
    expect(entries.length).to.equal(1);
    expect([entries[0]?.text, entries[0]?.state, entries[0]?.suggestion?.before?.status, entries[0]?.suggestion?.after?.status]).to.deep.equal([{ before: 'uno', after: 'eins' }, null, 'open', 'accepted']);
  });
  it('a state alone has no text', () => expect(entriesOf(stated)).to.deep.equal([{ change: stated, segment: 'en1', version: 'en', text: null, state: { before: 'translated', after: 'reviewed' }, suggestion: null, note: null }]));
  it('a replacement has an entry for each segment', () => expect(entriesOf(many).map(({ segment }) => segment)).to.deep.equal(['tr2', 'tr3']));
  it('of a log: newest first', () => expect(history(play.log).map(({ change }) => change.kind)).to.deep.equal(['replaceText', 'replaceText', 'setState', 'acceptSuggestion', 'suggest', 'editSegment']));
  it('an act without effect is seen to have none', () => { expect(hasEffect(edited)).to.equal(true); expect(hasEffect({ ...edited, patch: {} })).to.equal(false); });
});
