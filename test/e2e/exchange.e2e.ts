/** People without a network work on the same text and send each other files: nothing is lost, whatever comes first. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { edited } from '../formats/table-fixture.ts';
import { App } from './harness/app.ts';
import { say } from './harness/catalog.ts';
import { visit } from './harness/chromium.ts';
import type { Disk } from './harness/disk.ts';
import { drop, look, merge, send, take } from './harness/exchange.ts';
import { expect } from './harness/expect.ts';
import { stage } from './harness/stage.ts';

const [BOTH = '', ADA = '', PROPOSED = '', BOB = ''] = ids.ru.slice(5);

/** What people have of the text: sentences and suggestions, with who wrote them and why. */
function work({ texts, states, suggestions }: Disk): unknown { return { texts, states, suggestions }; }

/** From here on there is no network; what is needed later has been stored by then. */
async function unplugged(app: App): Promise<void> {
  await app.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await app.page.context().setOffline(true);
}

describe('files between people', { timeout: 240_000 }, () => {
  const set = stage();

  /** The same text in another profile. */
  async function another(name: string, act: (app: App) => Promise<void>): Promise<void> {
    const { context, page, watch } = await visit(set.browser, set.url);
    try {
      const app = await new App(page).ready();
      await unplugged(app);
      await app.introduce(name);
      await act(app);
      watch.clean();
    } finally {
      await context.close();
    }
  }

  test('two people correct offline, exchange both ways in different orders, and have the same text; one undo takes a merge back', set.play(async ({ app: ada }) => {
    await unplugged(ada);
    await ada.introduce('Ada');
    await another('Bob', async (bob) => {
      await ada.correct(BOTH, 'Написала Ада');
      await ada.correct(ADA, 'Только Ада');
      await ada.suggest(PROPOSED, 'Предложила Ада', 'короче');
      await bob.correct(BOTH, 'Написал Боб');
      await bob.correct(BOB, 'Только Боб');
      const mine = await send(ada, 'mine'), fromAda = await send(ada, 'whole'), fromBob = await send(bob, 'whole');
      assert.match(fromAda.name, /\.dragoman$/);
      const alone = work(await bob.disk());

      await look(bob, mine); // a part first
      await merge(bob);
      assert.equal((await bob.disk()).suggestions.length, 1);
      const before = work(await bob.disk());
      await look(bob, fromAda);
      await bob.page.locator('dm-receive-panel').getByText(say('exchange.counts.conflicts_one', { count: 1 })).waitFor();
      await merge(bob);
      await take(ada, fromBob);

      const [hers, his] = [await ada.disk(), await bob.disk()];
      assert.deepEqual(work(his), work(hers));
      const all = [...Object.values(his.texts), ...his.suggestions.map(({ text }) => text)];
      for (const text of ['Написала Ада', 'Написал Боб', 'Только Ада', 'Только Боб', 'Предложила Ада']) assert.ok(all.includes(text), text);
      await look(ada, fromBob);
      await ada.page.locator('dm-receive-panel').getByText(say('exchange.receive.nothing')).waitFor();

      await bob.go('#/');
      await bob.ready();
      await bob.page.keyboard.press('Control+z');
      await expect(async () => JSON.stringify(work(await bob.disk()))).toBe(JSON.stringify(before));
      await expect(() => bob.textOf(ADA)).toBe((alone as { texts: Record<string, string> }).texts[ADA] ?? '');
      await take(bob, fromAda);
      assert.deepEqual(work(await bob.disk()), work(hers), 'the same file brings it again');
      await bob.go('#/');
      await bob.reload();
      assert.deepEqual(work(await bob.disk()), work(hers));
    });
  }));

  test('a page for reading, dropped anywhere on the window, goes on as the work', set.play(async ({ app: ada }) => {
    await unplugged(ada);
    await ada.introduce('Ada');
    await ada.correct(ADA, 'Из страницы <img src=x onerror="globalThis.ran = true">');
    const page = await send(ada, 'reader');
    assert.match(page.name, /\.html$/);
    await another('Bob', async (bob) => {
      await bob.go('#/');
      await bob.ready();
      await drop(bob, page);
      await bob.page.locator('dm-receive-panel .preview').waitFor();
      await merge(bob);
      assert.deepEqual(work(await bob.disk()), work(await ada.disk()));
      assert.equal(await bob.page.evaluate(() => 'ran' in globalThis), false);
    });
  }));

  test('a table goes out and comes back with suggestions, in one act', set.play(async ({ app: ada, page }) => {
    await unplugged(ada);
    await ada.introduce('Ada');
    for (const format of ['xlsx', 'docx'] as const) {
      const sent = await send(ada, format), text = `Из таблицы ${format}`, known = (await ada.disk()).suggestions.length;
      await look(ada, sent);
      await page.locator('dm-receive-panel').getByText(say('exchange.receive.nothing')).waitFor();
      const back = { name: sent.name, buffer: Buffer.from(edited(sent.buffer, format, [{ line: 3, column: 1, text }])) };
      await look(ada, back);
      await page.locator('dm-receive-panel').getByText(say('exchange.counts.suggestions_one', { count: 1 })).waitFor();
      await merge(ada);
      const { suggestions } = await ada.disk();
      assert.deepEqual(suggestions.filter((one) => one.text === text).map(({ status }) => status), ['open']);
      assert.equal(suggestions.length, known + 1);
    }
  }));

  test('bad files are told by a sentence and change nothing', set.play(async ({ app: ada, page }) => {
    await unplugged(ada);
    await ada.introduce('Ada');
    await ada.correct(ADA, 'Хорошо');
    await ada.saved();
    const good = await send(ada, 'whole'), before = work(await ada.disk());
    const flipped = Buffer.from(good.buffer);
    flipped[Math.floor(flipped.length / 2)] = (flipped[Math.floor(flipped.length / 2)] ?? 0) ^ 0xff;
    // A flipped bit in the middle may hit the wrapping or what is wrapped.
    const files = [
      [good.buffer.subarray(0, good.buffer.length / 2), ['badZip']], [flipped, ['badZip', 'damaged', 'notJson']], [Buffer.from('{"tmx": 1}'), ['foreign']], [Buffer.from('Text'), ['foreign']],
      [Buffer.from('{"format": "dragoman", "kind": "bundle"}'), ['wrongShape']], [Buffer.from('{"format": "dragoman", "kind": "backup"}'), ['otherKind']],
    ] as const;
    for (const [buffer, codes] of files) {
      await look(ada, { name: 'file.dragoman', buffer });
      const sentences = codes.map((code) => say(`exchange.error.${code}`));
      await expect(() => page.locator('dm-receive-panel [role="alert"]').allTextContents()).toSatisfy((told) => told.some((words) => sentences.some((one) => words.includes(one))));
    }
    assert.deepEqual(work(await ada.disk()), before);
  }));
});
