/** Names of languages that the browser has none for. They are loaded when one is first met, which hardly ever happens. */
import type { Language } from './i18n.ts';
import type * as RareLanguages from './rare-languages.ts';

type Names = typeof RareLanguages.RARE_LANGUAGES;

let names: Names | undefined;
let loading: Promise<Names> | undefined;

export function loadRareNames(): Promise<Names> {
  return loading ??= import('./rare-languages.ts').then(({ RARE_LANGUAGES }) => names = RARE_LANGUAGES);
}

/** undefined: there is none, or it is not here yet; then `arrived` is called when it may be. */
export function rareName(tag: string, language: Language, arrived: () => void): string | undefined {
  if (names) return names[tag]?.[PLACE[language]];
  void loadRareNames().then(arrived);
  return undefined;
}

const PLACE = { en: 0, ru: 1, tr: 2 } as const satisfies Record<Language, number>;
