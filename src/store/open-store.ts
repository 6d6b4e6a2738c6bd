/** Puts the parts of the store together and keeps the contract of `types.ts`. */
import type { DeviceId } from '../core/ids.ts';
import { Breaker } from './breaker.ts';
import { Drafts } from './drafts.ts';
import type { Parts } from './doors.ts';
import { factDoors, passingDoors, workDoors } from './doors.ts';
import { storeError } from './errors.ts';
import { Gate } from './gate.ts';
import { countWorks } from './loader.ts';
import { marker } from './marker.ts';
import type { Tab } from './tabs.ts';
import { claimTab } from './tabs.ts';
import type { Message } from './telegraph.ts';
import { Telegraph } from './telegraph.ts';
import { send } from './transaction.ts';
import { Trouble } from './trouble.ts';
import type { OpenOptions, Result, Store, StoreEnvironment, StoreError } from './types.ts';

/** The fact that names this device. Facts of `app/` are plain words. */
const DEVICE = '#device';

/** Milliseconds after which the first writing is prepared: not while a big work is being read. */
const SOON = 2_000;

export async function openStore(env: StoreEnvironment, { acceptEmpty = false }: OpenOptions = {}): Promise<Result<Store>> {
  const parts = assemble(env);
  // Asked before the disk is: a tab that stages the first work sets it afterwards.
  const expected = parts.marker.isSet() && !acceptEmpty;
  const fail = (error: StoreError): Result<Store> => {
    // Chromium tells of a loss only once.
    if (error.code === 'emptied') parts.marker.set();
    parts.gate.shut(error);
    parts.telegraph.close();
    return { ok: false, error };
  };
  const opened = await parts.gate.open(acceptEmpty ? 'yes' : expected ? 'no' : 'unless lost');
  if (!opened.ok) return fail(opened.error);
  const found = await countWorks(parts.gate);
  if (!found.ok) return fail(found.error);
  if (found.value === 0 && expected) return fail(storeError('emptied', 'open', 'the database is there and holds no work'));
  if (found.value > 0) parts.marker.set(); else if (acceptEmpty) parts.marker.clear();
  parts.gate.expectWorks(found.value);
  const tripped = parts.breaker.tripped('open');
  if (tripped) parts.trouble.report(tripped); else setTimeout(() => void parts.gate.prepare(), SOON);
  const device = await theDevice(parts, env, tripped !== null);
  if (!device.ok) return fail(device.error);
  return { ok: true, value: storeOf(parts, device.value, await claimTab(env)) };
}

function assemble(env: StoreEnvironment): Parts {
  const breaker = new Breaker(env), trouble = new Trouble(), heads: Parts['heads'] = new Set(), works: Parts['works'] = new Set(), facts: Parts['facts'] = new Set();
  const gate: Gate = new Gate({ env, breaker, trouble, onTrip: () => telegraph.tell({ type: 'tripped' }) });
  const telegraph: Telegraph = new Telegraph(env, (message) => hear(message, { gate, breaker, trouble, heads, works, facts }));
  return { gate, breaker, trouble, marker: marker(env), telegraph, heads, works, facts, newId: env.newId, now: env.now, staging: new Map(), known: new Map() };
}

type Ears = Pick<Parts, 'gate' | 'breaker' | 'trouble' | 'heads' | 'works' | 'facts'>;

function hear(message: Message, { gate, breaker, trouble, heads, works, facts }: Ears): void {
  switch (message.type) {
    case 'head':
      for (const listener of [...heads]) listener(message.head);
      return;
    case 'works':
      for (const listener of [...works]) listener({ work: message.work, removed: message.removed });
      return;
    case 'fact':
      for (const listener of [...facts]) listener(message.key);
      return;
    case 'tripped': {
      const error = breaker.tripped('another tab');
      if (error) trouble.report(error);
      return;
    }
    case 'reset':
      breaker.forget();
      trouble.clear('broken');
      return;
    case 'erased': {
      const error = storeError('emptied', 'another tab', 'everything was deleted there');
      gate.shut(error);
      trouble.report(error);
      return;
    }
    default: message satisfies never;
  }
}

async function theDevice({ gate }: Parts, { newId }: StoreEnvironment, readOnly: boolean): Promise<Result<DeviceId>> {
  const known = await gate.read({ at: 'open', stores: ['facts'] }, (tx) => tx.objectStore('facts').get(DEVICE));
  if (!known.ok) return known;
  if (typeof known.value === 'string') return { ok: true, value: known.value as DeviceId };
  const fresh = newId('dev') as DeviceId;
  if (readOnly) return { ok: true, value: fresh };
  // Another tab may be faster; the first one wins.
  return await gate.write({ at: 'open', stores: ['facts'] }, async (tx) => {
    const facts = tx.objectStore('facts'), first = await facts.get(DEVICE);
    if (typeof first === 'string') return first as DeviceId;
    send(facts.put(fresh, DEVICE));
    return fresh;
  });
}

function storeOf(parts: Parts, device: DeviceId, tab: Tab): Store {
  const { gate, trouble, telegraph } = parts;
  const drafts = new Drafts(gate);
  return {
    device,
    tab: tab.id,
    get trouble() { return trouble.now; },
    onTrouble: (listener) => trouble.listen(listener),
    onHead: (listener) => listening(parts.heads, listener),
    onWorks: (listener) => listening(parts.works, listener),
    onFact: (listener) => listening(parts.facts, listener),
    ...workDoors(parts, drafts),
    ...passingDoors(parts, tab),
    putDraft: (draft) => drafts.put(draft),
    dropDraft: (key) => drafts.drop(key),
    flushDrafts: () => drafts.flush(),
    drafts: () => drafts.all(),
    openTabs: () => tab.open(),
    ...factDoors(parts),
    close() {
      gate.shut(storeError('closed', 'close', 'closed by the app'));
      telegraph.close();
      tab.release();
    },
  };
}

function listening<T>(ears: Set<T>, listener: T): () => void {
  ears.add(listener);
  return () => ears.delete(listener);
}
