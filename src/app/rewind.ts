/**
 * Where a log began: the rows with every change taken back, piece by piece, because somebody may be typing meanwhile.
 *
 * A log with a hole (a change that was damaged on disk) is rewound only as far as it fits: the texts are whole all the
 * same, and of the history what came after the hole.
 */
import type { Change } from '../core/change.ts';
import type { Row, Rows, TableName } from '../core/model.ts';
import { ownerOf, TABLE_NAMES } from '../core/model.ts';
import { editsOf, sameValue } from '../core/patch.ts';
import { broughtBy } from '../core/staged.ts';
import type { RowLists } from '../core/tables.ts';
import { byId } from '../core/tables.ts';
import { breathe } from '../store/breathe.ts';

const CHANGES_A_BREATH = 500;

export interface Rewound { readonly base: Required<RowLists>; readonly log: readonly Change[] }

/** `rows` must not change meanwhile: lists of rows, not tables. */
export async function rewound(rows: Required<RowLists>, log: readonly Change[]): Promise<Rewound> {
  const touched = await touchedRows(rows, log), kept: Change[] = [];
  for (const [at, change] of log.toReversed().entries()) {
    if (!takeBack(change, touched)) break;
    kept.push(change);
    if (at % CHANGES_A_BREATH === CHANGES_A_BREATH - 1) await breathe();
  }
  const owners = ownersEver(rows, kept, touched);
  const list = async <T extends TableName>(table: T): Promise<Rows[T][]> => {
    await breathe();
    const began = rows[table].filter(({ id }) => !touched.has(nameOf(table, id))) as Rows[T][];
    for (const [name, row] of touched) if (row && name === nameOf(table, row.id)) began.push(row as Rows[T]);
    return byId(began.filter((row) => owners.has(ownerOf(table, row))));
  };
  const base = {
    work: await list('work'), version: await list('version'), segment: await list('segment'),
    alignment: await list('alignment'), bead: await list('bead'), suggestion: await list('suggestion'),
    forward: await list('forward'), note: await list('note'),
  };
  return { base, log: kept.reverse() };
}

/** The rows as they are now that some change has touched; null: not there. */
async function touchedRows(rows: Required<RowLists>, log: readonly Change[]): Promise<Map<string, Row | null>> {
  const touched = new Map<string, Row | null>();
  for (const { patch } of log) for (const { table, id } of editsOf(patch)) touched.set(nameOf(table, id), null);
  for (const table of TABLE_NAMES) {
    await breathe();
    for (const row of rows[table]) if (touched.has(nameOf(table, row.id))) touched.set(nameOf(table, row.id), row);
  }
  return touched;
}

/** False, and nothing is taken back: the change did not lead to these rows. */
function takeBack({ patch }: Change, touched: Map<string, Row | null>): boolean {
  const edits = [...editsOf(patch)];
  if (!edits.every(({ table, id, after }) => sameValue(touched.get(nameOf(table, id)) ?? null, after))) return false;
  for (const { table, id, before } of edits) touched.set(nameOf(table, id), before);
  return true;
}

/** Versions and alignments that are there at some time; what is only staged so far is no part of the work. */
function ownersEver({ version, alignment }: Required<RowLists>, log: readonly Change[], touched: ReadonlyMap<string, Row | null>): Set<string> {
  const owners = new Set<string>(['', ...version.map(({ id }) => id), ...alignment.map(({ id }) => id)]);
  for (const change of log) for (const owner of broughtBy(change)) owners.add(owner);
  for (const row of touched.values()) if (row) owners.add(row.id);
  return owners;
}

function nameOf(table: TableName, id: string): string {
  return `${table} ${id}`;
}
