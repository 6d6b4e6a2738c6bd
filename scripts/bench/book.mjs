// A book: 30,000 sentences in three languages. How long it takes until it is there, what an act on it costs at any place,
// what scrolling through it costs, and how much memory it takes; each beside the least that any page could need.

export const ROWS = 30_000;
const OPENINGS = 9, FRAMES = 600;
/** Enough that the p95 is not the first act, which is slower because the browser has not run its code before; the longest tells of that one. */
export const PLACES = 50;
export const WORK = 'wrk_bench-book';

/** Runs in the page: the rows of the book, put into the store by the app's own door. */
export async function putBook({ rows, work }) {
  const WORDS = {
    en: 'the river under an old bridge kept its silence while people of town went on with their lamps and letters',
    ru: 'река под старым мостом молчала пока люди города шли домой со своими лампами и долгими письмами',
    tr: 'eski köprünün altındaki ırmak susuyor kasabanın insanları lambaları ve mektuplarıyla evlerine dönüyordu',
  };
  const key = (number) => number.toString(36).padStart(6, '0');
  const id = (prefix, lang, at) => `${prefix}_${lang}-${(at * 2654435761 % 4294967296).toString(16).padStart(8, '0')}-${key(at)}`;
  const sentence = (lang, at) => {
    const words = WORDS[lang].split(' ');
    return `${Array.from({ length: 3 + (at * 7919) % 29 }, (_, place) => words[(at * 31 + place * 7) % words.length]).join(' ')} ${at + 1}.`;
  };
  const langs = Object.keys(WORDS), places = Array.from({ length: rows }, (_, at) => at), [pivot, ...others] = langs;
  const bead = (lang, at) => ({ id: id('bead', lang, at), alignment: `aln_bench-${lang}`, source: [id('seg', pivot, at)], target: [id('seg', lang, at)], status: 'auto', score: at % 40 === 0 ? 0.6 : 0.97 });
  const staged = await /** @type {any} */ (document.querySelector('dm-app')).session.store.stage({
    work: [{ id: work, title: { en: 'A book' }, date: '', signatories: [], origin: { en: '' }, pivot: `ver_bench-${pivot}`, revision: 0 }],
    version: langs.map((lang, at) => ({ id: `ver_bench-${lang}`, work, lang, order: key(at), kind: at === 0 ? 'original' : 'translation', note: null, alignment: at === 0 ? null : `aln_bench-${lang}` })),
    segment: langs.flatMap((lang) => places.map((at) => ({ id: id('seg', lang, at), version: `ver_bench-${lang}`, order: key(at), text: sentence(lang, at), after: at % 6 === 5 ? '\n\n' : ' ', state: 'initial' }))),
    alignment: others.map((lang) => ({ id: `aln_bench-${lang}`, work, source: `ver_bench-${pivot}`, target: `ver_bench-${lang}`, method: 'bench' })),
    bead: others.flatMap((lang) => places.map((at) => bead(lang, at))),
    suggestion: [], forward: [],
  });
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
}

/** Runs in the page before anything of its own: when rows of the book are on screen, and when all of it is there. */
function watchBook() {
  const state = { first: 0, whole: 0 };
  Object.assign(globalThis, { book: state });
  const look = () => {
    const page = document.querySelector('dm-app')?.shadowRoot?.querySelector('dm-work-page')?.shadowRoot;
    const app = document.querySelector('dm-app')?.shadowRoot, row = (app?.querySelector('dm-glimpse')?.shadowRoot ?? page)?.querySelector('dm-segment[data-segment*="seg_en-"]')?.shadowRoot?.querySelector('#words');
    if (state.first === 0 && row?.textContent) state.first = performance.now();
    if (state.first > 0 && page?.querySelector('[role=grid][aria-busy=false]')) state.whole = performance.now();
    if (state.whole === 0) globalThis.requestAnimationFrame(look);
  };
  globalThis.requestAnimationFrame(look);
}

const opened = async (page) => {
  await page.waitForFunction(() => globalThis['book']?.whole > 0, null, { timeout: 60_000 });
  return page.evaluate(() => globalThis['book']);
};

/** Runs in a page of the same origin on which nothing else runs: the same pages, read whole. */
async function readRaw(work) {
  const started = performance.now();
  const database = await new Promise((ok, no) => {
    const opening = globalThis.indexedDB.open('dragoman');
    opening.onsuccess = () => { ok(opening.result); };
    opening.onerror = () => { no(opening.error); };
  });
  const records = await new Promise((ok, no) => {
    const asked = database.transaction('pages').objectStore('pages').getAll(globalThis.IDBKeyRange.bound([work], [work, []]));
    asked.onsuccess = () => { ok(asked.result); };
    asked.onerror = () => { no(asked.error); };
  });
  const time = performance.now() - started;
  database.close();
  return { time, bytes: JSON.stringify(records).length, rows: records.reduce((sum, { rows }) => sum + rows.length, 0) };
}

/** The book on screen, and all of it there. @param {import('playwright-core').BrowserContext} context @param {string} url */
async function openBook(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => document.querySelector('dm-app')?.['session']);
  await page.evaluate(putBook, { rows: ROWS, work: WORK });
  await page.addInitScript(watchBook);
  await page.goto(`${url}#/work/${WORK}`);
  await page.reload();
  await opened(page);
  return page;
}

/** The work is opened again and again, answered by the service worker; between, the raw reading.
 * @param {import('playwright-core').BrowserContext} context @param {string} url */
async function openings(context, url) {
  const page = await openBook(context, url), bare = await context.newPage();
  await bare.goto(`${url}manifest.webmanifest`);
  const first = [], whole = [], raw = [];
  let held = { bytes: 0, rows: 0 };
  for (let run = 0; run < OPENINGS; run++) {
    await page.bringToFront(); // behind another tab, Chromium 156 makes a frame a second
    await page.reload();
    const seen = await opened(page);
    first.push(seen.first);
    whole.push(seen.whole);
    await bare.bringToFront();
    const { time, ...size } = await bare.evaluate(readRaw, WORK);
    raw.push(time);
    held = size;
  }
  await bare.close();
  return { page, first, whole, raw, held };
}

/** What is alive after a collection, in MB. @param {import('playwright-core').Page} page */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 2 ** 20;
}

/** Runs in the page: an act at each place, from the call to the frame that shows it, and to "saved"; and back. */
async function actAt({ places, rows }) {
  const app = /** @type {any} */ (document.querySelector('dm-app')), { workbench } = app.session, page = app.shadowRoot.querySelector('dm-work-page');
  const frame = () => new Promise((ok) => { globalThis.requestAnimationFrame(ok); });
  const painted = () => new Promise((ok) => { globalThis.requestAnimationFrame(() => { const { port1, port2 } = new globalThis.MessageChannel(); port1.onmessage = ok; port2.postMessage(0); }); });
  const saved = () => new Promise((ok) => { const stop = workbench.subscribe((event) => { if (event.type === 'status' && event.status.kind === 'saved') { stop(); ok(undefined); } }); });
  const idle = async () => { for (let at = 0; at < 6; at++) await frame(); await new Promise((ok) => { setTimeout(ok, 60); }); };
  const russian = workbench.tables.segmentsOf('ver_bench-ru'), english = workbench.tables.segmentsOf('ver_bench-en');
  const acts = /** @type {Record<'move' | 'text' | 'undo' | 'busy', number[]>} */ ({ move: [], text: [], undo: [], busy: [] }), commits = /** @type {number[]} */ ([]);
  const measured = async (times, act) => {
    await idle();
    const commit = saved(), started = performance.now();
    const done = act();
    if (done?.no) throw new Error(done.no);
    acts.busy.push(performance.now() - started);
    await painted();
    times.push(performance.now() - started);
    await commit;
    commits.push(performance.now() - started);
  };
  for (let place = 0; place < places; place++) {
    const at = Math.min(rows - 3, Math.floor((place + 0.5) * rows / places)), segment = russian[at], next = english[at + 1];
    page.goTo(segment.id, { focus: true });
    await idle();
    await measured(acts.move, () => workbench.dispatch('moveSegments', ({ author, newId }) => ({ segments: [segment.id], to: next.id, bead: newId('bead'), author })));
    await measured(acts.undo, () => workbench.undo());
    await measured(acts.text, () => workbench.dispatch('joinSegments', ({ author, time, newId }) => {
      const other = russian[at + 1];
      return { segments: [segment.id, other.id], base: [segment.text, other.text], id: newId('seg'), bead: newId('bead'), author, time };
    }));
    await measured(acts.undo, () => workbench.undo());
  }
  return { ...acts, commits };
}

/** Runs in an empty page: the least that any change of a page takes to be painted. */
async function changeWord(count) {
  const word = document.body.appendChild(document.createElement('p')), times = [];
  for (let n = 0; n < count; n++) {
    await new Promise((ok) => { setTimeout(ok, 100); });
    const started = performance.now();
    word.textContent = `${n}`;
    await new Promise((ok) => { globalThis.requestAnimationFrame(() => { const { port1, port2 } = new globalThis.MessageChannel(); port1.onmessage = ok; port2.postMessage(0); }); });
    times.push(performance.now() - started);
  }
  word.remove();
  return times;
}

/** Runs in a page: scrolls from top to bottom, a screen a frame. */
async function scrollThrough(frames) {
  const times = [];
  globalThis.scrollTo({ top: 0, behavior: 'instant' });
  await new Promise((ok) => { setTimeout(ok, 500); });
  await new Promise((ok) => { globalThis.requestAnimationFrame(ok); });
  let last = performance.now();
  for (let step = 1; step <= frames; step++) {
    globalThis.scrollTo({ top: (document.documentElement.scrollHeight - globalThis.innerHeight) * step / frames, behavior: 'instant' });
    await new Promise((ok) => { globalThis.requestAnimationFrame(ok); });
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return { times, height: document.documentElement.scrollHeight };
}

/**
 * Acts alone. In a browser started with `NO_WAITING` a frame is made as soon as there is something to draw: what is left is what an
 * act costs, without the wait for the next refresh of the screen (up to 16.7 ms at 60 Hz, 8.3 on average).
 * @param {import('playwright-core').BrowserContext} context @param {{ app: string, empty: string }} urls
 */
export async function actTimes(context, { app, empty }) {
  const page = await openBook(context, app), acts = await page.evaluate(actAt, { places: PLACES, rows: ROWS }), bare = await context.newPage();
  await bare.goto(empty);
  return { ...acts, bare: await bare.evaluate(changeWord, 4 * PLACES) };
}
export const NO_WAITING = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** @param {import('playwright-core').BrowserContext} context with a profile on the disk @param {{ app: string, empty: string }} urls */
export async function bookTimes(context, { app, empty }) {
  const { page, first, whole, raw, held } = await openings(context, app);
  const heap = await memory(page);
  const acts = await page.evaluate(actAt, { places: PLACES, rows: ROWS });
  const scroll = await page.evaluate(scrollThrough, FRAMES);
  const after = await memory(page);
  await page.close();
  const bare = await context.newPage();
  await bare.goto(empty);
  const word = await bare.evaluate(changeWord, 4 * PLACES);
  const list = await bare.evaluate((height) => {
    const list = document.createElement('div');
    list.style.height = `${height}px`;
    document.body.append(list);
  }, scroll.height).then(() => bare.evaluate(scrollThrough, FRAMES));
  const emptyHeap = await memory(bare);
  await bare.close();
  return { rows: ROWS, first, whole, raw, held, acts: { ...acts, bare: word }, scroll: scroll.times, list: list.times, heap: { opened: heap, scrolled: after, empty: emptyHeap } };
}
