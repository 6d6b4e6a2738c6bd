// How good answers are: the scorer's figures, macro-averaged over cells of set, pair, size and damage.

/** @typedef {import('./data.mjs').Task} Task
 * @typedef {import('./data.mjs').Answer} Answer
 * @typedef {import('./data.mjs').Metric} Metric
 * @typedef {{ set: string, pair: string, group: string, kind: string, F: number, FL: number, nullF: number | null, cross: number | null }} Cell */

/** @param {Task[]} tasks @param {Map<string, Answer>} answers @param {Metric} metric @returns {Cell[]} */
export function cells(tasks, answers, metric) {
  const sums = new Map();
  for (const task of tasks) {
    const { set, pair, group, kind } = task, name = [set, pair, group, kind].join(' ');
    const answer = answers.get(task.id);
    if (!answer) throw new Error(`no answer for ${task.id}`);
    if (!sums.has(name)) sums.set(name, { set, pair, group, kind, counts: metric.ZERO() });
    metric.add(sums.get(name).counts, metric.score(task.gold, answer.beads, task.src.length, task.tgt.length));
  }
  return [...sums.values()].map(({ counts, ...cell }) => ({ ...cell, ...metric.rates(counts) }));
}

/** Mean of what is there, in %. @param {Cell[]} some @param {'F' | 'FL' | 'nullF' | 'cross'} figure */
export function mean(some, figure) {
  const values = some.flatMap((cell) => cell[figure] ?? []);
  return values.length === 0 ? '–' : (100 * values.reduce((a, b) => a + b, 0) / values.length).toFixed(1);
}

/**
 * The beads of an answer with their score, and whether each is right by the scorer's strict rule (metric.mjs: the same bead is in
 * the gold, or it lies in a free unit that no bead breaks). Beads without a partner count sentence by sentence.
 * @param {Task} task @param {Answer} answer @param {Metric} metric @returns {{ score: number, right: boolean, none: boolean }[]}
 */
export function judged({ gold, src, tgt }, { beads, scores }, metric) {
  const golden = metric.normalise(gold, src.length, tgt.length, false), own = beads.flatMap(([s, t], at) => {
    const score = scores?.[at] ?? 0;
    if (s.length > 0 && t.length > 0) return [{ s, t, score }];
    return [...s.map((i) => ({ s: [i], t: [], score })), ...t.map((j) => ({ s: [], t: [j], score }))];
  });
  const unitOf = { s: new Int32Array(src.length).fill(-1), t: new Int32Array(tgt.length).fill(-1) };
  golden.forEach((unit, at) => { for (const i of unit.s) unitOf.s[i] = at; for (const j of unit.t) unitOf.t[j] = at; });
  const key = ({ s, t }) => `${[...s].sort((a, b) => a - b)}:${[...t].sort((a, b) => a - b)}`, keys = new Set(golden.map(key));
  const touches = ({ s, t }) => new Set([...s.map((i) => unitOf.s[i]), ...t.map((j) => unitOf.t[j])]);
  const broken = new Set(own.flatMap((bead) => { const units = touches(bead); return units.size > 1 || bead.s.length === 0 || bead.t.length === 0 ? [...units] : []; }));
  return own.map((bead) => {
    const [unit] = touches(bead), none = bead.s.length === 0 || bead.t.length === 0;
    return { score: bead.score, none, right: keys.has(key(bead)) || (!none && unit !== undefined && unit >= 0 && Boolean(golden[unit].free) && !broken.has(unit)) };
  });
}
