/**
 * How this person likes to see things on this device: small, synchronous, kept in localStorage so that the first paint
 * has it. Losing it loses no work. Carried in the backup as `settings`.
 */
import type { SegmentId, VersionId, WorkId } from '../../core/ids.ts';
import type { Stop } from '../../app/glimpse.ts';
import type { Language } from '../../i18n/i18n.ts';
import type { KeyChoice } from './key-map.ts';
import { PROFILES } from './key-profiles.ts';

export interface Preferences {
  readonly language: Language;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly layout: 'aligned' | 'reading';
  /** Column order; versions that are not named follow in the work's order. */
  readonly columns: readonly VersionId[];
  readonly hidden: readonly VersionId[];
  /** Relative width (grid fr) of a column; 1 when not named. */
  readonly widths: Readonly<Record<string, number>>;
  readonly textSize: 'small' | 'medium' | 'large';
  readonly numbers: boolean;
  /** False: keys without Ctrl or Alt ('?', '/') do nothing (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** The profile of keys and what the person has set on top; one value, because the one is made for the other. */
  readonly keys: KeyChoice;
  /** The name has been asked for once; skipping it was an answer. */
  readonly nameAsked: boolean;
  /** When a backup was last downloaded here, milliseconds since 1970. It says something about this browser, so no backup carries it. */
  readonly lastBackup: number;
  /** Work by work, when a file with its changes was last made for others here, milliseconds since 1970. As true of this browser alone. */
  readonly lastSent: Readonly<Record<string, number>>;
  /** "Ready for offline use" has been said in this browser. */
  readonly offlineTold: boolean;
  /** What the library is sorted by. */
  readonly librarySort: 'change' | 'title' | 'size' | 'progress';
  /** Work by work, the segment where the person stopped; the latest work first (see place.ts). */
  readonly places: readonly (readonly [WorkId, SegmentId])[];
  /** Where the person stopped last in a big work, so that its rows can be shown before it is read whole. Of this browser only. */
  readonly stop: { readonly work: WorkId } & Pick<Stop, keyof Stop>; // a type without a name is JSON to the compiler
  /** The same as earlier releases kept it, one for all works: only read. */
  readonly place: string;
}

const PREFIX = 'dragoman.';

const oneOf = (...values: readonly string[]) => (value: unknown): boolean => values.includes(value as string);
const text = (value: unknown): boolean => typeof value === 'string';
const flag = (value: unknown): boolean => typeof value === 'boolean';
const texts = (value: unknown): boolean => Array.isArray(value) && value.every(text);
const pairs = (value: unknown): boolean => Array.isArray(value) && value.every((pair) => texts(pair) && (pair as unknown[]).length === 2);
const table = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.values(value).every(texts);
const choice = (value: unknown): boolean => {
  const { profile, own, aside = {} } = (value ?? {}) as { readonly [key: string]: unknown };
  return PROFILES.some((one) => one === profile) && table(own) && table(aside);
};
const numbers = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((width) => Number.isFinite(width) && width > 0);

const stop = (value: unknown): boolean => {
  const { work, segment, row, numbers: counted } = (value ?? {}) as { readonly [key: string]: unknown };
  return text(work) && text(segment) && Number.isInteger(row) && (row as number) >= 0 && Array.isArray(counted)
    && counted.every((pair) => Array.isArray(pair) && pair.length === 2 && text(pair[0]) && Number.isInteger(pair[1]));
};

/** What is read back may come from an earlier release or from a stranger's backup: only a value that fits is taken. */
const FITS: { readonly [K in keyof Preferences]: (value: unknown) => boolean } = {
  language: oneOf('en', 'ru', 'tr'), theme: oneOf('auto', 'light', 'dark'), layout: oneOf('aligned', 'reading'),
  columns: texts, hidden: texts, widths: numbers, textSize: oneOf('small', 'medium', 'large'), numbers: flag,
  singleKeys: flag, keys: choice, nameAsked: flag, lastBackup: Number.isFinite, lastSent: numbers, offlineTold: flag, librarySort: oneOf('change', 'title', 'size', 'progress'), places: pairs, place: text, stop,
};
const KEYS = Object.keys(FITS) as (keyof Preferences)[];
/** What a backup carries: nothing that is only true of this browser. */
const CARRIED = KEYS.filter((key) => key !== 'lastBackup' && key !== 'lastSent' && key !== 'offlineTold' && key !== 'stop');

class PreferenceStore extends EventTarget {
  get<K extends keyof Preferences>(key: K): Preferences[K] | undefined {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
      return FITS[key](stored) ? stored as Preferences[K] : undefined;
    } catch {
      return undefined; // storage forbidden, or no JSON: the default will do
    }
  }

  set<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // full or forbidden: the choice lasts until the page is closed, no work depends on it
    }
    this.dispatchEvent(new CustomEvent('change', { detail: key }));
  }

  /** Forgets everything, for "erase everything". */
  clear(): void {
    try {
      for (const key of KEYS) localStorage.removeItem(PREFIX + key);
    } catch {
      // storage forbidden: there is nothing to forget
    }
    this.dispatchEvent(new CustomEvent('change', { detail: '' }));
  }

  /** All that is set: what a backup carries. */
  all(): Partial<Preferences> {
    return Object.fromEntries(CARRIED.flatMap((key) => { const value = this.get(key); return value === undefined ? [] : [[key, value]]; }));
  }

  /** Takes settings of a backup where nothing has been chosen here yet. */
  fill(settings: { readonly [key: string]: unknown }): void {
    for (const key of CARRIED) {
      const value = settings[key];
      if (this.get(key) === undefined && FITS[key](value)) this.set(key, value as never);
    }
  }
}

export const preferences = new PreferenceStore();
