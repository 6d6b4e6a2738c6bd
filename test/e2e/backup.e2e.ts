/** Backup and restore in the built app: nothing lost, nothing doubled, nothing done by a bad file, nothing run from one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { App } from './harness/app.ts';
import { choose, contentOf, download, hostileFiles, restore } from './harness/backup-file.ts';
import { LANGUAGES, say } from './harness/catalog.ts';
import type { Disk } from './harness/disk.ts';
import { expect } from './harness/expect.ts';
import { tabTo } from './harness/keyboard.ts';
import { stage } from './harness/stage.ts';

const [A = '', B = '', C = '', D = ''] = ids.tr.slice(6);
const PAYLOADS = [
  '<img src=x onerror="globalThis.ran = true">',
  '<script>globalThis.ran = true</script>',
  '<svg onload=globalThis.ran=true><a href="javascript:globalThis.ran=true">x</a>',
  '"><iframe srcdoc="<script>parent.ran=true</script>"></iframe>',
  '<link rel=stylesheet href=//evil.example/x.css><img src=//evil.example/x.png>',
  '{{name}} $t(app.name) ${globalThis.ran=true} \\u003cimg\\u003e',
];

/** What must be the same after restoring: order of rows and times of drafts are no part of it. */
function contents({ texts, states, suggestions, log, drafts }: Disk): unknown {
  return { texts, states, suggestions, log, drafts: drafts.map(({ segment, text, base }) => ({ segment, text, base })).sort((a, b) => (a.segment < b.segment ? -1 : 1)) };
}

/** Some of everything that a person may have made. */
async function work(app: App): Promise<void> {
  await app.introduce('Ayşe');
  await app.correct(A, 'Düzeltilmiş cümle');
  await app.suggest(B, 'Önerilen cümle', 'daha kısa');
  await app.suggest(C, 'Kabul edilecek öneri');
  await app.card(C).getByRole('button', { name: say('suggestion.accept'), exact: true }).click();
  await expect(() => app.textOf(C)).toBe('Kabul edilecek öneri');
  await app.page.keyboard.press('Control+z');
  await expect(async () => (await app.disk()).log.at(-1)?.kind).toBe('undo');
  await app.begin(D);
  await app.typeOver('Bitmemiş taslak');
  await app.leave();
  await app.saved();
  await expect(async () => (await app.disk()).drafts.length).toBe(1);
}

async function eraseByKeyboard({ page }: App): Promise<void> {
  await tabTo(page, say('erase.begin'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText(say('erase.firstTitle')).waitFor();
  await tabTo(page, say('erase.continue'), { limit: 4 });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText(say('erase.secondTitle')).waitFor();
  await tabTo(page, say('erase.now'), { limit: 4 });
  await page.keyboard.press('Enter');
}

describe('backup', { timeout: 180_000 }, () => {
  const set = stage();

  test('export, erase, restore: all is there again; restored once more, nothing is doubled (by keyboard)', set.play(async ({ app, page }) => {
    await work(app);
    const before = await app.disk();
    const [file] = await Promise.all([page.waitForEvent('download'), app.command('action.backup')]);
    assert.match(file.suggestedFilename(), /dragoman.*\d{4}-\d{2}-\d{2}.*\.json$/i, 'a dated name');
    const text = await contentOf(file);
    await app.go('#/settings');
    await page.getByRole('heading', { name: say('erase.title') }).waitFor();
    await eraseByKeyboard(app);
    await expect(async () => (await app.disk()).log.length, 'everything is erased').toBe(0);
    const empty = await app.disk();
    assert.deepEqual([empty.drafts, empty.suggestions], [[], []]);
    assert.notEqual(empty.texts[A], 'Düzeltilmiş cümle');

    await app.go('#/settings');
    await page.getByRole('heading', { name: say('backup.restoreTitle') }).waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      tabTo(page, say('backup.choose')).then(() => page.keyboard.press('Enter')),
    ]);
    await chooser.setFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: say('backup.restore'), exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(say('backup.done')).waitFor();
    assert.deepEqual(contents(await app.disk()), contents(before));

    await restore(page, text);
    await page.getByText(say('backup.nothingNew')).waitFor();
    assert.deepEqual(contents(await app.disk()), contents(before), 'nothing doubled');
    await app.go('#/');
    await app.ready();
    assert.equal(await app.textOf(A), 'Düzeltilmiş cümle');
    assert.match(await app.card(B).textContent() ?? '', /daha kısa/);
    await app.segment(D).getByText(say('draft.mark')).waitFor();
    await app.reload();
    assert.equal(await app.textOf(A), 'Düzeltilmiş cümle', 'also after a reload');
  }));

  test('a backup of another device is brought together with the work that is here', set.play(async ({ app, page, url }) => {
    await app.introduce('Ada');
    await app.correct(A, 'Bu cihazda yazıldı');
    await app.saved();
    const other = await set.browser.newContext();
    try {
      const theirs = await other.newPage();
      await theirs.goto(url);
      const app2 = await new App(theirs).ready();
      await app2.introduce('Bora');
      await app2.correct(A, 'Öteki cihazda yazıldı');
      await app2.correct(B, 'Yalnız öteki cihazda');
      await app2.saved();
      const text = await download(app2);
      await app.go('#/settings');
      await restore(page, text);
      await page.getByText(say('backup.done')).waitFor();
    } finally {
      await other.close();
    }
    const { texts, suggestions } = await app.disk();
    assert.equal(texts[B], 'Yalnız öteki cihazda');
    const everything = JSON.stringify([texts[A], suggestions]);
    assert.ok(everything.includes('Bu cihazda yazıldı') && everything.includes('Öteki cihazda yazıldı'), 'both texts are there, one as a suggestion');
  }));

  test('a bad file: a clear sentence in the language of the interface, and nothing changed', set.play(async ({ app, page }) => {
    await app.introduce('Ada');
    await app.correct(A, 'Değişmemeli');
    await app.saved();
    const good = await download(app);
    const before = await app.disk();
    for (const language of LANGUAGES) {
      await page.evaluate((value) => { localStorage.setItem('dragoman.language', JSON.stringify(value)); }, language);
      await page.reload();
      await page.getByRole('heading', { name: say('backup.restoreTitle', {}, language) }).waitFor();
      for (const { file, says } of hostileFiles(good)) {
        await choose(page, file);
        const alert = page.locator('dm-restore-panel').getByRole('alert');
        await expect(async () => (await alert.count()) > 0 ? alert.first().textContent() : '', `${language}: ${file.name}`).toBe(say(says, {}, language));
      }
      assert.deepEqual(await app.disk(), before, `${language}: nothing has changed`);
    }
  }));

  test('law X1: texts, reasons and names of a restored file that look like code are shown as text, and nothing runs', set.play(async ({ app, page, context, watch }) => {
    await app.introduce(PAYLOADS[0] ?? '');
    for (const [at, payload] of PAYLOADS.entries()) {
      await app.correct(ids.en[3 + at] ?? '', payload);
      await app.suggest(ids.tr[3 + at] ?? '', payload, payload);
    }
    await app.saved();
    const text = await download(app);
    await page.evaluate(() => { localStorage.clear(); });
    await context.clearCookies();
    await eraseByKeyboard(app);
    await expect(async () => (await app.disk()).log.length).toBe(0);
    await app.go('#/settings');
    await restore(page, text);
    await page.getByText(say('backup.done')).waitFor();
    for (const hash of ['#/', '#/history', '#/settings']) {
      await app.go(hash);
      await page.locator('h1').first().waitFor();
    }
    await app.go('#/');
    await app.ready();
    for (const [at, payload] of PAYLOADS.entries()) assert.equal(await app.textOf(ids.en[3 + at] ?? ''), payload);
    await app.begin(ids.en[3] ?? '');
    await app.leave();
    await app.command('layout.toReading');
    await app.ready();
    assert.equal(await page.evaluate(() => (globalThis as { ran?: boolean }).ran), undefined, 'nothing ran');
    assert.equal(await page.locator('img, iframe, script:not([src])').count(), 0, 'no element came out of a text');
    assert.ok(watch.requests.every((url) => !url.includes('evil')), 'nothing was asked for');
  }));
});
