// WebKit for @web/test-runner: one window, one test file at a time, by plain WebDriver.
import { openWebKit } from '../browsers.mjs';

/** @param {import('../browsers/webkit.mjs').WebKit} found */
export function webkitLauncher(found) {
  /** @type {Promise<{ session: import('../browsers.mjs').Session, stop: () => Promise<void> }> | undefined} */
  let window;
  /** @type {string | undefined} */
  let active;
  const open = () => (window ??= openWebKit(found));
  const session = async () => (await open()).session;

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
      await (await session()).navigate(url);
    },
    isActive: (id) => active === id,
    getBrowserUrl: async () => (await session()).url(),
    async stopSession() {
      active = undefined;
      await (await session()).navigate('about:blank');
      return {};
    },
    async startDebugSession() {
      throw new Error('no debug session in WebKit');
    },
    async stop() {
      await (await window)?.stop();
    },
    getPage: () => page,
  };
}

