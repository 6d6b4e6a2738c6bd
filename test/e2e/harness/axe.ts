/** axe-core on a page of the built app. It is put in by the browser's own debugger, so the content security policy stays on. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** What a theme can change: the rules about colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Result { violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[]; passes: unknown[] }

/**
 * Every violation as a sentence. A run in which no rule found anything to look at is a mistake of the test.
 * `colours`: only the rules about colours, for a page that was looked at in another theme just before.
 */
export async function violations(page: Page, { colours = false } = {}): Promise<string[]> {
  const runOnly = colours ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS };
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(SOURCE);
  const { violations: found, passes } = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<Result> } };
    const { violations: bad, passes: good } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return { violations: bad.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })), passes: good.length };
  }, runOnly);
  if (passes < (colours ? 1 : 5)) throw new Error(`axe looked at nothing (${passes} rules passed)`);
  return found.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${help} — ${target.flat(3).join(' ')} (${failureSummary?.split('\n')[1]?.trim() ?? ''})`));
}
