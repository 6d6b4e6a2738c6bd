/**
 * What Chromium's log may look like after a write that was cut short. Nothing is lost by half a record at its end; but what is
 * written behind it would take everything along at the next start (decision 0012). And where everything is gone, it is said.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { say } from './harness/catalog.ts';
import { readDisk } from './harness/disk.ts';
import { isTorn, logsIn, recovery, spoil, tear, TEARS } from './harness/leveldb.ts';
import type { Puppet } from './harness/puppet.ts';
import { appears, ENGINES, startPuppet } from './harness/puppet.ts';
import { correctAndSave, giveName } from './harness/saving.ts';
import { startSite } from './harness/site.ts';

const [A = '', B = '', C = '', D = ''] = ids.ru;
const ROWS = '>>> dm-segment[lang="tr"] >>> #words';

interface Life {
  readonly profile: string;
  /** Starts the browser on its profile and waits for what is to appear. */
  readonly start: (sign: string) => Promise<Puppet>;
  readonly kill: () => Promise<void>;
}

async function live(t: TestContext, act: (life: Life) => Promise<void>): Promise<void> {
  const site = await startSite(), profile = mkdtempSync(join(tmpdir(), 'dragoman-torn-'));
  let puppet: Puppet | undefined;
  const kill = async (): Promise<void> => { await puppet?.kill(); };
  try {
    await act({ profile, kill, start: async (sign) => {
      puppet = await startPuppet('chromium', profile);
      await puppet.page.goto(site.url);
      await appears(puppet.page, sign);
      return puppet;
    } });
  } catch (reason) {
    t.diagnostic(recovery(profile));
    throw reason;
  } finally {
    await kill();
    await site.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

describe("Chromium's log", { timeout: 240_000, skip: !ENGINES.includes('chromium') && 'Chromium is not here' }, () => {
  test('D1 behind a torn end nothing is lost: what is saved then is there at the next start, with all that was saved before', async (t) => {
    await live(t, async ({ profile, start, kill }) => {
      const saved = new Map([[A, 'До обрыва']]);
      await giveName(await start(ROWS), A, 'До обрыва');
      for (const [kind, bytes] of Object.entries(TEARS)) {
        await kill();
        if (logsIn(profile).length === 0) { t.skip('this browser keeps its databases in another way'); return; }
        tear(profile, bytes);
        assert.ok(logsIn(profile).every(isTorn), `${kind}: the end is torn`);
        const { page } = await start(ROWS);
        for (const segment of [B, C, D]) {
          const text = `${kind}, ${segment}: после обрыва`;
          await correctAndSave(page, segment, text);
          saved.set(segment, text);
        }
        await kill();
        const disk = await (await start(ROWS)).page.evaluate(readDisk);
        assert.deepEqual([...saved.keys()].map((segment) => disk?.texts[segment]), [...saved.values()], kind);
      }
    });
  });

  test('a log that cannot be read: everything is gone, and that is said at this start and at the next, however short the life before', async (t) => {
    await live(t, async ({ profile, start, kill }) => {
      await giveName(await start(ROWS), A, 'Будет потеряно');
      await kill();
      if (logsIn(profile).length === 0) { t.skip('this browser keeps its databases in another way'); return; }
      spoil(profile);
      const said = `::-p-text(${say('recovery.emptied.title')})`;
      const { page } = await start(said);
      await page.reload();
      await appears(page, said);
      assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [], 'nothing is written over it');
    });
  });
});
