// Tables that are filled while a work is being read are those that the whole reading gives.
import { expect } from '@open-wc/testing';
import { Tables } from '../../src/core/tables.ts';
import { EarlyTables } from '../../src/app/early-tables.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { LoadedWork } from '../../src/store/types.ts';
import { bytes } from '../core/play.ts';
import { smallWork } from '../core/small.ts';

const EMPTY = new Tables().toRows();
const rows = { ...EMPTY, ...smallWork() };
const loaded = (repaired: LoadedWork['repaired'] = []): Pick<LoadedWork, 'rows' | 'repaired'> => ({ rows, repaired });
const expected = bytes(new Tables(rows));

describe('tables filled while their pages are read', () => {
  it('hold what came page by page', async () => {
    const early = new EarlyTables();
    early.begin();
    early.take({ bead: rows.bead });
    for (const segment of rows.segment) early.take({ segment: [segment] });
    early.take({ work: rows.work, version: rows.version, alignment: rows.alignment });
    const tables = await early.of(loaded());
    expect(bytes(tables)).to.equal(expected);
    expect(tables.segmentsOf(rows.version[0]!.id).map(({ text }) => text)).to.deep.equal(['one', 'two', 'three']);
  });

  it('forget what came before the reading began anew', async () => {
    const early = new EarlyTables();
    early.take({ ...rows, segment: rows.segment.map((row) => ({ ...row, text: 'of a reading that broke off' })) });
    early.begin();
    early.take(rows);
    expect(bytes(await early.of(loaded()))).to.equal(expected);
  });

  it('are made anew where a page was repaired, or not all of it was told', async () => {
    const early = new EarlyTables();
    early.take({ ...rows, segment: rows.segment.map((row) => ({ ...row, text: 'damaged' })) });
    expect(bytes(await early.of(loaded([{ table: 'segment', owner: 'en', page: 0 }])))).to.equal(expected);
    const silent = new EarlyTables(), store = new MemoryStore();
    await store.stage(rows);
    const read = await store.load(rows.work[0]!.id);
    if (!read.ok) throw new Error(read.error.code);
    expect(bytes(await silent.of(read.value))).to.equal(expected);
  });
});
