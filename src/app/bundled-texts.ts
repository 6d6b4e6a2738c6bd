/**
 * The texts that come with the app, read from the files that contributors edit. They are no part of the program: a device that
 * has them does not fetch them again, unless a release says something differently.
 */
import type { BundledWork } from '../core/bundled.ts';
import { id, revision } from '../../translations/texts/karabakh-statement/work.json';
import workUrl from '../../translations/texts/karabakh-statement/work.json?url';
import ruAlignUrl from '../../translations/texts/karabakh-statement/ru.align.json?url';
import trAlignUrl from '../../translations/texts/karabakh-statement/tr.align.json?url';
import idsUrl from '../../translations/texts/karabakh-statement/ids.json?url';
import enUrl from '../../translations/texts/karabakh-statement/en.txt?url';
import ruUrl from '../../translations/texts/karabakh-statement/ru.txt?url';
import trUrl from '../../translations/texts/karabakh-statement/tr.txt?url';

export interface BundledText extends Pick<BundledWork, 'id' | 'revision'> {
  /** Throws where it cannot be fetched: on a first visit whose connection ends in the middle. */
  readonly read: () => Promise<BundledWork>;
}

type About = Omit<BundledWork, 'versions'> & { readonly versions: readonly Pick<BundledWork['versions'][number], 'id' | 'lang' | 'kind' | 'note'>[] };
type Linked = BundledWork['versions'][number]['alignment'];

const texts: Readonly<Record<string, string>> = { en: enUrl, ru: ruUrl, tr: trUrl };
const alignments: Readonly<Record<string, string>> = { ru: ruAlignUrl, tr: trAlignUrl };

/** Everything at once: one round trip. Our own files of this build; their shape is tested, not asked for here. */
async function statement(): Promise<BundledWork> {
  const [work, ids, text, alignment] = await Promise.all([
    json<About>(workUrl), json<Readonly<Record<string, readonly string[]>>>(idsUrl), byLanguage(texts, fetched), byLanguage(alignments, json<Linked>),
  ]);
  return { ...work, versions: work.versions.map(({ id: version, lang, kind, note }) => {
    const link = alignment[lang];
    return { id: version, lang, kind, text: text[lang] ?? '', ids: ids[lang] ?? [], ...(note ? { note } : {}), ...(link ? { alignment: link } : {}) };
  }) };
}

async function byLanguage<T>(urls: Readonly<Record<string, string>>, read: (url: string) => Promise<T>): Promise<Readonly<Record<string, T>>> {
  return Object.fromEntries(await Promise.all(Object.entries(urls).map(async ([lang, url]) => [lang, await read(url)] as const)));
}

async function json<T>(url: string): Promise<T> {
  return JSON.parse(await fetched(url)) as T;
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return await response.text();
}

export const BUNDLED: readonly BundledText[] = [{ id, revision, read: statement }];
