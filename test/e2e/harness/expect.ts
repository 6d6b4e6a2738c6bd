/** Waiting for a value: pages settle in their own time, and a fixed pause is either too long or too short. */
import assert from 'node:assert/strict';

const PATIENCE = 10_000;
const EVERY = 50;

export const pause = (ms: number): Promise<void> => new Promise((ok) => { setTimeout(ok, ms); });

/** Asks again and again until the answer is the wanted one; fails with the last answer. */
export function expect<T>(ask: () => T | Promise<T>, what?: string): { toBe(wanted: T): Promise<void>; toSatisfy(fits: (value: T) => boolean): Promise<T> } {
  const until = async (fits: (value: T) => boolean): Promise<{ ok: boolean; value: T }> => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const value = await ask();
      if (fits(value)) return { ok: true, value };
      if (Date.now() > end) return { ok: false, value };
      await pause(EVERY);
    }
  };
  return {
    async toBe(wanted) {
      const { ok, value } = await until((answer) => Object.is(answer, wanted));
      if (!ok) assert.deepEqual(value, wanted, what);
    },
    async toSatisfy(fits) {
      const { ok, value } = await until(fits);
      assert.ok(ok, `${what ?? 'it'} stays at ${JSON.stringify(value)}`);
      return value;
    },
  };
}
