/**
 * Acts that say how sure a person is of links: confirmed, to be looked at again, or nobody's. Over many rows they are a job
 * (big-acts.ts): so large a change would be too large for the log, and for the page while it is made.
 */
import type { LinkName } from '../core/commands/links-marks.ts';
import { isRefusal, refuse } from '../core/change.ts';
import type { Bead, BeadStatus } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import type { Unit } from '../core/units.ts';
import { theWork } from '../core/units.ts';
import { alignedOnes, columnsOf, selected } from './act-rows.ts';
import type { ActOutcome, ActPlace, SaidColumns } from './act-types.ts';
import { bigMarks } from './big-acts.ts';
import { BIG } from './big-run.ts';
import type { Workbench } from './workbench.ts';

type MarkAct = 'confirm' | 'confirmAbove' | 'review' | 'clear';
const STATUS: Readonly<Record<MarkAct, BeadStatus>> = { confirm: 'confirmed', confirmAbove: 'confirmed', review: 'needs-review', clear: 'auto' };

/** A link, and the bead that it is now. */
interface Named { readonly name: LinkName; readonly bead: Bead }

export function mark(workbench: Workbench, what: MarkAct, place: ActPlace): ActOutcome {
  const { tables } = workbench, { stand } = place, status = STATUS[what];
  const chosen = what === 'confirmAbove' ? [] : selected(place, tables);
  const units = what === 'confirmAbove' ? unitsAbove(place) : [];
  const named = chosen.length > 0 ? ofSelection(tables, place, chosen) : what === 'confirmAbove' ? ofRows(tables, place, units) : ofCell(tables, place);
  const open: Named[] = [];
  let found = 0;
  for (const one of named) {
    found++;
    if (one.bead.status !== status || (status === 'auto' && one.bead.by)) open.push(one);
    if (open.length > BIG) break;
  }
  if (found === 0) return refuse('emptyCell');
  if (open.length > BIG) {
    const columns = (): SaidColumns => columnsAbout(tables, place, { what, chosen: chosen.filter((id) => tables.get('segment', id)) });
    return bigMarks(workbench, { status, what, rows: units.length > 0 ? units.length : chosen.length, columns, links: linksAgain(tables, place, { chosen, units }) });
  }
  if (open.length === 0) return refuse('asIs');
  const marked = new Set(open.flatMap(({ bead: { source, target } }) => [...source, ...target]));
  const columns = columnsAbout(tables, place, { what, chosen: chosen.filter((id) => marked.has(id)) });
  const change = workbench.dispatch('setLinkStatus', ({ author }) => ({ links: open.map(({ name }) => name), status, author }));
  if (isRefusal(change)) return change;
  return { change, focus: stand.segment, said: { what, columns, count: Object.keys(change.patch.bead ?? {}).length, bound: null } };
}

/** Everything above is about whole columns; any other mark about the chosen sentences whose links it changes, or about those of the cell. */
function columnsAbout(
  tables: Tables, { stand: { version, unit }, shown }: ActPlace, { what, chosen }: { readonly what: MarkAct; readonly chosen: readonly LinkName['segment'][] },
): SaidColumns {
  if (what !== 'confirmAbove') return columnsOf(tables, chosen.length > 0 ? chosen : unit.cells.get(version) ?? [], version);
  const [first = version, ...more] = columnsMarked(tables, version, shown);
  return [{ version: first, numbers: [] }, ...more.map((id) => ({ version: id, numbers: [] }))];
}

/** Where the keyboard is in the pivot's column, links of all shown versions are meant. */
function columnsMarked(tables: Tables, version: LinkName['version'], shown: ActPlace['shown']): readonly LinkName['version'][] {
  return version === theWork(tables).pivot ? alignedOnes(tables, shown).map(({ id }) => id) : [version];
}

/** All rows from the first to this one. */
function unitsAbove({ rows, stand }: ActPlace): Unit[] {
  const last = rows.placeOf(stand.unit);
  return Array.from({ length: last + 1 }, (_, place) => rows.at(place)).filter((unit) => unit !== undefined);
}

/** The link of the sentence where the keyboard is; of the pivot's, and of an empty cell, those of the row. */
function ofCell(tables: Tables, place: ActPlace): Generator<Named> {
  const { version, segment, unit } = place.stand;
  return segment === null || version === theWork(tables).pivot ? ofRow(tables, place, unit) : each(tables, [[version, [segment]]]);
}

/** The links of the column in a row: in the pivot's column, of all shown versions. */
function* ofRow(tables: Tables, { stand: { version }, shown }: ActPlace, { cells }: Unit): Generator<Named> {
  const { pivot } = theWork(tables);
  yield* each(tables, columnsMarked(tables, version, shown).map((id) => [id, [...cells.get(pivot) ?? [], ...cells.get(id) ?? []]] as const));
}

function* ofRows(tables: Tables, place: ActPlace, units: Iterable<Unit>): Generator<Named> {
  for (const unit of units) yield* ofRow(tables, place, unit);
}

function* ofSelection(tables: Tables, { shown }: ActPlace, chosen: Iterable<LinkName['segment']>): Generator<Named> {
  const seen = new Set<string>();
  for (const id of chosen) {
    const version = tables.get('segment', id)?.version;
    const links = version === undefined ? [] : columnsMarked(tables, version, shown).map((column) => [column, [id]] as const);
    for (const named of each(tables, links)) if (!seen.has(named.bead.id)) { seen.add(named.bead.id); yield named; }
  }
}

/** Each bead once, by one of the segments that name it. */
function* each(tables: Tables, links: readonly (readonly [LinkName['version'], readonly LinkName['segment'][]])[]): Generator<Named> {
  for (const [version, segments] of links) {
    const alignment = tables.get('version', version)?.alignment ?? null, seen = new Set<string>();
    for (const segment of alignment === null ? [] : segments) {
      const bead = alignment === null ? undefined : tables.beadOf(alignment, segment);
      if (!bead || seen.has(bead.id)) continue;
      seen.add(bead.id);
      yield { name: { version, segment }, bead };
    }
  }
}

/** The same links once more, for a job that takes them piece by piece. */
function linksAgain(
  tables: Tables, place: ActPlace, { chosen, units }: { readonly chosen: readonly LinkName['segment'][]; readonly units: readonly Unit[] },
): () => Iterable<Named> {
  return () => chosen.length > 0 ? ofSelection(tables, place, chosen) : ofRows(tables, place, units);
}
