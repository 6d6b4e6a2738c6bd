/** How the rows of a work are named in the interface language. */
import type { Localized, Version } from '../core/model.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';

/** English where a language is missing. */
export function localized(text: Localized, language: string): string {
  return text[language] ?? text.en;
}

/** The heading of a column: its language, numbered where the work has several versions in one language. */
export function columnName(version: Version, versions: readonly Version[], i18n: LocalizeController): string {
  const name = i18n.languageName(version.lang);
  const twins = versions.filter(({ lang }) => lang === version.lang);
  if (twins.length < 2) return name;
  return i18n.t('columns.second', { name, number: twins.findIndex(({ id }) => id === version.id) + 1 });
}
