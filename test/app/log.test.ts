// The log in memory: what has taken effect since a change, for commands that take something back.
import { expect } from '@open-wc/testing';
import { Log } from '../../src/app/log.ts';
import type { Change } from '../../src/core/change.ts';
import type { ChangeId, DeviceId } from '../../src/core/ids.ts';

const change = (id: string): Change => ({ id: id as ChangeId, work: 'work', kind: 'setState', args: {}, patch: {}, counter: id.codePointAt(0), device: 'dev', author: { personId: 'p', name: '' }, time: 1 }) as unknown as Change;
const since = (log: Log, id: string): string[] => [...log.since(id as ChangeId)].map((one) => one.id);
const logOf = (written: string, pending: string): Log => {
  const log = new Log('dev' as DeviceId, [...written].map(change));
  for (const id of pending) log.addPending({ change: change(id), drop: [] });
  return log;
};

describe('what has happened since a change', () => {
  it('is what was written after it, and what waits', () => {
    const log = logOf('abc', 'xyz');
    expect([since(log, 'a'), since(log, 'c'), since(log, 'x'), since(log, 'z')]).to.deep.equal([['b', 'c', 'x', 'y', 'z'], ['x', 'y', 'z'], ['y', 'z'], []]);
    log.settle(2);
    expect(since(log, 'c')).to.deep.equal(['x', 'y', 'z']);
  });
  it('is everything, where the change is not known', () => expect(since(logOf('ab', 'x'), 'other')).to.deep.equal(['a', 'b', 'x']));
  it('is no act that has not been run again yet', () => {
    const log = logOf('a', 'xyz'), seen: string[] = [];
    log.rebase([change('b')], { dropped: () => expect.fail('no merge waits'), rerun: (one) => { seen.push(`${one.id}: ${since(log, 'a').join('')}`); return one; } });
    expect([seen, since(log, 'a')]).to.deep.equal([['x: b', 'y: bx', 'z: bxy'], ['b', 'x', 'y', 'z']]);
  });
});

const merge = (id: string, after: string, args: object): Change => ({ ...change(id), kind: 'mergeChanges', args: { after, changes: [], again: [], aside: [], from: '', ...args } }) as unknown as Change;
const named = ({ id, patch }: Change): string => `${id}${Object.keys(patch.segment ?? {}).join('')}`;
const effect = (segment: string): object => ({ segment: { [segment]: [null, { id: segment }] } });

describe('a merge in the log', () => {
  const log = (): Log => {
    const made = logOf('acf', '');
    made.addPending({ change: merge('m', 'f', { changes: ['b', 'd'].map(change), again: [{ id: 'c', patch: effect('1') }] }), drop: [] });
    return made;
  };
  it('puts what it brings in its place, and gives known changes the effects that they have by now', () => {
    const one = log();
    expect([one.known.changes.map(named), one.changes.map(({ id }) => id), since(one, 'c')]).to.deep.equal([['a', 'b', 'c1', 'd', 'f'], ['a', 'c', 'f', 'm'], ['d', 'f']]);
    expect(one.patchOf('c' as ChangeId)).to.deep.equal(effect('1'));
  });
  it('takes them out again, and brings them back', () => {
    const one = log();
    one.addPending({ change: merge('n', 'm', { aside: ['d'] }), drop: [] });
    expect([one.known.changes.map(named), [...one.known.aside.keys()]]).to.deep.equal([['a', 'b', 'c1', 'f'], ['d']]);
    one.addPending({ change: merge('o', 'n', { changes: [change('d')] }), drop: [] });
    expect([one.known.changes.map(named), one.known.aside.size]).to.deep.equal([['a', 'b', 'c1', 'd', 'f'], 0]);
  });
  it('G6 counts with everything that it names: an act of this device stands behind all', () => {
    const one = logOf('a', '');
    one.addPending({ change: merge('b', 'a', { changes: [change('z')] }), drop: [] });
    expect(one.nextCounter).to.equal('z'.codePointAt(0)! + 1);
  });
  it('that waits is dropped where others come first; what was done after it keeps its place', () => {
    const one = log(), { nextCounter } = one;
    one.addPending({ change: { ...change('g'), counter: nextCounter + 40 }, drop: [] });
    const heard: string[] = [];
    one.rebase([change('e')], { dropped: (merges) => { heard.push(...merges.map(({ id }) => id)); }, rerun: (again) => { heard.push(again.id); return again; } });
    expect([heard, one.changes.map(({ id }) => id), one.known.changes.map(named)]).to.deep.equal([['m', 'g'], ['a', 'c', 'f', 'e', 'g'], ['a', 'c', 'f', 'e', 'g']]);
    expect(one.changes.at(-1)?.counter).to.equal(nextCounter + 40);
  });
  it('is one act to undo; what it brought is none, whoever did it', () => {
    const one = logOf('a', ''), brought = { ...change('b'), patch: effect('2') };
    one.addPending({ change: { ...merge('m', 'a', { changes: [brought] }), patch: effect('2') }, drop: [] });
    expect(one.stack.toUndo).to.deep.equal([{ target: 'm', effect: 'm', merge: true }]);
  });
  it('leaves nothing to undo of an act that it has left without effect', () => {
    const one = new Log('dev' as DeviceId, [{ ...change('a'), patch: effect('1') }]);
    expect(one.stack.canUndo).to.equal(true);
    one.addPending({ change: merge('m', 'a', { again: [{ id: 'a', patch: {} }], changes: [change('0')] }), drop: [] });
    expect(one.stack.canUndo).to.equal(false);
  });
});
