/** axe finds nothing, on any page or dialog, in any language, light or dark, wide or on a phone. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { App } from './harness/app.ts';
import { violations } from './harness/axe.ts';
import type { Language } from './harness/catalog.ts';
import { LANGUAGES, say } from './harness/catalog.ts';
import { startChromium, visit } from './harness/chromium.ts';
import type { Site } from './harness/site.ts';
import { startSite } from './harness/site.ts';

const [EDITED = '', SUGGESTED = '', DRAFTED = ''] = ids.ru.slice(5);
const SCREENS = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** How one gets to each thing that can be on screen. Each starts from the aligned text and ends where the next can start. */
const SCENES: Readonly<Record<string, { readonly open: (app: App) => Promise<unknown>; readonly close?: (app: App) => Promise<unknown> }>> = {
  'the aligned text, with a correction, a suggestion and a draft': { open: (app) => app.segment(SUGGESTED).locator('#text').focus() },
  'the editor, with a difference': {
    open: async (app) => { await app.begin(EDITED); await app.page.keyboard.insertText(' Ещё слово'); await app.editor(EDITED).locator('.difference').waitFor(); },
    close: (app) => app.leave(),
  },
  'the suggestion being rejected': { open: (app) => app.card(SUGGESTED).locator('#reject').click(), close: (app) => app.page.keyboard.press('Escape') },
  'the menu of a sentence, with a selection': {
    open: async ({ page, ...app }) => {
      await page.locator('dm-row-menu').waitFor({ state: 'attached' });
      await page.locator(`dm-segment[data-segment="${DRAFTED}"] #text`).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: say('align.act.confirmAbove', {}, app.language) }).waitFor();
    },
    close: async (app) => { await app.page.keyboard.press('Escape'); await app.page.keyboard.press('Escape'); await app.page.locator('.chip').waitFor({ state: 'detached' }); },
  },
  'where to cut a sentence': {
    open: async (app) => { await app.segment(SUGGESTED).locator('#text').focus(); await app.page.keyboard.press('t'); await app.page.locator('dm-cut-dialog [role=slider]').waitFor(); },
    close: (app) => app.page.keyboard.press('Escape'),
  },
  'a draft shown': { open: (app) => app.segment(DRAFTED).getByText(app.say('draft.mark')).click() },
  'the command palette': { open: (app) => palette(app), close: (app) => app.page.keyboard.press('Escape') },
  'the help sheet': {
    open: async ({ page, ...app }) => { await page.keyboard.press('F1'); await page.getByRole('dialog', { name: say('help.title', {}, app.language) }).waitFor(); },
    close: (app) => app.page.keyboard.press('Escape'),
  },
  'find and replace': { open: (app) => find(app), close: (app) => app.page.keyboard.press('Escape') },
  'the columns menu': {
    open: (app) => app.page.getByRole('button', { name: app.say('columns.menu') }).filter({ visible: true }).first().click(), close: (app) => app.page.keyboard.press('Escape'),
  },
  'the text, reading': { open: (app) => layout(app, 'reading'), close: (app) => layout(app, 'aligned') },
  'the library': { open: (app) => pageAt(app, '#/library', 'library.title') },
  'adding a work, with a text': {
    open: async (app) => {
      await pageAt(app, '#/add', 'import.title');
      await app.page.getByRole('textbox', { name: app.say('import.paste') }).fill('One sentence. Another one.');
      await app.page.getByRole('button', { name: app.say('import.takePasted') }).click();
      await app.page.getByRole('combobox').first().waitFor();
    },
  },
  'the suggestions to review': { open: (app) => pageAt(app, '#/review', 'review.title') },
  'what can be sent, with columns to choose': {
    open: async (app) => { await pageAt(app, '#/exchange', 'exchange.title'); await app.page.locator('dm-send-panel input[value=docx]').check(); },
  },
  'a file from somebody, looked at': {
    open: async (app) => {
      const page = app.page.locator('dm-receive-panel');
      await page.locator('input').setInputFiles(await sent(app));
      await page.locator('#leave').waitFor();
    },
    close: async (app) => { await app.page.locator('dm-receive-panel #leave').click(); await app.page.locator('dm-send-panel #make').waitFor(); },
  },
  'a file from somebody that is none of ours': {
    open: async (app) => {
      await app.page.locator('dm-receive-panel input').setInputFiles({ name: 'photo.dragoman', mimeType: 'application/octet-stream', buffer: Buffer.from('no file of ours') });
      await app.page.locator('dm-receive-panel [role=alert]').waitFor();
    },
  },
  'the snapshots': { open: (app) => pageAt(app, '#/snapshots', 'snapshots.title') },
  'the history': { open: (app) => pageAt(app, '#/history', 'history.title') },
  'the settings': { open: (app) => pageAt(app, '#/settings', 'settings.title') },
  'erasing, asked': {
    open: async (app) => { await app.page.getByRole('button', { name: app.say('erase.begin') }).click(); await app.page.getByRole('dialog').getByText(app.say('erase.firstTitle')).waitFor(); },
    close: async (app) => { await app.page.keyboard.press('Escape'); await app.go('#/'); await app.ready(); },
  },
};

async function palette(app: App): Promise<void> {
  await app.page.keyboard.press('Control+k');
  await app.page.getByRole('combobox', { name: app.say('palette.title') }).fill('а');
}

async function find(app: App): Promise<void> {
  await app.page.keyboard.press('Control+h');
  await app.page.getByRole('textbox', { name: app.say('find.find') }).fill('Шуш');
  await app.page.locator('mark').first().waitFor();
}

async function layout(app: App, to: 'aligned' | 'reading'): Promise<void> {
  await app.page.evaluate((value) => { localStorage.setItem('dragoman.layout', JSON.stringify(value)); }, to);
  await app.reload();
}

async function pageAt(app: App, hash: string, title: string): Promise<void> {
  await app.go(hash);
  await app.page.getByRole('heading', { level: 1, name: app.say(title) }).waitFor();
}

/** The whole work as a file. */
async function sent({ page }: App): Promise<string> {
  await page.locator('dm-send-panel input[value=whole]').check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('dm-send-panel #make').click()]);
  return download.path();
}

async function speak(app: App, language: Language): Promise<void> {
  await app.page.evaluate((value) => { localStorage.setItem('dragoman.language', JSON.stringify(value)); }, language);
  app.language = language;
  await app.reload();
  assert.equal(await app.page.evaluate(() => document.documentElement.lang), language);
}

/** What is wrong, and where. */
type Found = readonly [violation: string, where: string];

/** One line for each violation: the same one on fifty screens is one mistake. */
function summary(found: readonly Found[]): string {
  const places = new Map<string, string[]>();
  for (const [violation, where] of found) places.set(violation, [...places.get(violation) ?? [], where]);
  return [...places].map(([violation, where]) => `${violation}\n    ${where.length} ×, e.g. ${where[0] ?? ''}`).join('\n');
}

async function inBothThemes(page: Page, where: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page, { colours: colorScheme === 'dark' && !__LONG__ })).map((violation) => [violation, `${where}, ${colorScheme}`] as const));
  }
  return found;
}

async function allScenes(app: App, where: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const [name, { open, close }] of Object.entries(SCENES)) {
    await open(app);
    found.push(...await inBothThemes(app.page, `${where}, ${name}`));
    await close?.(app);
  }
  return found;
}

async function lossOf(app: App, where: string): Promise<Found[]> {
  await app.page.evaluate(() => new Promise((ok) => { indexedDB.deleteDatabase('dragoman').onsuccess = ok; }));
  const found: Found[] = [];
  for (const language of LANGUAGES) {
    await app.page.evaluate((value) => { localStorage.setItem('dragoman.language', JSON.stringify(value)); }, language);
    await app.page.reload();
    await app.page.getByRole('heading', { name: say('recovery.emptied.title', {}, language) }).waitFor();
    found.push(...await inBothThemes(app.page, `${where}, ${language}, the recovery page`));
  }
  return found;
}

describe('axe', { timeout: 300_000, concurrency: 2 }, () => {
  let site: Site | undefined, browser: Browser | undefined;
  // One after the other: whatever fails leaves nothing behind that keeps the process alive.
  before(async () => { site = await startSite(); browser = await startChromium(); });
  after(async () => { await browser?.close(); await site?.kill(); });

  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`finds nothing on a ${screen} screen`, async () => {
      const { context, page, watch } = await visit(browser!, site!.url, { viewport });
      const app = await new App(page).ready();
      await app.introduce('Ada');
      await app.correct(EDITED, 'Исправленное предложение');
      await app.suggest(SUGGESTED, 'Предложенный текст', 'причина');
      await app.begin(DRAFTED);
      await app.typeOver('Черновик');
      await app.leave();
      await app.saved();
      const found: Found[] = [];
      for (const language of LANGUAGES) {
        await speak(app, language);
        found.push(...await allScenes(app, `${screen}, ${language}`));
      }
      found.push(...await lossOf(app, screen));
      assert.equal(found.length, 0, summary(found));
      watch.clean();
      await context.close();
    });
  }
});
