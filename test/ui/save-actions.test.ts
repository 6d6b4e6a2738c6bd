import { expect } from '@open-wc/testing';
import type { Session } from '../../src/app/session.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { StoreErrorCode } from '../../src/store/types.ts';
import { isEnabled } from '../../src/ui/controllers/actions.ts';
import { saveActions } from '../../src/ui/save-actions.ts';
import { changeText, openWorkbench, speak } from './correcting-fixture.ts';

class FullStore extends MemoryStore {
  failure: StoreErrorCode | null = 'quota';
  wasReset = false;
  override exchange(...args: Parameters<MemoryStore['exchange']>): ReturnType<MemoryStore['exchange']> {
    const { failure } = this;
    return failure ? Promise.resolve({ ok: false, error: { code: failure, at: 'commit', params: { detail: '' } } }) : super.exchange(...args);
  }
  override resetBreaker(): void { this.wasReset = true; this.failure = null; }
}

async function troubled(failure: StoreErrorCode): Promise<{ store: FullStore; session: Session; run: (id: string) => boolean }> {
  await speak('en');
  const store = new FullStore();
  store.failure = null;
  const workbench = await openWorkbench(store);
  const session = { store, workbench };
  store.failure = failure;
  const segment = [...workbench.tables.all('segment')][0]!;
  changeText(workbench, segment.id, 'Changed.');
  await workbench.settled();
  const actions = saveActions(() => session);
  return { store, session, run: (id) => { const action = actions.find((one) => one.id === id)!; if (isEnabled(action)) { action.run(); return true; } return false; } };
}

describe('save actions', () => {
  it('try again after a full disk', async () => {
    const { store, session, run } = await troubled('quota');
    expect(run('save.restarted')).to.equal(false);
    store.failure = null;
    expect(run('save.retry')).to.equal(true);
    expect((await session.workbench.settled()).kind).to.equal('saved');
    expect(run('save.retry')).to.equal(false);
  });

  it('after a restart close the breaker first', async () => {
    const { store, session, run } = await troubled('broken');
    expect(run('save.retry')).to.equal(false);
    expect(run('save.restarted')).to.equal(true);
    expect(store.wasReset).to.equal(true);
    expect((await session.workbench.settled()).kind).to.equal('saved');
  });

  it('are not offered while nothing is open', () => {
    expect(saveActions(() => null).some(isEnabled)).to.equal(false);
  });
});
