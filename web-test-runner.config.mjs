// Element and unit tests in three engines, served through Vite. `npm test -- --only unit [part of a file name]`,
// ENGINES=chromium for one engine only; `npx wtr --watch` while working, `npx wtr --coverage` for Chromium's coverage.
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { globSync } from 'tinyglobby';
import { engines } from './scripts/browsers.mjs';
import { testGlobals } from './scripts/test-globals.mjs';
import { reporter } from './scripts/wtr/reporter.mjs';
import { viteForRunner } from './scripts/wtr/vite.mjs';
import { webkitLauncher } from './scripts/wtr/webkit-launcher.mjs';

const long = process.env['DRAGOMAN_LONG'] === '1';
const filter = process.env['TEST_FILTER'] ?? '';
const files = process.env['TEST_FILES']?.split(',') ?? globSync(['test/**/*.test.ts', '!test/**/*.node.test.ts']).filter((f) => f.includes(filter)).sort();
const [found, vite] = await Promise.all([engines(), viteForRunner()]);
const MINUTE = 60_000;

/** In the dev server `define` is no text replacement, so the page itself holds the globals. */
const page = (framework) => `<!doctype html><html lang="en"><head><title>test</title></head><body>
<script>Object.assign(globalThis, ${JSON.stringify(testGlobals)})</script>
<script type="module" src="${framework}"></script></body></html>`;

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files,
  rootDir: '.',
  middleware: [vite.middleware],
  plugins: [vite.plugin],
  browsers: [
    ...(found.chromium ? [chromeLauncher({ puppeteer: puppeteerCore, launchOptions: found.chromium })] : []),
    ...(found.firefox ? [chromeLauncher({ puppeteer: puppeteerCore, launchOptions: found.firefox })] : []),
    ...(found.webkit ? [webkitLauncher(found.webkit)] : []),
  ],
  // The engines side by side, but one file at a time in each: the page under test has the focus and the database for itself.
  concurrentBrowsers: 3,
  concurrency: 1,
  browserStartTimeout: 2 * MINUTE,
  testsStartTimeout: 2 * MINUTE,
  testsFinishTimeout: (long ? 60 : 6) * MINUTE,
  testFramework: { config: { timeout: long ? '600000' : '30000' } },
  testRunnerHtml: page,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  staticLogging: !process.argv.includes('--watch'),
  reporters: [reporter({ showLogs: filter !== '' })],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcov'] },
};
