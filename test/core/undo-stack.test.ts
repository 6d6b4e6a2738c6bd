// What can be undone: read off the log, this device's acts only, from all tabs.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Change } from '../../src/core/change.ts';
import { UndoStack } from '../../src/core/undo-stack.ts';
import { holds, PATIENCE } from '../property.ts';
import { DEVICE } from './play.ts';

const EFFECT = { segment: { s: [null, {}] } } as unknown as Change['patch'];
const change = (id: string, kind = 'editSegment', more: object = {}): Change => ({ id, kind, args: {}, patch: EFFECT, device: DEVICE, ...more }) as unknown as Change;
const back = (kind: 'undo' | 'redo', id: string, target: string): Change => change(id, kind, { args: { target } });
function read(...log: Change[]): string {
  const stack = new UndoStack(DEVICE);
  for (const entry of log) stack.read(entry);
  expect([stack.canUndo, stack.canRedo]).to.deep.equal([stack.toUndo.length > 0, stack.toRedo.length > 0]);
  const shown = (steps: readonly { target: string; effect: string }[]) => steps.map(({ target, effect }) => target === effect ? target : `${target}:${effect}`).join(' ');
  return `${shown(stack.toUndo)} | ${shown(stack.toRedo)}`;
}

describe('undo stack', function () {
  this.timeout(PATIENCE);

  it('is empty at first', () => expect(read()).to.equal(' | '));
  it('offers the newest act first', () => expect(read(change('a'), change('b'))).to.equal('b a | '));
  it('an undo moves the act over, with the undo as the effect to take back', () => expect(read(change('a'), change('b'), back('undo', 'u', 'b'))).to.equal('a | b:u'));
  it('a redo moves it back', () => expect(read(change('a'), back('undo', 'u', 'a'), back('redo', 'r', 'a'))).to.equal('a:r | '));
  it('a second undo of the same act takes back the redo', () => expect(read(change('a'), back('undo', 'u', 'a'), back('redo', 'r', 'a'), back('undo', 'v', 'a'))).to.equal(' | a:v'));
  it('a new act ends what could be redone', () => expect(read(change('a'), change('b'), back('undo', 'u', 'b'), change('c'))).to.equal('c a | '));
  it('passes over other devices', () => expect(read(change('a'), change('x', 'editSegment', { device: 'dev_b' }), { ...back('undo', 'y', 'a'), device: 'dev_b' as never })).to.equal('a | '));
  it('passes over acts without effect', () => expect(read(change('a'), change('b', 'suggest', { patch: {} }), { ...back('undo', 'u', 'a'), patch: {} })).to.equal('a | '));
  it('passes over a received release', () => expect(read(change('a'), change('b', 'receiveRelease'))).to.equal('a | '));
  it('passes over what was kept of somebody’s typing, which ends no redo either', () => expect(read(change('a'), change('b'), back('undo', 'u', 'b'), change('c', 'editSegment', { args: { rescued: true } }))).to.equal('a | b:u'));
  it('what is without effect or foreign does not end what could be redone', () => expect(read(change('a'), back('undo', 'u', 'a'), change('b', 'receiveRelease'), change('c', 'suggest', { device: 'dev_b' }))).to.equal(' | a:u'));
  it('an undo out of turn (two tabs at once) finds its act', () => expect(read(change('a'), change('b'), back('undo', 'u', 'a'))).to.equal('b | a:u'));

  it('is two stacks, whatever is done', () => holds(fc.array(fc.constantFrom('act', 'undo', 'redo'), { maxLength: 40, size: 'max' }), (moves) => {
    const stack = new UndoStack(DEVICE);
    let done: string[] = [], undone: string[] = [];
    for (const [at, move] of moves.entries()) {
      const id = `c${at}`;
      const step = move === 'undo' ? stack.toUndo[0] : stack.toRedo[0];
      if (move === 'act') { stack.read(change(id)); done = [id, ...done]; undone = []; }
      else if (step) {
        stack.read(back(move, id, step.target));
        const [first, ...rest] = move === 'undo' ? done : undone;
        expect(step.target).to.equal(first);
        if (move === 'undo') { done = rest; undone = [first!, ...undone]; } else { undone = rest; done = [first!, ...done]; }
      }
      expect([stack.toUndo.map(({ target }) => target), stack.toRedo.map(({ target }) => target)]).to.deep.equal([done, undone]);
    }
  }, { runs: 1000 }));
});
