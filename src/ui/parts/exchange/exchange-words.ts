/** What is said about files from and to others, in the interface language. */
import type { BundleScope, ExchangeError, Outline, Preview, PreviewCounts, PreviewItem, TableProblem } from '../../../app/exchange-types.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { bytesText } from '../../bytes.ts';
import type { ExchangeFailure, ExchangeStep, TakingBack } from '../../controllers/exchanging.ts';
import { isCancelled } from '../../controllers/exchanging.ts';
import type { SendEnd } from '../../controllers/sending.ts';
import { localized } from '../../localized.ts';

/** Why it did not succeed, and where in the file. */
export function exchangeFailureText(failure: ExchangeFailure, i18n: Pick<LocalizeController, 't' | 'language'>): string {
  if ('trouble' in failure) return i18n.t(`trouble.${failure.trouble.code}`);
  const { at } = failure.error, why = whyText(failure.error, i18n);
  return at === '' ? why : `${why} ${i18n.t('exchange.errorPlace', { at })}`;
}

function whyText({ code, params }: ExchangeError, { t, language }: Pick<LocalizeController, 't' | 'language'>): string {
  const size = (name: string): string => bytesText(Number(params[name] ?? 0), language);
  switch (code) {
    case 'tooLarge': return t('exchange.error.tooLarge', { size: size('size'), limit: size('limit') });
    case 'zipBomb': return t('exchange.error.zipBomb', { limit: size('limit') });
    case 'timeLimit': return t('exchange.error.timeLimit', { seconds: params['seconds'] ?? '' });
    case 'workMissing': return t('exchange.error.workMissing', { title: params['title'] ?? '' });
    default: return t(`exchange.error.${code}`);
  }
}

/** The order in which people want to know it. */
const COUNTED = ['disputed', 'conflicts', 'lost', 'corrections', 'suggestions', 'decisions', 'notes', 'links', 'versions'] as const satisfies readonly (keyof PreviewCounts)[];

/** What a file brings, one short line each; nothing is said of what it does not hold. */
export function countLines({ counts, problems }: Preview, { t }: Pick<LocalizeController, 't'>): string[] {
  const lines: string[] = COUNTED.filter((name) => counts[name] > 0).map((name) => t(`exchange.counts.${name}`, { count: counts[name] }));
  if (problems.length > 0) lines.push(t('exchange.counts.problems', { count: problems.length }));
  return lines;
}

/** Of the log: how many changes that is, how many are known, and how many do nothing. */
export function changesLine({ counts }: Preview, { t }: Pick<LocalizeController, 't'>): string {
  return (['changes', 'known', 'without'] as const).filter((name) => counts[name] > 0).map((name) => t(`exchange.counts.${name}`, { count: counts[name] })).join(' · ');
}

export function outlineText({ changes, suggestions, notes }: Outline, { t }: Pick<LocalizeController, 't'>, kind: BundleScope['kind']): string {
  const lines = [
    kind !== 'mine' && changes > 0 && t('exchange.outline.changes', { count: changes }),
    suggestions > 0 && t('exchange.outline.suggestions', { count: suggestions }),
    notes > 0 && t('exchange.outline.notes', { count: notes }),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines.join(' · ') : t(kind === 'whole' ? 'exchange.outline.untouched' : 'exchange.send.nothing');
}

/** What kind of file it is, in a few words; '' = not known. */
export function contentsText({ kind, scope }: Preview, i18n: LocalizeController): string {
  const { t } = i18n;
  if (kind !== 'bundle') return t(`exchange.receive.kind.${kind}`);
  if (!scope) return '';
  return scope.kind === 'since' ? t('exchange.receive.kind.since', { time: i18n.dateTime(scope.time) }) : t(`exchange.receive.kind.${scope.kind}`);
}

type Done = Extract<ExchangeStep, { at: 'done' }>;

/** After a merge: what has come of it. */
export function doneText({ preview, takenBack }: Done, { t, language }: Pick<LocalizeController, 't' | 'language'>): string {
  if (takenBack) return t('exchange.done.undone');
  return preview.work.here === 'new' ? t('exchange.done.added', { title: localized(preview.work.title, language) }) : t('exchange.done.title', { name: preview.fileName });
}

/** What a merge has brought, one short line each; what it took is said beside it. */
export function doneLines({ preview, takenBack }: Done, i18n: Pick<LocalizeController, 't'>): string[] {
  return takenBack ? [] : countLines({ ...preview, counts: { ...preview.counts, lost: 0 } }, i18n);
}

/** How many earlier acts have no effect any more; '' = all have. */
export function lostText({ merged: { lost }, takenBack }: Done, { t }: Pick<LocalizeController, 't'>): string {
  return takenBack || lost === 0 ? '' : t('exchange.done.lost', { count: lost });
}

/** For whoever is elsewhere: all of it in one. */
export function doneNews(step: Done, i18n: Pick<LocalizeController, 't' | 'language'>): string {
  return [doneText(step, i18n), lostText(step, i18n)].filter((text) => text !== '').join('. ');
}

/** The kind of act, or what becomes of a version. */
export function whatText(what: NonNullable<PreviewItem['what']>, { t }: Pick<LocalizeController, 't'>): string {
  return what === 'shownAgain' || what === 'beside' ? t(`exchange.version.${what}`) : t(`history.kinds.${what}`);
}

export function backText(kind: TakingBack, { t }: Pick<LocalizeController, 't'>): string { return t(kind === 'undo' ? 'exchange.done.undone' : 'exchange.done.redone'); }

export function sentText(end: SendEnd, i18n: Pick<LocalizeController, 't' | 'language'>): string {
  if (end.ok) return i18n.t('exchange.send.made', { name: end.fileName });
  return isCancelled(end.failure) ? i18n.t('exchange.send.cancelled') : exchangeFailureText(end.failure, i18n);
}

/** Why a row of a table was not taken over. */
export function problemText({ code, params, row, id }: TableProblem, { t }: Pick<LocalizeController, 't'>): string {
  return (t as (key: string, params: object) => string)(`exchange.table.problem.${code}`, { ...params, row, id });
}
