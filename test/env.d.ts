// Set by vite.config.ts from the environment, so that browser tests and Node tests read the same.

/** True in `npm run test:long`. */
declare const __LONG__: boolean;
/** SEED=… of the command line: the seed of a run to repeat, else null. */
declare const __SEED__: number | null;
/** RUNS=… of the command line: how many random runs, else null (the test's own number). */
declare const __RUNS__: number | null;
