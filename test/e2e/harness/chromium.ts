/** Chromium by playwright-core, watched: whatever goes wrong in a page, or leaves its origin, fails the test. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { chromium as find } from '../../../scripts/browsers.mjs';

/** What was seen in a context since it was opened. */
export class Watch {
  readonly problems: string[] = [];
  readonly requests: string[] = [];
  /** Problems that this test causes on purpose. */
  readonly expected: RegExp[] = [];
  readonly #origin: string;

  constructor(url: string) { this.#origin = new URL(url).origin; }

  add(problem: string): void {
    if (!this.expected.some((pattern) => pattern.test(problem))) this.problems.push(problem);
  }

  sent(url: string): void {
    this.requests.push(url);
    if (!url.startsWith(`${this.#origin}/`) && !/^(blob|data):/.test(url)) this.add(`a request left the origin: ${url}`);
  }

  clean(): void { assert.deepEqual(this.problems, [], 'console errors, policy violations or outside requests'); }
}

/** With the server gone the browser itself reports what could not be fetched. */
export const SERVER_GONE = /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED/;

export async function startChromium(): Promise<Browser> {
  const { executablePath = '', args = [], env = {} } = await find();
  return playwright.launch({ executablePath, args, env: env, headless: true });
}

export interface Visit { readonly context: BrowserContext; readonly page: Page; readonly watch: Watch }

/** A fresh person: an empty profile and one open page. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...options });
  const watch = new Watch(url);
  context.setDefaultTimeout(15_000);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  context.on('request', (request) => { watch.sent(request.url()); });
  context.on('console', (message) => { if (message.type() === 'error') watch.add(`console: ${message.text()} (${message.location().url})`); });
  context.on('weberror', (error) => { watch.add(`uncaught: ${error.error().stack ?? error.error().message}`); });
  const page = await context.newPage();
  await page.goto(url);
  return { context, page, watch };
}
