/** Files that are whole and sealed, and say what no act of ours ever says: looked at on a copy, they change nothing and never throw. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { comingOf, planned } from '../../src/app/exchange-merge.ts';
import type { Change } from '../../src/core/change.ts';
import { asId } from '../../src/core/ids.ts';
import { Tables } from '../../src/core/tables.ts';
import { openDragoman } from '../../src/formats/open-dragoman.ts';
import { packed } from '../../src/formats/dragoman-file.ts';
import { writeWorkBundle } from '../../src/formats/work-bundle.ts';
import { AUTHOR, workOf } from '../formats/bundle-fixture.ts';
import { anyWorkBundle, bundleOf, resealed, sampleWork } from '../formats/work-bundle-fixture.ts';
import { holds, PATIENCE } from '../property.ts';
import { QUIETLY } from './machine.ts';

type Deep = Record<string, unknown>;

/** Looks at the file as the desk does, on a work that is here. Gives what became of it. */
async function lookedAt(json: string, here: Tables): Promise<string> {
  const read = await openDragoman(packed(json), new Set([...here.all('work')].map(({ id }) => id as string)));
  if (!read.ok) return read.error.code;
  const before = JSON.stringify(here.toRows()), rows = { tables: here, log: [] }, coming = comingOf(read.value.bundle.works[0], rows);
  const plan = coming.ok ? await planned(rows, coming.value, QUIETLY) : coming;
  expect(JSON.stringify(here.toRows()), 'looking changes nothing').to.equal(before);
  return plan.ok ? 'planned' : 'error' in plan ? plan.error.code : 'trouble';
}

/** A part of the sample work with these changes, whatever they are. */
async function partWith(...changes: readonly Pick<Change, 'kind' | 'args'>[]): Promise<string> {
  const log = changes.map(({ kind, args }, at): Change => ({ id: asId(`chg_x${at}`), work: asId('wrk'), kind, args, patch: {}, counter: at + 1, device: asId('dev_x'), author: AUTHOR, time: at }));
  return await writeWorkBundle(bundleOf({ base: { ...sampleWork().base }, log }, { kind: 'since', time: 0 }));
}

describe('hostile changes', () => {
  it('other values anywhere in the arguments of acts of every kind', async () => {
    const poison: fc.Arbitrary<unknown> = fc.constantFrom('', 'a', '__proto__', 'toString', 'e0', 'r1', 'v.en', -1, 0, 1e9, 2 ** 40, null, [], {}, ['e0', 'e0', 'r0'], '\ud800', 'x'.repeat(10_000));
    const seen = new Set<string>();
    await holds(fc.tuple(anyWorkBundle, fc.nat(), fc.nat(), poison), async ([bundle, which, where, value]) => {
      const text = await resealed(await writeWorkBundle(bundle), (file) => {
        const { log } = (file['content'] as { works: { log: Deep[] }[] }).works[0]!, change = log[which % Math.max(1, log.length)];
        if (!change) return;
        const args = change['args'] as Deep, keys = Object.keys(args);
        args[keys[where % keys.length]!] = value;
      });
      const [{ base }] = bundle.works;
      seen.add(await lookedAt(text, new Tables(base)));
    }, { runs: 200 });
    expect([...seen]).to.include('planned');
  }).timeout(PATIENCE);

  it('lists of a hundred thousand names end in good time', async () => {
    const many = Array.from({ length: 100_000 }, (_, at) => asId<never>(at % 2 ? `n${at}` : at % 4 ? 'e0' : 'r1')), by = { bead: asId<never>('b'), author: AUTHOR };
    const file = await partWith(
      { kind: 'linkSegments', args: { segments: many, alignment: asId('al9'), ...by } }, { kind: 'moveSegments', args: { segments: many, to: asId('e1'), ...by } },
      { kind: 'groupSegments', args: { version: asId('v.ru'), segments: many, ...by } }, { kind: 'detachSegments', args: { segments: many, ...by } },
      { kind: 'setLinkStatus', args: { links: many.map((segment) => ({ version: asId('v.ru'), segment })), status: 'confirmed', author: AUTHOR } },
      { kind: 'replaceText', args: { find: 'a', replacement: 'b', edits: many.map((segment, at) => ({ segment, base: 'x', text: `y${at}`, suggestion: asId(`s${at}`) })), author: AUTHOR, time: 1 } },
      { kind: 'fileSuggestions', args: { suggestions: many.map((segment, at) => ({ id: asId(`f${at}`), segment, base: '', text: `z${at}`, reason: '', author: AUTHOR, time: 1 })), notes: [], from: '', author: AUTHOR, time: 1 } },
    );
    expect(await lookedAt(file, new Tables(sampleWork().base))).to.equal('planned');
  }).timeout(PATIENCE);

  it('a change that undoes itself, or what is not there', async () => {
    const step = { effect: asId<never>('chg_x0'), suggestion: asId<never>('s'), author: AUTHOR, time: 1 };
    expect(await lookedAt(await partWith(
      { kind: 'undo', args: { target: asId('chg_x0'), ...step } }, { kind: 'redo', args: { target: asId('chg_x0'), ...step } }, { kind: 'undo', args: { target: asId('gone'), ...step, effect: asId('gone') } },
    ), new Tables(sampleWork().base))).to.equal('planned');
  });

  it('rows for a version that is here already are left where they came from', () => {
    const { base } = sampleWork(), here = new Tables(base), rows = { ...base, segment: [{ ...base.segment[0]!, id: asId<never>('evil'), version: asId<never>('v.ru') }], bead: [] };
    const version = base.version[1]!, log: Change[] = [{ id: asId('chg_x'), work: asId('wrk'), kind: 'addVersion', args: { version: { ...version, alignment: null }, alignment: null }, patch: {}, counter: 1, device: asId('dev_x'), author: AUTHOR, time: 1 }];
    const coming = comingOf({ base: rows, log }, { tables: here, log: [] });
    expect(coming.ok && coming.value.brings?.segment).to.deep.equal([]);
  });

  it('the same name twice among the rows that come', async () => {
    const other = workOf('wrk', [{ ids: ['e0', 'r0', 'b0'], texts: ['a', 'b'] }]);
    expect(await lookedAt(await writeWorkBundle(bundleOf({ base: { ...other, segment: [...other.segment, other.segment[0]!] }, log: [] })), new Tables(sampleWork().base))).to.equal('damaged');
  });
});
