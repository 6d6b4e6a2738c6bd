// `npm test`: types, Node tests, build, browser tests in three engines, end-to-end tests. One summary line at the end.
//
//   npm test                              everything
//   npm test -- --only unit keyboard      one part (types, node, build, unit, e2e), only files whose path contains "keyboard"
//   npm test -- --engine chromium         fewer engines (comma between several)
//   SEED=42 RUNS=1000 npm test …          repeat a random test, or give it more runs
//   npm run test:long                     the long forms of the random tests
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';

const PARTS = ['types', 'node', 'build', 'unit', 'e2e'];
const CACHE = 'node_modules/.cache';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, engine: { type: 'string' }, long: { type: 'boolean', default: false } },
});
const [filter = ''] = positionals;
const only = values.only?.flatMap((v) => v.split(','));
const wrong = only?.find((v) => !PARTS.includes(v));
if (wrong !== undefined) {
  console.error(`There is no part "${wrong}": ${PARTS.join(', ')}.`);
  process.exit(2);
}
if (values.long) process.env['DRAGOMAN_LONG'] = '1';
if (values.engine) process.env['ENGINES'] = values.engine;
process.env['TEST_FILTER'] = filter;

/** End-to-end tests look at the build, so they bring it; a filter alone means tests, not the rest. */
const asked = only ? [...only, ...(only.includes('e2e') ? ['build'] : [])] : filter ? ['node', 'unit', 'build', 'e2e'] : PARTS;
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
/** Files that needed a second try. */
const unsteady = [];

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<number>} */
const node = (args, env = {}) => new Promise((ok) => {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  child.once('error', (e) => { console.error(e.message); ok(1); });
  child.once('exit', (code) => ok(code ?? 1));
});

/**
 * Runs tests that leave their counts in a file; no counts, or none at all, is a failure of the part.
 * @param {string} part @param {(files: string[]) => string[]} argsOf what Node is given to run these files @param {string[]} files @param {Record<string, string>} [env]
 */
async function counted(part, argsOf, files, env = {}) {
  if (files.length === 0) {
    if (filter) return console.log('  (no file of this name here)');
    broken.push(`${part}: there are no tests`);
    return;
  }
  mkdirSync(CACHE, { recursive: true });
  const result = `${CACHE}/result-${part}-${process.pid}.json`;
  const code = await node(argsOf(files), { ...env, TEST_RESULT: result });
  const { again = [], ...counts } = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  rmSync(result, { force: true });
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.passed + counts.failed === 0 && again.length === 0) broken.push(`${part}: no test ran`);
  else if (code !== 0 && counts.failed === 0 && again.length === 0) broken.push(`${part}: ended with code ${code}`);
  for (const engine of new Set(again.map((one) => one.engine))) {
    const failed = again.filter((one) => one.engine === engine).map(({ file }) => file), named = engine ? ` (${engine})` : '';
    console.log(`\n  Failed${engine ? ` in ${engine} alone` : ''}: ${failed.join(', ')} once more, in a fresh browser`);
    await counted(part, argsOf, failed, { ...(engine && { ENGINES: engine }), TEST_FILES: failed.join(','), TEST_AGAIN: '' });
    unsteady.push(...failed.map((file) => `${file}${named}`));
  }
}

const matching = (patterns) => globSync(patterns).filter((f) => f.includes(filter)).sort();
const step = async (part, args) => { if (await node(args) !== 0) broken.push(`${part} failed`); };

async function bundled(part, files, concurrency, env = {}) {
  const { bundleForNode } = await import('./bundle-node.mjs');
  const bundles = files.length > 0 ? await bundleForNode(files, `${CACHE}/${part}-${process.pid}`) : [];
  const argsOf = (some) => ['--enable-source-maps', '--test', `--test-concurrency=${concurrency}`, '--test-reporter=./scripts/node-reporter.mjs', ...bundles.filter((_, at) => some.includes(files[at]))];
  await counted(part, argsOf, files, env);
  rmSync(`${CACHE}/${part}-${process.pid}`, { recursive: true, force: true });
}

const run = {
  // From scratch, as CI does: what an error is may depend on the order in which files are checked, and files that did not change are passed over.
  types: () => step('types', ['node_modules/typescript/bin/tsc', '-b', '--force']),
  node: () => bundled('node', matching(['test/**/*.node.test.ts']), 2),
  build: () => step('build', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']),
  unit: () => counted('unit', () => ['node_modules/@web/test-runner/dist/bin.js'], matching(['test/**/*.test.ts', '!test/**/*.node.test.ts'])),
  e2e: () => bundled('e2e', matching(['test/e2e/**/*.e2e.ts']), 1, { TEST_AGAIN: '1' }),
};
const TITLE = { types: 'Types', node: 'Tests in Node', build: 'Build', unit: 'Tests in browsers', e2e: 'End to end, the built app' };

for (const part of PARTS.filter((p) => asked.includes(p))) {
  console.log(`\n— ${TITLE[part]} —`);
  if (part === 'e2e' && broken.some((b) => b.startsWith('build'))) {
    broken.push('e2e: not run, there is no build');
    continue;
  }
  const start = Date.now();
  try {
    await run[part]();
  } catch (e) {
    broken.push(`${part}: ${e instanceof Error ? e.message : e}`);
  }
  console.log(`  ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

if (filter && total.passed + total.failed === 0 && broken.length === 0) broken.push(`no test file's path contains "${filter}"`);
console.log();
if (unsteady.length > 0) console.log(`Needed a second try: ${unsteady.join(', ')}`);
for (const sentence of broken) console.log(`✗ ${sentence}`);
console.log(`${total.passed} passed, ${total.failed + broken.length} failed, ${total.skipped} skipped`);
process.exitCode = total.failed + broken.length > 0 ? 1 : 0;
