/**
 * A person brings a text: three plain files of the statement are dropped, aligned, corrected and read offline; then a novel of
 * ten thousand sentences goes the same way while somebody goes on typing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { say } from './harness/catalog.ts';
import { SERVER_GONE } from './harness/chromium.ts';
import { alignmentsOnDisk } from './harness/disk-alignments.ts';
import type { DiskAlignment } from './harness/disk-alignments.ts';
import { expect } from './harness/expect.ts';
import { novel } from './harness/novel.ts';
import { stage } from './harness/stage.ts';

const STATEMENT = 'translations/texts/karabakh-statement';
const LANGUAGES = ['en', 'ru', 'tr'] as const;

interface Dropped { readonly name: string; readonly text: string }

/** The bundled sentences run together as a plain file has them: a line a paragraph. */
function plainFile(language: string): Dropped {
  const paragraphs = readFileSync(`${STATEMENT}/${language}.txt`, 'utf8').trim().split(/\n\s*\n/);
  return { name: `statement.${language}.txt`, text: `${paragraphs.map((sentences) => sentences.split('\n').join(' ')).join('\n\n')}\n` };
}

async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const carried = new DataTransfer();
    for (const { name, text } of dropped) carried.items.add(new File([text], name, { type: 'text/plain' }));
    return carried;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

async function addAndAlign(page: Page, texts: number): Promise<void> {
  await expect(() => page.getByRole('radio', { name: say('import.original') }).count()).toBe(texts);
  const add = page.getByRole('button', { name: say('import.add') });
  await expect(() => add.isEnabled()).toBe(true);
  await add.click();
}

/** Beads as places in the texts, so that works with other ids can be compared. */
const beadNames = (alignment: DiskAlignment): string[] => alignment.beads.map(({ source, target }) => `${source.join()}-${target.join()}`);

function bundledBeads(language: 'ru' | 'tr'): string[] {
  const ids = JSON.parse(readFileSync(`${STATEMENT}/ids.json`, 'utf8')) as Record<string, string[]>;
  const { beads } = JSON.parse(readFileSync(`${STATEMENT}/${language}.align.json`, 'utf8')) as { beads: { source: string[]; target: string[] }[] };
  const places = (side: string, list: readonly string[]): string => list.map((id) => ids[side]?.indexOf(id) ?? -1).join();
  return beads.map(({ source, target }) => `${places('en', source)}-${places(language, target)}`);
}

describe('a text of one’s own', () => {
  const scene = stage();

  test('three files dropped, aligned, a sentence corrected, all there after a reload offline', scene.play(async ({ app, page, watch, context }) => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await app.introduce('Ada');
    await drop(page, LANGUAGES.map(plainFile));
    await addAndAlign(page, 3);
    await page.getByText(/^Aligned: /).first().waitFor();
    await app.ready();
    const work = await page.evaluate(() => document.querySelector('dm-app')?.session?.workbench.work ?? '');
    const alignments = await page.evaluate(alignmentsOnDisk, work);
    for (const language of ['ru', 'tr'] as const) {
      const found = alignments.find(({ lang }) => lang === language);
      assert.ok(found, `an alignment with ${language}`);
      const right = bundledBeads(language), missed = right.filter((bead) => !beadNames(found).includes(bead));
      assert.ok(missed.length <= 2, `${language}: one bead off at most, which are two where a boundary moved: ${missed.join(' ')}`);
      assert.ok(found.beads.every(({ score, status }) => status === 'auto' && score > 0 && score <= 1));
    }
    const id = await page.locator('dm-segment[lang="tr"]').first().getAttribute('data-segment') ?? '';
    await app.correct(id, 'Benim düzeltmem');
    await app.saved();
    watch.expected.push(SERVER_GONE);
    await context.setOffline(true);
    await app.reload();
    assert.equal(await app.textOf(id), 'Benim düzeltmem');
    assert.equal((await page.evaluate(alignmentsOnDisk, work)).length, 2);
  }));

  test('cancelled while it is aligned, nothing has come', scene.play(async ({ page }) => {
    const { original, translation } = novel({ sentences: 4_000, seed: 5 });
    await drop(page, [{ name: 'book.en.txt', text: original }, { name: 'book.ru.txt', text: translation }]);
    await addAndAlign(page, 2);
    await page.getByRole('progressbar').first().waitFor();
    await page.getByRole('button', { name: say('import.cancel') }).first().click();
    await expect(() => page.getByRole('progressbar').count()).toBe(0);
    await page.evaluate(() => { location.hash = '#/library'; });
    await page.getByText('1 work', { exact: true }).waitFor();
  }));

  test('a novel of ten thousand sentences, and somebody goes on typing meanwhile', scene.play(async ({ app, page }) => {
    page.setDefaultTimeout(180_000);
    await app.introduce('Ada');
    const { original, translation, sentences } = novel({ sentences: 10_000, seed: 7 });
    await drop(page, [{ name: 'novel.en.txt', text: original }, { name: 'novel.ru.txt', text: translation }]);
    await addAndAlign(page, 2);
    const bar = page.getByRole('progressbar').first();
    await bar.waitFor();
    const shares = new Set<number>();
    await expect(async () => shares.add(await bar.evaluate((element) => (element as HTMLProgressElement).value)).size > 3, 'the progress moves').toBe(true);
    await page.evaluate(() => { location.hash = '#/'; });
    const before = await page.locator('dm-segment[lang="ru"]').first().getAttribute('data-segment') ?? '';
    await app.correct(before, 'Написано, пока выравнивалось.');
    await page.getByText(/^Aligned: /).first().waitFor();
    await page.evaluate(() => { location.hash = '#/library'; });
    await page.getByRole('link', { name: 'novel' }).first().click();
    await expect(() => page.locator('dm-segment[lang="ru"]').count()).toSatisfy((count) => count > 0);
    await expect(() => page.locator('dm-segment').count()).toSatisfy((count) => count < 1_000);
    const work = await page.evaluate(() => document.querySelector('dm-app')?.session?.workbench.work ?? '');
    const [alignment] = await page.evaluate(alignmentsOnDisk, work);
    const names = new Set(alignment?.beads.flatMap(({ source }) => source));
    assert.equal(names.size, sentences, 'every sentence stands in a bead');
  }));
});
