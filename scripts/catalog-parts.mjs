// The English catalog is bundled, so that no first row waits for it; what only later pages say comes with them. A contributor
// edits one file a language all the same: `en.json?first` and `en.json?later` are two halves of it, cut here.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Sections of what is loaded after the first row (editor, cards, find, palette), or when somebody goes there (pages). */
const LATER = [
  'align', 'editor', 'suggestion', 'refusal', 'find', 'draft', 'palette', 'help', 'keys', 'person', 'erase',
  'import', 'library', 'history', 'settings', 'backup', 'recovery', 'walk', 'map', 'realign', 'print', 'notes', 'stale',
  'review', 'exchange', 'snapshots', 'reader', 'offline', 'action',
];
/** Keys of other sections that only such parts say; names of actions are said by the palette, the help and menus. */
const LATER_KEYS = [
  'work.next', 'work.previous', 'work.first', 'work.last', 'work.findLong', 'work.printCut', 'layout.toAligned', 'layout.toReading', 'layout.toggleNumbers',
  'columns.describeTitle', 'columns.wasDescribed', 'columns.wasRemoved', 'state.hint', 'segment.label',
  'segment.suggestionsOpen_one', 'segment.suggestionsOpen_other', 'segment.suggestionsDecided_one', 'segment.suggestionsDecided_other',
];
/** Keys of later sections that the frame says before the page is there. */
const AT_ONCE = ['action.space', 'import.title', 'import.versionTitle', 'import.replaceTitle', 'import.dropHere', 'library.title', 'library.opening', 'library.notThere', 'review.title', 'exchange.title', 'exchange.dropHere', 'snapshots.title', 'realign.act', 'realign.direct'];

const CATALOG = 'translations/ui/en.json';
const PART = /\/translations\/ui\/en\.json\?(first|later)$/;
/** A name of its own: to the bundler it is a script, whatever the file is. */
const OWN = '\0catalog-part:';

/** @typedef {Record<string, Record<string, unknown>>} Catalog */

/** @param {Catalog} catalog @param {string} part @returns {Catalog} */
export function partOf(catalog, part) {
  /** @type {Catalog} */
  const cut = {};
  for (const [section, words] of Object.entries(catalog)) {
    for (const [key, word] of Object.entries(words)) {
      const name = `${section}.${key}`, first = LATER.includes(section) ? AT_ONCE.includes(name) : !LATER_KEYS.includes(name);
      if (first === (part === 'first')) (cut[section] ??= {})[key] = word;
    }
  }
  return cut;
}

/** @returns {import('vite').Plugin} */
export function catalogParts() {
  return {
    name: 'catalog-parts',
    enforce: 'pre',
    resolveId: (id) => PART.test(id) ? OWN + PART.exec(id)?.[1] : undefined,
    load(id) {
      if (!id.startsWith(OWN)) return undefined;
      this.addWatchFile(resolve(CATALOG));
      return `export const words = ${JSON.stringify(partOf(JSON.parse(readFileSync(CATALOG, 'utf8')), id.slice(OWN.length)))};`;
    },
  };
}
