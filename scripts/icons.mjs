// Draws the PNG icons in public/ from public/icon.svg, with a headless Chromium. Run by hand after changing the drawing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromium } from './browsers/chromium.mjs';

const dir = new URL('../public/', import.meta.url).pathname;
const svg = readFileSync(join(dir, 'icon.svg'), 'utf8');
// A maskable icon is cut to any shape: square paper to the edges, the drawing inside the safe circle (80 %).
const maskable = svg.replace(' rx="96"', '').replace('<g id="mark">', '<g id="mark" transform="translate(51 51) scale(0.8)">');

const browser = await puppeteer.launch(await chromium());
const page = await browser.newPage();
for (const [name, size, source] of [['icon-192.png', 192, svg], ['icon-512.png', 512, svg], ['icon-maskable-512.png', 512, maskable]]) {
  await page.setViewport({ width: Number(size), height: Number(size) });
  await page.goto(`data:text/html,${encodeURIComponent(`<style>*{margin:0}svg{display:block}</style>${source}`)}`);
  writeFileSync(join(dir, String(name)), await page.screenshot({ omitBackground: true }));
  console.log(`public/${name}`);
}
await browser.close();
