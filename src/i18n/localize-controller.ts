/** Draws its element again when the interface language changes, and formats dates and numbers in it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TFunction } from 'i18next';
import type { Language } from './i18n.ts';
import { currentLanguage, i18n } from './i18n.ts';

export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get t(): TFunction { return i18n.t; }
  get language(): Language { return currentLanguage(); }

  /** Hours and minutes, e.g. "14:03". `time`: milliseconds since 1970. */
  time(time: number): string {
    return new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
  }

  /** Day and time, e.g. "14 Nov 2020, 14:03". */
  dateTime(time: number): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(time);
  }

  /** A calendar day given as ISO 8601 (YYYY-MM-DD), whatever the time zone. */
  day(iso: string): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  /** The name of a language in the interface language, capitalised as a heading; the tag itself when the platform knows none. */
  languageName(tag: string): string {
    try {
      const name = new Intl.DisplayNames([this.language], { type: 'language' }).of(tag) ?? tag;
      const [first = ''] = name;
      return first.toLocaleUpperCase(this.language) + name.slice(first.length);
    } catch {
      return tag; // a malformed tag from a person's own text
    }
  }

  hostConnected(): void { i18n.on('languageChanged', this.#update); }
  hostDisconnected(): void { i18n.off('languageChanged', this.#update); }

  readonly #update = (): void => { this.#host.requestUpdate(); };
}
