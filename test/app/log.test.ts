// The log in memory: what has taken effect since a change, for commands that take something back.
import { expect } from '@open-wc/testing';
import { Log } from '../../src/app/log.ts';
import type { Change } from '../../src/core/change.ts';
import type { ChangeId, DeviceId } from '../../src/core/ids.ts';

const change = (id: string): Change => ({ id: id as ChangeId, work: 'work', kind: 'setState', args: {}, patch: {}, counter: 1, device: 'dev', author: { personId: 'p', name: '' }, time: 1 }) as unknown as Change;
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
    log.rebase([change('b')], (one) => { seen.push(`${one.id}: ${since(log, 'a').join('')}`); return one; });
    expect([seen, since(log, 'a')]).to.deep.equal([['x: b', 'y: bx', 'z: bxy'], ['b', 'x', 'y', 'z']]);
  });
});
