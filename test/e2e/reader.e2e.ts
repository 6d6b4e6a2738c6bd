/** The one-file reader as people get it: a file on a disk, opened by a browser with a double click. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { readBundled } from '../../src/core/bundled.ts';
import { Tables } from '../../src/core/tables.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import { writeReader } from '../../src/formats/reader-file.ts';
import type { ReaderInput } from '../../src/formats/reader-page.ts';
import { STATEMENT } from '../app/bundled.ts';
import { violations } from './harness/axe.ts';
import { startChromium } from './harness/chromium.ts';
import { send } from './harness/exchange.ts';
import { expect } from './harness/expect.ts';
import { ENGINES, startPuppet } from './harness/puppet.ts';
import { stage } from './harness/stage.ts';

const HOSTILE = '</span></td><script>globalThis.pwned = 1</script><img src="https://evil.example/x.png" onerror="globalThis.pwned = 2"><!-- \u202e';
const FACES = 'node_modules/@fontsource-variable/literata/files';
const PDFTOTEXT = spawnSync('pdftotext', ['-v']).status === null ? 'there is no pdftotext here (Debian: poppler-utils)' : false;
const dir = mkdtempSync(join(tmpdir(), 'dragoman-reader-')), file = join(dir, 'statement.html'), url = pathToFileURL(file).href;

/** The statement, in which one Russian sentence means harm, and the first two English ones of a paragraph stand in one row. */
async function write(): Promise<Tables> {
  const rows = readBundled(STATEMENT), harm = rows.segment.filter(({ version }) => version.endsWith('.ru'))[5]?.id;
  const tables = new Tables({ ...rows, segment: rows.segment.map((row) => row.id === harm ? { ...row, text: HOSTILE } : row) });
  const words = Object.fromEntries(['en', 'ru', 'tr'].map((lang) => [lang, (JSON.parse(readFileSync(`translations/ui/${lang}.json`, 'utf8')) as { reader: object }).reader])) as unknown as ReaderInput['words'];
  const fonts = [['latin', 'U+0000-00FF'], ['cyrillic', 'U+0400-045F']].map(([name = '', range = '']) => ({ range, data: new Uint8Array(readFileSync(`${FACES}/literata-${name}-wght-normal.woff2`)) }));
  writeFileSync(file, (await writeReader({
    tables, columns: versionsOf(tables).map(({ id }) => id), language: 'en', words, fonts, payload: new Uint8Array(9_000), made: Date.UTC(2026, 10, 22), app: '1.2.3',
  })).join(''));
  return tables;
}

const shownTexts = (page: Page, column: number): Promise<string[]> => page.locator(`td.c${column} .s`).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent));
/** The columns of the sentences that are lit. */
const lit = (page: Page): Promise<string> => page.locator('.s.on').evaluateAll((all) => all.map((one) => one.closest('td')?.className.slice(0, 2) ?? '').sort().join(' '));

describe('one-file reader', { timeout: 120_000 }, () => {
  let browser: Browser, tables: Tables;
  before(async () => { tables = await write(); browser = await startChromium(); });
  after(async () => { await browser.close(); rmSync(dir, { recursive: true, force: true }); });

  /** Opens the file, watches it, and at the end nothing may have gone wrong or been asked for. */
  const read = (act: (page: Page) => Promise<void>, options: Parameters<Browser['newContext']>[0] = {}) => async (): Promise<void> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage(), problems: string[] = [];
    page.on('request', (request) => { if (request.url() !== url && !request.url().startsWith('data:')) problems.push(`asked for ${request.url()}`); });
    page.on('console', (message) => { problems.push(message.text()); });
    page.on('pageerror', (error) => { problems.push(String(error)); });
    try {
      await page.goto(url);
      await act(page);
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  };
  const textsOf = (column: number): string[] => tables.segmentsOf(versionsOf(tables)[column]?.id ?? '' as never).map(({ text }) => text);

  test('from a disk: every sentence of every column, in the book face, and nothing is asked of anybody', read(async (page) => {
    for (const column of [0, 1, 2]) assert.deepEqual(await shownTexts(page, column), textsOf(column));
    assert.equal(await page.evaluate(() => [...document.fonts].filter(({ family, status }) => family.includes('Literata') && status === 'loaded').length), 2);
  }));

  test('X1 a text that means harm is a text', read(async (page) => {
    assert.ok((await shownTexts(page, 1)).includes(HOSTILE));
    assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
    assert.equal(await page.locator('img, td script').count(), 0);
  }));

  test('what a saved script would do is refused by its policy', async () => {
    const context = await browser.newContext(), page = await context.newPage();
    const evil = join(dir, 'evil.html');
    writeFileSync(evil, readFileSync(file, 'utf8').replace('<main', '<script>globalThis.pwned = 3</script><img src="https://evil.example/x.png"><main'));
    const sent: string[] = [];
    page.on('request', (request) => { if (/^https?:/.test(request.url()) && !request.failure()) sent.push(request.url()); });
    page.on('response', (response) => { if (/^https?:/.test(response.url())) sent.push(`answered ${response.url()}`); });
    await page.goto(pathToFileURL(evil).href);
    assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
    assert.deepEqual(sent.filter((one) => one.startsWith('answered')), []);
    await context.close();
  });

  for (const scripts of [true, false]) {
    test(`columns, colours and language are chosen ${scripts ? 'with' : 'without'} a script`, read(async (page) => {
      await page.locator('summary').first().click();
      await page.locator('#c0').uncheck();
      assert.deepEqual(await shownTexts(page, 0), []);
      assert.equal((await shownTexts(page, 2)).length, textsOf(2).length);
      await page.locator('summary').nth(1).click();
      await page.locator('#l-ru').check();
      await expect(() => page.locator('th.c1').innerText()).toBe('Русский перевод');
      const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await paper();
      await page.locator('#dark').check();
      assert.notEqual(await paper(), light);
      if (!scripts) return;
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.title]), ['ru', STATEMENT.title['ru']]);
      await page.locator('#c1').evaluate((box) => { (box as HTMLInputElement).click(); });
      await page.locator('#c2').evaluate((box) => { (box as HTMLInputElement).click(); });
      assert.equal(await page.locator('.columns input:checked').count(), 1, 'one column stays');
    }, { javaScriptEnabled: scripts }));
  }

  test('the system’s dark is the reader’s until somebody chooses', read(async (page) => {
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(27, 25, 23)');
  }, { colorScheme: 'dark' }));

  test('a sentence lights its counterparts: under the mouse, kept by a click, under the keys', read(async (page) => {
    const rows = page.locator('tbody tr');
    await rows.nth(5).locator('.c0 .s').first().hover();
    await expect(() => lit(page)).toBe('c0 c1 c2');
    await rows.nth(5).locator('.c1 .s').first().click();
    await rows.nth(7).locator('.c0 .s').first().hover();
    assert.equal(await rows.nth(5).locator('.on').count(), 3, 'kept');
    await page.keyboard.press('Escape');
    await expect(() => page.locator('.on').count()).toBe(0);
    await page.locator('.s[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    const at = await page.evaluate(() => document.activeElement?.closest('td')?.className.slice(0, 2));
    assert.equal(at, 'c0');
    await expect(() => lit(page)).toSatisfy((columns) => /^c0.* c1.* c2/.test(columns));
    assert.equal(await page.locator('.s[tabindex]').count(), 1, 'one stop of the Tab key');
  }));

  test('a tap lights, on a phone where languages stand below each other', read(async (page) => {
    const cells = await page.locator('tbody tr').nth(5).locator('td').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    assert.equal(new Set(cells).size, 1, 'below each other');
    await page.locator('tbody tr').nth(5).locator('.c1 .s').first().tap();
    await expect(() => lit(page)).toBe('c0 c1 c2');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
  }, { viewport: { width: 390, height: 780 }, hasTouch: true }));

  test('a link to a sentence’s row leads there', async () => {
    const context = await browser.newContext(), page = await context.newPage();
    await page.goto(`${url}#${units(tables)[9]?.id ?? ''}`);
    await expect(() => page.locator('tr:target').count()).toBe(1);
    await context.close();
  });

  test('on paper all is laid out, black on white, and there are no buttons', read(async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.bar').isVisible(), false);
    assert.deepEqual(await page.locator('tbody').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).contentVisibility))]), ['visible']);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('thead').evaluate((head) => getComputedStyle(head).display), 'table-header-group', 'said again on every sheet');
  }, { colorScheme: 'dark' }));

  test('on paper: every sentence of the shown columns, and no buttons', { skip: PDFTOTEXT }, read(async (page) => {
    await page.locator('#c2').evaluate((box) => { (box as HTMLInputElement).click(); });
    writeFileSync(join(dir, 'page.pdf'), await page.pdf({ format: 'A4', landscape: true }));
    const pdf = spawnSync('pdftotext', ['-enc', 'UTF-8', join(dir, 'page.pdf'), '-'], { encoding: 'utf8' }).stdout;
    const words = (text: string): string => text.replace(/[\s\u00ad\u00a0\u202e-]+/g, '');
    for (const text of [...textsOf(0), ...textsOf(1)].filter((one) => one !== HOSTILE)) assert.ok(words(pdf).includes(words(text).slice(0, 12)), text);
    for (const text of [textsOf(2)[3] ?? '', 'Columns']) assert.ok(!words(pdf).includes(words(text).slice(0, 12)), text);
  }));

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe has nothing against it (${colorScheme})`, read(async (page) => {
      // The page's own policy would keep axe out: what is looked at is the same document without it.
      await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: readFileSync(file, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') }));
      await page.reload();
      await page.locator('summary').nth(1).click();
      assert.deepEqual(await violations(page), []);
    }, { colorScheme }));
  }

  for (const engine of ENGINES.filter((one) => one === 'firefox')) {
    test(`in ${engine}: columns, language, light, and nothing is asked of anybody`, async () => {
      const profile = mkdtempSync(join(dir, 'profile-')), puppet = await startPuppet(engine, profile);
      const { page, problems } = puppet, sent: string[] = [];
      page.on('request', (request) => { if (!/^(file|data|about|resource|chrome):/.test(request.url())) sent.push(request.url()); });
      try {
        await page.goto(url);
        assert.deepEqual(await page.$$eval('td.c1 .s', (all) => all.map((one) => one.textContent)), textsOf(1));
        await page.$eval('#c0', (box) => { (box as HTMLInputElement).click(); });
        assert.equal(await page.$$eval('td.c0 .s', (all) => all.filter((one) => one.getClientRects().length > 0).length), 0);
        await page.$eval('#l-tr', (box) => { (box as HTMLInputElement).click(); });
        assert.equal(await page.$eval('html', (root) => root.lang), 'tr');
        await page.$eval('tbody tr:nth-child(6) .c1 .s', (one) => { (one as HTMLElement).click(); });
        assert.equal((await page.$$('.s.on')).length, 3);
        assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
        assert.deepEqual([problems, sent], [[], []]);
      } finally {
        await puppet.close();
      }
    });
  }
});

describe('the app’s own page for reading', { timeout: 120_000 }, () => {
  const set = stage();

  test('opened from a disk, its script runs, whatever the build made of it, and it is in the language of the app', set.play(async ({ app, context }) => {
    await app.introduce('Ada');
    const sent = await send(app, 'reader'), there = mkdtempSync(join(tmpdir(), 'dragoman-reader-')), path = join(there, 'page.html');
    const page = await context.newPage(), problems: string[] = [];
    page.on('console', (message) => { problems.push(message.text()); });
    page.on('pageerror', (error) => { problems.push(String(error)); });
    try {
      writeFileSync(path, sent.buffer);
      // Else the watch of this stage takes the file itself for a request to elsewhere.
      await page.setContent(readFileSync(path, 'utf8'));
      await page.locator('.print').waitFor();
      await page.locator('tbody tr').nth(5).locator('.c1 .s').first().click();
      await expect(() => lit(page)).toBe('c0 c1 c2');
      await page.keyboard.press('Escape');
      await expect(() => page.locator('.on').count()).toBe(0);
      await page.locator('#l-ru').evaluate((box) => { (box as HTMLInputElement).click(); });
      await expect(() => page.evaluate(() => document.documentElement.lang)).toBe('ru');
      assert.equal(await page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes('Literata')).length), 3, 'Latin, Turkish and Cyrillic letters');
      assert.deepEqual(problems, []);
    } finally {
      rmSync(there, { recursive: true, force: true });
    }
  }));
});
