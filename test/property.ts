/**
 * Random tests. One seed replays a run: `SEED=42 npm test -- laws` (and RUNS=… for another number of runs); every
 * failure says which seed it was. A seed that failed once is kept beside its law and runs for ever.
 */
import fc from 'fast-check';

export interface Effort {
  /** In a normal run; twenty times as many in the long one. */
  readonly runs: number;
  /** Seeds that failed once. */
  readonly kept?: readonly number[];
}

const KEPT_RUNS = 50;

/** Milliseconds that a random test may take where three engines share a slow machine: `this.timeout(PATIENCE)`. */
export const PATIENCE = __LONG__ ? 600_000 : 120_000;

export const seed = __SEED__ ?? Math.floor(Math.random() * 0x7fffffff);

export async function holds<T>(arbitrary: fc.Arbitrary<T>, law: (example: T) => unknown, { runs, kept = [] }: Effort): Promise<void> {
  const property = fc.asyncProperty(arbitrary, async (example) => { await law(example); });
  for (const old of kept) await proven(property, { seed: old, numRuns: KEPT_RUNS });
  await proven(property, { seed, numRuns: __RUNS__ ?? (__LONG__ ? runs * 20 : runs) });
}

async function proven<T>(property: fc.IAsyncProperty<[T]>, { seed: start, numRuns }: { seed: number; numRuns: number }): Promise<void> {
  const result = await fc.check(property, { seed: start, numRuns, interruptAfterTimeLimit: PATIENCE * 0.9 });
  if (result.interrupted && !result.failed) throw new Error(`only ${result.numRuns} of ${numRuns} runs in the time`);
  if (!result.failed) return;
  const example = result.counterexample?.map((value) => fc.stringify(value)).join('\n');
  throw new Error(`SEED=${start} RUNS=${result.numRuns} repeats this\n${example ?? ''}\n${String(result.errorInstance)}`, { cause: result.errorInstance });
}
