/** A made-up novel in memory: as many sentences as wanted in three languages, aligned by a machine that is sure of most. */
import type { AlignmentId, BeadId, SegmentId, VersionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import { orderKey } from '../../src/core/bundled.ts';
import type { Bead, Segment, Version } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/types.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { forgetPreferences, speak } from './fixture.ts';

export interface NovelOptions {
  readonly sentences: number;
  /** The pivot's language first. */
  readonly langs?: readonly string[];
  /** The status and the score of the bead of a sentence with its counterpart; as a machine leaves them where nothing is said. */
  readonly judged?: (at: number, lang: string) => Partial<Pick<Bead, 'status' | 'score'>>;
  /** Sentences (from 0) that have no counterpart in any other language. */
  readonly alone?: readonly number[];
  /** Replaces what is made up about a segment. */
  readonly segment?: (made: Segment, at: number, lang: string) => Segment;
}

const WORK = asId<WorkId>('wrk_novel');
export const novelVersion = (lang: string): VersionId => asId(`ver_novel.${lang}`);
export const novelAlignment = (lang: string): AlignmentId => asId(`aln_novel.${lang}`);
/** `at` from 0. */
export const novelSegment = (lang: string, at: number): SegmentId => asId(`seg_novel.${lang}.${at}`);
export const novelBead = (lang: string, at: number): BeadId => asId(`bead_novel.${lang}.${at}`);

const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: 'the river under an old bridge kept its silence while people of town went on with their lamps and letters'.split(' '),
  ru: 'река под старым мостом молчала пока люди города шли домой со своими лампами и долгими письмами'.split(' '),
  tr: 'eski köprünün altındaki ırmak susuyor kasabanın insanları lambaları ve mektuplarıyla evlerine dönüyordu'.split(' '),
  ar: 'كان النهر تحت الجسر القديم صامتا والناس يعودون إلى بيوتهم مع مصابيحهم ورسائلهم الطويلة'.split(' '),
};

/** The same text each time: lengths go from one word to a few lines. */
function sentence(lang: string, at: number): string {
  const words = WORDS[lang] ?? WORDS['en'] ?? [];
  const length = 3 + (at * 7919) % 29 + (at % 97 === 0 ? 60 : 0);
  const made = Array.from({ length }, (_, place) => words[(at * 31 + place * 7) % words.length]).join(' ');
  return `${made.charAt(0).toLocaleUpperCase(lang)}${made.slice(1)} ${at + 1}.`;
}

function segmentsIn(lang: string, { sentences, segment = (made) => made }: NovelOptions): Segment[] {
  return Array.from({ length: sentences }, (_, at) => segment({
    id: novelSegment(lang, at), version: novelVersion(lang), order: orderKey(at), text: sentence(lang, at),
    after: at % 6 === 5 ? '\n\n' : ' ', state: 'initial',
  }, at, lang));
}

function beadsWith(lang: string, pivot: string, { sentences, alone = [], judged = () => ({}) }: NovelOptions): Bead[] {
  return Array.from({ length: sentences }, (_, at) => at).flatMap((at): Bead[] => {
    const bead = { id: novelBead(lang, at), alignment: novelAlignment(lang), status: 'auto' as const, score: at % 40 === 0 ? 0.6 : 0.97, ...judged(at, lang) };
    const source = [novelSegment(pivot, at)], target = [novelSegment(lang, at)];
    return alone.includes(at) ? [{ ...bead, source, target: [] }, { ...bead, id: asId(`${bead.id}.target`), source: [], target }] : [{ ...bead, source, target }];
  });
}

export function novel(options: NovelOptions): Required<RowLists> {
  const langs = options.langs ?? ['en', 'ru', 'tr'];
  const [pivot = 'en', ...others] = langs;
  return {
    work: [{ id: WORK, title: { en: 'A long novel' }, date: '', signatories: [], origin: { en: '' }, pivot: novelVersion(pivot), revision: 0 }],
    version: langs.map((lang, at): Version => ({
      id: novelVersion(lang), work: WORK, lang, order: orderKey(at), kind: at === 0 ? 'original' : 'translation', note: null,
      alignment: at === 0 ? null : novelAlignment(lang),
    })),
    segment: langs.flatMap((lang) => segmentsIn(lang, options)),
    alignment: others.map((lang) => ({ id: novelAlignment(lang), work: WORK, source: novelVersion(pivot), target: novelVersion(lang), method: 'test' })),
    bead: others.flatMap((lang) => beadsWith(lang, pivot, options)),
    suggestion: [], forward: [], note: [],
  };
}

let serial = 0;

/** Opens rows as a work of their own, in memory. */
export async function openRows(rows: RowLists, language: Language = 'en', store: Store = new MemoryStore()): Promise<Workbench> {
  await speak(language);
  forgetPreferences();
  await store.stage(rows);
  return openTab(store, rows.work?.[0]?.id);
}

/** One more tab on a work that is in a store. */
export async function openTab(store: Store, work: WorkId = WORK): Promise<Workbench> {
  const opened = await Workbench.open(store, work, { now: () => Date.UTC(2024, 4, 1, 12, 0, serial++), newId: (prefix) => `${prefix}_novel-${serial++}` });
  if (!opened.ok) throw new Error(`the novel did not open: ${opened.error.code}`);
  return opened.value;
}
