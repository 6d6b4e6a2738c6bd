/** The link of a cell, and the single remark on it: who changed the link last and when, from the log, and what one writes about it. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Refusal } from '../../core/change.ts';
import { isRefusal, refuse } from '../../core/change.ts';
import type { Bead } from '../../core/model.ts';
import type { Tables } from '../../core/tables.ts';
import { theWork } from '../../core/units.ts';
import { noteLink } from '../../app/alignment-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { lastWords } from '../link-notes-view.ts';
import { askNote } from '../parts/link-note.ts';
import { judgedWords } from '../parts/link-mark.ts';
import type { Stand } from './moves.ts';
import { sentenceName } from './sentences.ts';

export interface LinkHost {
  readonly workbench: Workbench;
  readonly i18n: LocalizeController;
  readonly shown: readonly VersionId[];
}

interface Link { readonly version: VersionId; readonly segment: SegmentId; readonly bead: Bead }

/** Asks, and does it. null: it was left, or nothing was changed. */
export async function writeRemark({ workbench, i18n, shown }: LinkHost, stand: Stand): Promise<{ sentence: string } | Refusal | null> {
  const { tables } = workbench, link = linkAt(tables, stand, shown);
  if (!link) return refuse('gone');
  const name = nameOf(link, stand, { workbench, i18n });
  const base = link.bead.note ?? '';
  const note = await askNote({
    title: i18n.t('align.note.title', name), status: judgedWords(link.bead, { i18n, reader: workbench.person.personId, direct: null }),
    last: lastWords(workbench, link.bead.id, i18n), note: base,
  });
  if (note === null || note === base) return null;
  const done = noteLink(workbench, { version: link.version, segment: link.segment, base, note });
  return isRefusal(done) ? done : { sentence: i18n.t(note === '' ? 'align.said.noteRemoved' : 'align.said.noteSaved', name) };
}

/** The sentence where the keyboard is, if it is of the link's column; else the first that it has there, or, where it has none, one of the original. */
function nameOf({ version, segment, bead }: Link, stand: Stand, { workbench, i18n }: Pick<LinkHost, 'workbench' | 'i18n'>): { number: string; language: string } {
  const own = stand.version === version ? stand.segment : null;
  return sentenceName(workbench, own ?? bead.target[0] ?? segment, i18n);
}

/** The original hangs on every column: there the first on screen is meant. */
export function linkAt(tables: Tables, { version, segment, unit }: Stand, shown: readonly VersionId[]): Link | null {
  const { pivot } = theWork(tables);
  const of = version === pivot ? shown.find((id) => id !== pivot) : version, alignment = tables.get('version', of ?? '')?.alignment;
  const name = segment ?? unit.cells.get(pivot)?.[0] ?? unit.id;
  const bead = alignment ? tables.beadOf(alignment, name) : undefined;
  return of && bead ? { version: of, segment: name, bead } : null;
}
