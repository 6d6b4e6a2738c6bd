// `npm run lighthouse`: Lighthouse over the built app. It lives in tools/lighthouse with its own lock (it is bigger than
// all the rest) and is installed when this runs for the first time. Scores of shared machines wander, so performance has
// a loose floor only; the others must be full or nearly so.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { chromium } from './browsers.mjs';
import { ROOT, run } from './browsers/shared.mjs';
import { serve } from './serve.mjs';

const LEAST = { performance: 0.6, accessibility: 1, 'best-practices': 1, seo: 1 };
const tool = join(ROOT, 'tools', 'lighthouse');
const entry = join(tool, 'node_modules', 'lighthouse', 'core', 'index.js');
if (!existsSync(entry) && !run('npm', ['ci'], { cwd: tool })) throw new Error('Lighthouse could not be installed.');

const { default: lighthouse, desktopConfig } = await import(pathToFileURL(entry).href);
await build({ logLevel: 'warn' });
const site = await serve();
const browser = await launch(await chromium());
const { port } = new URL(browser.wsEndpoint());
let bad = 0;

for (const [form, config] of [['mobile', undefined], ['desktop', desktopConfig]]) {
  const { lhr, report } = await lighthouse(site.url, { port: Number(port), output: 'html', logLevel: 'error' }, config);
  mkdirSync('artifacts', { recursive: true });
  writeFileSync(`artifacts/lighthouse-${form}.html`, report);
  for (const [category, least] of Object.entries(LEAST)) {
    const score = lhr.categories[category].score ?? 0;
    if (score < least) bad++;
    console.log(`${form} ${category}: ${Math.round(score * 100)}${score < least ? ` (at least ${least * 100})` : ''}`);
    if (score >= least) continue;
    for (const { id } of lhr.categories[category].auditRefs) {
      const { score: one, title, scoreDisplayMode } = lhr.audits[id];
      if (one !== null && one < 0.9 && scoreDisplayMode !== 'informative') console.log(`    ${title}`);
    }
  }
}

await browser.close();
await site.stop();
process.exitCode = bad > 0 ? 1 : 0;
