/** Keys in the built app: changed by the keyboard alone, in force at once and after a reload, carried in a file and in a backup. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { App } from './harness/app.ts';
import { violations } from './harness/axe.ts';
import { download, restore } from './harness/backup-file.ts';
import { LANGUAGES, say } from './harness/catalog.ts';
import { expect } from './harness/expect.ts';
import { focused, russian, tabTo } from './harness/keyboard.ts';
import { stage } from './harness/stage.ts';

const [SENTENCE = ''] = ids.ru.slice(6);
const name = (key: string): string => say('keys.changeOf', { action: say(key) });

/** What has been done to the text. */
const kinds = async (app: App): Promise<string[]> => { await app.saved(); return (await app.disk()).log.map(({ kind }) => kind); };

async function stand(app: App): Promise<void> {
  await app.go('#/');
  await app.ready();
  await app.segment(SENTENCE).locator('#text').focus();
}

/** Opens the keys from the palette and goes to one action's button. */
async function goTo({ page, ...app }: App, action: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: say('palette.title', {}, app.language) }).fill(say('action.changeKeys'));
  await page.keyboard.press('Enter');
  await page.locator('dm-keys-panel table').waitFor();
  await expect(async () => (await focused(page)).name).toBe(say('settings.keys'));
  await tabTo(page, name(action));
}

describe('keys', { timeout: 180_000 }, () => {
  const set = stage();

  test('changed without a mouse, under the Russian layout, they act at once and after a reload', set.play(async ({ app, page }) => {
    await goTo(app, 'align.act.moveUp');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(say('keys.press')).waitFor();
    await russian(page, { key: 'в', code: 'KeyD' });
    await page.getByRole('status').filter({ hasText: say('keys.conflict', { keys: 'D (В)', others: say('align.act.moveDown') }) }).waitFor();
    await tabTo(page, say('keys.take'), { limit: 3 });
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: say('keys.added', { action: say('align.act.moveUp'), keys: 'D (В)' }) }).waitFor();
    await page.keyboard.press('Control+w');
    await page.getByRole('status').filter({ hasText: say('keys.no.browser', { keys: 'Ctrl+W (Ц)' }) }).waitFor();
    await page.keyboard.press('Escape');
    await expect(async () => (await focused(page)).name).toBe(name('align.act.moveUp'));
    await stand(app);
    await expect(async () => { await russian(page, { key: 'в', code: 'KeyD' }); return (await app.disk()).log.length; }).toSatisfy((length) => length > 0);
    assert.equal((await kinds(app))[0], 'moveSegments');
    await app.reload();
    await goTo(app, 'align.act.moveDown');
    assert.match(await page.locator('[data-action="align.moveDown"] td').first().textContent() ?? '', new RegExp(say('keys.none')));
  }));

  test('of InterText come with a look at what changes; Enter does not open the editor then', set.play(async ({ app, page }) => {
    await app.go('#/settings/keys');
    await page.getByRole('radio', { name: 'InterText' }).click();
    await page.getByRole('dialog').getByText(say('keys.switchTitle', { profile: 'InterText' })).waitFor();
    await page.keyboard.press('Enter');
    await expect(() => page.getByRole('dialog').count()).toBe(0);
    await stand(app);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+ArrowUp');
    await expect(async () => (await kinds(app)).at(-1)).toBe('moveSegments');
    assert.equal(await page.locator('dm-segment-editor').count(), 0);
    await page.keyboard.press('F2');
    await page.locator('dm-segment-editor').waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByText(say('keys.inForce', { profile: 'InterText' })).waitFor();
  }));

  test('go to another browser in a file and in a backup', set.play(async ({ app, page, url }) => {
    await page.evaluate(() => { localStorage.setItem('dragoman.keys', JSON.stringify({ profile: 'intertext', own: { 'align.join': ['G'] } })); });
    await app.reload();
    const backup = await download(app);
    await app.go('#/settings/keys');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('keys.save') }).click()]);
    const map = readFileSync(await saved.path(), 'utf8');
    assert.deepEqual(JSON.parse(map), { schema: 'dragoman-keys', version: 1, profile: 'intertext', own: { 'align.join': ['G'] } });
    const chosen = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('dragoman.keys'));
    const before = await chosen();

    await page.evaluate(() => { localStorage.clear(); });
    await page.goto(url);
    await app.ready();
    await app.go('#/settings/keys');
    await page.locator('dm-keys-panel input[type="file"]').setInputFiles({ name: saved.suggestedFilename(), mimeType: 'application/json', buffer: Buffer.from(map) });
    await page.getByRole('button', { name: say('keys.takeFile'), exact: true }).click();
    await expect(chosen).toBe(before);

    await page.evaluate(() => { localStorage.clear(); });
    await page.goto(url);
    await app.ready();
    await app.go('#/settings');
    await restore(page, backup);
    await expect(chosen).toBe(before);
  }));

  test('their list is accessible in three languages, light and dark', set.play(async ({ app, page }) => {
    for (const language of LANGUAGES) {
      await page.evaluate((chosen) => { localStorage.setItem('dragoman.language', JSON.stringify(chosen)); }, language);
      await app.reload();
      await app.go('#/settings/keys');
      await page.locator('dm-keys-panel table').waitFor();
      assert.deepEqual(await violations(page), []);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page, { colours: true }), []);
      await page.emulateMedia({ colorScheme: 'light' });
      await app.go('#/');
    }
  }));
});
