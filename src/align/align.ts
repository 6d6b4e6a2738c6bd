/**
 * Aligns the sentences of two texts that are translations of each other, knowing nothing but the texts and, if there
 * is one, a lexicon.
 *
 * A bead is worth what its words, lengths and marks gain over chance; kinds of beads have probabilities. All alignments of a band are summed (`lattice.ts`), which tells how far each bead is believed. The
 * beads, so weighted, teach which words answer each other, how long a translation is, which kinds are usual; and with
 * that the texts are looked at again (Moore 2002, with all alignments in place of the best one). The answer is the
 * alignment that is expected to get most sentences right. A short text that stays doubtful is learned from other starts, too (`starts.ts`).
 */
import { type Band, makeBand, wholeGrid } from './band.ts';
import { coarseBand } from './coarse.ts';
import { scoreOf, type Signs, signsOf } from './confidence.ts';
import { answerWeights, learningWeights, type Model } from './gains.ts';
import { ALL_KINDS, beadsOf } from './kinds.ts';
import { knownPairs } from './known-pairs.ts';
import { type Lattice } from './lattice.ts';
import { firstGuess, fitLengths, type LengthModel, runsOf } from './lengths.ts';
import { narrowBand } from './narrow.ts';
import { Pins } from './pins.ts';
import { fitPriors, usualPriors } from './priors.ts';
import { type Knowing, type Lessons, surest } from './starts.ts';
import { type Knowledge, ROWS, samples, stretches, type Stretch } from './stretch.ts';
import { readText } from './text.ts';
import { fitted, traitsOf } from './traits.ts';
import { Learner, type Lesson, type Translations } from './translations.ts';
import { TUNING } from './tuning.ts';
import { type AlignedBead, type AlignOptions, type Side } from './types.ts';

/** Pairs of sentences that are all looked at in the first round. */
const SMALL = 16_000;
/** Sentences on both sides from where there is so much to learn from that fewer rounds do, and that no sentence outweighs the others. */
const LARGE = 3_000;
const LARGE_ROUNDS = 1;
/** In a text of more stretches than twice this, the first round, which has to look far and wide, learns from so many of them. */
const SAMPLES = 2;
const LEARNED_SPREAD = 0.01;
const LARGE_BELIEF = 0.3;

/**
 * Every sentence of both sides is in exactly one bead. Beads are in the order of their first source sentences, nulls of
 * the target where they stand; only neighbours cross, and confirmed beads, which may do so anyhow.
 * Throws RangeError on confirmed beads that name a sentence twice or one that is not there.
 */
export function alignTexts(source: Side, target: Side, options: AlignOptions = {}): AlignedBead[] {
  return answer(learned(source, target, options), options);
}

/**
 * The same beads with the signs that their scores are made of, as fitting those scores needs them (`calibration.ts`).
 * Nothing confirmed: such beads have no signs.
 */
export function alignWithSigns(source: Side, target: Side, options: Pick<AlignOptions, 'lexicon'> = {}): (AlignedBead & { readonly signs: Signs })[] {
  const found = learned(source, target, options);
  return [...lastLook(found)].flatMap((stretch) => scored(stretch, found.known.model));
}

/** What is known after all rounds of learning, where the alignment can lie, and the last look at it, where it was taken already. */
export interface Learned extends Knowing { readonly seen?: Stretch }

export function learned(source: Side, target: Side, options: AlignOptions): Learned {
  const pins = new Pins(options.confirmed ?? [], source.sentences.length, target.sentences.length);
  const progress = options.onProgress ?? (() => undefined);
  progress(0);
  const texts = { source: readText(source), target: readText(target) };
  const before = knownPairs(texts, options.lexicon ?? null);
  const learner = new Learner(texts.source, texts.target, before);
  const [rows, columns] = [texts.source.count, texts.target.count];
  const small = rows * columns <= SMALL && rows <= ROWS;
  const large = rows + columns > LARGE;
  const vast = pins.none && rows > 2 * SAMPLES * ROWS;
  const size = { large, vast };
  const begin = (): Knowing => firstKnowing(texts, { learner, pins, small, helped: Boolean(options.lexicon) });
  if (!small) return inRounds(begin, learner, { ...size, progress });
  const first = begin();
  return surest(first, inRounds(() => first, learner, { ...size, progress }), (drawn) => {
    const another = new Learner(texts.source, texts.target, before);
    return inRounds(() => ({ ...first, known: taught(first.known, drawn, (lessons) => another.learn(lessons, true)) }), another, { ...size, done: 1 });
  });
}

interface Beginning { readonly learner: Learner; readonly pins: Pins; readonly small: boolean; readonly helped: boolean }

function firstKnowing(texts: Texts, { learner, pins, small, helped }: Beginning): Knowing {
  const translations = learner.learn([]);
  const known: Knowledge = { model: firstModel(texts, helped), translations, priors: usualPriors(), pins };
  return { known, band: small ? wholeGrid(texts.source.count, texts.target.count) : narrow(known, coarseBand(texts, translations)) };
}

type Texts = Pick<Model, 'source' | 'target'>;

interface Rounds {
  readonly large: boolean;
  readonly vast: boolean;
  /** Rounds that are done already. */
  readonly done?: number;
  readonly progress?: (share: number) => void;
}

/** Looks, learns, looks again. What was known before is made here, so that nobody keeps it when more is known: in a long text it is large. */
function inRounds(begin: () => Knowing, learner: Learner, { large, vast, done = 0, progress = () => undefined }: Rounds): Knowing {
  let { known, band } = begin();
  const texts = { source: known.model.source, target: known.model.target };
  const rounds = (large ? LARGE_ROUNDS : TUNING.rounds) + (vast ? 1 : 0);
  for (let round = done; round < rounds; round++) {
    const share = (row: number): void => progress((0.9 * (round + row / Math.max(1, texts.source.count))) / (rounds + 1));
    const found = lookThrough(known, band, { least: large ? LARGE_BELIEF : TUNING.leastBelief, some: vast && round === 0, share });
    known = taught(known, found, (lessons) => learner.learn(lessons, !large));
    if (vast && round === 0) band = narrow(known, coarseBand(texts, known.translations, LEARNED_SPREAD));
    else band = pinned(large ? joined(found.band, coarseBand(texts, known.translations)) : found.band, known.pins);
  }
  return { known: { ...known, model: { ...known.model, weights: answerWeights(texts) } }, band };
}

function taught({ model, pins }: Knowledge, { lessons, counts }: Lessons, learn: (lessons: readonly Lesson[]) => Translations): Knowledge {
  const traits = model.traits.map((trait) => fitted(trait, lessons));
  return { model: { ...model, traits, lengths: refit(model, lessons) }, priors: fitPriors(counts), translations: learn(lessons), pins };
}

function narrow(known: Knowledge, wide: Band): Band {
  return pinned(narrowBand(known, pinned(wide, known.pins)), known.pins);
}

function firstModel(texts: Texts, helped: boolean): Model {
  const ratio = Math.log(sum(texts.target.lengths) + 1) - Math.log(sum(texts.source.lengths) + 1);
  return {
    ...texts, sourceRuns: runsOf(texts.source), targetRuns: runsOf(texts.target),
    lengths: { ...firstGuess(), ratio }, traits: traitsOf(texts.source, texts.target), weights: learningWeights(texts), helped,
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function refit(model: Model, lessons: readonly Lesson[]): LengthModel {
  return fitLengths(lessons.map(({ i, a, j, b, weight }) => ({
    source: model.sourceRuns.logs[(a - 1) * model.source.count + i], target: model.targetRuns.logs[(b - 1) * model.target.count + j], weight,
  })), firstGuess());
}

interface Findings extends Lessons {
  /** The nodes that a path may pass, and some round them. */
  readonly band: Band;
}

const NEGLIGIBLE = Math.log(1e-9);
const MARGIN = 4;

/** What there is to learn from the beads, each weighted by how far it is believed. */
function lookThrough(known: Knowledge, band: Band, { least, some, share }: { least: number; some: boolean; share: (rows: number) => void }): Findings {
  const found = { lessons: [] as Lesson[], counts: new Float64Array(ALL_KINDS), lo: new Int32Array(band.rows + 1).fill(band.columns), hi: new Int32Array(band.rows + 1) };
  for (const stretch of some ? samples(known, band, SAMPLES) : stretches(known, band)) {
    learnFrom(stretch, Math.log(least), found);
    share(stretch.i + stretch.rows);
  }
  const narrower = makeBand(found.lo.map((j) => Math.max(0, j - MARGIN)), found.hi.map((j) => Math.min(band.columns, j + MARGIN)), band.columns);
  return { lessons: found.lessons, counts: found.counts, band: narrower };
}

interface Found { readonly lessons: Lesson[]; readonly counts: Float64Array; readonly lo: Int32Array; readonly hi: Int32Array }

function learnFrom({ lattice, rows, ...at }: Stretch, least: number, into: Found): void {
  const { open } = lattice.grid;
  for (let i = 0; i <= rows; i++) learnFromRow(lattice, { i, at, least: open && i === rows ? Infinity : least }, into);
}

function learnFromRow(lattice: Lattice, { i, at, least }: { i: number; at: Place; least: number }, into: Found): void {
  const { band } = lattice.grid;
  for (let j = band.lo[i]; j <= band.hi[i]; j++) {
    const passes = lattice.passes(band.offset[i] + j - band.lo[i]);
    if (passes < NEGLIGIBLE) continue;
    into.lo[at.i + i] = Math.min(into.lo[at.i + i], at.j + j);
    into.hi[at.i + i] = Math.max(into.hi[at.i + i], at.j + j);
    if (passes >= least) learnFromNode(lattice.posteriors(i, j), { from: { i, j }, at, least }, into);
  }
}

interface Place { readonly i: number; readonly j: number }

function learnFromNode(posteriors: Float64Array, { from, at, least }: { from: Place; at: Place; least: number }, into: Found): void {
  for (let kind = 0; kind < ALL_KINDS; kind++) {
    if (posteriors[kind] < least) continue;
    const weight = Math.min(1, Math.exp(posteriors[kind]));
    into.counts[kind] += weight;
    for (const { i, a, j, b } of beadsOf({ ...from, kind })) if (a > 0 && b > 0) into.lessons.push({ i: at.i + i, a, j: at.j + j, b, weight });
  }
}

function pinned(band: Band, pins: Pins): Band {
  if (pins.none) return band;
  const lo = band.lo.slice();
  const hi = band.hi.slice();
  pins.include(lo, hi);
  return makeBand(lo, hi, band.columns);
}

/** The narrow band where the wide one, found with what was learned since, covers it; both where they disagree. */
function joined(narrow: Band, wide: Band): Band {
  const agree = (i: number): boolean => wide.lo[i] - MARGIN <= narrow.lo[i] && narrow.hi[i] <= wide.hi[i] + MARGIN;
  const lo = narrow.lo.map((j, i) => (agree(i) ? j : Math.min(j, wide.lo[i])));
  const hi = narrow.hi.map((j, i) => (agree(i) ? j : Math.max(j, wide.hi[i])));
  return makeBand(lo, hi, narrow.columns);
}

const lastLook = ({ known, band, seen }: Learned): Iterable<Stretch> => (seen ? [seen] : stretches(known, band));

function answer(found: Learned, { onBeads, onProgress }: AlignOptions): AlignedBead[] {
  const { known: { pins, model }, band } = found;
  const beads: AlignedBead[] = [];
  for (const stretch of lastLook(found)) {
    const some = scored(stretch, model).flatMap(({ signs: _, ...bead }) => pins.restore(bead));
    beads.push(...some);
    onBeads?.(some);
    onProgress?.(0.9 + (0.1 * (stretch.i + stretch.rows)) / Math.max(1, band.rows));
  }
  onProgress?.(1);
  return beads;
}

function scored({ path, ...at }: Stretch, model: Model): (AlignedBead & { readonly signs: Signs })[] {
  const signs = signsOf(path, model, at);
  return path.flatMap((step, k) => beadsOf(step).map(({ i, a, j, b }) => (
    { source: range(at.i + i, a), target: range(at.j + j, b), score: scoreOf(signs[k]), signs: signs[k] })));
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, k) => from + k);
