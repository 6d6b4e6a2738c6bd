/** Draws its element again when the interface language changes, and formats dates and numbers in it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TFunction } from 'i18next';
import type { Language } from './i18n.ts';
import { currentLanguage, i18n } from './i18n.ts';
import { rareName } from './rare-names.ts';

export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** The language when the element went out of the document; it heard nothing since. */
  #left: Language | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get t(): TFunction { return i18n.t; }
  get language(): Language { return currentLanguage(); }

  /** Hours and minutes, e.g. "14:03". `time`: milliseconds since 1970. */
  time(time: number): string {
    return once(`time ${this.language}`, () => new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })).format(time);
  }

  /** Day and time, e.g. "14 Nov 2020, 14:03". */
  dateTime(time: number): string {
    return once(`date ${this.language}`, () => new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })).format(time);
  }

  /** A calendar day given as ISO 8601 (YYYY-MM-DD), whatever the time zone. */
  day(iso: string): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
  }

  number(value: number): string {
    return once(`number ${this.language}`, () => new Intl.NumberFormat(this.language)).format(value);
  }

  /** The name of a language as it stands inside a sentence, "русский"; the tag itself when nobody knows one. */
  languageWord(tag: string): string { return languageWord(tag, this.language) ?? rareName(tag, this.language, this.#update) ?? tag; }

  /** The same as a heading or a label of its own, "Русский". */
  languageName(tag: string): string {
    const name = this.languageWord(tag);
    const [first = ''] = name;
    return name === tag ? tag : first.toLocaleUpperCase(this.language) + name.slice(first.length);
  }

  hostConnected(): void {
    i18n.on('languageChanged', this.#update);
    if (this.#left !== undefined && this.#left !== this.language) this.#update();
  }

  hostDisconnected(): void {
    i18n.off('languageChanged', this.#update);
    this.#left = this.language;
  }

  readonly #update = (): void => { this.#host.requestUpdate(); };
}

/** In the platform's words; undefined where it has none. */
export function languageWord(tag: string, language: Language): string | undefined {
  return once(`word ${language} ${tag}`, () => {
    try {
      const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(tag);
      // Russian writes languages small inside a sentence; WebKit gives them as for a list.
      return name !== undefined && language === 'ru' ? name.charAt(0).toLocaleLowerCase('ru') + name.slice(1) : name;
    } catch {
      return undefined; // a malformed tag from a person's own text
    }
  });
}

const made = new Map<string, unknown>();

/** A formatter, or a name of a language, is dear to make and each sentence on screen asks for one. */
function once<T>(name: string, make: () => T): T {
  const known = made.get(name) as T | undefined;
  if (known !== undefined) return known;
  const fresh = make();
  made.set(name, fresh);
  return fresh;
}
