// `npm run bench`: how large and how fast the built app is; `npm run bench -- book`: only a book of 30,000 sentences in three
// languages, `npm run bench -- exchange`: only a file of one that is merged. It prints and judges nothing; what must hold is in the tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { build } from 'vite';
import { actTimes, bookTimes, NO_WAITING, PLACES } from './bench/book.mjs';
import { exchangeTimes } from './bench/exchange.mjs';
import { buildEmptyPage } from './bench/empty-page.mjs';
import { servePacked } from './bench/serve-packed.mjs';
import { sizes } from './bench/sizes.mjs';
import { keyTimes, loadTimes, percentile, saveTimes } from './bench/times.mjs';
import { chromium } from './browsers.mjs';
import { audit, lighthouseMissing } from './lighthouse.mjs';

// Apart from `dist`, which tests may be using.
const DIST = 'node_modules/.cache/bench-app';
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

const ONLY_BOOK = process.argv.includes('book'), ONLY_EXCHANGE = process.argv.includes('exchange');

await build({ logLevel: 'warn', build: { outDir: resolve(DIST), emptyOutDir: true } });
const emptyDir = await buildEmptyPage();
const site = await servePacked(DIST), empty = await servePacked(emptyDir, {});
const { executablePath = '', args = [], env = {} } = await chromium();
const options = { executablePath, args, env: /** @type {Record<string, string>} */ (env), headless: true };
const browser = await playwright.launch(options);

/** A private window keeps its databases in memory: saving is measured with a profile on the disk.
 * @template T @param {(context: import('playwright-core').BrowserContext) => Promise<T>} measure @param {string[]} [more] */
async function onDisk(measure, more = []) {
  const dir = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  const context = await playwright.launchPersistentContext(dir, { ...options, args: [...args, ...more] });
  try {
    return await measure(context);
  } finally {
    await context.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} title @param {Awaited<ReturnType<typeof actTimes>>} acts */
function actTable(title, acts) {
  const row = (name, values) => spread(name, values).toSpliced(3, 0, ms(Math.max(...values)));
  table(title, [
    ['', 'median', 'p95', 'longest', 'runs'], row('moving a sentence to the next row', acts.move), row('joining two sentences', acts.text), row('undoing either', acts.undo),
    row('baseline: a changed word on an empty page', acts.bare), row('of which the call itself', acts.busy), row('to "saved on this device"', acts.commits),
  ]);
}

/** @param {Awaited<ReturnType<typeof bookTimes>>} book */
function bookTables({ rows, first, whole, raw, held, acts, scroll, list, heap }) {
  const heads = ['', 'median', 'p95', 'runs'], number = new Intl.NumberFormat('en');
  const times = (values) => (values.length === 0 ? NaN : percentile(values, 0.5));
  table(`A book: ${number.format(rows)} rows in three languages (${number.format(held.rows)} records, ${(held.bytes / 1e6).toFixed(1)} MB), warm`, [
    heads, spread('first rows on screen', first), spread('whole work ready', whole), spread('baseline: raw getAll of the same bytes', raw),
    ['whole work / raw', `${(times(whole) / times(raw)).toFixed(2)} ×`, '', ''],
  ]);
  actTable(`An act on it, from the call to the painted frame, at ${PLACES} places`, acts);
  const slow = (values) => `${values.filter((time) => time > 50).length}`;
  table('Scrolling from top to bottom, a jump each frame', [
    ['', 'median', 'p95', 'longest', 'over 50 ms', 'frames'],
    ...Object.entries({ 'the book': scroll, 'baseline: an empty list of the same height': list }).map(([name, values]) => [name, ms(percentile(values, 0.5)), ms(percentile(values, 0.95)), ms(Math.max(...values)), slow(values), `${values.length}`]),
  ]);
  table('Memory (JavaScript heap after a collection)', [['opened', 'after acts and scrolling', 'an empty page'], [heap.opened, heap.scrolled, heap.empty].map((megabytes) => `${megabytes.toFixed(1)} MB`)]);
}

/** @param {Awaited<ReturnType<typeof exchangeTimes>>} exchange */
function exchangeTable({ rows, size, counts, steps }) {
  const number = new Intl.NumberFormat('en'), seconds = (value) => `${(value / 1000).toFixed(2)} s`;
  table(`A file of ${number.format(rows)} rows with ${number.format(counts.changes)} new changes (${(size / 1e6).toFixed(1)} MB) meets a thousand others: ${number.format(counts.conflicts)} conflicts`, [
    ['', 'whole', 'longest without an answer', 'progress told'],
    ...Object.entries({ 'making it, reading it back included': steps.create, 'looking at it': steps.look, 'merging, to "saved"': steps.merge, 'taking it back, to "saved"': steps.undo })
      .map(([name, { time, longest, told }]) => [name, seconds(time), ms(longest), `${told} times`]),
  ]);
}

async function overview() {
  const ours = await loadTimes(browser, { url: site.url, path: ['dm-app', 'dm-work-page', 'dm-segment'] });
  const bare = await loadTimes(browser, { url: empty.url, path: ['x-row'] });
  const keys = await keyTimes(browser, { app: site.url, empty: empty.url });
  const saves = await onDisk((disk) => saveTimes(disk, site.url));
  table('Size', sizes(DIST, ours.scripts));
  const heads = ['', 'median', 'p95', 'runs'];
  table('First aligned row', [
    heads, spread('cold: Dragoman', ours.cold), spread('cold: an empty Lit page', bare.cold),
    spread('warm, from the service worker: Dragoman', ours.warm), spread('warm: an empty Lit page', bare.warm),
  ]);
  table('Keystroke to paint', [heads, spread('in the editor of a sentence', keys.ours), spread('in a bare editable line', keys.bare)]);
  table('Saving', [heads, spread('a correction, to "saved"', saves.ours), spread(`a bare strict put of ${saves.bytes} bytes`, saves.bare)]);
}

try {
  const [cpu] = cpus();
  console.log(`Dragoman in ${browser.browserType().name()} ${browser.version()}, Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${cpu?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`);
  if (!ONLY_BOOK && !ONLY_EXCHANGE) await overview();
  if (!ONLY_EXCHANGE) {
    const urls = { app: site.url, empty: empty.url };
    bookTables(await onDisk((disk) => bookTimes(disk, urls)));
    actTable('The same, without waiting for the next refresh of the screen', await onDisk((disk) => actTimes(disk, urls), NO_WAITING));
  }
  if (!ONLY_BOOK) exchangeTable(await onDisk((ours) => onDisk((theirs) => exchangeTimes(ours, theirs, site.url))));
  console.log(`  load of the machine: ${loadavg().map((load) => load.toFixed(1)).join(', ')} on ${cpus().length} processors`);
} finally {
  await browser.close();
}
if (!ONLY_BOOK && !ONLY_EXCHANGE) table('Lighthouse', await lighthouseRows(site.url));
await Promise.all([site.stop(), empty.stop()]);
