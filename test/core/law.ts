/** The laws of src/core/RULES.md that hold after every act, as functions of one step. */
import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import type { CommandKind } from '../../src/core/commands/registry.ts';
import type { Row, TableName } from '../../src/core/model.ts';
import { ownerOf } from '../../src/core/model.ts';
import { compose, editsOf, invert, isEmpty, sameValue } from '../../src/core/patch.ts';
import type { Patch } from '../../src/core/patch.ts';
import { broughtBy } from '../../src/core/staged.ts';
import { Tables } from '../../src/core/tables.ts';
import { versionsOf } from '../../src/core/units.ts';
import { standing } from '../../src/core/heirs.ts';
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

function A1({ after }: Step): void { wholeAlignments(after); }

export function wholeAlignments(after: Tables): void {
  for (const version of after.all('version')) {
    const alignment = version.alignment === null ? undefined : after.get('alignment', version.alignment);
    if (!alignment) continue;
    const beads = [...after.all('bead')].filter((bead) => bead.alignment === alignment.id);
    for (const side of ['source', 'target'] as const) {
      expect(beads.flatMap((bead) => bead[side]).sort()).to.deep.equal(after.segmentsOf(alignment[side]).map(({ id }) => id).sort());
    }
  }
}

/** Which other rows an act may change, beside segments and suggestions. */
const STRUCTURAL: Partial<Record<CommandKind, readonly TableName[]>> = {
  receiveRelease: ['work'], describeWork: ['work'], describeVersion: ['version'], chooseAlignment: ['version'], addAlignment: ['alignment'],
  addVersion: ['version', 'alignment'], removeVersion: ['version', 'alignment'], replaceVersion: ['work', 'version', 'alignment'],
};

function A2({ before, change: { kind, args, patch }, log }: Step): void {
  const may = new Set<string | null>();
  const named = args as { segment?: string; suggestion?: string; effect?: string; edits?: { segment: string }[]; suggestions?: { segment: string }[] };
  const owner = (table: TableName, row: Row | null): string | null => row && ownerOf(table, row);
  for (const { segment = '' } of [named, ...named.edits ?? [], ...named.suggestions ?? []]) {
    const row = before.get('segment', segment);
    if (row) may.add(row.version).add(standing(before, row).version);
  }
  if (kind.endsWith('Suggestion')) may.add(before.get('suggestion', named.suggestion ?? '')?.version ?? null);
  if (kind === 'replaceVersion') for (const brought of broughtBy({ kind, args })) may.add(brought);
  const effect = [...editsOf(log.find(({ id }) => id === named.effect)?.patch ?? {})];
  for (const { table, before: was, after: is } of effect) may.add(owner(table, is ?? was));
  const structural = STRUCTURAL[kind] ?? effect.map(({ table }) => table);
  for (const { table, before: was, after: is } of editsOf(patch)) {
    if (table === 'segment' || table === 'suggestion') expect(may).to.include(owner(table, is ?? was));
    else expect(structural).to.include(table);
  }
}

function A3({ change: { kind, patch }, log, change }: Step): void {
  expect(patch.bead, 'no act here changes beads').to.equal(undefined);
  const { effect } = change.args as { effect?: string };
  const undone = log.find(({ id }) => id === effect)?.patch;
  if (STRUCTURAL[kind] ?? undone?.version ?? undone?.alignment) return;
  expect([patch.alignment, patch.version]).to.deep.equal([undefined, undefined]);
}

function T1({ before, change: { patch }, after }: Step): void {
  const versions = new Set([...after.all('segment')].map(({ version }) => version));
  const shape = (tables: Tables) => [...versions].map((id) => tables.segmentsOf(id).map((row) => [row.id, row.after]));
  expect(after.count('segment')).to.equal(before.count('segment'));
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
