/**
 * The interface languages. English is bundled; Russian and Turkish are loaded when chosen (the service worker keeps them).
 * Values are shown through Lit text bindings, which escape them; so i18next must not escape a second time.
 */
import type { BackendModule, i18n as I18n } from 'i18next';
import i18next from 'i18next';
import { words as en } from '../../translations/ui/en.json?first';
import type { Resources } from './resources.ts';

export const LANGUAGES = ['en', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: shown in the switch whatever the interface language. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', tr: 'Türkçe' };

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'ui'; resources: Resources }
}

const catalogs = {
  ru: () => import('../../translations/ui/ru.json'),
  tr: () => import('../../translations/ui/tr.json'),
};

const lazy: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => {
    const load = catalogs[language as keyof typeof catalogs] as (() => Promise<{ default: object }>) | undefined;
    if (!load) { done(new Error(`no catalog for ${language}`), false); return; }
    load().then((module) => { done(null, module.default); }, (error: unknown) => { done(error as Error, true); });
  },
};

export const i18n: I18n = i18next.createInstance();

/** Words that came before the start. */
const early: object[] = [];

/** More of the English catalog, from a page that was loaded later (later-words.ts). */
export function addEnglish(words: object): void {
  if (i18n.isInitialized) i18n.addResourceBundle('en', 'ui', words, true, true); else early.push(words);
}

/** The first of the person's languages that the interface speaks; English otherwise. Malformed tags are passed over. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_@.]/)[0];
    const known = LANGUAGES.find((language) => language === primary);
    if (known) return known;
  }
  return 'en';
}

/** Must have finished before the first element asks for a text. A catalog that cannot be loaded leaves English. */
export async function startI18n(language: Language): Promise<void> {
  await i18n.use(lazy).init({
    lng: language, fallbackLng: 'en', supportedLngs: LANGUAGES, load: 'languageOnly', ns: ['ui'], defaultNS: 'ui',
    partialBundledLanguages: true, resources: { en: { ui: en } }, interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<I18n['init']>[0]);
  for (const words of early.splice(0)) addEnglish(words);
}

export async function setLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
}

export function currentLanguage(): Language {
  return chooseLanguage([i18n.language]);
}
