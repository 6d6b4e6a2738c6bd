/**
 * Goes through the grid a stretch of rows at a time, so that memory does not grow with the text.
 *
 * A stretch is looked at with an open end: paths may leave it anywhere. What it says of its last rows is not used; the
 * next stretch starts at a node before them that the paths are surest to pass. If the best path runs along the edge of
 * the band, the band may have cut the right one off: the stretch is looked at again with a wider band, where a glance finds one worth it.
 */
import { type Band, makeBand } from './band.ts';
import { bestPath, type PathStep } from './decode.ts';
import { wordGains } from './evidence.ts';
import { beadGains, type Model } from './gains.ts';
import { Lattice, type Priors, stepSize } from './lattice.ts';
import { type Runs } from './lengths.ts';
import { narrowBand } from './narrow.ts';
import { type Pins } from './pins.ts';
import { type Text } from './text.ts';
import { type Translations } from './translations.ts';

export interface Stretch {
  readonly lattice: Lattice;
  /** Where the lattice's first node is in the whole grid. */
  readonly i: number;
  readonly j: number;
  /** The accepted part of the best path, in the lattice's own numbers, and how many of its rows are accepted. */
  readonly path: readonly PathStep[];
  readonly rows: number;
}

export interface Knowledge {
  readonly model: Model;
  readonly translations: Translations;
  readonly priors: Priors;
  readonly pins: Pins;
}

export const ROWS = 1200;
const UNSURE = 120;
const WIDER = [40, 400];
/** No band of a stretch is made wider than this for caution's sake alone. */
const MOST_NODES = 800_000;

export function* stretches(known: Knowledge, band: Band): Generator<Stretch> {
  let i = 0;
  let j = 0;
  for (;;) {
    const stretch = lookAt(known, band, { i, j });
    yield stretch;
    if (i + stretch.rows >= band.rows) return;
    const last = stretch.path[stretch.path.length - 1];
    const { a, b } = stepSize(last.kind);
    i += last.i + a;
    j += last.j + b;
  }
}

/**
 * Some stretches from all over the grid, to learn from where there is more text than is needed. Each starts where the
 * band is narrow, at its edge: what it says of its first rows is doubtful, and doubtful beads teach nothing.
 */
export function* samples(known: Knowledge, band: Band, count: number): Generator<Stretch> {
  for (let k = 0; k < count; k++) {
    const i = k === 0 ? 0 : narrowest(band, Math.floor((k * (band.rows - ROWS)) / (count - 1)));
    yield lookAt(known, band, { i, j: k === 0 ? 0 : band.lo[i] });
  }
}

function narrowest({ lo, hi }: Band, near: number): number {
  let best = near;
  for (let i = near - UNSURE; i <= near + UNSURE; i++) if (hi[i] - lo[i] < hi[best] - lo[best]) best = i;
  return best;
}

interface Place { readonly i: number; readonly j: number }

function lookAt(known: Knowledge, band: Band, from: Place): Stretch {
  let part = slice(band, from);
  const open = from.i + part.rows < band.rows;
  for (const wider of [...WIDER, 0]) {
    const lattice = latticeOf(known, part, from);
    const path = bestPath(lattice);
    const rows = wider > 0 ? hugging(path, part) : [];
    const widened = rows.length > 0 ? widen(part, { rows, by: wider, columns: open ? part.columns + wider : part.columns, most: band.columns - from.j }) : part;
    const next = widened === part || widened.nodes > MOST_NODES ? part : worthwhile(known, { part, widened, from, open });
    if (next === part) return { lattice, ...from, ...accepted(lattice, path, open) };
    part = next;
  }
  throw new RangeError('a stretch was looked at more often than there are widths');
}

/** What a glance at the widened band finds worth a look, and the band as it was; that alone, if there is nothing more. */
function worthwhile({ model, translations }: Knowledge, { part, widened, from, open }: { part: Band; widened: Band; from: Place; open: boolean }): Band {
  const found = narrowBand({ model: { ...model, ...sliceModel(model, widened, from) }, translations }, widened, open);
  const lo = found.lo.map((j, i) => Math.min(j, part.lo[i]));
  const hi = found.hi.map((j, i) => Math.max(j, part.hi[i]));
  const next = makeBand(lo, hi, open ? hi[part.rows] : widened.columns);
  return next.nodes > part.nodes ? next : part;
}

/** The band from a node on, in numbers of its own. */
function slice({ rows, columns, lo, hi }: Band, { i, j }: Place): Band {
  const last = Math.min(rows, i + ROWS);
  const part = { lo: lo.slice(i, last + 1).map((y) => Math.max(0, y - j)), hi: hi.slice(i, last + 1).map((y) => Math.max(0, y - j)) };
  return makeBand(part.lo, part.hi, last === rows ? columns - j : part.hi[part.hi.length - 1]);
}

function latticeOf({ model, translations, priors, pins }: Knowledge, band: Band, { i, j }: Place): Lattice {
  const part = { ...model, ...sliceModel(model, band, { i, j }) };
  const gains = beadGains(part, wordGains(part, translations, band), band);
  pins.apply(gains, band, { i, j });
  return new Lattice({ band, gains, open: i + band.rows < model.source.count }, priors);
}

function sliceModel(model: Model, band: Band, { i, j }: Place): Pick<Model, 'source' | 'target' | 'sourceRuns' | 'targetRuns' | 'traits'> {
  return {
    source: sliceText(model.source, i, band.rows), target: sliceText(model.target, j, band.columns),
    sourceRuns: sliceRuns(model.sourceRuns, i, { of: model.source.count, count: band.rows }),
    targetRuns: sliceRuns(model.targetRuns, j, { of: model.target.count, count: band.columns }),
    traits: model.traits.map(({ classes, source, target, last, table, prior }) => ({ classes, source: source.subarray(i, i + band.rows), target: target.subarray(j, j + band.columns), last, table, prior })),
  };
}

/** Written out like the whole text in `readText`: engines run the inner loops at full speed only for objects that were made alike. */
function sliceText(text: Text, first: number, count: number): Text {
  const { starts, tokens, vocabulary, counts, forms, names } = text;
  const end = first + count;
  return {
    count,
    tokens: tokens.subarray(starts[first], starts[end]),
    starts: starts.slice(first, end + 1).map((start) => start - starts[first]),
    vocabulary, counts, forms, names,
    lengths: text.lengths.subarray(first, end),
    endings: text.endings.subarray(first, end),
    beginnings: text.beginnings.subarray(first, end),
    paragraphEnds: text.paragraphEnds?.subarray(first, end) ?? null,
    headings: text.headings?.subarray(first, end) ?? null,
    origin: { sentence: text.origin.sentence + first, token: text.origin.token + starts[first] },
  };
}

function sliceRuns(runs: Runs, first: number, { of, count }: { of: number; count: number }): Runs {
  const cut = (values: Float64Array): Float64Array => {
    const kinds = of === 0 ? 0 : values.length / of;
    const part = new Float64Array(kinds * count);
    for (let a = 0; a < kinds; a++) part.set(values.subarray(a * of + first, a * of + first + count), a * count);
    return part;
  };
  return { logs: cut(runs.logs), usual: cut(runs.usual), roots: cut(runs.roots) };
}

/** Rows where the path comes to the edge of the band, though the grid goes on there. */
function hugging(path: readonly PathStep[], { rows, columns, lo, hi }: Band): number[] {
  return path.filter(({ i, j }) => i > 0 && i < rows && ((j <= lo[i] + 1 && lo[i] > 0) || (j >= hi[i] - 1 && hi[i] < columns))).map(({ i }) => i);
}

function widen(band: Band, { rows, by, columns, most }: { rows: readonly number[]; by: number; columns: number; most: number }): Band {
  const width = Math.min(columns, most);
  const lo = band.lo.slice();
  const hi = band.hi.slice();
  for (const row of rows) {
    for (let i = Math.max(1, row - by); i <= Math.min(band.rows - (columns > band.columns ? 0 : 1), row + by); i++) {
      lo[i] = Math.min(lo[i], Math.max(0, band.lo[row] - by));
      hi[i] = Math.max(hi[i], Math.min(width, band.hi[row] + by));
    }
  }
  return makeBand(lo, hi, Math.max(hi[band.rows], width === band.columns ? width : hi[band.rows]));
}

/** All of the path where the text ends; else up to the node, before the unsure end, that paths are surest to pass. */
function accepted(lattice: Lattice, path: PathStep[], open: boolean): { path: PathStep[]; rows: number } {
  const { band } = lattice.grid;
  if (!open) return { path, rows: band.rows };
  let cut = 0;
  let surest = -Infinity;
  path.forEach(({ i, j }, k) => {
    if (k === 0 || i === 0 || i < band.rows - 2 * UNSURE || i > band.rows - UNSURE) return;
    const passes = lattice.passes(band.offset[i] + j - band.lo[i]);
    if (passes <= surest) return;
    surest = passes;
    cut = k;
  });
  // A bead over all the rows between is impossible, so there is such a node.
  return { path: path.slice(0, cut), rows: path[cut].i };
}
