/** The store's doors, each a few lines: works and their log; facts, erasing, breaker. */
import type { WorkId } from '../core/ids.ts';
import type { Breaker } from './breaker.ts';
import type { Drafts } from './drafts.ts';
import { exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import { base, load, works } from './loader.ts';
import { isLogRecord, logAfter } from './log.ts';
import type { Marker } from './marker.ts';
import { Places } from './places.ts';
import type { StoreName } from './schema.ts';
import { adopt, stage } from './stager.ts';
import type { Telegraph } from './telegraph.ts';
import { send } from './transaction.ts';
import type { Trouble } from './trouble.ts';
import type { Result, Store } from './types.ts';

const EVERYTHING: readonly StoreName[] = ['pages', 'base', 'log', 'drafts', 'facts'];

/** What a store is made of. */
export interface Parts {
  readonly gate: Gate;
  readonly breaker: Breaker;
  readonly trouble: Trouble;
  readonly marker: Marker;
  readonly telegraph: Telegraph;
  readonly heads: Set<(head: number) => void>;
  readonly newId: (prefix: string) => string;
}

type WorkDoors = Pick<Store, 'works' | 'load' | 'base' | 'stage' | 'adopt' | 'exchange' | 'changesAfter'>;

export function workDoors({ gate, marker: expected, telegraph, newId }: Parts, drafts: Drafts): WorkDoors {
  const known = new Map<WorkId, Places>();
  const placesOf = (work: WorkId): Places => known.get(work) ?? new Places();
  const arrived = (work: WorkId | undefined, result: Result<boolean>): Result<boolean> => {
    if (!result.ok || !result.value || !work) return result;
    expected.set();
    gate.expectWorks(1);
    return result;
  };
  return {
    works: () => works(gate),
    async load(work) {
      const loaded = await load(gate, work);
      if (!loaded.ok) return loaded;
      const { places, ...value } = loaded.value;
      known.set(work, places);
      return { ok: true, value };
    },
    base: (work) => base(gate, work),
    stage: async (rows) => arrived(rows.work?.[0]?.id, await stage(gate, rows, newId('copy'))),
    async adopt(rows, log) {
      const adopted = arrived(rows.work?.[0]?.id, await adopt(gate, { rows, log }, newId('copy')));
      if (adopted.ok && adopted.value) telegraph.tell({ type: 'head', head: Infinity });
      return adopted;
    },
    async exchange(work, head, plan) {
      let settle = (): void => undefined;
      const places = placesOf(work);
      const result = await exchange(gate, { work, head, places, plan: (theirs) => {
        const plans = plan(theirs);
        settle = drafts.settle(plans?.drop ?? []);
        return plans;
      } });
      if (!result.ok) return result;
      known.set(work, places);
      const { added, ...value } = result.value;
      if (value.written) settle();
      if (added > 0) telegraph.tell({ type: 'head', head: value.head });
      return { ok: true, value };
    },
    changesAfter: (work, head) => gate.read({ at: 'catch up', stores: ['log'] }, async (tx) => {
      const rows = (await logAfter(tx, head)).filter(isLogRecord);
      return { changes: rows.flatMap((row) => row.work === work ? [row.change] : []), head: rows.at(-1)?.seq ?? head };
    }),
  };
}

type FactDoors = Pick<Store, 'getFact' | 'putFact' | 'keepFact' | 'erase' | 'resetBreaker'>;

export function factDoors({ gate, breaker, trouble, marker: expected, telegraph }: Parts): FactDoors {
  return {
    getFact: (key) => gate.read({ at: 'fact', stores: ['facts'] }, (tx) => tx.objectStore('facts').get(key)),
    putFact: (key, value) => gate.write({ at: 'fact', stores: ['facts'] }, (tx) => send(tx.objectStore('facts').put(value, key))),
    keepFact: (key, value) => gate.write({ at: 'fact', stores: ['facts'] }, async (tx) => {
      const facts = tx.objectStore('facts'), first: unknown = await facts.get(key);
      if (first === undefined) send(facts.put(value, key));
      return first ?? value;
    }),
    async erase() {
      const result = await gate.write({ at: 'erase', stores: EVERYTHING }, (tx) => {
        for (const name of EVERYTHING) send(tx.objectStore(name).clear());
      });
      if (!result.ok) return result;
      expected.clear();
      gate.expectWorks(0);
      telegraph.tell({ type: 'erased' });
      return result;
    },
    resetBreaker() {
      breaker.reset();
      trouble.clear('broken');
      telegraph.tell({ type: 'reset' });
    },
  };
}
