/** What is said about a text that is being imported. */
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { ReadText } from '../../../app/import-types.ts';
import { bytesText } from '../../bytes.ts';
import type { ImportFailure, JobEnd } from '../../controllers/import-job.ts';
import type { ImportCard } from '../../controllers/import-tray.ts';
import { shortened } from '../../controllers/import-tray.ts';
import { encodingName } from './encodings.ts';

type Words = Pick<LocalizeController, 't' | 'language'>;

export function importFailureText(failure: ImportFailure, { t, language }: Words): string {
  if ('trouble' in failure) return t(`trouble.${failure.trouble.code}`);
  const { code, params } = failure.error;
  const number = (name: string): number => Number(params[name] ?? 0), size = (name: string): string => bytesText(number(name), language);
  switch (code) {
    case 'tooLarge': return t('import.error.tooLarge', { size: size('size'), limit: size('limit') });
    case 'zipBomb': return t('import.error.zipBomb', { limit: size('limit') });
    case 'tooMany': case 'tooLong': return t(`import.error.${code}`, { limit: number('limit') });
    case 'badXml': return t('import.error.badXml', { line: number('line'), column: number('column') });
    case 'undecodable': return t('import.error.undecodable', { encoding: encodingName(String(params['encoding'] ?? '')) });
    case 'timeLimit': return t('import.error.timeLimit', { seconds: number('seconds') });
    default: return t(`import.error.${code}`);
  }
}

/** How a job ended badly. What is said of a text that was read does not fit two that have long been there. */
export function failureText({ request: { order }, failure }: Extract<JobEnd, { ok: false }>, i18n: Words): string {
  const code = 'error' in failure ? failure.error.code : null;
  return (order.kind === 'direct' || order.kind === 'realign') && (code === 'changed' || code === 'crashed') ? i18n.t(`import.direct.${code}`) : importFailureText(failure, i18n);
}

/** Something a person should know about what was read. */
export function issueText({ code, params }: ReadText['issues'][number], { t }: Words): string {
  return t(`import.issue.${code}`, { count: Number(params['count'] ?? 1) });
}

/** "1,234 sentences · 210 paragraphs · 56,789 characters". */
export function countsText({ sentences, paragraphs, characters }: ReadText, { t }: Words): string {
  return [t('import.sentences', { count: sentences.length }), t('import.paragraphs', { count: paragraphs }), t('import.characters', { count: characters })].join(' · ');
}

export function cardName({ source, text }: ImportCard, { t }: Words): string {
  return 'file' in source ? source.file.name : shortened(text?.title.trim() ?? '') || t('import.pasted');
}

/** How many of the texts that came were taken. */
export function takenText(taken: number, { of, most }: { of: number; most: number }, { t }: Words): { sentence: string; shown: boolean } {
  const said = [taken > 0 && `${t('import.taken', { count: taken })}.`, taken < of && t('import.limit', { count: most })].filter((line) => line !== false);
  return { sentence: said.join(' '), shown: taken < of };
}

/** How an import ended well. */
export function doneText({ request: { order }, rows, doubtful }: Extract<JobEnd, { ok: true }>, { t }: Words): string {
  if (order.kind === 'work' && order.plan.versions.length < 2) return t('import.doneAlone', { title: order.plan.title });
  const counts = { rows: t('import.rowCount', { count: rows }), doubtful: t('import.doubtfulCount', { count: doubtful }) };
  return order.kind === 'direct' ? t('import.direct.done', { ...order.names, ...counts }) : t('import.done', counts);
}

/** 0..1 as a whole per cent in the way of the language. Never 100 % before the end. */
export function percentText(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(share * 100) / 100);
}
