/** Chromium and Firefox by puppeteer-core with a profile that outlives them, and a way to kill the whole process tree. */
import { once } from 'node:events';
import type { Browser, ElementHandle, LaunchOptions, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { engines } from '../../../scripts/browsers.mjs';

export type Engine = 'chromium' | 'firefox';

export interface Puppet {
  readonly engine: Engine;
  readonly page: Page;
  /** Console errors, policy violations and uncaught mistakes so far. */
  readonly problems: string[];
  /** SIGKILL to the browser and all its children, as a crash or the system's memory killer would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const found = await engines((['chromium', 'firefox'] as const).filter((name) => (process.env['ENGINES'] || 'chromium,firefox').includes(name)));

/** The engines that are here (a missing one has been reported by the finder). */
export const ENGINES: readonly Engine[] = (['chromium', 'firefox'] as const).filter((name) => found[name]);

/** Starts the browser on a profile folder; the same folder again is the same person's browser started again. */
export async function startPuppet(engine: Engine, userDataDir: string): Promise<Puppet> {
  const options = found[engine] as LaunchOptions;
  const browser = await launch({ ...options, userDataDir, defaultViewport: { width: 1280, height: 800 } });
  const page = (await browser.pages())[0] ?? await browser.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  page.on('pageerror', (error) => problems.push(error instanceof Error ? error.stack ?? error.message : String(error)));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => { console.error('policy violation', violatedDirective, blockedURI); });
  });
  return { engine, page, problems, kill: () => killTree(browser), close: () => browser.close() };
}

async function killTree(browser: Browser): Promise<void> {
  const process_ = browser.process();
  if (!process_?.pid) throw new Error('the browser has no process');
  const gone = process_.exitCode === null && process_.signalCode === null ? once(process_, 'exit') : Promise.resolve();
  process.kill(-process_.pid, 'SIGKILL'); // it leads a group of its own, with everything it has started
  await gone;
}

/**
 * Waits until something is to be seen. Only with `visible` does the driver look again at every frame: else it waits for a
 * mutation of the document, and sees none that happens in a shadow root.
 */
export async function appears(page: Page, selector: string): Promise<ElementHandle> {
  try {
    const found = await page.waitForSelector(selector, { visible: true });
    if (found) return found;
  } catch (reason) {
    throw new Error(`${selector} did not appear, ${String(reason)}\n${await seenInstead(page)}`, { cause: reason });
  }
  throw new Error(`${selector} did not appear`);
}

/** What one sees instead, so that a failure that comes once in a hundred runs tells why. */
async function seenInstead(page: Page): Promise<string> {
  const silent = new Promise<string>((ok) => { setTimeout(() => { ok('the page does not answer'); }, 5_000).unref(); });
  return await Promise.race([page.evaluate(tellAll).catch(String), silent]);
}

/** In the page. */
async function tellAll(): Promise<string> {
  const words = (node: Node): string => {
    if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
    if (node instanceof Text) return node.data.trim();
    const inside = node instanceof Element ? node.shadowRoot : null, name = inside && node instanceof Element ? `<${node.localName}>` : '';
    return [name, ...[...inside?.childNodes ?? [], ...node.childNodes].map(words)].filter((one) => one !== '').join(' ');
  };
  const frame = await Promise.race([new Promise<string>((ok) => { requestAnimationFrame(() => { ok('draws'); }); }), new Promise<string>((ok) => { setTimeout(() => { ok('does not draw'); }, 2_000); })]);
  const databases = (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).join(', ');
  return [`${location.href}, ${document.readyState}, ${document.visibilityState}, ${frame}, worker ${navigator.serviceWorker.controller?.state ?? 'none'}`,
    `databases: ${databases}`, words(document.body).slice(0, 2_000)].join('\n');
}

/** Every element behind a selector, through all open shadow roots, `read` in the page. */
export async function readAll(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(`>>> ${selector}`, (elements) => elements.map((element) => element.textContent.trim()));
}

export async function has(page: Page, selector: string): Promise<boolean> {
  return await page.$(`>>> ${selector}`) !== null;
}

export const segmentAt = (id: string): string => `dm-segment[data-segment="${id}"]`;

/** The text of a sentence as it stands on screen (in its editor, if that is open). */
export async function textOf(page: Page, id: string): Promise<string> {
  const words = await appears(page, `>>> ${segmentAt(id)} >>> #words`);
  return words.evaluate((element) => element.textContent);
}

/** Opens a sentence in its editor, by the keyboard as a person would. */
export async function edit(page: Page, id: string): Promise<void> {
  const words = await appears(page, `>>> ${segmentAt(id)} >>> #text`);
  await words.evaluate((element) => { (element as HTMLElement).focus(); });
  await page.keyboard.press('Enter');
  await appears(page, `>>> ${segmentAt(id)} >>> dm-segment-editor`);
}

/** Replaces what stands in the editor that has the focus: as one act of typing, or key by key where the driver knows no other way (Firefox). */
export async function typeOver(page: Page, text: string): Promise<void> {
  await press(page, 'Control+A');
  await page.keyboard.sendCharacter(text).catch(() => page.keyboard.type(text));
}

export async function press(page: Page, combination: string): Promise<void> {
  const keys = combination.split('+') as Parameters<Page['keyboard']['down']>[0][];
  for (const key of keys) await page.keyboard.down(key === 'A' as typeof key ? 'a' : key);
  for (const key of keys.reverse()) await page.keyboard.up(key === 'A' as typeof key ? 'a' : key);
}

/** What the header says about saving. */
export async function saveStatus(page: Page): Promise<string> {
  return (await readAll(page, 'dm-save-status')).length === 0 ? '' : page.$eval('>>> dm-save-status', (status) => status.shadowRoot?.textContent.trim() ?? '');
}
