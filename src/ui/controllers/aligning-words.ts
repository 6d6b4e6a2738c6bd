/** What is told of an act on the alignment, with numbers and the language, for the ear. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Refusal } from '../../core/change.ts';
import type { Version } from '../../core/model.ts';
import type { Said } from '../../app/act-types.ts';
import type { Filed, VoidAct } from '../../app/events.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { columnWord } from '../localized.ts';

export interface SaidAbout {
  readonly versions: readonly Version[];
  readonly i18n: LocalizeController;
  /** The place of a sentence in its version, as it is now. */
  readonly numberOf: (id: SegmentId) => number | undefined;
  /** Does a paragraph end with a sentence, as it is now? */
  readonly endsParagraph: (id: SegmentId) => boolean;
  readonly versionOf: (id: SegmentId) => VersionId | undefined;
}

/** Acts that are told by how many links they were about, as soon as there are several. */
const COUNTED = { confirm: 'confirmMany', review: 'reviewMany', clear: 'clearMany' } as const;
/** How many ranges of numbers are read out. */
const RANGES = 4;

/** `focus`: where the keyboard stands then. */
export function saidSentence(said: Said, focus: SegmentId | null, about: SaidAbout): string {
  if (said.filed) return about.i18n.t('editor.done.conflict');
  const sentence = withBound(actSentence(said, focus, about), said.bound, about);
  return said.apart ? `${sentence} ${toldOf('apart', said.apart, about)}` : sentence;
}

/** Why an act was not done, and which column stands in its way. */
export function refusalSentence({ no, params }: Refusal, about: SaidAbout): string {
  return withBound(about.i18n.t(`refusal.${no}`, params), params['bound'] ?? null, about);
}

function withBound(sentence: string, id: string | number | null, about: SaidAbout): string {
  const language = languageOf(id, about);
  return language === '' ? sentence : `${sentence} ${about.i18n.t('align.said.bound', { language })}`;
}

function actSentence({ what, columns, count }: Said, focus: SegmentId | null, about: SaidAbout): string {
  const { i18n, numberOf } = about, { t } = i18n, languages = columns.map(({ version }) => languageOf(version, about));
  const language = listText(languages, i18n), all = columns.flatMap(({ numbers }) => numbers);
  const [first = 0, second = first + 1] = all, place = focus === null ? undefined : numberOf(focus);
  switch (what) {
    case 'cut': case 'join': return t(`align.said.${what}`, { first: i18n.number(first), second: i18n.number(second), language });
    case 'shiftUp': case 'shiftDown': case 'confirmAbove': return t(`align.said.${what}`, { count, language });
    case 'paragraph': return t(focus !== null && about.endsParagraph(focus) ? 'align.said.paragraphOn' : 'align.said.paragraphOff', { numbers: i18n.number(first), language });
    case 'insertBefore': case 'insertAfter': return t(`align.said.one.${what}`, { numbers: i18n.number(place ?? first), language });
    case 'confirm': case 'review': case 'clear': if (count > 1) return t(`align.said.${COUNTED[what]}`, { count }); break;
    default: break;
  }
  if (all.length === 0) return t('align.said.nameless', { act: t(`align.act.${what}`), language });
  return toldOf(what, columns, about);
}

/** Each column with its own numbers. */
function toldOf(what: Exclude<Said['what'], 'shiftUp' | 'shiftDown' | 'confirmAbove' | 'cut' | 'join' | 'paragraph'> | 'apart', columns: Said['columns'], about: SaidAbout): string {
  const { i18n, i18n: { t } } = about, all = columns.map(({ version, numbers }) => ({ numbers: numbersText(numbers, i18n), language: languageOf(version, about) }));
  const [first] = all;
  if (first && columns.flatMap(({ numbers }) => numbers).length === 1) return t(`align.said.one.${what}`, first);
  return t(`align.said.many.${what}`, { sentences: all.map((one) => t('align.said.sentences', one)).join('; ') });
}

function languageOf(id: Refusal['params'][string] | null, { versions, i18n }: SaidAbout): string {
  const version = versions.find((one) => one.id === id);
  return version ? columnWord(version, versions, i18n) : '';
}

/** Sentences that were being typed here have gone: what became of the words, and where they are. */
export function filedNews(filed: readonly Filed[], about: SaidAbout): { sentence: string; go: SegmentId | null } {
  const { i18n, numberOf, versionOf } = about, go = filed.find(({ now }) => now !== null)?.now ?? null;
  const language = go === null ? '' : languageOf(versionOf(go) ?? null, about);
  const sentence = go === null || language === '' ? i18n.t('align.filed', { count: filed.length })
    : i18n.t('align.filedAt', { number: i18n.number(numberOf(go) ?? 0), language, count: filed.length });
  return { sentence, go };
}

/** An act of one's own that others came before. */
export function voidSentence({ change, refusal }: VoidAct, { t }: LocalizeController): string {
  return t('align.void', { act: t(`history.kinds.${change.kind}`), reason: t(`refusal.${refusal.no}`, refusal.params) });
}

/** "12", "12 and 14", "12–15 and 20": neighbours as ranges; of more than one can follow, the first ones and how many others there are. */
export function numbersText(numbers: readonly number[], i18n: Pick<LocalizeController, 'number' | 'language' | 't'>): string {
  const ranges: [number, number][] = [];
  for (const next of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === next - 1) last[1] = next; else ranges.push([next, next]);
  }
  const parts = ranges.flatMap(([from, to]) => (to === from + 1 ? [[from, from], [to, to]] as const : [[from, to]] as const));
  const text = ([from, to]: readonly [number, number]): string => from === to ? i18n.number(from) : `${i18n.number(from)}–${i18n.number(to)}`;
  if (parts.length <= RANGES + 1) return listText(parts.map(text), i18n);
  const rest = parts.slice(RANGES).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return i18n.t('align.said.more', { numbers: parts.slice(0, RANGES).map(text).join(', '), rest: i18n.number(rest) });
}

function listText(texts: readonly string[], { language }: Pick<LocalizeController, 'language'>): string {
  return new Intl.ListFormat(language).format(texts);
}
