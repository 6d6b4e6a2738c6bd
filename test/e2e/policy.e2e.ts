/** The content security policy and Trusted Types in the built app: strict, and never in the app's own way. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import type { App } from './harness/app.ts';
import { download } from './harness/backup-file.ts';
import { say } from './harness/catalog.ts';
import { expect } from './harness/expect.ts';
import { stage } from './harness/stage.ts';

const [A = '', B = ''] = ids.ru.slice(4);

/** Through everything that the app has; `play` then asks whether anything was violated on the way. */
async function walk(app: App): Promise<void> {
  const { page } = app;
  await page.getByText(say('offline.ready')).first().waitFor();
  await app.introduce('Ada');
  await app.correct(A, 'Прогулка');
  await app.suggest(B, 'Предложение', 'причина');
  for (const layout of ['layout.toReading', 'layout.toAligned']) { await app.command(layout); await app.ready(); }
  await page.getByRole('button', { name: say('columns.menu') }).first().click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: say('help.title') }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: say('find.find') }).fill('Шуш');
  await page.keyboard.press('Escape');
  await app.go('#/history');
  await page.getByRole('heading', { name: say('history.title') }).first().waitFor();
  await download(app);
  await page.getByRole('button', { name: say('erase.begin') }).click();
  await page.keyboard.press('Escape');
  for (const name of ['Русский', 'Türkçe', 'English']) {
    await app.command('action.language', { name });
    app.language = ({ 'Русский': 'ru', 'Türkçe': 'tr', English: 'en' } as const)[name] ?? 'en';
    await expect(() => page.evaluate(() => document.documentElement.lang)).toBe(app.language);
  }
  for (const theme of ['dark', 'light', 'auto']) await page.locator(`input[name="theme"][value="${theme}"]`).check({ force: true });
}

describe('policy', { timeout: 120_000 }, () => {
  const set = stage();

  test('a walk through everything violates nothing and asks nothing of anybody else', set.play(async ({ app, watch }) => {
    await walk(app);
    assert.ok(watch.requests.length > 5, 'requests were seen');
  }));

  test('what the policy is there for is refused: markup from text, inline script, eval, other origins', set.play(async ({ page, watch }) => {
    const ends: string[] = [];
    page.on('requestfailed', (request) => { if (request.url().includes('evil.example')) ends.push(request.failure()?.errorText ?? ''); });
    page.on('response', (response) => { if (response.url().includes('evil.example')) ends.push('answered'); });
    watch.expected.push(/policy violation|Content Security Policy|TrustedHTML|requires 'Trusted|violates the following|evil\.example/);
    const refused = await page.evaluate(async () => {
      const sink = 'innerHTML';
      const tries: Record<string, () => unknown> = {
        markup: () => { (document.createElement('div') as unknown as Record<string, string>)[sink] = '<b>x</b>'; },
        evaluation: () => (globalThis as unknown as Record<string, (code: string) => unknown>)['eval']?.('1'),
        scriptAddress: () => { document.createElement('script').src = './x.js'; },
        policy: () => (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('other', {}),
      };
      await new Promise((ok) => { setTimeout(ok); }); // until here the debugger speaks, and that may evaluate
      const throws = Object.entries(tries).map(([name, attempt]) => { try { attempt(); return `${name} went through`; } catch { return ''; } });
      const fetched = await fetch('https://evil.example/').then(() => 'fetch went through', () => '');
      const image = await new Promise<string>((ok) => {
        const element = new Image();
        element.onload = () => { ok('an image was loaded'); };
        element.onerror = () => { ok(''); };
        element.src = 'https://evil.example/x.png';
      });
      return [...throws, fetched, image].filter((problem) => problem !== '');
    });
    assert.deepEqual(refused, []);
    assert.ok(ends.every((end) => end === 'csp'), `stopped by the policy, not by the network: ${ends.join(', ')}`);
  }));
});
