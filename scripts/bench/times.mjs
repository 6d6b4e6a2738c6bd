// How long things take for a person: the first row, a keystroke, saving; each beside the least that any page could need.

const COLD = 7, WARM = 11, KEYS = 120, SAVES = 40;

/** The nearest rank: of 20 values the 19th is the 95th percentile, not the largest. @param {number[]} values @param {number} p */
export function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}

/** Runs in the page before anything of its own: when the first sentence stands in the document, and what was loaded by then. */
function watchForFirstRow(path) {
  const state = { firstRow: 0, scripts: /** @type {string[]} */ ([]) };
  Object.assign(globalThis, { bench: state });
  const find = () => path.reduce((root, name) => root?.querySelector?.(name)?.shadowRoot, /** @type {any} */ (document));
  const look = () => {
    if (!find()?.querySelector('#words')?.textContent) { globalThis.requestAnimationFrame(look); return; }
    state.firstRow = performance.now();
    state.scripts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'));
  };
  globalThis.requestAnimationFrame(look);
}

const firstRow = async (page) => {
  await page.waitForFunction(() => globalThis['bench'].firstRow > 0);
  return page.evaluate(() => globalThis['bench']);
};

/**
 * Cold: an empty profile each time. Warm: the same profile again, answered by the service worker.
 * @param {import('playwright-core').Browser} browser @param {{ url: string, path: string[] }} where
 */
export async function loadTimes(browser, { url, path }) {
  const cold = [], warm = [];
  let scripts = [];
  for (let run = 0; run < COLD; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(watchForFirstRow, path);
    const page = await context.newPage();
    await page.goto(url);
    const seen = await firstRow(page);
    cold.push(seen.firstRow);
    scripts = seen.scripts.map((one) => new URL(one).pathname.slice(1)).filter((name) => name !== 'sw.js');
    if (run === COLD - 1) {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForTimeout(1000);
      for (let again = 0; again < WARM; again++) {
        await page.reload();
        warm.push((await firstRow(page)).firstRow);
      }
    }
    await context.close();
  }
  return { cold, warm, scripts };
}

/** In the page: from the key to the frame after the one that shows it. */
function watchKeys() {
  const times = /** @type {number[]} */ ([]);
  Object.assign(globalThis, { keyTimes: times });
  globalThis.addEventListener('keydown', ({ timeStamp, key }) => {
    if (key !== 'a') return;
    globalThis.requestAnimationFrame(() => { const { port1, port2 } = new globalThis.MessageChannel(); port1.onmessage = () => times.push(performance.now() - timeStamp); port2.postMessage(0); });
  }, { capture: true });
}

async function typeKeys(page) {
  await page.evaluate(watchKeys);
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('a', { delay: 5 });
  return page.evaluate(() => globalThis['keyTimes']);
}

/** Into the editor of a sentence, and into a bare editable line on an empty page.
 * @param {import('playwright-core').Browser} browser @param {{ app: string, empty: string }} urls */
export async function keyTimes(browser, { app, empty }) {
  const page = await browser.newPage();
  await page.goto(app);
  const sentence = page.locator('dm-segment[lang="ru"]').nth(6);
  await sentence.locator('#text').focus();
  await page.keyboard.press('Enter');
  await sentence.locator('dm-segment-editor #words').waitFor();
  const ours = await typeKeys(page);
  await page.goto(empty);
  await page.evaluate(() => {
    const line = document.createElement('span');
    line.setAttribute('contenteditable', 'plaintext-only');
    document.body.append(line);
    line.focus();
  });
  const bare = await typeKeys(page);
  await page.close();
  return { ours, bare };
}

/** In the page: `count` strict puts of a text, one transaction each. */
async function barePuts({ text, count }) {
  const database = await new Promise((ok) => {
    const opening = globalThis.indexedDB.open('bench');
    opening.onupgradeneeded = () => { opening.result.createObjectStore('rows'); };
    opening.onsuccess = () => { ok(opening.result); };
  });
  const times = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await new Promise((ok) => {
      const tx = database.transaction('rows', 'readwrite', { durability: 'strict' });
      tx.objectStore('rows').put(text, n);
      tx.oncomplete = ok;
      tx.commit();
    });
    times.push(performance.now() - start);
  }
  database.close();
  return times;
}

/** From Ctrl+Enter to "saved", beside bare strict puts of the same number of bytes.
 * @param {import('playwright-core').BrowserContext} context with a profile on the disk @param {string} url */
export async function saveTimes(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('dm-segment[lang="ru"] #words').first().waitFor();
  const { ours, bytes } = await page.evaluate(async (count) => {
    const { workbench } = /** @type {any} */ (document.querySelector('dm-app')).session;
    const [segment] = [...workbench.tables.all('segment')].filter(({ id }) => id.includes('-ru-')).slice(6);
    const times = [];
    for (let n = 0; n < count; n++) {
      const base = workbench.tables.get('segment', segment.id).text;
      const start = performance.now();
      const saved = new Promise((ok) => { const stop = workbench.subscribe((event) => { if (event.type === 'status' && event.status.kind === 'saved') { stop(); ok(undefined); } }); });
      workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: segment.id, base, text: `${segment.text} ${n}`, author, time, suggestion: newId('sug') }), segment.id);
      await saved;
      times.push(performance.now() - start);
      await new Promise((ok) => { setTimeout(ok, 20); });
    }
    const rows = [...workbench.tables.all('segment')].filter(({ version }) => version === segment.version);
    return { ours: times, bytes: JSON.stringify(workbench.log.at(-1)).length + JSON.stringify(rows).length };
  }, SAVES);
  const bare = await page.evaluate(barePuts, { text: 'x'.repeat(bytes), count: SAVES });
  await page.close();
  return { ours, bare, bytes };
}
