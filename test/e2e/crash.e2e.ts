/**
 * Laws D1 and D2 for real: the browser is killed (SIGKILL, the whole process tree) at random moments while somebody
 * corrects, and started again on the same profile. Every text that the header called saved is there, on screen and in
 * the log; so is the last draft that was seen on the disk. SEED=… repeats the moments and the places.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import { readDisk } from './harness/disk.ts';
import { pause } from './harness/expect.ts';
import { isTorn, logsIn, recovery } from './harness/leveldb.ts';
import type { Engine, Puppet } from './harness/puppet.ts';
import { appears, edit, ENGINES, press, startPuppet, textOf, typeOver } from './harness/puppet.ts';
import type { Random } from './harness/random.ts';
import { random } from './harness/random.ts';
import { confirmAndSave, giveName, isEdited } from './harness/saving.ts';
import { startSite } from './harness/site.ts';

const KILLS: Readonly<Record<Engine, number>> = __LONG__ ? { chromium: 100, firefox: 20 } : { chromium: 10, firefox: 0 };

/** What was typed into one sentence, in order, and how much of it must have survived. */
interface Story { readonly attempts: string[]; saved: number; drafted: number }

class Ledger {
  readonly stories = new Map<string, Story>();
  count = 0;
  saves = 0;
  drafts = 0;

  private of(segment: string): Story {
    const story = this.stories.get(segment) ?? { attempts: [], saved: -1, drafted: -1 };
    this.stories.set(segment, story);
    return story;
  }

  attempt(segment: string): string {
    const text = `${segment}, правка № ${++this.count}: «сохранено» – ığüşöç`;
    this.of(segment).attempts.push(text);
    return text;
  }

  saved(segment: string): void { const story = this.of(segment); story.saved = story.attempts.length - 1; this.saves++; }
  drafted(segment: string): void { const story = this.of(segment); story.drafted = story.attempts.length - 1; this.drafts++; }
}

/** Everything that was promised before the kill, looked for after it. */
async function check({ page }: Puppet, ledger: Ledger): Promise<void> {
  const disk = await page.evaluate(readDisk);
  if (!disk) throw new Error('the database is gone');
  const history = JSON.stringify(disk.log);
  for (const [segment, { attempts, saved, drafted }] of ledger.stories) {
    const now: string = disk.texts[segment] ?? '';
    assert.equal(await textOf(page, segment), now, 'what stands on screen is what is on the disk');
    if (saved >= 0) {
      assert.ok(attempts.indexOf(now) >= saved, `${segment} should read "${String(attempts[saved])}" (attempt ${saved + 1} of ${attempts.length} there) or a later text, and reads "${now}"; ${lost(disk.texts, ledger)}, and the history has ${disk.log.length} changes`);
      assert.ok(history.includes(JSON.stringify(attempts[saved]).slice(1, -1)), `"${String(attempts[saved])}" is in the history`);
    }
    if (drafted > saved) {
      // A save that was under way takes the draft with it, and leaves the older drafts of tabs that were killed. A draft that was
      // begun on a text which has changed since is kept beside it when it is saved.
      const draft = disk.drafts.find((one) => one.segment === segment)?.text ?? '';
      const beside = disk.suggestions.filter((one) => one.segment === segment).map(({ text }) => text);
      assert.ok(Math.max(...[draft, now, ...beside].map((text) => attempts.indexOf(text))) >= drafted,
        `the draft of ${segment} should read "${String(attempts[drafted])}" or be saved; its draft reads "${draft}", it "${now}", and beside it stand ${JSON.stringify(beside)}`);
    }
  }
  const [last] = disk.drafts;
  if (!last) return;
  await edit(page, last.segment);
  assert.equal(await textOf(page, last.segment), last.text, 'the editor goes on with the draft');
  await press(page, 'Escape');
}

/** How much is gone: all of it, or a single save. */
function lost(texts: Readonly<Record<string, string>>, { stories, saves }: Ledger): string {
  const gone = [...stories].filter(([segment, { attempts, saved }]) => saved >= 0 && attempts.indexOf(texts[segment] ?? '') < saved);
  return `${gone.length} of ${stories.size} sentences are not as they were saved (${saves} saves)`;
}

/** Corrects one sentence after another until the browser dies under it. */
async function correct({ page }: Puppet, ledger: Ledger, dice: Random): Promise<never> {
  let at = dice.between(0, ids.ru.length);
  for (;;) {
    const segment = ids.ru[at % ids.ru.length] ?? '';
    at++;
    if (!(await isEdited(page, segment))) await edit(page, segment);
    const text = ledger.attempt(segment);
    await typeOver(page, text);
    const disk = await page.evaluate(readDisk);
    if (disk?.drafts.some((draft) => draft.segment === segment && draft.text === text)) ledger.drafted(segment);
    if (dice.next() < 0.2) { await press(page, 'Escape'); continue; } // left as a draft
    await confirmAndSave(page, segment, text);
    ledger.saved(segment);
  }
}

async function openApp(engine: Engine, profile: string, url: string): Promise<Puppet> {
  const puppet = await startPuppet(engine, profile);
  await puppet.page.goto(url);
  await appears(puppet.page, '>>> dm-segment[lang="tr"] >>> #words');
  return puppet;
}

/** On a busy machine the moment may come before anything was promised: then a little later. */
async function somethingToLose(ledger: Ledger, before: number): Promise<void> {
  for (let waited = 0; ledger.saves === before && waited < 10_000; waited += 20) await pause(20);
}

async function oneLife(puppet: Puppet, ledger: Ledger, dice: Random): Promise<void> {
  const promised = ledger.saves;
  const life = correct(puppet, ledger, dice);
  const death = pause(dice.between(50, 1500)).then(() => somethingToLose(ledger, promised)).then(() => pause(dice.between(0, 60))).then(() => 'killed' as const);
  const end = await Promise.race([death, life.catch((error: unknown) => ({ error }))]);
  await puppet.kill();
  if (end !== 'killed') throw end.error;
  await life.catch(() => undefined); // the driver has lost its browser: that is the point
}

for (const engine of ENGINES) {
  describe(`a browser that is killed (${engine})`, { timeout: __LONG__ ? 3_600_000 : 150_000 }, () => {
    test(`D1 D2 ${KILLS[engine]} kills lose nothing that was called saved, and no draft that was written`, { skip: KILLS[engine] === 0 && 'in test:long' }, async () => {
      const dice = random(), ledger = new Ledger(), site = await startSite();
      const profile = mkdtempSync(join(tmpdir(), 'dragoman-crash-'));
      let puppet: Puppet | undefined, torn = 0;
      try {
        puppet = await openApp(engine, profile, site.url);
        await giveName(puppet, ids.ru[0] ?? '', 'Начало');
        for (let kill = 1; kill <= KILLS[engine]; kill++) {
          await oneLife(puppet, ledger, dice);
          if (logsIn(profile).some(isTorn)) torn++;
          puppet = await openApp(engine, profile, site.url);
          await check(puppet, ledger);
        }
        await puppet.close();
        console.log(`${engine}: ${KILLS[engine]} kills, ${ledger.saves} saved corrections, ${ledger.drafts} drafts seen on the disk, none lost; ${torn} kills tore the end of the log off (seed ${dice.seed})`);
        assert.ok(ledger.saves >= KILLS[engine] && ledger.drafts >= KILLS[engine] / 2, 'there was something to lose');
      } catch (error) {
        throw new Error(`SEED=${dice.seed} repeats this: ${String(error)}\n${torn} kills tore the end of the log off; the database's own log:\n${recovery(profile)}`, { cause: error });
      } finally {
        await puppet?.kill(); // a browser that is left keeps the test process alive for ever
        await site.kill();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}
