/** How the rows of a work are named in the interface language. */
import type { Localized, Version } from '../core/model.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';

/** English where a language is missing. */
export function localized(text: Localized, language: string): string {
  return text[language] ?? text.en;
}

/** The heading of a column: what the person calls it, or its language; numbered where the work has several of that name. */
export function columnName(version: Version, versions: readonly Version[], i18n: LocalizeController): string {
  return numbered(version, versions, { i18n, name: version.name ?? i18n.languageName(version.lang) });
}

/** The same inside a sentence, where Russian writes languages small. */
export function columnWord(version: Version, versions: readonly Version[], i18n: LocalizeController): string {
  return numbered(version, versions, { i18n, name: version.name ?? i18n.languageWord(version.lang) });
}

function numbered(version: Version, versions: readonly Version[], { i18n, name }: { i18n: LocalizeController; name: string }): string {
  const called = ({ name: own, lang }: Version): string => own ?? `lang ${lang}`;
  const twins = versions.filter((one) => called(one) === called(version));
  return twins.length < 2 ? name : i18n.t('columns.second', { name, number: twins.findIndex(({ id }) => id === version.id) + 1 });
}
