/** What is told of an act on the alignment, with numbers and the language, for the ear. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { AlignAct, Said } from '../../app/act-types.ts';
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
  const { versions, i18n: { t } } = about;
  if (said.filed) return t('editor.done.conflict');
  const bound = versions.find(({ id }) => id === said.bound);
  const sentence = actSentence(said, focus, about);
  return bound ? `${sentence} ${t('align.said.bound', { language: columnWord(bound, versions, about.i18n) })}` : sentence;
}

function actSentence({ what, version: id, numbers: all, count }: Said, focus: SegmentId | null, about: SaidAbout): string {
  const { versions, i18n, numberOf } = about, { t } = i18n;
  const version = versions.find((one) => one.id === id), language = version ? columnWord(version, versions, i18n) : '';
  const [first = 0, second = first + 1] = all, place = focus === null ? undefined : numberOf(focus);
  switch (what) {
    case 'cut': case 'join': return t(`align.said.${what}`, { first: i18n.number(first), second: i18n.number(second), language });
    case 'shiftUp': case 'shiftDown': case 'confirmAbove': return t(`align.said.${what}`, { count, language });
    case 'paragraph': return t(focus !== null && about.endsParagraph(focus) ? 'align.said.paragraphOn' : 'align.said.paragraphOff', { numbers: i18n.number(first), language });
    case 'insertBefore': case 'insertAfter': return t(`align.said.one.${what}`, { numbers: i18n.number(place ?? first), language });
    case 'confirm': case 'review': case 'clear': if (count > 1) return t(`align.said.${COUNTED[what]}`, { count }); break;
    default: break;
  }
  if (all.length === 0) return t('align.said.nameless', { act: t(`align.act.${what === 'moveTo' ? 'moveDown' : what}`), language });
  return t(`align.said.${all.length === 1 ? 'one' : 'many'}.${what}`, { numbers: numbersText(all, i18n), language });
}

/** What a big act is called while it runs. */
export function actName(what: AlignAct, { t }: LocalizeController): string { return t(`align.act.${what}`); }

/** Sentences that were being typed here have gone: what became of the words, and where they are. */
export function filedNews(filed: readonly Filed[], { versions, i18n, numberOf, versionOf }: SaidAbout): { sentence: string; go: SegmentId | null } {
  const go = filed.find(({ now }) => now !== null)?.now ?? null;
  const version = go === null ? undefined : versions.find(({ id }) => id === versionOf(go));
  const sentence = go === null || !version ? i18n.t('align.filed', { count: filed.length })
    : i18n.t('align.filedAt', { number: i18n.number(numberOf(go) ?? 0), language: columnWord(version, versions, i18n), count: filed.length });
  return { sentence, go };
}

/** An act of one's own that others came before. */
export function voidSentence({ change, refusal }: VoidAct, { t }: LocalizeController): string {
  return t('align.void', { act: t(`history.kinds.${change.kind}`), reason: t(`refusal.${refusal.no}`, refusal.params) });
}

/** "12", "12 and 14", "12–15, 20": neighbours as ranges, and not more of them than one can follow. */
export function numbersText(numbers: readonly number[], i18n: Pick<LocalizeController, 'number' | 'language'>): string {
  const ranges: [number, number][] = [];
  for (const next of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === next - 1) last[1] = next; else ranges.push([next, next]);
  }
  const texts = ranges.flatMap(([from, to]) => (from === to ? [i18n.number(from)] : to === from + 1 ? [i18n.number(from), i18n.number(to)] : [`${i18n.number(from)}–${i18n.number(to)}`]));
  const shown = texts.length > RANGES + 1 ? [...texts.slice(0, RANGES), '…'] : texts;
  return new Intl.ListFormat(i18n.language).format(shown);
}
