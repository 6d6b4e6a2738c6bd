// `npm run bench`: how large and how fast the built app is. It prints and judges nothing; what must hold is in the tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { build } from 'vite';
import { buildEmptyPage } from './bench/empty-page.mjs';
import { servePacked } from './bench/serve-packed.mjs';
import { sizes } from './bench/sizes.mjs';
import { keyTimes, loadTimes, percentile, saveTimes } from './bench/times.mjs';
import { chromium } from './browsers.mjs';
import { audit, lighthouseMissing } from './lighthouse.mjs';

const DIST = 'dist';
const ms = (value) => `${value.toFixed(1)} ms`;

/** @param {string} title @param {string[][]} rows */
function table(title, rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`);
}

const spread = (name, values) => [name, ms(percentile(values, 0.5)), ms(percentile(values, 0.95)), `${values.length}`];

async function lighthouseRows(url) {
  const missing = lighthouseMissing();
  if (missing) return [[`not run: ${missing}`]];
  const rows = [['', 'performance', 'first paint', 'largest paint', 'speed index', 'blocked', 'layout shift']];
  for (const form of /** @type {const} */ (['mobile', 'desktop'])) {
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push(await audit(url, { form, categories: ['performance'] }));
    runs.sort((a, b) => (a.scores['performance'] ?? 0) - (b.scores['performance'] ?? 0));
    rows.push([`${form} (median of ${runs.map(({ scores }) => scores['performance']).join(', ')})`, `${runs[1]?.scores['performance'] ?? '?'}`, ...runs[1]?.metrics ?? []]);
  }
  return rows;
}

await build({ logLevel: 'warn' });
const emptyDir = await buildEmptyPage();
const site = await servePacked(DIST), empty = await servePacked(emptyDir, {});
const { executablePath = '', args = [], env = {} } = await chromium();
const options = { executablePath, args, env: /** @type {Record<string, string>} */ (env), headless: true };
const browser = await playwright.launch(options);

/** A private window keeps its databases in memory: saving is measured with a profile on the disk.
 * @template T @param {(context: import('playwright-core').BrowserContext) => Promise<T>} measure */
async function onDisk(measure) {
  const dir = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  const context = await playwright.launchPersistentContext(dir, options);
  try {
    return await measure(context);
  } finally {
    await context.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  const ours = await loadTimes(browser, { url: site.url, path: ['dm-app', 'dm-work-page', 'dm-segment'] });
  const bare = await loadTimes(browser, { url: empty.url, path: ['x-row'] });
  const keys = await keyTimes(browser, { app: site.url, empty: empty.url });
  const saves = await onDisk((disk) => saveTimes(disk, site.url));
  const [cpu] = cpus();
  console.log(`Dragoman in ${browser.browserType().name()} ${browser.version()}, Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${cpu?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`);
  table('Size', sizes(DIST, ours.scripts));
  const heads = ['', 'median', 'p95', 'runs'];
  table('First aligned row', [
    heads, spread('cold: Dragoman', ours.cold), spread('cold: an empty Lit page', bare.cold),
    spread('warm, from the service worker: Dragoman', ours.warm), spread('warm: an empty Lit page', bare.warm),
  ]);
  table('Keystroke to paint', [heads, spread('in the editor of a sentence', keys.ours), spread('in a bare editable line', keys.bare)]);
  table('Saving', [heads, spread('a correction, to "saved"', saves.ours), spread(`a bare strict put of ${saves.bytes} bytes`, saves.bare)]);
} finally {
  await browser.close();
}
table('Lighthouse', await lighthouseRows(site.url));
await Promise.all([site.stop(), empty.stop()]);
