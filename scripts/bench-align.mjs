// `npm run bench:align`: how well and how fast sentences are aligned, beside Gale and Church (1993). It prints and judges nothing.
//
//   npm run bench:align                       everything (a quarter of an hour)
//   npm run bench:align -- --quick 10         one task of ten, and no times
//   npm run bench:align -- --data FOLDER      the parallel texts lie elsewhere than in ../shared/align
//   npm run bench:align -- --part times       only quality or times; --sizes 1000,3000: only these
import { cpus, release, type } from 'node:os';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { missing, readMetric, readTasks } from './bench-align/data.mjs';
import { lexiconsWithout } from './bench-align/lexicons.mjs';
import { megabytes, percent, table } from './bench-align/print.mjs';
import { cells, judged, mean } from './bench-align/quality.mjs';
import { align } from './bench-align/run.mjs';
import { verseTasks } from './bench-align/times.mjs';
import { bundleForNode } from './bundle-node.mjs';

const SIZES = '1000,3000,10000,30000';
/** Its table grows with the product of both sides: at 10,000 it would be a gigabyte and minutes. */
const BASELINE_LIMIT = 3000;
const DECILES = 10;
const FIGURES = /** @type {const} */ (['F', 'FL', 'nullF', 'cross']);

const { values: { data, quick, part, sizes } } = parseArgs({ options: { data: { type: 'string', default: '../shared/align' }, quick: { type: 'string' }, part: { type: 'string' }, sizes: { type: 'string', default: SIZES } } });
const absent = missing(data);
if (absent) {
  console.error(absent);
  process.exit(1);
}
const metric = await readMetric(data);
const [baselineFile = ''] = await bundleForNode(['test/align/gale-church.ts'], `node_modules/.cache/gale-church-${process.pid}`);
const { galeChurch } = await import(pathToFileURL(baselineFile).href);
const byId = (answers) => new Map(answers.map((answer) => [answer.id, answer]));
const distinct = (list) => [...new Set(list)];

async function quality() {
  const tasks = readTasks(data, Number(quick ?? 1)), sets = distinct(tasks.map(({ set }) => set)), folders = await lexiconsWithout(data, sets);
  const baseline = tasks.map(({ id, src, tgt }) => ({ id, beads: galeChurch(src, tgt) }));
  const bare = (await align(tasks, 'none')).answers, helped = [];
  for (const set of sets) helped.push(...(await align(tasks.filter((task) => task.set === set), folders[set])).answers);
  const found = { baseline: cells(tasks, byId(baseline), metric), bare: cells(tasks, byId(bare), metric), helped: cells(tasks, byId(helped), metric) };
  const head = ['', 'GC strict', 'lax', '| bare strict', 'lax', 'null', 'crossed', '| lexicon strict', 'lax', 'null', 'crossed'];
  const row = (name, pick) => {
    const figures = (all) => FIGURES.map((figure) => mean(all.filter(pick), figure));
    return [name, ...figures(found.baseline).slice(0, 2), ...figures(found.bare), ...figures(found.helped)];
  };
  const groups = (...by) => distinct(found.bare.map((cell) => by.map((key) => cell[key]).join(' ')))
    .map((name) => row(name, (cell) => by.map((key) => cell[key]).join(' ') === name));
  console.log(`${tasks.length} tasks. F1 in %, macro over cells of set, pair, size and damage. GC: Gale and Church. Bare: nothing shipped.\nLexicon: one that has not seen the corpus. Null: sentences without a partner. Crossed: neighbours that changed places, found.`);
  table('Set, pair and damage', [head, ...groups('set', 'pair', 'kind')]);
  table('Summary', [head, ...['set', 'pair', 'group', 'kind'].flatMap((by) => groups(by)), row('ALL', () => true)]);
  for (const [name, answers] of /** @type {const} */ ([['bare', byId(bare)], ['with lexicon', byId(helped)]])) calibration(name, tasks.map((task) => ({ task, answer: answers.get(task.id) })));
  table('Clock, ms a task', [['', 'median', 'most'], ...Object.entries({ bare, lexicon: helped }).map(([name, answers]) => {
    const times = answers.filter(({ id }) => tasks.find((task) => task.id === id)?.group === 'tiny').map(({ ms = 0 }) => ms).sort((a, b) => a - b);
    return [`8–40 sentences, ${name}`, (times[times.length >> 1] ?? 0).toFixed(1), (times.at(-1) ?? 0).toFixed(1)];
  })]);
}

function calibration(name, pairs) {
  const bySet = new Map(), all = pairs.flatMap(({ task, answer }) => {
    const beads = judged(task, answer, metric);
    bySet.set(task.set, [...(bySet.get(task.set) ?? []), ...beads]);
    return beads;
  });
  const right = (some) => some.filter((bead) => bead.right).length / some.length;
  const stated = (some) => some.reduce((sum, { score }) => sum + score, 0) / some.length;
  const rows = Array.from({ length: DECILES }, (_, at) => {
    const some = all.filter(({ score }) => Math.min(DECILES - 1, Math.floor(score * DECILES)) === at);
    return [`${at / DECILES} – ${(at + 1) / DECILES}`, some.length, percent(stated(some)), percent(right(some))];
  });
  table(`Calibration, ${name}: beads by score`, [['score', 'beads', 'stated', 'right'], ...rows]);
  const summary = (label, some) => {
    const sure = some.filter(({ score }) => score >= 0.9), sorted = [...some].sort((a, b) => a.score - b.score), wrong = some.filter((bead) => !bead.right).length;
    const doubtful = sorted.slice(0, Math.round(0.2 * sorted.length)).filter((bead) => !bead.right).length;
    return [label, some.length, percent(right(some)), percent(sure.length / some.length), percent(right(sure)), percent(doubtful / wrong)];
  };
  table(`Confidence, ${name}`, [['', 'beads', 'right', 'share with score ≥ 0.9', 'right among them', 'wrong ones among the 20 % least sure'], ...[...bySet].map(([set, some]) => summary(set, some)), summary('ALL', all)]);
}

async function times() {
  const { bible = 'none' } = await lexiconsWithout(data, ['bible']), rows = [];
  for (const task of await verseTasks(data, sizes.split(',').map(Number))) {
    for (const [name, lexicon] of Object.entries({ bare: 'none', 'with lexicon': bible })) {
      const { answers: [answer], cost } = await align([task], lexicon);
      rows.push(timesRow(task, name, { beads: answer?.beads ?? [], cpu: cost.cpu, memory: megabytes(cost.memory), ms: answer?.ms ?? 0 }));
    }
    if (task.src.length > BASELINE_LIMIT * 1.1) continue;
    const from = process.cpuUsage(), beads = galeChurch(task.src, task.tgt), { user, system } = process.cpuUsage(from);
    rows.push(timesRow(task, 'Gale and Church', { beads, cpu: (user + system) / 1e6, memory: '–', ms: (user + system) / 1e3 }));
  }
  table('Verses in sentences, English–Russian, a fresh process each (start of Node included)', [['sentences', '', 'processor s', 'aligning s', 'memory', 'strict', 'lax'], ...rows]);
}

function timesRow({ src, tgt, gold }, name, { beads, cpu, memory, ms }) {
  const { F, FL } = metric.rates(metric.score(gold, beads, src.length, tgt.length));
  return [`${src.length} + ${tgt.length}`, name, cpu.toFixed(2), (ms / 1000).toFixed(2), memory, percent(F), percent(FL)];
}

console.log(`Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`);
if (part !== 'times') await quality();
if (part !== 'quality' && quick === undefined) await times();
