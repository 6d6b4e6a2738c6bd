/**
 * Offline for real: one visit, then the server is killed. The page reloads, is corrected, the browser is started again,
 * and everything that is loaded late (languages, history, settings, palette, help) is there, still without a server.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { Language } from './harness/catalog.ts';
import { say, saying } from './harness/catalog.ts';
import { SERVER_GONE } from './harness/chromium.ts';
import { expect } from './harness/expect.ts';
import type { Engine, Puppet } from './harness/puppet.ts';
import { appears, ENGINES, press, readAll, saveStatus, startPuppet, textOf } from './harness/puppet.ts';
import { correctAndSign } from './harness/saving.ts';
import { startSite } from './harness/site.ts';

const SEGMENT = ids.tr[4] ?? '';
const TEXT = 'Sunucu yokken yazıldı: ğüşıöç';

const sees = async (page: Page, text: string): Promise<unknown> => appears(page, `::-p-text(${text})`);

async function rowsStand(page: Page): Promise<void> {
  for (const lang of ['en', 'ru', 'tr'] as const) {
    await appears(page, `>>> dm-segment[lang="${lang}"] >>> #words`);
    const texts = await readAll(page, `dm-segment[lang="${lang}"] >>> #words`);
    assert.equal(texts.length, ids[lang].length, `all ${lang} sentences`);
    assert.ok(texts.every((text) => text.length > 0), `no empty ${lang} sentence`);
  }
}

async function fontsStand(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const loaded = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family, unicodeRange }) => `${family} ${unicodeRange}`));
  assert.ok(loaded.some((font) => /Literata/.test(font) && /U\+4(00|10)/i.test(font)), `the Cyrillic book face: ${loaded.join('; ')}`);
  assert.ok(loaded.some((font) => /Literata/.test(font) && /U\+0?-|U\+0{1,4}-/i.test(font)), `the Latin book face: ${loaded.join('; ')}`);
}

/** Chooses an interface language by the command palette. */
async function switchTo(page: Page, language: Language, from: Language): Promise<void> {
  await press(page, 'Control+K');
  await appears(page, '>>> dm-command-palette >>> input');
  await page.keyboard.type(say('action.language', { name: { en: 'English', ru: 'Русский', tr: 'Türkçe' }[language] }, from));
  await press(page, 'Enter');
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, {}, language);
}

async function walk(page: Page, language: Language): Promise<void> {
  const go = (hash: string): Promise<void> => page.evaluate((to) => { location.hash = to; }, hash);
  await go('#/history');
  await appears(page, `>>> dm-history-page >>> ::-p-text(${say('history.title', {}, language)})`);
  await go('#/settings');
  await sees(page, say('backup.what', {}, language));
  await go('#/');
  await appears(page, '>>> dm-segment[lang="ru"] >>> #words');
  await press(page, 'F1');
  await sees(page, say('help.title', {}, language));
  await press(page, 'Escape');
  await press(page, 'Control+K');
  await appears(page, '>>> dm-command-palette >>> input');
  await press(page, 'Escape');
}

async function correctOffline(page: Page): Promise<void> {
  await correctAndSign(page, { segment: SEGMENT, text: TEXT, name: 'Ayşe' });
  await expect(() => textOf(page, SEGMENT)).toBe(TEXT);
  await expect(() => saveStatus(page)).toSatisfy((status) => saying('save.saved').test(status));
}

async function play(engine: Engine, profile: string): Promise<void> {
  const site = await startSite();
  let puppet: Puppet | undefined;
  try {
    puppet = await startPuppet(engine, profile);
    await puppet.page.goto(site.url);
    await sees(puppet.page, say('offline.ready'));
    await site.kill();
    await puppet.page.reload();
    await rowsStand(puppet.page);
    await fontsStand(puppet.page);
    await correctOffline(puppet.page);
    assert.deepEqual(puppet.problems.filter((problem) => !SERVER_GONE.test(problem)), []);
    await puppet.close();

    puppet = await startPuppet(engine, profile);
    await puppet.page.goto(site.url);
    await rowsStand(puppet.page);
    assert.equal(await textOf(puppet.page, SEGMENT), TEXT);
    await switchTo(puppet.page, 'ru', 'en');
    await walk(puppet.page, 'ru');
    await switchTo(puppet.page, 'tr', 'ru');
    await walk(puppet.page, 'tr');
    assert.deepEqual(puppet.problems.filter((problem) => !SERVER_GONE.test(problem)), []);
  } catch (error) {
    throw new Error(`${String(error)}; the page said: ${puppet?.problems.join('; ') ?? 'nothing'}`, { cause: error });
  } finally {
    await puppet?.close();
    await site.kill();
  }
}

for (const engine of ENGINES) {
  describe(`offline (${engine})`, { timeout: 120_000 }, () => {
    test('after one visit everything works with the server killed, also after the browser was started again', async () => {
      const profile = mkdtempSync(join(tmpdir(), 'dragoman-offline-'));
      try { await play(engine, profile); } finally { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); }
    });
  });
}
