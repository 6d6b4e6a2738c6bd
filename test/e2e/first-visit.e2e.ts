/** The first visit: installable, small, and nothing jumps. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { App } from './harness/app.ts';
import { say } from './harness/catalog.ts';
import { visit } from './harness/chromium.ts';
import { expect, pause } from './harness/expect.ts';
import { stage } from './harness/stage.ts';
import { measureFromTheStart, vitalsOf } from './harness/vitals.ts';

const BUDGET = 90_000;
const SHIFT = 0.02;
/** Long enough for fonts, the service worker and the notices. */
const SETTLED = 2000;

describe('the first visit', { timeout: 120_000 }, () => {
  const set = stage();

  test(`at most ${BUDGET / 1000} kB of compressed JavaScript before the first aligned row`, async (t) => {
    const context = await set.browser.newContext({ serviceWorkers: 'block' });
    await measureFromTheStart(context);
    const page = await context.newPage();
    await page.goto(set.url);
    const { scripts } = await expect(() => vitalsOf(page)).toSatisfy(({ firstRow }) => firstRow > 0);
    await context.close();
    assert.ok(scripts.length > 0, 'the scripts were seen');
    const sizes = await Promise.all(scripts.map(async (url) => [new URL(url).pathname, gzipSync(await (await fetch(url)).arrayBuffer(), { level: 9 }).length] as const));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    t.diagnostic(`${total} bytes: ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}`);
    assert.ok(total <= BUDGET, `${total} bytes of JavaScript before the first row: ${JSON.stringify(sizes)}`);
  });

  for (const [screen, viewport] of [['wide', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844 }]] as const) {
    test(`no layout shift on a ${screen} screen: first visit, warm visit, and with changed preferences`, async () => {
      const { context, page } = await visit(set.browser, 'about:blank', { viewport });
      await measureFromTheStart(context);
      const quiet = async (which: string): Promise<void> => {
        await new App(page).ready();
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await pause(SETTLED);
        const { shift, moved } = await vitalsOf(page);
        assert.ok(shift < SHIFT, `${which}, ${screen}: layout shifts of ${shift} (${moved.join(', ')})`);
      };
      await page.goto(set.url);
      await quiet('first visit');
      await page.reload();
      await quiet('warm visit');
      await page.evaluate(() => { localStorage.setItem('dragoman.language', '"ru"'); localStorage.setItem('dragoman.layout', '"reading"'); });
      await page.reload();
      await quiet('warm visit, Russian, reading layout');
      await context.close();
    });
  }

  test('installable: manifest, icons, a service worker in control; "ready for offline use" is said once', set.play(async ({ app, page, context }) => {
    await page.getByText(say('offline.ready')).first().waitFor();
    await expect(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    assert.ok(url.endsWith('manifest.webmanifest'));
    assert.deepEqual(errors, [], 'the browser finds nothing wrong with the manifest');
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A private context can never install anything; that is no fault of the app.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
    const broken = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href ?? '';
      const { icons } = await (await fetch(link)).json() as { icons: { src: string; sizes: string }[] };
      const sizes = await Promise.all(icons.map(({ src, sizes: said }) => new Promise<string>((ok) => {
        const image = new Image();
        image.onload = () => { ok(said === 'any' || said === `${image.naturalWidth}x${image.naturalHeight}` ? '' : `${src}: ${image.naturalWidth}`); };
        image.onerror = () => { ok(src); };
        image.src = new URL(src, link).href;
      })));
      return sizes.filter((problem) => problem !== '');
    });
    assert.deepEqual(broken, [], 'every icon loads and has the size it says');
    await app.reload();
    await pause(1000);
    assert.equal(await page.getByText(say('offline.ready')).count(), 0, 'said once');
  }));

  test('the language is the browser’s, and switching it needs no reload and is kept', set.play(async ({ app, page }) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'tr');
    app.language = 'tr';
    await page.evaluate(() => { (globalThis as { marked?: boolean }).marked = true; });
    await app.command('action.language', { name: 'Русский' });
    await expect(() => page.evaluate(() => document.documentElement.lang)).toBe('ru');
    assert.equal(await page.evaluate(() => (globalThis as { marked?: boolean }).marked), true, 'no reload');
    await app.reload();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ru');
  }, { locale: 'tr-TR' }));
});
