/**
 * The statement's alignment taken apart and put back by the keyboard alone, with the Russian layout; and a walk over the
 * accessibility tree, as a screen reader makes it: row, column, language, text, status.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { App } from './harness/app.ts';
import { alignmentsOnDisk } from './harness/disk-alignments.ts';
import type { DiskAlignment } from './harness/disk-alignments.ts';
import { expect } from './harness/expect.ts';
import { focused, russian } from './harness/keyboard.ts';
import { stage } from './harness/stage.ts';

const WORK = 'work_karabakh-statement';
/** The letters that the keys of the Russian layout write. */
const KEYS = { u: 'г', d: 'в', m: 'ь', s: 'ы', x: 'ч', n: 'т', l: 'д', j: 'о', a: 'ф', r: 'к', c: 'с', t: 'е', p: 'з', i: 'ш', z: 'я', e: 'у' } as const;
type Letter = keyof typeof KEYS;

const press = (page: Page, letter: Letter, more: { shift?: boolean; ctrl?: boolean } = {}): Promise<void> =>
  russian(page, { key: KEYS[letter], code: `Key${letter.toUpperCase()}`, ...more });

const beadsOn = async ({ page }: App): Promise<DiskAlignment[]> => (await page.evaluate(alignmentsOnDisk, WORK))
  .map(({ lang, beads }) => ({ lang, beads: beads.map((bead) => ({ ...bead })).sort((a, b) => (a.source[0] ?? a.target[0] ?? 0) - (b.source[0] ?? b.target[0] ?? 0)) }));

/** Who stands with whom, and nothing about who said so. */
const pairs = (all: readonly DiskAlignment[]): unknown => all.map(({ lang, beads }) => [lang, beads.map(({ source, target }) => [source, target])]);

/** From where the keyboard is to a sentence of its column, by arrows; empty cells lie on the way, and they do not tell where one is. */
async function walkTo(page: Page, id: string): Promise<void> {
  const lang = (Object.keys(ids) as (keyof typeof ids)[]).find((one) => ids[one].includes(id)) ?? 'en', most = ids.en.length + ids.ru.length + ids.tr.length;
  for (const first of ['ArrowDown', 'ArrowUp']) {
    for (let steps = 0, key = first; steps < most; steps += 1) {
      const { segment } = await focused(page), at = ids[lang].indexOf(segment);
      if (segment === id) return;
      if (at >= 0) key = at < ids[lang].indexOf(id) ? 'ArrowDown' : 'ArrowUp';
      await page.keyboard.press(key);
    }
  }
  assert.fail(`${id} cannot be reached by arrows`);
}

/** The acts come right after the first row. */
async function into(app: App, id: string): Promise<void> {
  await app.page.locator('dm-row-menu').waitFor({ state: 'attached' });
  await app.segment(id).locator('#text').focus();
  await expect(async () => (await focused(app.page)).segment).toBe(id);
}

const said = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('dm-app')?.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '');

const COLUMNS = ['en', 'ru', 'tr'] as const;
type Column = (typeof COLUMNS)[number];
const WORDS: Readonly<Record<Column, string>> = { en: 'English', ru: 'Russian', tr: 'Turkish' };
/** -1: an empty cell. */
const columnOf = (segment: string): number => COLUMNS.findIndex((lang) => ids[lang].includes(segment));

/** Every sentence of a translation is let go, one by one down the column. */
async function takeApart(app: App, lang: Column): Promise<void> {
  const { page } = app;
  await into(app, ids[lang][0] ?? '');
  for (const [at, id] of ids[lang].entries()) {
    await walkTo(page, id);
    await press(page, 'n');
    await expect(() => said(page)).toBe(`Checked, no counterpart: sentence ${at + 1}, ${WORDS[lang]}.`);
  }
}

/** Each is linked again with what it stood against: selected with Space, linked with L. */
async function putBack(app: App, { lang, beads }: DiskAlignment): Promise<void> {
  const { page } = app, translated = ids[lang as Column];
  for (const { source, target } of beads) {
    for (const id of [...source.map((at) => ids.en[at] ?? ''), ...target.map((at) => translated[at] ?? '')]) {
      const wanted = columnOf(id);
      if (columnOf((await focused(page)).segment) !== wanted) {
        await page.keyboard.press('Home'); // across the columns of a row, to the first
        for (let column = 0; column < wanted; column += 1) await page.keyboard.press('ArrowRight');
      }
      await walkTo(page, id);
      await page.keyboard.press('Space');
    }
    await press(page, 'l');
    await expect(() => page.locator('dm-work-page .chip').count()).toBe(0);
  }
}

interface Node { readonly nodeId: string; readonly ignored: boolean; readonly role?: { value: string }; readonly name?: { value: string }; readonly description?: { value: string }; readonly childIds?: string[]; readonly properties?: { name: string; value: { value: unknown } }[]; readonly backendDOMNodeId?: number }

/** What is met in reading order below a node. */
function* below(node: Node, all: ReadonlyMap<string, Node>): Generator<Node> {
  for (const id of node.childIds ?? []) {
    const child = all.get(id);
    if (!child) continue;
    if (!child.ignored) yield child;
    yield* below(child, all);
  }
}

/** An attribute of the element behind a node, or of the nearest around it, through the walls of shadow roots. */
async function attribute(session: CDPSession, { backendDOMNodeId }: Node, name: string): Promise<string> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId ?? 0 });
  const look = `function () { for (let at = this; at; at = at.parentNode ?? at.host) if (at.hasAttribute?.('${name}')) return at.getAttribute('${name}'); return ''; }`;
  const { result } = await session.send('Runtime.callFunctionOn', { objectId: object.objectId ?? '', functionDeclaration: look });
  return String(result.value ?? '');
}

interface Heard { row: number; column: number; lang: string; text: string; number: string; status: string; selected: boolean }

/** Row by row and cell by cell, as a screen reader goes through a grid. */
async function walk(page: Page): Promise<{ name: string; rows: number; heads: string[]; cells: Heard[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree') as unknown as { nodes: Node[] };
  const all = new Map(nodes.map((node) => [node.nodeId, node]));
  const grid = nodes.find((node) => node.role?.value === 'grid');
  assert.ok(grid, 'there is a grid');
  const inside = [...below(grid, all)];
  const heads = inside.filter((node) => node.role?.value === 'columnheader').map((node) => node.name?.value ?? '');
  const cells: Heard[] = [];
  for (const row of inside.filter((node) => node.role?.value === 'row')) {
    const index = Number(await attribute(session, row, 'aria-rowindex'));
    for (const cell of [...below(row, all)].filter((node) => node.role?.value === 'gridcell')) {
      const column = Number(await attribute(session, cell, 'aria-colindex')), selected = cell.properties?.find(({ name }) => name === 'selected')?.value.value === true;
      const sentences = [...below(cell, all)].filter((node) => node.role?.value === 'group' && [...below(node, all)].some((one) => one.role?.value === 'StaticText'));
      for (const sentence of sentences) {
        const words = [...below(sentence, all)].filter((node) => node.role?.value === 'StaticText');
        const [number = '', text = ''] = /^(\d+)\s+(.*)$/s.exec(sentence.name?.value ?? '')?.slice(1) ?? [];
        cells.push({ row: index, column, selected, number, text, lang: words[0] ? await attribute(session, words[0], 'lang') : '', status: sentence.description?.value ?? '' });
      }
      if (sentences.length === 0) cells.push({ row: index, column, selected, number: '', text: '', lang: '', status: [...below(cell, all)].filter((node) => node.role?.value === 'StaticText').map((node) => node.name?.value ?? '').join(' ') });
    }
  }
  await session.detach();
  return { name: grid.name?.value ?? '', rows: Number(await page.locator('[role=grid]').getAttribute('aria-rowcount')), heads, cells };
}

describe('aligning by hand', { timeout: 240_000 }, () => {
  const set = stage();

  test('the statement is taken apart and put back by the keyboard alone, with the Russian layout', set.play(async ({ app, context }) => {
    const before = await beadsOn(app), translations = before.map(({ lang }) => lang as Column);
    assert.deepEqual(translations.toSorted(), ['ru', 'tr']);
    for (const lang of translations) await takeApart(app, lang);
    await app.saved();
    for (const { lang, beads } of await beadsOn(app)) {
      assert.ok(beads.every(({ source, target }) => source.length === 0 || target.length === 0), `${lang}: nothing is linked any more`);
      assert.equal(beads.flatMap(({ target }) => target).length, ids[lang as Column].length, `${lang}: every sentence is there`);
    }
    await context.setOffline(true);
    for (const alignment of before) await putBack(app, alignment);
    await app.saved();
    assert.deepEqual(pairs(await beadsOn(app)), pairs(before));
    for (const { beads } of await beadsOn(app)) assert.ok(beads.every(({ status }) => status === 'confirmed'));
    await context.setOffline(false);
    await app.reload();
    assert.deepEqual(pairs(await beadsOn(app)), pairs(before), 'as it was, after a reload too');
    const { texts } = await app.disk();
    assert.equal(Object.keys(texts).length, ids.en.length + ids.ru.length + ids.tr.length);
  }));

  test('text acts by the Russian layout: cut, joined and undone, and the disk is as before', set.play(async ({ app, page }) => {
    const before = await beadsOn(app), { texts } = await app.disk();
    const id = ids.ru[3] ?? '';
    await into(app, id);
    await press(page, 't');
    await page.locator('dm-cut-dialog [role=slider]').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(() => page.locator('dm-cut-dialog').count()).toBe(0);
    await expect(() => said(page)).toBe('Sentence 4 cut into 4 and 5, Russian.');
    await page.keyboard.press('ArrowUp');
    await press(page, 'j');
    await expect(() => said(page)).toBe('Sentence 4 joined with 5, Russian.');
    await app.saved();
    assert.equal(Object.values((await app.disk()).texts).filter((text) => text === texts[id]).length, 1, 'the words are the same');
    await press(page, 'z', { ctrl: true });
    await press(page, 'z', { ctrl: true });
    await expect(async () => Object.entries((await app.disk()).texts).sort().join('\n')).toBe(Object.entries(texts).sort().join('\n'));
    assert.deepEqual(await beadsOn(app), before);
    assert.ok((await focused(page)).segment !== '', 'the keyboard is in the text');
  }));

  test('a screen reader hears row, column, language, text and status of every cell', set.play(async ({ app, page }) => {
    await into(app, ids.ru[5] ?? '');
    await press(page, 'r');
    await into(app, ids.tr[2] ?? '');
    await press(page, 'u');
    await page.keyboard.press('Space');
    const { name, rows, heads, cells } = await walk(page);
    assert.match(name, /sentence by sentence/);
    assert.deepEqual(heads, ['English · Original', 'Russian · Translation', 'Turkish · Translation']);
    const sentences = cells.filter(({ text }) => text !== '');
    for (const [column, lang] of (['en', 'ru', 'tr'] as const).entries()) {
      const heard = sentences.filter((cell) => cell.column === column + 1 && cell.number !== '');
      assert.deepEqual(heard.map(({ number }) => Number(number)), ids[lang].map((_, at) => at + 1), `${lang}: every sentence, in reading order`);
      assert.ok(heard.every((cell) => cell.lang === lang), `${lang}: in its language`);
      assert.ok(heard.every(({ status }) => status.includes('State:')), `${lang}: how far it is`);
    }
    assert.ok(sentences.every(({ row }) => row > 2 && row <= rows));
    const at = (column: number, number: number): Heard | undefined => sentences.find((cell) => cell.column === column && Number(cell.number) === number);
    assert.equal(at(3, 3)?.row, at(1, 2)?.row, 'the moved sentence is heard in its new row');
    assert.match(at(3, 3)?.status ?? '', /selected, Alignment confirmed, by you/);
    assert.equal(at(3, 3)?.selected, true);
    assert.match(at(2, 6)?.status ?? '', /Alignment needs review, by you/);
    assert.match(at(2, 9)?.status ?? '', /Alignment confirmed/);
    assert.match(cells.find(({ row, column }) => column === 3 && row === at(1, 3)?.row)?.status ?? '', /Checked: no counterpart/);
  }));
});
