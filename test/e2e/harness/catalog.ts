/** The words of the interface, from the same catalogs as the app: tests find things by what a person reads. */
import en from '../../../translations/ui/en.json';
import ru from '../../../translations/ui/ru.json';
import tr from '../../../translations/ui/tr.json';

export const CATALOGS = { en, ru, tr };
export type Language = keyof typeof CATALOGS;
export const LANGUAGES = ['en', 'ru', 'tr'] as const;

/** A sentence of the catalog by its key, its variables filled in. */
export function say(key: string, params: Readonly<Record<string, string | number>> = {}, language: Language = 'en'): string {
  const found = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], CATALOGS[language]);
  if (typeof found !== 'string') throw new RangeError(`the ${language} catalog has no "${key}"`);
  return found.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The same as a pattern to be found in a longer text: a variable that is not given matches anything. */
export function saying(key: string, params: Readonly<Record<string, string | number>> = {}, language: Language = 'en'): RegExp {
  const anything = new Proxy(params, { get: (given, name: string) => given[name] ?? '\u0000' });
  return new RegExp(say(key, anything, language).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.*'));
}
