// Says what failed, where and in which engine; one line for a file that is well. Leaves the counts in a file (TEST_RESULT).
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {import('@web/test-runner').TestSession} TestSession */

/** @param {import('@web/test-runner').TestSuiteResult | undefined} suite @param {string[]} path */
function* testsOf(suite, path = []) {
  if (!suite) return;
  for (const test of suite.tests) yield { test, name: [...path, test.name].join(' › ') };
  for (const inner of suite.suites) yield* testsOf(inner, inner.name ? [...path, inner.name] : path);
}

const indent = (text) => String(text).split('\n').map((l) => `      ${l}`).join('\n');

function describeError(error) {
  const { name, message, stack, expected, actual } = error ?? {};
  const lines = [`${name && !message?.startsWith(name) ? `${name}: ` : ''}${message ?? 'no message'}`];
  if (expected !== undefined && actual !== undefined && `${expected}${actual}`.length < 4000) lines.push(`expected: ${expected}`, `  actual: ${actual}`);
  if (stack) lines.push(...stack.split('\n').filter((l) => /\b(src|test)\//.test(l)).slice(0, 6).map((l) => l.trim()));
  return indent(lines.join('\n'));
}

/** @param {TestSession} session */
function summarise(session) {
  const all = [...testsOf(session.testResults)];
  const failed = all.filter(({ test }) => !test.passed && !test.skipped);
  const problems = failed.map(({ name, test }) => `    FAILED in ${session.browser.name}: ${name}\n${describeError(test.error)}`);
  for (const error of session.errors) problems.push(`    FAILED in ${session.browser.name}: the file itself\n${describeError(error)}`);
  if (all.length === 0 && session.errors.length === 0) problems.push(`    FAILED in ${session.browser.name}: the file has no tests`);
  const skipped = all.filter(({ test }) => test.skipped).length;
  return { passed: all.length - failed.length - skipped, skipped, failed: problems.length, problems };
}

const say = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The page never answered: the browser's fault or the machine's, not the test's. */
const STALLED = /did not (finish|start) within|Unable to establish|page to be loaded/;
const stalled = (session) => session.errors.some(({ message }) => STALLED.test(message));
const isFailed = (session) => summarise(session).failed > 0;

/** More files than this that fail in one engine and pass in another are no accident. */
const ACCIDENTS = 3;

/**
 * A page that hangs keeps the focus of its browser, and the files after it fail with it: such an engine gets one more try,
 * in a fresh browser, with all files that failed there. So do a few files that failed in one engine and passed in another:
 * scrolling, focus and frames of a browser that shares two cores with two others are not always its own. Elsewhere a
 * failure is a failure; what needed a second try is said at the end of the run.
 */
function toTryAgain(sessions) {
  const hung = new Set(sessions.filter(stalled).map(({ browser }) => browser.name));
  const passed = new Set(sessions.filter((session) => !isFailed(session)).map(({ testFile }) => testFile));
  const single = sessions.filter((session) => isFailed(session) && !hung.has(session.browser.name) && passed.has(session.testFile));
  return [...sessions.filter((session) => hung.has(session.browser.name) && isFailed(session)), ...(single.length <= ACCIDENTS ? single : [])];
}

/** @param {{ showLogs?: boolean }} [options] @returns {import('@web/test-runner').Reporter} */
export function reporter({ showLogs = false } = {}) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const slow = new Map();
  return {
    onTestRunStarted: () => void Object.assign(total, { passed: 0, failed: 0, skipped: 0 }),
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const results = sessionsForTestFile.map(summarise);
      const sum = (key) => results.reduce((n, r) => n + r[key], 0);
      for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += sum(key);
      const name = relative('test', testFile);
      const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : '';
      const counts = results.map((r) => r.passed);
      const shown = counts.every((n) => n === counts[0]) ? `${counts[0]} × ${counts.length}` : counts.join(' + ');
      logger.log(sum('failed') ? `  ✗ ${name}` : `  ✓ ${name}  ${shown}${skipped}`);
      for (const problem of results.flatMap((r) => r.problems)) logger.log(problem);
      if (!sum('failed') && !showLogs) return;
      for (const session of sessionsForTestFile) {
        for (const args of session.logs) logger.log(`    log ${session.browser.name}: ${args.map(say).join(' ')}`);
        for (const url of session.request404s) logger.log(`    not found ${session.browser.name}: ${url}`);
      }
    },
    onTestRunFinished({ sessions }) {
      for (const { browser, testFile, testResults } of sessions) {
        for (const { test, name } of testsOf(testResults)) {
          if ((test.duration ?? 0) > 5000) slow.set(`${relative('test', testFile)} › ${name} (${browser.name})`, test.duration);
        }
      }
      for (const [name, ms] of slow) console.log(`  slow: ${(ms / 1000).toFixed(1)} s  ${name}`);
      const again = process.env['TEST_FILES'] ? [] : toTryAgain([...sessions]);
      for (const session of again) for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] -= summarise(session)[key];
      const result = { ...total, again: again.map(({ browser, testFile }) => ({ engine: browser.name.toLowerCase(), file: relative('.', testFile) })) };
      if (process.env['TEST_RESULT']) writeFileSync(process.env['TEST_RESULT'], JSON.stringify(result));
    },
  };
}
