/** A new release: it waits, says so, never reloads under somebody who types, and an old tab goes on working. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { App } from './harness/app.ts';
import { say } from './harness/catalog.ts';
import { startChromium, visit } from './harness/chromium.ts';
import { expect, pause } from './harness/expect.ts';
import { buildNextRelease, startSite } from './harness/site.ts';

const [A = '', B = '', C = ''] = ids.ru.slice(3);

/** A mark that a reload wipes away. */
const mark = (page: Page): Promise<void> => page.evaluate(() => { (globalThis as { marked?: boolean }).marked = true; });
const marked = (page: Page): Promise<boolean> => page.evaluate(() => (globalThis as { marked?: boolean }).marked === true);
const release = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.dataset['release'] ?? '1');
const lookForUpdate = (page: Page): Promise<void> => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });

describe('a new release', { timeout: 120_000 }, () => {
  let browser: Browser | undefined, next: string;
  before(async () => { next = await buildNextRelease(); browser = await startChromium(); });
  after(() => browser?.close());

  test('asks, waits for the person, keeps all work; an old tab keeps working', async () => {
    const first = await startSite();
    const { context, page, watch } = await visit(browser!, first.url);
    const app = await new App(page).ready();
    await page.getByText(say('offline.ready')).first().waitFor();
    await app.introduce('Ada');
    await app.correct(A, 'Первая редакция');
    await app.saved();
    const old = await context.newPage();
    await old.goto(first.url);
    const oldApp = await new App(old).ready();
    await first.kill();
    const second = await startSite({ port: first.port, dir: next });
    try {
      await app.begin(B);
      await app.typeOver('Черновик, который никто не прервёт');
      await Promise.all([mark(page), mark(old)]);
      await lookForUpdate(page);
      await page.getByText(say('offline.update')).first().waitFor();
      await pause(1500); // long enough for a reload that must not happen
      assert.ok(await marked(page), 'the page has not been reloaded under the editor');
      assert.equal(await app.textOf(B), 'Черновик, который никто не прервёт');
      assert.equal(await release(page), '1');

      await page.getByRole('button', { name: say('offline.updateNow') }).first().click();
      await page.getByText(say('offline.waiting')).waitFor();
      await pause(500);
      assert.ok(await marked(page), 'also when the update is wanted, the open sentence comes first');
      await app.segment(B).locator('#words').focus();
      await page.keyboard.press('Escape');
      await expect(() => release(page).catch(() => '')).toBe('2');
      await app.ready();
      assert.equal(await app.textOf(A), 'Первая редакция');
      await app.begin(B);
      assert.equal(await app.textOf(B), 'Черновик, который никто не прервёт', 'the draft is there in the new release');
      await app.leave();

      assert.ok(await marked(old), 'the other tab has not been reloaded');
      await oldApp.correct(C, 'Из старой вкладки');
      await oldApp.saved();
      await expect(() => app.textOf(C), 'what the old tab wrote arrives in the new one').toBe('Из старой вкладки');
      await lateParts(oldApp).catch((error: unknown) => { throw new Error(`the old tab: ${String(error)} ${watch.problems.join('; ')}`, { cause: error }); });
      watch.clean();
    } finally {
      await second.kill();
      await context.close();
    }
  });
});

/** What an old tab loads only now, although the server and the cache hold another release: nothing of it may be missing. */
async function lateParts(app: App): Promise<void> {
  await app.go('#/history');
  await app.page.getByRole('heading', { name: say('history.title') }).first().waitFor();
  await app.command('action.language', { name: 'Türkçe' });
  await app.page.getByRole('heading', { name: say('history.title', {}, 'tr') }).first().waitFor();
}
