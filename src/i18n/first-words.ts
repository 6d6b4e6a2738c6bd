/**
 * What i18next would say, as far as our catalogs go: nested keys, `{{name}}`, `{{name, number}}` and plurals by `count`.
 *
 * It speaks until i18next is there (engine.ts), which is after the first row: the frame needs a few dozen words at once, and
 * i18next is a sixth of all the script that a first row may wait for. A test says every sentence of every catalog by both.
 */

/** Words by nested key. */
export interface Words { readonly [key: string]: string | Words }
export interface Spoken { readonly language: string; readonly words: Words }
type Params = Readonly<Record<string, unknown>>;

/** The sentence of a key in the first language that has it; the key where none has. */
export function say(key: string, params: Params, languages: readonly Spoken[]): string {
  for (const { language, words } of languages) {
    const sentence = pluralOf(key, params['count'], { language, words }) ?? wordAt(words, key);
    if (sentence !== undefined) return filled(sentence, params, languages[0]?.language ?? language);
  }
  return key;
}

function pluralOf(key: string, count: unknown, { language, words }: Spoken): string | undefined {
  return typeof count === 'number' ? wordAt(words, `${key}_${new Intl.PluralRules(language).select(count)}`) : undefined;
}

function wordAt(words: Words, key: string): string | undefined {
  let at: string | Words | undefined = words;
  for (const part of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, part) ? at[part] : undefined;
  return typeof at === 'string' ? at : undefined;
}

function filled(sentence: string, params: Params, language: string): string {
  return sentence.replace(/\{\{\s*(\w+)\s*(?:,\s*(number)\s*)?\}\}/g, (_, name: string, format: string | undefined) => {
    const value = params[name];
    if (format && typeof value === 'number') return new Intl.NumberFormat(language).format(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

/** `more` beside what is there. */
export function together(words: Words, more: Words): Words {
  const sum: Record<string, string | Words> = { ...words };
  for (const [key, value] of Object.entries(more)) {
    const known = sum[key];
    sum[key] = typeof known === 'object' && typeof value === 'object' ? together(known, value) : value;
  }
  return sum;
}
