// WebKit for @web/test-runner: one window, one test file at a time, by plain WebDriver.
import { openWebKit } from '../browsers.mjs';

/**
 * So many test files in one window, whose process lives and grows with all of them; and how long, in milliseconds, it may take to
 * begin a page and to leave it. A window that has hung is closed, and takes no other file with it.
 */
const FILES = 40, BEGINNING = 60_000, LEAVING = 15_000;

/** @template T @param {Promise<T>} step @param {number} time @returns {Promise<T>} */
const within = (step, time) => new Promise((ok, no) => {
  const timer = setTimeout(() => { no(new Error(`WebKit has not answered for ${time / 1000} s`)); }, time);
  step.then(ok, no).finally(() => { clearTimeout(timer); });
});

/** @param {import('../browsers/webkit.mjs').WebKit} found */
export function webkitLauncher(found) {
  /** @type {Promise<{ session: import('../browsers.mjs').Session, stop: () => Promise<void> }> | undefined} */
  let window;
  /** @type {string | undefined} */
  let active;
  const open = () => (window ??= openWebKit(found));
  const session = async () => (await open()).session;
  let files = 0;
  const close = async () => {
    const closing = window;
    window = undefined;
    await (await closing)?.stop();
  };

  // The runner's commands setViewport and sendKeys know Puppeteer's pages: this is as much of one as they use.
  const page = {
    setViewport: async ({ width, height }) => (await session()).setViewport(width, height),
    keyboard: {
      type: async (text) => (await session()).type(text),
      press: async (key) => (await session()).press(key),
      down: async (key) => (await session()).down(key),
      up: async (key) => (await session()).up(key),
    },
  };

  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      if (++files % FILES === 0) await close();
      try {
        await within((await session()).navigate(url), BEGINNING);
      } catch {
        await close();
        await (await session()).navigate(url);
      }
    },
    isActive: (id) => active === id,
    getBrowserUrl: async () => (await session()).url(),
    async stopSession() {
      active = undefined;
      await within((await session()).navigate('about:blank'), LEAVING).catch(close);
      return {};
    },
    async startDebugSession() {
      throw new Error('no debug session in WebKit');
    },
    stop: close,
    getPage: () => page,
  };
}

