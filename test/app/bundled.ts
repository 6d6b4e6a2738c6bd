/** The bundled texts at hand, as tests change them and hand them to a session. */
import type { BundledText } from '../../src/app/bundled-texts.ts';
import type { BundledWork } from '../../src/core/bundled.ts';
import work from '../../translations/texts/karabakh-statement/work.json';
import ids from '../../translations/texts/karabakh-statement/ids.json';
import ru from '../../translations/texts/karabakh-statement/ru.align.json';
import tr from '../../translations/texts/karabakh-statement/tr.align.json';
import enText from '../../translations/texts/karabakh-statement/en.txt?raw';
import ruText from '../../translations/texts/karabakh-statement/ru.txt?raw';
import trText from '../../translations/texts/karabakh-statement/tr.txt?raw';

const texts: Readonly<Record<string, string>> = { en: enText, ru: ruText, tr: trText };
const alignments: Readonly<Record<string, typeof ru>> = { ru, tr };

export const STATEMENT: BundledWork = {
  ...work,
  versions: work.versions.map(({ id, lang, kind, note }) => {
    const alignment = alignments[lang];
    return {
      id, lang, kind, text: texts[lang] ?? '', ids: (ids as Readonly<Record<string, readonly string[]>>)[lang] ?? [],
      ...(note ? { note } : {}), ...(alignment ? { alignment } : {}),
    };
  }),
};

/** As a release would bring them. */
export function atHand(...works: readonly BundledWork[]): BundledText[] {
  return works.map((one) => ({ id: one.id, revision: one.revision, read: () => Promise.resolve(one) }));
}
