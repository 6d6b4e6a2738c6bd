/** Lighthouse gives the built app 100 for accessibility, best practices and SEO. (Performance is measured by `npm run bench`.) */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit, lighthouseMissing } from '../../scripts/lighthouse.mjs';
import type { Site } from './harness/site.ts';
import { startSite } from './harness/site.ts';

const missing = lighthouseMissing();
if (missing && process.env['CI']) throw new Error(`With CI set Lighthouse must run: ${missing}`);

describe('Lighthouse', { timeout: 180_000, skip: missing }, () => {
  let site: Site | undefined;
  before(async () => { site = await startSite(); });
  after(() => site?.kill());

  for (const form of ['mobile', 'desktop'] as const) {
    test(`100 for accessibility, best practices and SEO (${form})`, async () => {
      const { scores, faults } = await audit(site!.url, { form, categories: ['accessibility', 'best-practices', 'seo'] });
      assert.deepEqual(scores, { accessibility: 100, 'best-practices': 100, seo: 100 }, faults.join('\n'));
    });
  }
});
