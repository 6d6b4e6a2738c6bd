// Takes the screenshots of the README and of the manifest from the built app. Run by hand after the looks have changed:
// npm run build && npm run screenshots
/* global localStorage */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromium } from './browsers/chromium.mjs';
import { serve } from './serve.mjs';

const dir = new URL('../public/', import.meta.url).pathname;
const { url, stop } = await serve();
const browser = await puppeteer.launch(await chromium());
for (const [name, width, height, lit] of /** @type {const} */ ([['screenshot-wide.png', 1280, 800, 4], ['screenshot-narrow.png', 390, 780, 3]])) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height });
  // Said once per browser; it would lie over the text.
  await page.evaluateOnNewDocument(() => localStorage.setItem('dragoman.offlineTold', 'true'));
  await page.goto(url);
  const segment = await page.waitForSelector(`>>> dm-segment[lang=ru] >>> .text`);
  await segment?.dispose();
  await page.evaluate(() => document.fonts.ready);
  const all = await page.$$('>>> dm-segment[lang=ru]');
  await all[lit - 1]?.hover();
  await page.waitForNetworkIdle();
  writeFileSync(join(dir, name), await page.screenshot());
  console.log(`public/${name}`);
}
await browser.close();
await stop();
