/** What the one-file reader says, in all languages at once: it speaks without the app. Loaded when somebody exports one. */
import { words as later } from '../../translations/ui/en.json?later';
import type { Words } from './first-words.ts';
import type { Language } from './i18n.ts';
import type { Resources } from './resources.ts';

export type ReaderWords = { readonly [K in keyof Resources['ui']['reader']]: string };

export async function readerWords(): Promise<Readonly<Record<Language, ReaderWords>>> {
  const [ru, tr] = await Promise.all([import('../../translations/ui/ru.json'), import('../../translations/ui/tr.json')]);
  return { en: sectionOf(later), ru: ru.default.reader, tr: tr.default.reader };
}

/** The English half is untyped; the catalog tests say that it has what the others have. */
function sectionOf({ reader = {} }: Words): ReaderWords {
  return typeof reader === 'string' ? {} as ReaderWords : reader as ReaderWords;
}
