/** How the rows of a work are named in the interface language. */
import type { Localized, Version } from '../core/model.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';

/** English where a language is missing. */
export function localized(text: Localized, language: string): string {
  return text[language] ?? text.en;
}

/** The heading of a column: its language, numbered where the work has several versions in one language. */
export function columnName(version: Version, versions: readonly Version[], i18n: LocalizeController): string {
  const number = numberAmong(version, versions);
  const name = i18n.languageName(version.lang);
  return number === 0 ? name : i18n.t('columns.second', { name, number });
}

/** The same inside a sentence, where Russian writes languages small. */
export function columnWord(version: Version, versions: readonly Version[], i18n: LocalizeController): string {
  const number = numberAmong(version, versions);
  const name = i18n.languageWord(version.lang);
  return number === 0 ? name : i18n.t('columns.second', { name, number });
}

/** 0: the only version in its language. */
function numberAmong(version: Version, versions: readonly Version[]): number {
  const twins = versions.filter(({ lang }) => lang === version.lang);
  return twins.length < 2 ? 0 : twins.findIndex(({ id }) => id === version.id) + 1;
}
