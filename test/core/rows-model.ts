/**
 * Acts on links as rows of cells: lists that are walked from end to end at every step, so that one sees that they are
 * right. A column is a list of rows, a row two lists of ids: the pivot's (of a direct column: its source's) and the other
 * version's. It knows nothing of beads, ids of beads, patches or indexes.
 */
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import type { Alignment, BeadStatus } from '../../src/core/model.ts';
import type { Tables } from '../../src/core/tables.ts';
import { theWork, versionsOf } from '../../src/core/units.ts';
import type { LinkingKind } from './linking.ts';

/** `set`: an act said itself what the status is. `before`: its members when the act began. */
export interface Row { p: string[]; v: string[]; status: BeadStatus; notes: string[]; before: string; set?: BeadStatus }
export interface Column { source: string; target: string; direct: boolean; rows: Row[] }
type OnLinks = Exclude<LinkingKind, 'removeAlignment'>;
type Acts = { [K in OnLinks]: (model: Model, args: CommandArgs[K]) => boolean };

const members = ({ p, v }: Pick<Row, 'p' | 'v'>): string => [...p].sort().join() + '|' + [...v].sort().join();

export class Model {
  readonly columns = new Map<string, Column>();
  readonly pivot: string;
  readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
    this.pivot = theWork(tables).pivot;
    const shown = versionsOf(tables), chosen = shown.flatMap(({ alignment }) => alignment ?? []);
    for (const alignment of tables.all('alignment')) {
      const direct = alignment.source !== this.pivot && alignment.target !== this.pivot;
      if (direct || chosen.includes(alignment.id)) this.columns.set(alignment.id, this.#column(alignment, direct));
    }
  }

  #column({ id, source, target }: Alignment, direct: boolean): Column {
    const rows = [...this.tables.all('bead')].filter(({ alignment }) => alignment === id).map((bead): Row => {
      const row = { p: [...bead.source], v: [...bead.target], status: bead.status, notes: bead.note === undefined ? [] : bead.note.split('\n') };
      return { ...row, before: members(row) };
    });
    return { source, target, direct, rows };
  }

  of(id: string): string { return this.tables.get('segment', id)?.version ?? ''; }
  /** Those of the names that are there, and the halves of those that were split, however often. */
  there(names: readonly string[]): string[] {
    const found: string[] = [];
    for (const name of names) {
      const version = this.tables.get('version', this.of(name)), forward = this.tables.get('forward', name);
      if (version) { if (!version.replacedBy) found.push(name); } else if (forward && !this.tables.get('version', forward.version)?.replacedBy && this.onlySplit(name)) found.push(...this.halves(name));
    }
    return found.filter((name, at) => found.indexOf(name) === at);
  }
  halves(name: string): string[] {
    const forward = this.tables.get('forward', name);
    return forward ? forward.gone ? [] : forward.into.flatMap((id) => this.halves(id)) : this.of(name) ? [name] : [];
  }
  /** Nothing stands before or behind what carries it on: it was split, perhaps glued again, and joined with no other. */
  onlySplit(name: string): boolean {
    const around = this.around(name);
    return around?.lead === '' && around.tail === '';
  }
  around(name: string): { lead: string; tail: string } | null {
    const forward = this.tables.get('forward', name);
    if (!forward) return { lead: '', tail: '' };
    const parts = forward.gone ? [] : forward.into.flatMap((id) => this.around(id) ?? []), first = parts[0], last = parts.at(-1);
    return first && last ? { lead: first.lead + forward.lead, tail: forward.tail + last.tail } : null;
  }
  place(id: string): number { return this.tables.segmentsOf(this.of(id) as never).findIndex((row) => row.id === id); }
  sorted(ids: readonly string[]): string[] { return [...ids].sort((a, b) => this.place(a) - this.place(b)); }

  /** The columns in which an act on this version's cells is done. */
  columnsOf(version: string): Column[] | null {
    const row = this.tables.get('version', version);
    if (!row || row.replacedBy) return null;
    const found = versionsOf(this.tables).flatMap(({ id, alignment }) => alignment !== null && (id === version || version === this.pivot) ? this.columns.get(alignment) ?? [] : []);
    return found.length > 0 ? found : null;
  }
  get direct(): Column[] { return [...this.columns].filter(([, { direct }]) => direct).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column); }

  rowOf({ rows, source, target }: Column, name: string): Row | undefined {
    const version = this.of(name);
    if (version === source || version === target) return rows.find(({ p, v }) => p.includes(name) || v.includes(name));
    const own = this.columnsOf(version)?.[0], beside = own && version !== this.pivot ? this.rowOf(own, name)?.p[0] : undefined;
    return beside === undefined ? undefined : rows.find(({ p }) => p.includes(beside));
  }

  take(column: Column, ids: readonly string[]): void {
    for (const row of column.rows) {
      row.p = row.p.filter((id) => !ids.includes(id));
      row.v = row.v.filter((id) => !ids.includes(id));
    }
  }
  /** They leave their rows and stand in this one. */
  put(column: Column, ids: readonly string[], into?: Row): Row {
    const row = into ?? { p: [], v: [], status: 'auto', notes: [], before: '' };
    const emptied = column.rows.filter((other) => other !== row && [...other.p, ...other.v].every((id) => ids.includes(id)));
    row.notes = [row, ...emptied].flatMap(({ notes }) => notes);
    this.take(column, ids);
    row.p = this.sorted([...row.p, ...ids.filter((id) => this.of(id) === column.source)]);
    row.v = this.sorted([...row.v, ...ids.filter((id) => this.of(id) !== column.source)]);
    if (!column.rows.includes(row)) column.rows.push(row);
    column.rows = column.rows.filter(({ p, v }) => p.length + v.length > 0);
    return row;
  }
  /** What stands in a row without a pivot segment is joined by no direct link that nobody has asked for. */
  settle(row: Row, ids: readonly string[]): void {
    if (row.p.length === 0) for (const column of this.direct) this.take(column, ids);
  }

  /** Every column's rows with their members, status and notes; rows that changed are confirmed where the act says nothing else. */
  shown(): string[] {
    return [...this.columns].flatMap(([id, { rows }]) => rows.filter(({ p, v }) => p.length + v.length > 0).map((row) => {
      const status = row.set ?? (members(row) === row.before ? row.status : 'confirmed');
      return JSON.stringify([id, members(row), status, [...new Set(row.notes)].sort()]);
    })).sort();
  }

  newDirect(id: string, source: string, target: string): Column {
    const column = { source, target, direct: true, rows: [] };
    this.columns.set(id, column);
    return column;
  }
}

/** True: it does what it says, which may be nothing new; false: it does not apply. */
const ACTS: Acts = {
  moveSegments: (model, { segments: names, to: name }) => {
    const segments = model.there(names), [to] = model.there([name]), version = model.of(segments[0] ?? ''), columns = model.columnsOf(version);
    if (to === undefined || !columns || segments.includes(to) || segments.some((id) => model.of(id) !== version)) return false;
    return version === model.pivot ? movePivot(model, columns, { segments, to }) : moveInto(model, columns, { segments, to });
  },
  groupSegments: (model, { version, segments: names }) => {
    const segments = model.there(names);
    let joined = false;
    for (const column of model.columnsOf(version) ?? []) {
      const rows = [...new Set(segments.flatMap((id) => model.rowOf(column, id) ?? []))];
      if (rows.length < 2) continue;
      joined = true;
      for (const row of rows.slice(1)) model.put(column, [...row.p, ...row.v], rows[0]);
    }
    return joined;
  },
  splitBead: (model, { version, at: name }) => {
    const [at = ''] = model.there([name]), columns = model.of(at) === version ? model.columnsOf(version) ?? [] : [];
    const inDirect = version !== model.pivot && columns[0] && model.rowOf(columns[0], at)?.p.length === 0;
    let cuts = 0;
    for (const column of [...columns, ...inDirect ? model.direct : []]) {
      const row = model.rowOf(column, at), p = model.sorted(row?.p ?? []), v = model.sorted(row?.v ?? []);
      const k = Math.max(p.indexOf(at), v.indexOf(at));
      if (!row || k < 1) continue;
      model.put(column, [...p.slice(k), ...v.slice(k)]);
      cuts++;
    }
    return cuts > 0;
  },
  detachSegments: (model, { segments: names }) => {
    const named = model.there(names), ofPivot = (id: string): boolean => model.of(id) === model.pivot;
    const segments = [...model.sorted(named.filter(ofPivot)), ...model.sorted(named.filter((id) => !ofPivot(id)))];
    if (segments.some((id) => !model.columnsOf(model.of(id)))) return false;
    for (const id of segments) {
      for (const column of model.columnsOf(model.of(id)) ?? []) model.put(column, [id]);
      for (const column of model.direct) model.take(column, [id]);
    }
    return segments.length > 0;
  },
  linkSegments: (model, { segments: names, alignment }) => {
    const segments = model.there(names), versions = versionsOf(model.tables).map(({ id }) => id as string).filter((id) => segments.some((name) => model.of(name) === id));
    const inVersion = (version: string): string[] => segments.filter((id) => model.of(id) === version);
    if (versions.length < 2) return false;
    if (versions.includes(model.pivot)) {
      if (versions.some((id) => !model.columnsOf(id))) return false;
      for (const version of versions) if (version !== model.pivot) for (const column of model.columnsOf(version) ?? []) model.put(column, [...inVersion(model.pivot), ...inVersion(version)]);
      return true;
    }
    const partners = versions.flatMap((version) => model.sorted(inVersion(version)).map((id) => {
      const [column] = model.columnsOf(version) ?? [];
      return column ? model.sorted(model.rowOf(column, id)?.p ?? []) : [];
    })).find((p) => p.length > 0);
    if (partners) {
      if (versions.some((id) => !model.columnsOf(id))) return false;
      for (const version of versions) {
        const column = model.columnsOf(version)?.[0] as Column, home = model.rowOf(column, partners[0] as string);
        const beside = (row: Row | undefined): boolean => row?.p.some((id) => partners.includes(id)) === true;
        const rows = inVersion(version).map((id) => [id, model.rowOf(column, id)] as const);
        for (const [, row] of rows) if (row && beside(row) && members(row) === row.before) row.set = 'confirmed';
        model.put(column, rows.flatMap(([id, row]) => beside(row) ? [] : [id]), home);
      }
      return true;
    }
    for (const version of versions) for (const column of model.columnsOf(version) ?? []) model.put(column, inVersion(version));
    for (const column of model.direct) model.take(column, segments);
    const [first = '', ...others] = versions, before = model.direct;
    let made = 0;
    for (const other of others) {
      const known = before.find(({ source, target }) => [source, target].includes(first) && [source, target].includes(other));
      model.put(known ?? model.newDirect(made === 0 ? alignment : `${alignment}.${made}`, first, other), [...inVersion(first), ...inVersion(other)]);
      if (!known) made++;
    }
    return true;
  },
  swapCells: (model, { version, a: nameA, b: nameB }) => {
    const [a] = model.there([nameA]), [b] = model.there([nameB]), columns = model.columnsOf(version);
    if (a === undefined || b === undefined || !columns) return false;
    return version === model.pivot ? swapPivot(model, columns, [a, b]) : swapIn(model, columns[0], [a, b]);
  },
  shiftColumn: (model, { version, from: name, by }) => {
    const [from = ''] = model.there([name]), column = model.columnsOf(version)?.[0];
    if (!column || version === model.pivot) return false;
    const first = (row: Row): number => Math.min(...row.p.map((id) => model.place(id)));
    const rows = column.rows.filter(({ p }) => p.length > 0).sort((x, y) => first(x) - first(y)), start = rows.indexOf(model.rowOf(column, from) as Row);
    let end = start + 1;
    while (end < rows.length && rows[end]?.status !== 'confirmed') end++;
    const stretch = rows.slice(start, end);
    if (start < 0 || stretch.length < 2) return false;
    const cells = stretch.map(({ v }) => v), last = stretch.length - 1;
    const shifted = by === 1 ? [[], ...cells.slice(0, -1)] : [...cells.slice(1), []];
    if (by === 1) shifted[last] = [...shifted[last] ?? [], ...cells[last] ?? []]; else shifted[0] = [...cells[0] ?? [], ...shifted[0] ?? []];
    if (shifted.every((ids, at) => ids.join() === cells[at]?.join())) return true;
    stretch.forEach((row, at) => {
      row.v = shifted[at] ?? [];
      if (at === 0) row.set = 'confirmed'; else if (members(row) !== row.before) row.set = 'auto';
    });
    return true;
  },
  setLinkStatus: (model, { links, status }) => {
    let found = false;
    for (const { version, segment } of links) {
      for (const id of model.there([segment])) {
        for (const column of model.columnsOf(version) ?? []) {
          const row = model.rowOf(column, id);
          if (row) { row.set = status; found = true; }
        }
      }
    }
    return found;
  },
  noteLink: (model, { version, segment, base, note }) => {
    const [id] = model.there([segment]), column = model.columnsOf(version)?.[0], row = id !== undefined && column ? model.rowOf(column, id) : undefined;
    if (!row || row.notes.join('\n') !== base) return false;
    row.notes = note === '' ? [] : note.split('\n');
    return true;
  },
};

interface Move { readonly segments: readonly string[]; readonly to: string }

function moveInto(model: Model, columns: readonly Column[], { segments, to }: Move): boolean {
  const rows = columns.map((column) => model.rowOf(column, to));
  if (rows.includes(undefined)) return false;
  columns.forEach((column, at) => model.settle(model.put(column, segments, rows[at]), segments));
  return true;
}

function movePivot(model: Model, columns: readonly Column[], { segments, to }: Move): boolean {
  const own = model.of(to) === model.pivot ? undefined : columns.find(({ target }) => target === model.of(to));
  if (model.of(to) === model.pivot) return moveInto(model, columns, { segments, to });
  const row = own && model.rowOf(own, to), [beside] = row ? [...row.p.filter((id) => !segments.includes(id)), ...row.p] : [];
  if (beside !== undefined) return moveInto(model, columns, { segments, to: beside });
  if (!own || !row) return false;
  model.put(own, segments, row);
  for (const column of columns) {
    const apart = column.rows.some((other) => members(other) === members({ p: [...segments], v: [] }));
    if (column !== own && !apart) model.put(column, segments).set = 'auto';
  }
  return true;
}

function swapIn(model: Model, column: Column | undefined, [a, b]: readonly [string, string]): boolean {
  const one = column && model.rowOf(column, a), two = column && model.rowOf(column, b);
  if (!column || !one || !two) return false;
  const fromOne = one.v, fromTwo = two.v;
  if (one === two || (one.p.length === 0 && two.p.length === 0)) return true;
  if (one.p.length + fromTwo.length === 0) two.notes.push(...one.notes);
  if (two.p.length + fromOne.length === 0) one.notes.push(...two.notes);
  one.v = fromTwo;
  two.v = fromOne;
  model.settle(one, fromTwo);
  model.settle(two, fromOne);
  return true;
}

function swapPivot(model: Model, columns: readonly Column[], [a, b]: readonly [string, string]): boolean {
  const one = pivotCell(model, columns, a), two = pivotCell(model, columns, b);
  if (one.length === 0) return two.length > 0 && movePivot(model, columns, { segments: two, to: a });
  if (two.length === 0) return movePivot(model, columns, { segments: one, to: b });
  if (one.some((id) => two.includes(id))) return true;
  for (const column of columns) {
    const [rowA, rowB] = [one, two].map((cell) => {
      const [first, ...rest] = [...new Set(model.sorted(cell).flatMap((id) => model.rowOf(column, id) ?? []))];
      for (const row of rest) model.put(column, [...row.p, ...row.v], first);
      return first as Row;
    }) as [Row, Row];
    if (rowA.v.length + rowB.v.length === 0) continue;
    [rowA.p, rowB.p] = [rowB.p, rowA.p];
  }
  return true;
}

/** Whatever a chain of links holds together with this one. */
function pivotCell(model: Model, columns: readonly Column[], name: string): string[] {
  const cell = new Set(model.of(name) === model.pivot ? [name] : columns.flatMap((column) => model.rowOf(column, name)?.p ?? []));
  for (let size = -1; size !== cell.size;) {
    size = cell.size;
    for (const { rows } of columns) for (const { p } of rows) if (p.some((id) => cell.has(id))) for (const id of p) cell.add(id);
  }
  return model.sorted([...cell]);
}

/** What is there after the act; null: it does not apply. */
export function expected(tables: Tables, kind: OnLinks, args: CommandArgs[OnLinks]): string[] | null {
  const model = new Model(tables), act = ACTS[kind] as (model: Model, args: CommandArgs[OnLinks]) => boolean;
  return act(model, args) ? model.shown() : null;
}
