/** Two tabs of one person stay in step (law D3), also where they meet on one sentence. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { App } from './harness/app.ts';
import { expect } from './harness/expect.ts';
import { random } from './harness/random.ts';
import { stage } from './harness/stage.ts';

const [ONE = '', BOTH = '', RACE = '', UNDONE = ''] = ids.ru.slice(5);

/** Everything a tab shows of the text: sentences, and the texts of open suggestions. */
async function onScreen({ page }: App): Promise<string[]> {
  const texts = await page.locator('dm-segment #words').allTextContents();
  const cards = await page.locator('dm-suggestion-card article').allTextContents();
  return [...texts, ...cards.map((card) => card.replace(/\s+/g, ' ')).sort()];
}

describe('two tabs', { timeout: 120_000 }, () => {
  const set = stage();

  test('an edit in one appears in the other, and both say that it is saved', set.play(async ({ app, tab }) => {
    await app.introduce('Ada');
    const other = await tab();
    await app.correct(ONE, 'Написано в первой вкладке');
    await app.saved();
    await expect(() => other.textOf(ONE)).toBe('Написано в первой вкладке');
    await other.correct(UNDONE, 'Написано во второй вкладке');
    await other.saved();
    await expect(() => app.textOf(UNDONE)).toBe('Написано во второй вкладке');
  }));

  test('the same sentence edited in both: the second text becomes a suggestion, in both tabs', set.play(async ({ app, tab }) => {
    await app.introduce('Ada');
    const other = await tab();
    await app.begin(BOTH);
    await app.typeOver('Мнение первой вкладки');
    await other.begin(BOTH);
    await other.typeOver('Мнение второй вкладки');
    await app.page.keyboard.press('Control+Enter');
    await app.leave();
    await app.saved();
    await other.page.keyboard.press('Control+Enter');
    await other.leave();
    await other.saved();
    for (const one of [app, other]) {
      await expect(() => one.textOf(BOTH)).toBe('Мнение первой вкладки');
      await expect(() => one.card(BOTH).count()).toBe(1);
      assert.match(await one.card(BOTH).textContent() ?? '', /второй/);
    }
  }));

  test('undo goes back over what either tab did', set.play(async ({ app, tab }) => {
    await app.introduce('Ada');
    const other = await tab();
    const before = await app.textOf(UNDONE);
    await app.correct(UNDONE, 'Сделано здесь');
    await expect(() => other.textOf(UNDONE)).toBe('Сделано здесь');
    await other.segment(UNDONE).locator('#text').focus();
    await other.page.keyboard.press('Control+z');
    await expect(() => other.textOf(UNDONE)).toBe(before);
    await expect(() => app.textOf(UNDONE)).toBe(before);
    await app.segment(UNDONE).locator('#text').focus();
    await app.page.keyboard.press('Control+Shift+z');
    await expect(() => other.textOf(UNDONE)).toBe('Сделано здесь');
  }));

  test('whatever both do at the same time, both end with what a third tab loads', set.play(async ({ app, tab, watch }) => {
    const dice = random(), rounds = __LONG__ ? 60 : 8;
    await app.introduce('Ada');
    const tabs = [app, await tab()];
    for (let round = 0; round < rounds; round++) {
      const shared = dice.next() < 0.5 ? RACE : '';
      await Promise.all(tabs.map(async (one, at) => {
        const segment = shared || (ids.tr[dice.between(0, ids.tr.length)] ?? '');
        await one.begin(segment);
        await one.typeOver(`Sekme ${at}, tur ${round}`);
        await one.page.keyboard.press(dice.next() < 0.7 ? 'Control+Enter' : 'Control+Shift+Enter');
        await one.leave();
        if (dice.next() < 0.3) await one.page.keyboard.press('Control+z');
      }));
    }
    for (const one of tabs) await one.saved();
    const fresh = await onScreen(await tab());
    for (const one of tabs) {
      await expect(async () => JSON.stringify(await onScreen(one)), `seed ${dice.seed}`).toBe(JSON.stringify(fresh));
    }
    const { texts } = await app.disk();
    for (const [id, text] of Object.entries(texts)) assert.equal(await app.textOf(id), text, `${id} on the disk (seed ${dice.seed})`);
    watch.clean();
  }));
});
