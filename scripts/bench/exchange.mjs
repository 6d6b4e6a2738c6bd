// Two people with the same book of 30,000 sentences in three languages: one makes 5,000 changes, the other 1,000, half of them
// to the same texts, before the first one's. How long a file takes to be made, looked at, merged and taken back; how large it
// is; and how long at most a page could answer nobody meanwhile.
import { putBook, ROWS, WORK } from './book.mjs';

const THEIRS = 5_000, OURS = 1_000;

/** Runs in the page: corrections, suggestions, links and joins all over the book. */
async function change({ count, stride, text }) {
  const { workbench } = /** @type {any} */ (document.querySelector('dm-app')).session;
  const russian = workbench.tables.segmentsOf('ver_bench-ru').map(({ id }) => id), english = workbench.tables.segmentsOf('ver_bench-en').map(({ id }) => id);
  for (let at = 0; at < count; at++) {
    const id = russian[(at * stride) % russian.length], row = workbench.tables.get('segment', id);
    if (!row) continue;
    const edit = ({ author, time, newId }) => ({ segment: id, base: row.text, text: `${row.text} ${text} ${at}`, suggestion: newId('sug'), author, time });
    if (at % 10 === 7) workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: newId('sug'), segment: id, base: row.text, text: `${text} ${at}`, reason: 'bench', author, time }));
    else if (at % 10 === 8) workbench.dispatch('moveSegments', ({ author, newId }) => ({ segments: [id], to: english[Math.min(english.length - 1, (at * stride) % russian.length + 1)], bead: newId('bead'), author }));
    else workbench.dispatch('editSegment', edit);
    if (at % 200 === 199) await workbench.settled();
  }
  await workbench.settled();
  return workbench.log.length;
}

/** Runs in the page. How long each step takes, and the longest stretch in which no other task got its turn. */
async function measured({ step, base64 }) {
  const { environment, session } = /** @type {any} */ (document.querySelector('dm-app')), port = environment.exchange;
  const held = /** @type {any} */ (globalThis).exchangeBench ??= {};
  let longest = 0, last = performance.now(), going = true, told = 0;
  const { port1, port2 } = new globalThis.MessageChannel();
  port1.onmessage = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (going) setTimeout(() => { last = performance.now(); port2.postMessage(0); }, 0); };
  port2.postMessage(0);
  const watch = { signal: new globalThis.AbortController().signal, onProgress: () => { told++; } };
  const steps = {
    create: async () => { const made = await port.createBundle({ kind: 'whole' }, watch); held.blob = made.value?.blob; return made; },
    look: async () => { const seen = await port.preview(new globalThis.File([Uint8Array.from(globalThis.atob(base64), (sign) => sign.charCodeAt(0))], 'book.dragoman'), watch); held.preview = seen.value; return seen; },
    merge: async () => { const merged = await port.merge(held.preview, watch); held.change = merged.value?.change; return merged; },
    undo: () => port.undoMerge(held.change, 'undo', watch),
  };
  const began = performance.now(), done = await steps[step]();
  const time = performance.now() - began;
  await new Promise((ok) => { setTimeout(ok, 50); });
  going = false;
  if (!done.ok) throw new Error(JSON.stringify(done));
  return { time, longest, told, counts: held.preview?.counts, size: held.blob?.size, rows: session.workbench.tables.count('segment') };
}

/** Runs in the page: the file that was made, in base64. */
async function fileMade() {
  const bytes = new Uint8Array(await /** @type {any} */ (globalThis).exchangeBench.blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return globalThis.btoa(text);
}

/** @param {import('playwright-core').BrowserContext} context @param {string} url */
async function person(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('dm-app')?.['session']);
  await page.evaluate(putBook, { rows: ROWS, work: WORK });
  await page.goto(`${url}#/work/${WORK}`);
  await page.reload();
  await page.waitForFunction((work) => document.querySelector('dm-app')?.['session']?.workbench.work === work, WORK);
  return page;
}

/** @param {import('playwright-core').BrowserContext} ours @param {import('playwright-core').BrowserContext} theirs @param {string} url */
export async function exchangeTimes(ours, theirs, url) {
  const ada = await person(theirs, url);
  await ada.evaluate(change, { count: THEIRS, stride: 7, text: 'Ada' });
  const create = await ada.evaluate(measured, { step: 'create', base64: '' }), base64 = await ada.evaluate(fileMade);
  await ada.close();
  const bob = await person(ours, url);
  await bob.evaluate(change, { count: OURS, stride: 14, text: 'Bob' });
  const look = await bob.evaluate(measured, { step: 'look', base64 });
  const merge = await bob.evaluate(measured, { step: 'merge', base64: '' });
  const undo = await bob.evaluate(measured, { step: 'undo', base64: '' });
  await bob.close();
  return { rows: ROWS, size: create.size, counts: look.counts, steps: { create, look, merge, undo } };
}
