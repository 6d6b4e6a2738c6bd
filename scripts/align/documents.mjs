// Documents whose alignment is known, made from the training texts: a run of parallel units, cut into sentences by the product's
// splitter, then damaged in known ways. The aligner's constants are fitted on these, never on the development tasks.
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../bundle-node.mjs';
import { readCorpora } from '../lexicon/corpora.mjs';

/**
 * @typedef {import('../bench-align/data.mjs').Task} Task
 * @typedef {'s' | 't'} Column
 * @typedef {{ s: string[], t: string[], free: boolean, crossesNext?: boolean }} Unit free: its inner alignment is not known
 * @typedef {{ units: Unit[], langs: [string, string], random: Random }} Draft
 */

const PAIRS = /** @type {[string, string][]} */ ([['en', 'ru'], ['en', 'tr'], ['ru', 'tr']]);

/** Units of a document and its damages: small ones, where little can be learned, show every kind and come twice as often. */
const GROUPS = {
  tiny: { least: 10, most: 36, times: 2, kinds: ['nat', 'del05', 'para', 'merge', 'split', 'swap', 'noise', 'mix'] },
  mid: { least: 70, most: 130, times: 1, kinds: ['nat', 'del02', 'del10', 'para', 'swap', 'noise', 'mix'] },
};
const MIX = ['del05', 'para', 'merge', 'split', 'swap', 'noise'];

/** What is found between the paragraphs of pages and printed books. */
const NOISE = {
  en: ['Share this article', 'Advertisement', 'Page 12', 'Read more', 'All rights reserved.', '© 2019', 'Photo: archive', 'Subscribe to our newsletter!', 'Chapter 4', '* * *', 'http://www.example.com/2019', 'Comments (14)'],
  ru: ['Поделиться', 'Реклама', 'Страница 12', 'Читайте также', 'Все права защищены.', '© 2019', 'Фото: архив', 'Подпишитесь на рассылку!', 'Глава 4', '* * *', 'Версия для печати', 'Комментарии (14)'],
  tr: ['Paylaş', 'Reklam', 'Sayfa 12', 'Devamını oku', 'Tüm hakları saklıdır.', '© 2019', 'Fotoğraf: arşiv', 'Bültenimize abone olun!', 'Bölüm 4', '* * *', 'Yazdırılabilir sürüm', 'Yorumlar (14)'],
};

/** Numbers by chance, the same for the same seed (mulberry32). */
class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed | 0;
  }

  /** @returns {number} 0..1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. @param {number} least @param {number} most @returns {number} */
  from(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** @returns {Column} */
  column() {
    return this.next() < 0.5 ? 's' : 't';
  }

  /** @template T @param {T[]} list not empty @returns {T} */
  of(list) {
    return /** @type {T} */ (list[this.from(0, list.length - 1)]);
  }
}

/** @param {Column} column @returns {Column} */
const other = (column) => (column === 's' ? 't' : 's');
const whole = ({ s, t }) => s.length > 0 && t.length > 0;
const unitOf = (s, t) => ({ s, t, free: s.length > 1 && t.length > 1 });
/** How many times a damage comes in a document of so many units. */
const times = (units, share) => Math.max(1, Math.round(units.length * share));

/** Two units in their order that nothing has happened to yet; undefined where chance found none. @param {Draft} draft */
function neighbours({ units, random }) {
  const at = random.from(0, units.length - 2), [first, second] = [units[at], units[at + 1]];
  const crossed = units[at - 1]?.crossesNext || first?.crossesNext || second?.crossesNext;
  return first && second && !crossed && whole(first) && whole(second) ? { at, first, second } : undefined;
}

/** A sentence in two at a word's end about its middle. @param {string} sentence @param {Random} random */
function halves(sentence, random) {
  const ends = [...sentence.matchAll(/\s/g)].map(({ index }) => index).filter((at) => at > 0.3 * sentence.length && at < 0.7 * sentence.length);
  if (ends.length === 0) return [sentence];
  const at = random.of(ends);
  return [sentence.slice(0, at).trim(), sentence.slice(at).trim()].filter(Boolean);
}

/** @type {Record<string, (draft: Draft, share: number) => void>} */
const DAMAGES = {
  /** Units that one side lacks, here and there. */
  del({ units, random }, share) {
    for (let count = times(units, share); count > 0; count--) {
      const unit = random.of(units);
      if (whole(unit)) Object.assign(unit, { [random.column()]: [], free: false });
    }
  },
  /** A run of units that one side lacks. */
  para({ units, random }) {
    const length = random.from(3, Math.max(3, Math.min(8, units.length >> 2))), at = random.from(0, units.length - length), column = random.column();
    for (const unit of units.slice(at, at + length)) if (whole(unit)) Object.assign(unit, { [column]: [], free: false });
  },
  /** The last sentence of a unit and the first of the next become one. */
  merge(draft) {
    for (let count = times(draft.units, 0.06); count > 0; count--) {
      const column = draft.random.column(), found = neighbours(draft);
      if (!found) continue;
      const { at, first, second } = found, [head = '', ...rest] = second[column];
      const joined = [...first[column].slice(0, -1), `${first[column].at(-1)} ${head}`, ...rest], apart = [...first[other(column)], ...second[other(column)]];
      draft.units.splice(at, 2, column === 's' ? unitOf(joined, apart) : unitOf(apart, joined));
    }
  },
  /** A sentence becomes two. */
  split({ units, random }) {
    for (let count = times(units, 0.06); count > 0; count--) {
      const unit = random.of(units), column = random.column(), at = random.from(0, unit[column].length - 1), sentence = unit[column][at];
      if (sentence === undefined) continue;
      unit[column].splice(at, 1, ...halves(sentence, random));
      unit.free = unit.s.length > 1 && unit.t.length > 1;
    }
  },
  /** Neighbours change places on one side. */
  swap(draft) {
    for (let count = times(draft.units, 0.04); count > 0; count--) {
      const found = neighbours(draft);
      if (found) found.first.crossesNext = true;
    }
  },
  /** Lines that only one side has. */
  noise({ units, langs, random }) {
    const column = random.column(), lines = NOISE[langs[column === 's' ? 0 : 1]];
    for (let count = times(units, 0.05); count > 0; count--) {
      const at = random.from(0, units.length), line = [random.of(lines)];
      units.splice(units[at - 1]?.crossesNext ? units.length : at, 0, column === 's' ? unitOf(line, []) : unitOf([], line));
    }
  },
};

/** @param {Draft} draft @param {string} kind `nat`, `mix`, or a damage with its share in %: `swap`, `del05` */
function damage(draft, kind) {
  if (kind === 'nat') return;
  for (const one of kind === 'mix' ? MIX : [kind]) {
    const [, name = '', share = '0'] = /^([a-z]+)(\d*)$/.exec(one) ?? [];
    DAMAGES[name]?.(draft, Number(share) / 100);
  }
}

/** Units as the texts of both sides and the beads between them. @param {Unit[]} units @returns {Pick<Task, 'src' | 'tgt' | 'gold'>} */
function laidOut(units) {
  const src = [], tgt = [], gold = units.map(({ s, free }) => ({ s: s.map((sentence) => src.push(sentence) - 1), t: /** @type {number[]} */ ([]), free, cross: false }));
  const place = (at) => { for (const sentence of units[at]?.t ?? []) gold[at]?.t.push(tgt.push(sentence) - 1); };
  for (let at = 0; at < units.length; at++) {
    if (!units[at]?.crossesNext) place(at);
    else {
      for (const bead of gold.slice(at, at + 2)) bead.cross = true;
      place(at + 1);
      place(at++);
    }
  }
  return { src, tgt, gold: gold.filter(({ s, t }) => s.length + t.length > 0) };
}

/**
 * @param {{ data: string, seed: number, copies: number, sets: string[] | undefined }} options copies: how many times every combination
 * of corpus, pair of languages, size and damage comes, each from another place; sets: only these corpora
 * @returns {Promise<Task[]>}
 */
export async function documents({ data, seed, copies, sets }) {
  const [file = ''] = await bundleForNode(['src/core/text/split/split.ts'], `node_modules/.cache/split-${process.pid}`);
  const { splitText } = await import(pathToFileURL(file).href);
  const split = (text, lang) => splitText(text, { lang }).map((piece) => piece.text).filter(Boolean);
  const random = new Random(seed), made = /** @type {Task[]} */ ([]);
  for (const { name: set, lines } of readCorpora(data, []).filter(({ name }) => sets?.includes(name) ?? true)) {
    for (const langs of PAIRS) {
      const [from, to] = langs, both = lines.filter((line) => line[from] && line[to]);
      for (const [group, { least, most, times: often, kinds }] of Object.entries(GROUPS)) {
        if (both.length < most) continue;
        for (let copy = 0; copy < copies * often; copy++) {
          for (const kind of kinds) {
            const length = random.from(least, most), at = random.from(0, both.length - length);
            const units = both.slice(at, at + length).map((line) => unitOf(split(line[from], from), split(line[to], to)));
            damage({ units, langs, random }, kind);
            made.push({ id: [set, ...langs, group, kind, copy].join('.'), set, pair: langs.join('-'), group, kind, langs, ...laidOut(units) });
          }
        }
      }
    }
  }
  return made;
}
