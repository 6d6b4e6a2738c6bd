/** One server and one Chromium for all tests of a file; each test gets a fresh profile and must leave a clean watch. */
import { after, before } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { App } from './app.ts';
import type { Watch } from './chromium.ts';
import { startChromium, visit } from './chromium.ts';
import type { Site } from './site.ts';
import { startSite } from './site.ts';

export interface Scene {
  readonly app: App;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: Watch;
  readonly url: string;
  /** One more tab of the same person. */
  readonly tab: () => Promise<App>;
}

export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  readonly site: Site;
  /** Plays a test to its end; console errors, policy violations and requests to elsewhere fail it. */
  play(act: (scene: Scene) => Promise<void>, options?: BrowserContextOptions & { hash?: string }): () => Promise<void>;
}

export function stage(): Stage {
  let site: Site | undefined, browser: Browser | undefined;
  // One after the other: whatever fails leaves nothing behind that keeps the process alive.
  before(async () => { site = await startSite(); browser = await startChromium(); });
  after(async () => { await browser?.close(); await site?.kill(); });
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the stage is not set');
    return thing;
  };
  return {
    get url() { return there(site).url; },
    get browser() { return there(browser); },
    get site() { return there(site); },
    play: (act, { hash = '', ...options } = {}) => async () => {
      const { url } = there(site);
      const { context, page, watch } = await visit(there(browser), url + hash, options);
      const tab = async (): Promise<App> => {
        const opened = await context.newPage();
        await opened.goto(url);
        return new App(opened).ready();
      };
      try {
        await act({ app: await new App(page).ready(), page, context, watch, url, tab });
        watch.clean();
      } finally {
        await context.close();
      }
    },
  };
}
