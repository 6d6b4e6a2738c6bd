// What is shipped: the built app with its real headers, and that one visit is enough to work without a network.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pages } from '../../scripts/browsers/pages.mjs';
import { headers } from '../../scripts/headers.mjs';
import { serve } from '../../scripts/serve.mjs';

interface Manifest { name: string; start_url: string; display: string; icons: { src: string; sizes: string; purpose?: string }[] }

const engines = await pages();

describe('what the server sends', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  before(async () => { site = await serve(); });
  after(() => site.stop());

  test('every answer carries the headers of scripts/headers.mjs', async () => {
    for (const path of ['', 'index.html', 'sw.js', 'manifest.webmanifest']) {
      const { headers: sent } = await fetch(site.url + path);
      for (const [name, value] of Object.entries(headers)) assert.equal(sent.get(name), value, `${name} of /${path}`);
    }
  });

  test('the page holds no script and no style of its own, and repeats the policy', async () => {
    const html = await (await fetch(site.url)).text();
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/);
    assert.match(html, /http-equiv="Content-Security-Policy"/);
  });

  test('an address that does not exist is a 404', async () => {
    assert.equal((await fetch(`${site.url}no/such/page`)).status, 404);
    assert.equal((await fetch(`${site.url}robots.txt`)).status, 200);
    assert.equal((await fetch(`${site.url}THIRD-PARTY-NOTICES.txt`)).status, 200);
  });

  test('the manifest makes it installable: a name, a start, icons of 192 and 512 and a maskable one', async () => {
    const manifest = await (await fetch(`${site.url}manifest.webmanifest`)).json() as Manifest;
    assert.equal(manifest.name, 'Dragoman');
    assert.equal(manifest.display, 'standalone');
    assert.ok(manifest.icons.some((i) => i.sizes === '192x192') && manifest.icons.some((i) => i.sizes === '512x512'));
    assert.ok(manifest.icons.some((i) => i.purpose === 'maskable'));
    for (const icon of manifest.icons) assert.equal((await fetch(site.url + icon.src)).status, 200, icon.src);
  });
});

for (const { engine, open } of engines) {
  describe(`offline in ${engine}`, { timeout: 120_000 }, () => {
    test('after one visit the app opens with the server gone', async () => {
      const site = await serve();
      const page = await open();
      try {
        await page.navigate(site.url);
        // The first visit is controlled without a reload: what is loaded later comes from the cache too.
        await page.until(() => navigator.serviceWorker.controller !== null);
        await site.stop();
        await page.reload();
        await page.until(() => document.querySelector('dm-app')?.shadowRoot?.querySelector('*') !== null);
        assert.match(await page.evaluate(() => document.title), /Dragoman/);
        assert.ok(await page.evaluate(() => fetch('./robots.txt').then((r) => r.ok)), 'files of the build are in the cache');
      } finally {
        await page.close();
        await site.stop();
      }
    });
  });
}
