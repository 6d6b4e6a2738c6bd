/**
 * A write that was cut short leaves half a record at the end of Chromium's log. Nothing is lost by that; but what is written
 * behind it would take everything along at the next start (decision 0012).
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { readDisk } from './harness/disk.ts';
import { isTorn, logsIn, recovery, tear, TEARS } from './harness/leveldb.ts';
import type { Puppet } from './harness/puppet.ts';
import { appears, ENGINES, startPuppet } from './harness/puppet.ts';
import { correctAndSave, giveName } from './harness/saving.ts';
import { startSite } from './harness/site.ts';

const [A = '', B = '', C = '', D = ''] = ids.ru;

describe('a log with a torn end', { timeout: 240_000, skip: !ENGINES.includes('chromium') && 'Chromium is not here' }, () => {
  test('D1 what is saved after it is there at every later start, and so is all that was saved before', async (t) => {
    const site = await startSite(), profile = mkdtempSync(join(tmpdir(), 'dragoman-torn-'));
    let puppet: Puppet | undefined;
    const open = async (): Promise<Puppet> => {
      puppet = await startPuppet('chromium', profile);
      await puppet.page.goto(site.url);
      await appears(puppet.page, '>>> dm-segment[lang="tr"] >>> #words');
      return puppet;
    };
    const saved = new Map<string, string>();
    const save = async (segment: string, text: string): Promise<void> => {
      if (puppet) await correctAndSave(puppet.page, segment, text);
      saved.set(segment, text);
    };
    try {
      await giveName(await open(), A, 'До обрыва');
      saved.set(A, 'До обрыва');
      for (const [kind, bytes] of Object.entries(TEARS)) {
        await puppet?.kill();
        if (logsIn(profile).length === 0) { t.skip('this browser keeps its databases in another way'); return; }
        tear(profile, bytes);
        assert.ok(logsIn(profile).every(isTorn), `${kind}: the end is torn`);
        await open();
        for (const segment of [B, C, D]) await save(segment, `${kind}, ${segment}: после обрыва`);
        await puppet?.kill();
        const { page } = await open(), disk = await page.evaluate(readDisk);
        assert.deepEqual([...saved.keys()].map((segment) => disk?.texts[segment]), [...saved.values()], `${kind}\n${recovery(profile)}`);
      }
    } finally {
      await puppet?.kill();
      await site.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
