/** What is drawn of the notes about a link: where it hangs under the sentences of a cell, and what is said of it. */
import type { BeadId } from '../core/ids.ts';
import type { Author, Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { versionsOf } from '../core/units.ts';
import type { Workbench } from '../app/workbench.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import type { CellLink } from './cell-links.ts';
import { columnWord } from './localized.ts';
import { aboutLink, linkThreads } from './note-places.ts';
import { judgedWords } from './parts/link-mark.ts';
import type { LinkNotesView } from './parts/notes/link-notes.ts';

interface Around {
  readonly workbench: Workbench;
  readonly i18n: LocalizeController;
  readonly numberOf: (id: LinkNotesView['about']['segment']) => number | undefined;
}

/** null: notes about this link stand elsewhere: the original has none of its own, and a link that stands in two places of a cell has them at the first. */
export function linkNotesView({ workbench, i18n, numberOf }: Around, version: Version, { bead, ids }: Pick<CellLink, 'bead' | 'ids'>): LinkNotesView | null {
  const { tables } = workbench, about = bead && version.alignment !== null ? aboutLink(tables, version.id, bead) : null;
  if (!bead || !about || (ids.length > 0 && !ids.includes(about.segment))) return null;
  return {
    about, threads: linkThreads(tables, version.id, bead), remark: bead.note ?? '',
    // Asked for where there are any: each row that is drawn asks for the rest.
    get name() { return { number: i18n.number(numberOf(about.segment) ?? 0), language: columnWord(version, versionsOf(tables), i18n) }; },
    facts: () => [judgedWords(bead, { i18n, reader: workbench.person.personId, direct: null }), lastWords(workbench, bead.id, i18n)].filter((one) => one !== '').join('. '),
  };
}

/** How many open notes there are about it: what the rows show beside their sentences. */
export function openOnLink(tables: Tables, version: Version, { bead }: Pick<CellLink, 'bead'>): number {
  return bead && version.alignment !== null && tables.count('note') > 0 ? linkThreads(tables, version.id, bead).filter(({ open }) => open).length : 0;
}

/** Who changed a link last and when. From the history, read backwards: links are judged rarely, and asked about more rarely. '' = nobody by hand. */
export function lastWords({ history, person }: { readonly history: Workbench['history']; readonly person: Author }, id: BeadId, i18n: LocalizeController): string {
  const change = history.findLast(({ patch }) => patch.bead?.[id] !== undefined);
  if (!change) return '';
  const { author: { personId, name }, time } = change;
  const author = personId === person.personId ? i18n.t('align.note.you') : name === '' ? i18n.t('align.note.somebody') : name;
  return i18n.t('align.note.last', { time: i18n.dateTime(time), author });
}
