// The baseline of every load time: a page with one Lit element that shows one sentence, built by the same bundler, with a
// service worker that has it in the cache.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const DIR = 'node_modules/.cache/bench-empty';

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title>
<script type="module" src="/main.js"></script></head><body><x-row></x-row></body></html>`;
const MAIN = `import { LitElement, html } from 'lit';
customElements.define('x-row', class extends LitElement { render() { return html\`<p id="words">One sentence.</p>\`; } });
navigator.serviceWorker.register('./sw.js');`;
const WORKER = `self.addEventListener('install', (event) => event.waitUntil(caches.open('all').then((cache) => cache.addAll(FILES))));
self.addEventListener('fetch', (event) => event.respondWith(caches.match(event.request, { ignoreVary: true }).then((found) => found ?? fetch(event.request))));`;

/** @returns {Promise<string>} the built folder */
export async function buildEmptyPage() {
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(DIR, { recursive: true });
  writeFileSync(join(DIR, 'index.html'), HTML);
  writeFileSync(join(DIR, 'main.js'), MAIN);
  const outDir = resolve(DIR, 'dist');
  const result = await build({ root: resolve(DIR), configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } } });
  const files = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output.map(({ fileName }) => fileName) : []));
  writeFileSync(join(outDir, 'sw.js'), WORKER.replace('FILES', JSON.stringify(['./', ...files.map((file) => `./${file}`)])));
  return outDir;
}
