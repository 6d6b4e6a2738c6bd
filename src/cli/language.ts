/** Language tags as people write them: `ru`, `EN`, `en_US`, `eng`, `rus`. */
import { basename } from 'node:path';

/** The canonical BCP 47 tag (`eng` → `en`, `pt_br` → `pt-BR`); undefined for what is no tag. */
export function languageTag(written: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The language alone: `en` of `en-US`. */
export function primaryLanguage(tag: string): string {
  return (languageTag(tag) ?? 'und').split('-')[0] ?? 'und';
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * The language that a file name says: `ru.txt`, `book.ru.txt`, `book_pt-BR.docx`. Only two-letter languages and their three-letter
 * synonyms count: most other three letters are a language somewhere (`war.txt`, `sun.txt`) and a word here.
 */
export function languageOfName(file: string): string | undefined {
  const stem = basename(file).replace(/\.[^.]*$/, '');
  for (const part of [stem, stem.split('.').at(-1) ?? '', stem.split(/[._ ]/).at(-1) ?? '', stem.split(/[-._ ]/).at(-1) ?? '']) {
    const tag = languageTag(part), language = tag?.split('-')[0] ?? '';
    if (tag && language.length === 2 && names.of(language) !== undefined) return tag;
  }
  return undefined;
}
