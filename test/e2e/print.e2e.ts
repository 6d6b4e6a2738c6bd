/** Print: the text of all shown columns side by side, and none of the machinery. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { say } from './harness/catalog.ts';
import { expect } from './harness/expect.ts';
import { stage } from './harness/stage.ts';

const PDFTOTEXT = spawnSync('pdftotext', ['-v']).status === null ? 'there is no pdftotext here (Debian: poppler-utils)' : false;
const words = (text: string): string => text.replace(/[\s\u00ad\u00a0-]+/g, '');

function textOfPdf(pdf: Buffer): string {
  const dir = mkdtempSync(join(tmpdir(), 'dragoman-print-'));
  try {
    writeFileSync(join(dir, 'page.pdf'), pdf);
    return spawnSync('pdftotext', ['-enc', 'UTF-8', join(dir, 'page.pdf'), '-'], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe('print', { timeout: 60_000 }, () => {
  const set = stage();

  for (const layout of ['aligned', 'reading']) {
    test(`on paper (${layout}): every sentence of every shown column; no bar, buttons, notices, marks`, set.play(async ({ app, page }) => {
      await app.command(layout === 'aligned' ? 'layout.toAligned' : 'layout.toReading');
      await app.ready();
      await page.emulateMedia({ media: 'print' });
      for (const lang of ['en', 'ru', 'tr'] as const) {
        await expect(() => page.locator(`dm-segment[lang="${lang}"] #words`).evaluateAll((all) => all.filter((element) => element.getClientRects().length > 0).length), lang).toBe(ids[lang].length);
      }
      const buttons = await page.getByRole('button').filter({ visible: true }).allTextContents();
      // On screen a sentence's number opens its menu; on paper it is its number.
      assert.deepEqual(buttons.filter((label) => !/^\d+$/.test(label)), [], 'no button');
      for (const part of ['dm-app-header .tools', 'dm-save-status', 'dm-notices .notice', '.skip', 'dm-menu']) {
        assert.equal(await page.locator(part).filter({ visible: true }).count(), 0, `${part} is not on paper`);
      }
      // A column that scrolls on screen must not be cut off on paper.
      assert.equal(await page.locator('.scroller').evaluateAll((all) => all.filter((element) => element.scrollHeight > element.clientHeight + 1).length), 0);
    }));
  }

  test('a hidden column is not printed', set.play(async ({ page }) => {
    await page.getByRole('button', { name: say('columns.menu') }).first().click();
    await page.getByRole('checkbox', { name: 'English' }).uncheck();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    await expect(() => page.locator('dm-segment[lang="en"]').filter({ visible: true }).count()).toBe(0);
    assert.equal(await page.locator('dm-segment[lang="ru"]').filter({ visible: true }).count(), ids.ru.length);
  }));

  test('the PDF holds all of the text', { skip: PDFTOTEXT }, set.play(async ({ app, page }) => {
    const texts = await page.locator('dm-segment #words').allTextContents();
    const pdf = words(textOfPdf(await page.pdf({ format: 'A4', landscape: true })));
    for (const text of texts) assert.ok(pdf.includes(words(text).slice(0, 12)), `"${text}" is on paper`);
    assert.ok(!pdf.includes(words(app.say('layout.reading'))), 'no bar on paper');
  }));
});
