/**
 * The interface languages. Half of English is bundled; Russian and Turkish are loaded when chosen (the service worker keeps
 * them). i18next itself comes after the first row; until then first-words.ts says the same.
 */
import type { i18n as I18n, TFunction } from 'i18next';
import { words as english } from '../../translations/ui/en.json?first';
import type { Words } from './first-words.ts';
import { say, together } from './first-words.ts';
import type { Resources } from './resources.ts';

export const LANGUAGES = ['en', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: shown in the switch whatever the interface language. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', tr: 'Türkçe' };

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'ui'; resources: Resources }
}

const catalogs: Readonly<Record<string, () => Promise<{ default: Words }>>> = {
  ru: () => import('../../translations/ui/ru.json'),
  tr: () => import('../../translations/ui/tr.json'),
};

/** The words of the interface, in one language at a time. */
class Interface {
  readonly #known = new Map<string, Words>([['en', english]]);
  readonly #listeners = new Set<() => void>();
  #language: Language = 'en';
  #started = false;
  #engine: I18n | null = null;
  #loading: Promise<void> | null = null;

  /** Typed by the English catalog, whoever speaks. */
  get t(): TFunction { return this.#engine?.t ?? this.#firstWords; }
  get language(): Language { return this.#language; }
  get isInitialized(): boolean { return this.#started; }
  /** Has i18next taken over? */
  get hasEngine(): boolean { return this.#engine !== null; }

  on(_: 'languageChanged', listener: () => void): void { this.#listeners.add(listener); }
  off(_: 'languageChanged', listener: () => void): void { this.#listeners.delete(listener); }

  /** A catalog that cannot be loaded leaves English. */
  async speak(language: Language): Promise<void> {
    this.#started = true;
    await this.#read(language).catch(() => undefined);
    this.#language = language;
    await this.#engine?.changeLanguage(language);
    for (const listener of [...this.#listeners]) listener();
  }

  addEnglish(words: Words): void {
    this.#known.set('en', together(this.#known.get('en') ?? {}, words));
    this.#engine?.addResourceBundle('en', 'ui', words, true, true);
    void this.takeOver();
  }

  /** Loads i18next. Where that cannot be done (no network on a first visit) the first words go on. */
  takeOver(): Promise<void> { return this.#loading ??= this.#loadEngine().catch(() => { this.#loading = null; }); }

  async #loadEngine(): Promise<void> {
    const { makeEngine } = await import('./engine.ts');
    const engine = await makeEngine({ language: this.#language, languages: LANGUAGES, known: this.#known, read: (language) => this.#read(language) });
    // What was said, chosen or added while it was being loaded.
    engine.addResourceBundle('en', 'ui', this.#known.get('en'), true, true);
    if (engine.language !== this.#language) await engine.changeLanguage(this.#language);
    this.#engine = engine;
  }

  async #read(language: string): Promise<Words> {
    const known = this.#known.get(language), load = catalogs[language];
    if (known) return known;
    if (!load) throw new RangeError(`no catalog for ${language}`);
    const words = (await load()).default;
    this.#known.set(language, words);
    return words;
  }

  // i18next's own type, which knows our keys: nobody may see a difference between the two.
  readonly #firstWords = ((key: string, params: Readonly<Record<string, unknown>> = {}) => {
    const english = { language: 'en', words: this.#known.get('en') ?? {} }, words = this.#known.get(this.#language);
    return say(key, params, words && this.#language !== 'en' ? [{ language: this.#language, words }, english] : [english]);
  }) as unknown as TFunction;
}

export const i18n = new Interface();

/** More of the English catalog, from a page that was loaded later (later-words.ts). */
export function addEnglish(words: Words): void { i18n.addEnglish(words); }

/** The first of the person's languages that the interface speaks; English otherwise. Malformed tags are passed over. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_@.]/)[0];
    const known = LANGUAGES.find((language) => language === primary);
    if (known) return known;
  }
  return 'en';
}

/** Must have finished before the first element asks for a text. */
export function startI18n(language: Language): Promise<void> { return i18n.speak(language); }
export function setLanguage(language: Language): Promise<void> { return i18n.speak(language); }
export function currentLanguage(): Language { return i18n.language; }
