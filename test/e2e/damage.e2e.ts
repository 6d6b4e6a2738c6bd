/** Damage under the app: junk in a page of the database is mended from base and log; an emptied database is not taken for a first visit. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { putBook, WORK } from '../../scripts/bench/book.mjs';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { say } from './harness/catalog.ts';
import { download, restore } from './harness/backup-file.ts';
import { expect } from './harness/expect.ts';
import { stage } from './harness/stage.ts';

const [A = '', B = ''] = ids.ru.slice(10);

/** Runs in the page: overwrites the records of a store with junk; the first few, or all. */
async function junk({ stores, only }: { stores: readonly string[]; only: number }): Promise<number> {
  const database = await new Promise<IDBDatabase>((ok, no) => {
    const opening = indexedDB.open('dragoman');
    opening.onsuccess = () => { ok(opening.result); };
    opening.onerror = () => { no(new Error('cannot open')); };
  });
  let spoilt = 0;
  const tx = database.transaction([...stores], 'readwrite');
  await Promise.all(stores.map((store) => new Promise<void>((ok) => {
    let left = only;
    tx.objectStore(store).openCursor().onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor || left-- === 0) { ok(); return; }
      const keyed = tx.objectStore(store).keyPath === null ? {} : { seq: cursor.primaryKey, work: (cursor.value as { work: string }).work };
      cursor.update({ ...keyed, rows: [{ id: 'seg_junk', text: 42 }], sum: 'junk' });
      spoilt++;
      cursor.continue();
    };
  })));
  await new Promise((ok) => { tx.oncomplete = ok; });
  database.close();
  return spoilt;
}

/** Runs in the page: one letter more in the first sentence of a page, under the sum that it had. */
async function spoilLetter({ key, store = 'pages' }: { key: IDBValidKey; store?: string }): Promise<void> {
  const database = await new Promise<IDBDatabase>((ok, no) => {
    const opening = indexedDB.open('dragoman');
    opening.onsuccess = () => { ok(opening.result); };
    opening.onerror = () => { no(new Error('cannot open')); };
  });
  const tx = database.transaction(store, 'readwrite'), pages = tx.objectStore(store);
  pages.get(key).onsuccess = ({ target }) => {
    const record = (target as IDBRequest<{ rows: { text: string }[] }>).result;
    (record.rows[0] as { text: string }).text += 'ъ';
    pages.put(record, key);
  };
  await new Promise((ok) => { tx.oncomplete = ok; });
  database.close();
}

describe('damage', { timeout: 120_000 }, () => {
  const set = stage();

  test('junk in every live page: the text is rebuilt, with all that was corrected', set.play(async ({ app, page }) => {
    await app.introduce('Ada');
    await app.correct(A, 'Исправлено до повреждения');
    await app.suggest(B, 'Предложено до повреждения', 'причина');
    await app.saved();
    const before = await app.disk();
    assert.ok(await page.evaluate(junk, { stores: ['pages'], only: 1000 }) > 0);
    await app.reload();
    assert.equal(await app.textOf(A), 'Исправлено до повреждения');
    assert.match(await app.card(B).textContent() ?? '', /причина/);
    const after = await app.disk();
    assert.deepEqual([after.texts, after.suggestions, after.log], [before.texts, before.suggestions, before.log], 'mended on the disk too');
  }));

  test('live pages and base both junk: a clear sentence, nothing written over it', set.play(async ({ app, page }) => {
    await app.introduce('Ada');
    await app.correct(A, 'Единственная правка');
    await app.saved();
    await page.evaluate(junk, { stores: ['pages', 'base'], only: 1000 });
    await page.reload();
    await page.getByRole('heading', { name: say('recovery.damaged.title') }).waitFor();
    await page.getByText(say('recovery.damaged.text')).waitFor();
    assert.equal((await app.disk()).log.length, 1, 'the log is left as it was');
  }));

  test('one letter of a book: it is shown, found a moment later, and mended, with what was typed meanwhile', set.play(async ({ app, page, url }) => {
    await page.evaluate(putBook, { rows: 4_000, work: WORK });
    const ru = await page.evaluate(() => (document.querySelector('dm-app') as unknown as { session: { store: { load(work: string): Promise<{ value: { rows: { segment: { id: string; text: string }[] } } }> } } })
      .session.store.load('wrk_bench-book').then(({ value }) => value.rows.segment.filter(({ id }) => id.startsWith('seg_ru')).slice(0, 2)));
    const [first, second] = ru.map(({ id }) => id) as [string, string];
    await page.evaluate(spoilLetter, { key: [WORK, 'segment', 'ver_bench-ru', 0] });
    await page.goto(`${url}#/work/${WORK}`);
    await page.reload();
    await app.ready();
    await page.getByText(say('save.damaged')).first().waitFor();
    assert.equal(await app.textOf(first), ru[0]?.text, 'as it was');
    await app.introduce('Ada');
    await app.correct(second, 'И дальше');
    await app.saved();
    await app.reload();
    assert.deepEqual([await app.textOf(first), await app.textOf(second)], [ru[0]?.text, 'И дальше']);
  }));

  test('one letter of a book, live and in its base: the page for that comes instead of the book', set.play(async ({ app, page, url }) => {
    await page.evaluate(putBook, { rows: 4_000, work: WORK });
    for (const store of ['pages', 'base']) await page.evaluate(spoilLetter, { store, key: [WORK, 'segment', 'ver_bench-ru', 0] });
    await page.goto(`${url}#/work/${WORK}`);
    await page.reload();
    await page.getByRole('heading', { name: say('recovery.damaged.title') }).waitFor();
    assert.equal((await app.disk()).log.length, 0, 'nothing was written');
  }));

  test('the database deleted under the app: the recovery page, and nothing is created over the loss', set.play(async ({ app, page }) => {
    await app.introduce('Ada');
    await app.correct(A, 'Было да сплыло');
    await app.saved();
    const backup = await download(app);
    await page.evaluate(() => new Promise<void>((ok, no) => {
      const request = indexedDB.deleteDatabase('dragoman');
      request.onsuccess = () => { ok(); };
      request.onerror = () => { no(new Error('not deleted')); };
    }));
    await app.go('#/');
    await page.reload();
    await page.getByRole('heading', { name: say('recovery.emptied.title') }).waitFor();
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [], 'no new database');
    await page.reload();
    await page.getByRole('heading', { name: say('recovery.emptied.title') }).waitFor();
    await restore(page, backup);
    await expect(() => page.locator('dm-segment').count()).toSatisfy((count) => count > 0);
    await app.ready();
    assert.equal(await app.textOf(A), 'Было да сплыло', 'the backup brings it back');
    await app.reload();
    assert.equal(await app.textOf(A), 'Было да сплыло');
  }));

  test('begin anew after a loss: asked again, then the bundled text as on the first day', set.play(async ({ app, page }) => {
    const original = await app.textOf(A);
    await app.introduce('Ada');
    await app.correct(A, 'Пропадёт');
    await app.saved();
    await page.evaluate(() => new Promise((ok) => { indexedDB.deleteDatabase('dragoman').onsuccess = ok; }));
    await page.reload();
    await page.getByRole('button', { name: say('recovery.anew') }).click();
    await page.getByRole('dialog').getByRole('button', { name: say('recovery.anewYes') }).click();
    await app.ready();
    assert.equal(await app.textOf(A), original);
    await app.introduce('Ada');
    await app.correct(A, 'И снова пишется');
    await app.saved();
    await app.reload();
    assert.equal(await app.textOf(A), 'И снова пишется');
  }));
});
