/** The texts that come with the app, read from the files that contributors edit. */
import type { BundledWork } from '../core/bundled.ts';
import work from '../../translations/texts/karabakh-statement/work.json';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import ru from '../../translations/texts/karabakh-statement/ru.align.json';
import tr from '../../translations/texts/karabakh-statement/tr.align.json';
import enText from '../../translations/texts/karabakh-statement/en.txt?raw';
import ruText from '../../translations/texts/karabakh-statement/ru.txt?raw';
import trText from '../../translations/texts/karabakh-statement/tr.txt?raw';

const texts: Readonly<Record<string, string>> = { en: enText, ru: ruText, tr: trText };
const alignments: Readonly<Record<string, typeof ru>> = { ru, tr };

const statement: BundledWork = {
  ...work,
  versions: work.versions.map(({ id, lang, kind, note }) => {
    const alignment = alignments[lang];
    return {
      id, lang, kind, text: texts[lang] ?? '', ids: (ids as Readonly<Record<string, readonly string[]>>)[lang] ?? [],
      ...(note ? { note } : {}), ...(alignment ? { alignment } : {}),
    };
  }),
};

export const BUNDLED: readonly BundledWork[] = [statement];
