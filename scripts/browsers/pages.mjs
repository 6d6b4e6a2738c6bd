// One way to drive a page in any of the three engines: what end-to-end tests and measurements need, and no more.
// Chromium and Firefox by puppeteer-core, WebKit by WebDriver. For more (tracing, network), launch the engine itself.
import { launch } from 'puppeteer-core';
import { engines, openWebKit } from '../browsers.mjs';

/**
 * @typedef {object} Page
 * @property {string} engine
 * @property {(url: string) => Promise<unknown>} navigate
 * @property {() => Promise<unknown>} reload
 * @property {<A extends unknown[], R>(f: (...args: A) => R, ...args: A) => Promise<Awaited<R>>} evaluate a function run in the page
 * @property {<A extends unknown[], R>(f: (...args: A) => R, ...args: A) => Promise<Awaited<R>>} until the same, until it is true (30 s)
 * @property {(text: string) => Promise<unknown>} type real keys into what has the focus
 * @property {(combination: string) => Promise<unknown>} press for example Control+Enter
 * @property {(f: () => Element | null | undefined) => Promise<unknown>} click
 * @property {(width: number, height: number) => Promise<unknown>} setViewport
 * @property {() => Promise<Uint8Array>} screenshot
 * @property {() => Promise<unknown>} close ends the browser
 */

/** @param {string} engine @param {import('puppeteer-core').LaunchOptions} options @returns {Promise<Page>} */
async function puppeteerPage(engine, options) {
  const browser = await launch(options);
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  return {
    engine,
    navigate: (url) => page.goto(url, { waitUntil: 'load' }),
    reload: () => page.reload({ waitUntil: 'load' }),
    evaluate: (f, ...args) => /** @type {any} */ (page.evaluate(/** @type {any} */ (f), ...args)),
    until: async (f, ...args) => /** @type {any} */ ((await page.waitForFunction(/** @type {any} */ (f), { polling: 50 }, ...args)).jsonValue()),
    type: (text) => page.keyboard.type(text),
    press: async (combination) => {
      const keys = /** @type {import('puppeteer-core').KeyInput[]} */ (combination.split('+'));
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    },
    click: async (f) => {
      const element = (await page.evaluateHandle(f)).asElement();
      if (!element) throw new Error(`nothing to click: ${String(f)}`);
      await /** @type {import('puppeteer-core').ElementHandle<Element>} */ (element).click();
    },
    setViewport: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/** @param {import('./webkit.mjs').WebKit} found @returns {Promise<Page>} */
async function webkitPage(found) {
  const { session, stop } = await openWebKit(found);
  return {
    engine: 'webkit',
    navigate: (url) => session.navigate(url),
    reload: () => session.reload(),
    evaluate: (f, ...args) => session.evaluate(f, ...args),
    until: (f, ...args) => session.until(f, ...args),
    type: (text) => session.type(text),
    press: (combination) => session.press(combination),
    click: (f) => session.click(f),
    setViewport: (width, height) => session.setViewport(width, height),
    screenshot: () => session.screenshot(),
    close: stop,
  };
}

/** A fresh browser of each wanted engine that is there, with an empty profile: call what you get to start it.
 * @returns {Promise<{ engine: string, open: () => Promise<Page> }[]>} */
export async function pages() {
  const found = await engines();
  const { chromium, firefox, webkit } = found;
  return [
    ...(chromium ? [{ engine: 'chromium', open: () => puppeteerPage('chromium', chromium) }] : []),
    ...(firefox ? [{ engine: 'firefox', open: () => puppeteerPage('firefox', firefox) }] : []),
    ...(webkit ? [{ engine: 'webkit', open: () => webkitPage(webkit) }] : []),
  ];
}
