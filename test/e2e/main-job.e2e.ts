/** The main job, on the real document: by the keyboard alone (also with the Russian layout), and by touch. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { App } from './harness/app.ts';
import { say } from './harness/catalog.ts';
import { expect } from './harness/expect.ts';
import { focused, russian, tabTo } from './harness/keyboard.ts';
import { stage } from './harness/stage.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = ids.ru.slice(7);
const UNDO = { key: 'я', code: 'KeyZ', ctrl: true };
const PALETTE = { key: 'л', code: 'KeyK', ctrl: true };

/** Opens the palette with the Russian layout and goes to a sentence by its words. */
async function findSentence({ page }: App, words: string): Promise<void> {
  await russian(page, PALETTE);
  await page.getByRole('combobox', { name: say('palette.title') }).waitFor();
  await page.keyboard.insertText(words);
  await page.getByRole('option').filter({ hasText: words }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Corrects `FIRST`, is asked for a name once, suggests `SECOND` with a reason; each time the next sentence opens. */
async function correctAndSuggest(app: App): Promise<{ before: string; corrected: string; original: string }> {
  const { page } = app;
  const before = await app.textOf(FIRST), original = await app.textOf(SECOND);
  await findSentence(app, before.slice(0, 30));
  await expect(async () => (await focused(page)).segment).toBe(FIRST);
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' Исправлено.');
  await app.editor(FIRST).getByRole('group', { name: say('editor.differs') }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: say('person.title') }).waitFor();
  await page.keyboard.insertText('Аида');
  await page.keyboard.press('Enter');
  const corrected = `${before} Исправлено.`;
  await expect(() => app.textOf(FIRST)).toBe(corrected);
  await app.saved();

  await expect(async () => (await focused(page)).segment, 'the next sentence is open').toBe(SECOND);
  await app.editor(SECOND).locator('#words').waitFor();
  await app.typeOver('Предложенный текст.');
  await tabTo(page, say('editor.reason'), { limit: 3 });
  await page.keyboard.insertText('так короче');
  await page.keyboard.press('Control+Shift+Enter');
  await app.card(SECOND).waitFor();
  assert.match(await app.card(SECOND).textContent() ?? '', /так короче/);
  assert.equal(await app.textOf(SECOND), original, 'a suggestion changes nothing yet');
  await expect(async () => (await focused(page)).segment, 'the next sentence is open').toBe(THIRD);
  await page.keyboard.press('Escape');
  return { before, corrected, original };
}

async function acceptAndTakeBack(app: App, original: string): Promise<void> {
  const { page } = app;
  await page.keyboard.press('ArrowUp');
  await expect(async () => (await focused(page)).segment).toBe(SECOND);
  await tabTo(page, say('suggestion.accept'), { limit: 8 });
  await page.keyboard.press('Enter');
  await expect(() => app.textOf(SECOND)).toBe('Предложенный текст.');
  await russian(page, UNDO);
  await expect(() => app.textOf(SECOND), 'undone, with the Russian layout').toBe(original);
  await russian(page, { ...UNDO, shift: true });
  await expect(() => app.textOf(SECOND), 'done again').toBe('Предложенный текст.');
  await app.saved();
  await app.reload();
  await page.keyboard.press('Control+z');
  await expect(() => app.textOf(SECOND), 'undo survives a reload').toBe(original);
}

async function restoreFromHistory(app: App, { before, corrected }: { before: string; corrected: string }): Promise<void> {
  const { page } = app;
  assert.equal(await app.textOf(FIRST), corrected);
  await app.command('action.history');
  await page.getByRole('heading', { name: say('history.title') }).first().waitFor();
  await tabTo(page, say('history.sentence'));
  await page.keyboard.insertText('Исправлено.');
  await tabTo(page, say('history.restoreBefore'));
  await page.keyboard.press('Enter');
  await expect(async () => (await app.disk()).texts[FIRST]).toBe(before);
  await app.command('action.text');
  await app.ready();
  assert.equal(await app.textOf(FIRST), before);
}

async function replaceEverywhere(app: App): Promise<void> {
  const { page } = app;
  const texts = (): Promise<string[]> => page.locator('dm-segment[lang="ru"] #words').allTextContents();
  const original = await texts();
  const wanted = original.filter((text) => text.includes('Шуш')).length;
  assert.ok(wanted >= 2, 'the word stands in several sentences');
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: say('find.find') }).waitFor();
  await page.keyboard.insertText('Шуш');
  await tabTo(page, say('find.replacement'), { limit: 8 });
  await page.keyboard.insertText('ШУШ');
  await tabTo(page, say('find.replaceAll'), { limit: 4 });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: say('find.confirmAll'), exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(async () => (await texts()).filter((text) => text.includes('ШУШ')).length).toBe(wanted);
  await page.keyboard.press('Escape');
  await expect(() => page.locator('dm-find-panel[open]').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect(async () => (await texts()).join('\n'), 'one undo takes all of it back').toBe(original.join('\n'));
}

describe('the main job', { timeout: 120_000 }, () => {
  const set = stage();

  test('by the keyboard alone: find, correct, suggest, accept, undo, reload, undo again, history, replace', set.play(async ({ app, page }) => {
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).name, say('app.skip'), 'the first Tab offers the way to the text');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const { before, corrected, original } = await correctAndSuggest(app);
    await acceptAndTakeBack(app, original);
    await restoreFromHistory(app, { before, corrected });
    await replaceEverywhere(app);
    await app.saved();
  }));

  test('a draft is kept by Escape, marked, and there after a reload', set.play(async ({ app }) => {
    await app.begin(FIRST);
    await app.typeOver('Недописано');
    await app.leave();
    await app.segment(FIRST).getByText(say('draft.mark')).waitFor();
    await app.reload();
    await app.segment(FIRST).getByText(say('draft.mark')).waitFor();
    await app.begin(FIRST);
    assert.equal(await app.textOf(FIRST), 'Недописано');
  }));

  test('the state of a sentence: digits set it, Ctrl+Enter on an unchanged text confirms it', set.play(async ({ app, page }) => {
    await app.introduce('Ada');
    await app.segment(FIRST).locator('#text').focus();
    await page.keyboard.press('4');
    await expect(async () => (await app.disk()).states[FIRST]).toBe('final');
    await app.begin(SECOND);
    await page.keyboard.press('Control+Enter');
    await expect(async () => (await app.disk()).states[SECOND]).toBe('reviewed');
  }));

  test('by touch: tap, correct, save', set.play(async ({ app, page }) => {
    const sentence = app.segment(FIRST);
    await sentence.scrollIntoViewIfNeeded();
    await sentence.locator('#text').tap();
    await sentence.getByRole('button', { name: say('segment.edit') }).tap();
    await app.editor(FIRST).locator('#words').waitFor();
    await app.typeOver('Пальцем по стеклу');
    await app.editor(FIRST).getByRole('button', { name: say('editor.save'), exact: true }).tap();
    await page.getByRole('button', { name: say('person.skip') }).tap();
    await expect(() => app.textOf(FIRST)).toBe('Пальцем по стеклу');
    await expect(async () => (await app.disk()).texts[FIRST]).toBe('Пальцем по стеклу');
  }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));
});
