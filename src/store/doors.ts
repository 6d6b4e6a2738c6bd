/** The store's doors, each a few lines: works and their log; facts, erasing, breaker. */
import type { WorkId } from '../core/ids.ts';
import type { Breaker } from './breaker.ts';
import { isStaged, readContents } from './contents.ts';
import type { Staging } from './contents.ts';
import type { Drafts } from './drafts.ts';
import { exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import type { Stagehand } from './into.ts';
import { load, works } from './loader.ts';
import { isLogRecord, logAfter } from './log.ts';
import type { Marker } from './marker.ts';
import { Places } from './places.ts';
import type { StoreName } from './schema.ts';
import { stage } from './stager.ts';
import type { Tab } from './tabs.ts';
import type { Telegraph } from './telegraph.ts';
import { send, together } from './transaction.ts';
import type { Trouble } from './trouble.ts';
import type { Result, Store, WorksNews } from './types.ts';

const EVERYTHING: readonly StoreName[] = ['pages', 'base', 'log', 'drafts', 'facts'];

/** What a store is made of. */
export interface Parts {
  readonly gate: Gate;
  readonly breaker: Breaker;
  readonly trouble: Trouble;
  readonly marker: Marker;
  readonly telegraph: Telegraph;
  readonly heads: Set<(head: number) => void>;
  readonly works: Set<(news: WorksNews) => void>;
  readonly facts: Set<(key: string) => void>;
  readonly now: () => number;
  /** What this tab has staged and no change has named yet. */
  readonly staging: Staging;
  /** Where the rows of works are that were loaded. */
  readonly known: Map<WorkId, Places>;
  readonly newId: (prefix: string) => string;
}

/** In this tab and in all others. */
export function tellWorks({ works, telegraph }: Pick<Parts, 'works' | 'telegraph'>, news: WorksNews): void {
  for (const listener of [...works]) listener(news);
  telegraph.tell({ type: 'works', ...news });
}

type WorkDoors = Pick<Store, 'works' | 'load' | 'glimpse' | 'base' | 'stage' | 'adopt' | 'exchange' | 'changesAfter'>;

export function workDoors(parts: Parts, drafts: Drafts): WorkDoors {
  const { gate, marker: expected, telegraph, newId, staging, known } = parts;
  const placesOf = (work: WorkId): Places => known.get(work) ?? new Places(), doubtful = new Set<WorkId>();
  const arrived = (work: WorkId | undefined, result: Result<boolean>): Result<boolean> => {
    if (!result.ok || !result.value || !work) return result;
    expected.set();
    gate.expectWorks(1);
    tellWorks(parts, { work, removed: false });
    return result;
  };
  return {
    works: () => works(gate),
    async load(work, early) {
      // Where something was damaged, all is looked at before anybody hears of it.
      const loaded = await load(gate, work, doubtful.delete(work) ? undefined : early);
      if (!loaded.ok) return loaded;
      const { places, proved, ...value } = loaded.value;
      known.set(work, places);
      if (!proved) return { ok: true, value };
      return { ok: true, value: { ...value, proved: async () => await proved() || !doubtful.add(work) } };
    },
    glimpse: async (work, place) => await (await import('./glimpse.ts')).glimpse(gate, work, place),
    base: async (work) => await (await import('./base.ts')).base(gate, work),
    stage: async (rows) => arrived(rows.work?.[0]?.id, await stage(gate, rows, newId('copy'))),
    async adopt(rows, log) {
      const adopted = arrived(rows.work?.[0]?.id, await (await import('./adopter.ts')).adopt(gate, { rows, log }, newId('copy')));
      if (adopted.ok && adopted.value) telegraph.tell({ type: 'head', head: Infinity });
      return adopted;
    },
    async exchange(work, head, plan) {
      let settle = (): void => undefined;
      const places = placesOf(work);
      const result = await exchange(gate, { work, head, places, staging, plan: (theirs) => {
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

/** Loaded when somebody brings a text, looks at the library, or deletes a work for good: whoever reads does not wait for them. */
const into = () => import('./into.ts');
const surveyor = () => import('./surveyor.ts');
const remover = () => import('./remover.ts');

type PassingDoors = Pick<Store, 'stageInto' | 'staged' | 'sweep' | 'remove' | 'survey' | 'extent'>;

/** What comes into a work and goes from it, whole works included, and looking at one in passing. */
export function passingDoors(parts: Parts, tab: Tab): PassingDoors {
  const { gate, marker: expected, staging, known, now } = parts;
  const hand = async (): Promise<Stagehand> => ({ gate, staging, tab: tab.id, open: tab.seesOthers ? await tab.open() : null });
  return {
    stageInto: async (work, rows, signal) => await (await into()).stageInto(await hand(), { work, rows }, signal),
    staged: async (work, owners) => await (await into()).stagedRows(gate, work, new Set(owners)),
    async sweep(work, givenUp = []) {
      const owners = new Set(givenUp);
      const left = await gate.read({ at: 'sweep', stores: ['base'] }, async (tx) => (await readContents(tx, work))?.contents.some(isStaged) ?? false);
      if (!left.ok) return left;
      return owners.size > 0 || left.value ? await (await into()).sweep(await hand(), work, owners) : { ok: true, value: 0 };
    },
    async remove(work) {
      const removed = await (await remover()).remove(gate, work, now());
      if (!removed.ok) return removed;
      known.delete(work);
      gate.expectWorks(removed.value);
      if (removed.value === 0) expected.clear();
      tellWorks(parts, { work, removed: true });
      return { ok: true, value: undefined };
    },
    survey: async (work, visit, signal) => await (await surveyor()).survey(gate, { work, visit }, signal),
    extent: async (work) => await (await surveyor()).extent(gate, work),
  };
}

type FactDoors = Pick<Store, 'getFact' | 'putFact' | 'keepFact' | 'facts' | 'erase' | 'resetBreaker'>;

export function factDoors({ gate, breaker, trouble, marker: expected, telegraph, facts: ears }: Parts): FactDoors {
  return {
    getFact: (key) => gate.read({ at: 'fact', stores: ['facts'] }, (tx) => tx.objectStore('facts').get(key)),
    async putFact(key, value) {
      const put = await gate.write({ at: 'fact', stores: ['facts'] }, (tx) => send(tx.objectStore('facts').put(value, key)));
      if (!put.ok) return put;
      for (const listener of [...ears]) listener(key);
      telegraph.tell({ type: 'fact', key });
      return put;
    },
    facts: (prefix) => gate.read({ at: 'fact', stores: ['facts'] }, async (tx) => {
      const facts = tx.objectStore('facts'), range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const [keys, values] = await together(() => facts.getAllKeys(range), () => facts.getAll(range));
      return new Map(keys.map((key, at) => [key, values[at]]));
    }),
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
