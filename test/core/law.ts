/** The laws of src/core/RULES.md that hold after every act, as functions of one step. */
import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import type { Row, TableName } from '../../src/core/model.ts';
import { ownerOf } from '../../src/core/model.ts';
import { compose, editsOf, invert, isEmpty, sameValue } from '../../src/core/patch.ts';
import type { Patch } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { versionsOf } from '../../src/core/units.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { bytes } from './play.ts';

/** One act: the tables before, the change, the tables after, and the log up to it. */
export interface Step {
  readonly before: Tables;
  readonly change: Change;
  readonly after: Tables;
  readonly log: readonly Change[];
}

export const copy = (tables: Tables): Tables => new Tables(tables.toRows());
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
export const applied = (tables: Tables, ...patches: Patch[]): string => {
  const there = copy(tables);
  for (const patch of patches) there.apply(patch);
  return bytes(there);
};

function P1({ before, change: { patch }, after }: Step): void {
  expect(applied(after, invert(patch))).to.equal(bytes(before));
  expect(applied(before, patch, invert(patch), patch)).to.equal(bytes(after));
  expect(sameValue(invert(invert(patch)), patch), 'invert twice').to.equal(true);
}

function P2({ before, change, after, log }: Step): void {
  const { patch } = change;
  expect(isEmpty(compose(patch, invert(patch))), 'there and back is nothing').to.equal(true);
  expect(applied(before, compose({}, patch))).to.equal(bytes(after));
  const [a, b] = log.slice(-3, -1).map((earlier) => earlier.patch);
  if (!a || !b) return;
  const start = copy(before);
  start.apply(invert(b));
  start.apply(invert(a));
  expect(applied(start, compose(compose(a, b), patch))).to.equal(bytes(after));
  expect(sameValue(compose(compose(a, b), patch), compose(a, compose(b, patch))), 'associative').to.equal(true);
}

function P3({ before, change, after }: Step): void {
  expect(sent(change)).to.satisfy((read: Change) => sameValue(read, change));
  expect(JSON.stringify(sent(change))).to.equal(JSON.stringify(sent(sent(change))));
  expect(applied(before, sent(change.patch))).to.equal(bytes(after));
  expect(applied(after, sent(invert(change.patch)))).to.equal(bytes(before));
  expect(applied(before, structuredClone(change.patch))).to.equal(bytes(after));
}

function A1({ after }: Step): void {
  for (const version of after.all('version')) {
    const alignment = version.alignment === null ? undefined : after.get('alignment', version.alignment);
    if (!alignment) continue;
    const beads = [...after.all('bead')].filter((bead) => bead.alignment === alignment.id);
    for (const side of ['source', 'target'] as const) {
      expect(beads.flatMap((bead) => bead[side]).sort()).to.deep.equal(after.segmentsOf(alignment[side]).map(({ id }) => id).sort());
    }
  }
}

function A2({ before, change: { kind, args, patch }, log }: Step): void {
  const may = new Set<string | null>();
  const named = args as { segment?: string; suggestion?: string; effect?: string; edits?: { segment: string }[]; suggestions?: { segment: string }[] };
  const versionOf = (segment = ''): string | null => before.get('segment', segment)?.version ?? null;
  const owner = (table: TableName, row: Row | null): string | null => row && ownerOf(table, row);
  for (const { segment } of [named, ...named.edits ?? [], ...named.suggestions ?? []]) may.add(versionOf(segment));
  if (kind.endsWith('Suggestion')) may.add(before.get('suggestion', named.suggestion ?? '')?.version ?? null);
  for (const { table, before: was, after: is } of editsOf(log.find(({ id }) => id === named.effect)?.patch ?? {})) may.add(owner(table, is ?? was));
  for (const { table, before: was, after: is } of editsOf(patch)) {
    if (table === 'segment' || table === 'suggestion') expect(may).to.include(owner(table, is ?? was));
    else expect([table, kind]).to.deep.equal(['work', 'receiveRelease']);
  }
}

function A3({ change: { patch } }: Step): void {
  expect([patch.bead, patch.alignment, patch.version]).to.deep.equal([undefined, undefined, undefined]);
}

function T1({ before, change: { patch }, after }: Step): void {
  const shape = (tables: Tables) => versionsOf(tables).map(({ id }) => tables.segmentsOf(id).map((row) => [row.id, row.after]));
  expect(shape(after)).to.deep.equal(shape(before));
  for (const { id } of versionsOf(after)) {
    const expected = before.segmentsOf(id).map((row) => {
      const edit = Object.entries(patch.segment ?? {}).find(([edited]) => edited === row.id)?.[1];
      return (edit?.[1]?.text ?? row.text) + row.after;
    });
    expect(plainText(after, id)).to.equal(expected.join(''));
  }
}

export const LAWS: Readonly<Record<string, (step: Step) => void>> = { P1, P2, P3, A1, A2, A3, T1 };
