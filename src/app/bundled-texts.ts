/**
 * The texts that come with the app, read from the files that contributors edit. They are no part of the program: a device that
 * has them does not fetch them again, unless a release says something differently.
 */
import type { BundledWork } from '../core/bundled.ts';
import work from '../../translations/texts/karabakh-statement/work.json';
import ru from '../../translations/texts/karabakh-statement/ru.align.json';
import tr from '../../translations/texts/karabakh-statement/tr.align.json';
import idsUrl from '../../translations/texts/karabakh-statement/ids.json?url';
import enUrl from '../../translations/texts/karabakh-statement/en.txt?url';
import ruUrl from '../../translations/texts/karabakh-statement/ru.txt?url';
import trUrl from '../../translations/texts/karabakh-statement/tr.txt?url';

export interface BundledText extends Pick<BundledWork, 'id' | 'revision'> {
  /** Throws where it cannot be fetched: on a first visit whose connection ends in the middle. */
  readonly read: () => Promise<BundledWork>;
}

const urls: Readonly<Record<string, string>> = { en: enUrl, ru: ruUrl, tr: trUrl };
const alignments: Readonly<Record<string, typeof ru>> = { ru, tr };

async function statement(): Promise<BundledWork> {
  const [ids, ...texts] = await Promise.all([idsUrl, ...work.versions.map(({ lang }) => urls[lang] ?? '')].map(fetched));
  const idsOf = JSON.parse(ids ?? '') as Readonly<Record<string, readonly string[]>>;
  return {
    ...work,
    versions: work.versions.map(({ id, lang, kind, note }, at) => {
      const alignment = alignments[lang];
      return { id, lang, kind, text: texts[at] ?? '', ids: idsOf[lang] ?? [], ...(note ? { note } : {}), ...(alignment ? { alignment } : {}) };
    }),
  };
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return await response.text();
}

export const BUNDLED: readonly BundledText[] = [{ id: work.id, revision: work.revision, read: statement }];
