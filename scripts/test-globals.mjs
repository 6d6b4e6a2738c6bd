// What tests may know about the run, from the environment of the command (declared in test/env.d.ts).

const number = (text) => (text === undefined || text === '' ? null : Number(text));

export const testGlobals = {
  __LONG__: process.env['DRAGOMAN_LONG'] === '1',
  __SEED__: number(process.env['SEED']),
  __RUNS__: number(process.env['RUNS']),
};

/** The same as Vite's `define` wants it: source text. */
export const testDefines = Object.fromEntries(Object.entries(testGlobals).map(([k, v]) => [k, JSON.stringify(v)]));
