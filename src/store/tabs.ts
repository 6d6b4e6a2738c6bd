/**
 * The id of a tab. It survives a reload (sessionStorage) and is guarded by a Web Lock, because duplicating a tab
 * copies sessionStorage: two tabs with one id would overwrite each other's drafts.
 */
import type { StoreEnvironment } from './types.ts';

/** A reloading page lets go of its lock a moment after its successor starts. */
const HANDOVER = 200;

export interface Tab {
  readonly id: string;
  readonly open: () => Promise<ReadonlySet<string>>;
  /** Can other tabs be seen at all? */
  readonly seesOthers: boolean;
  readonly release: () => void;
}

export async function claimTab({ name, locks, tabNotes, newId }: StoreEnvironment): Promise<Tab> {
  const key = `${name}.tab`, prefix = `${name}-tab-`;
  const before = tabNotes.get(key);
  const kept = before === null ? null : await hold(locks, prefix + before);
  const id = kept && before !== null ? before : newId('tab');
  const release = kept ?? await hold(locks, prefix + id);
  tabNotes.set(key, id);
  return {
    id,
    release: release ?? (() => undefined),
    seesOthers: locks !== null,
    open: async () => {
      const held = (await locks?.query())?.held ?? [];
      const ids = held.flatMap((lock) => lock.name?.startsWith(prefix) ? [lock.name.slice(prefix.length)] : []);
      return new Set([id, ...ids]);
    },
  };
}

/** Resolves to the way to let go, or to null when another tab has the lock. Without locks everybody has it. */
function hold(locks: LockManager | null, name: string): Promise<(() => void) | null> {
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), HANDOVER);
    locks.request(name, { signal: patience.signal }, () => new Promise<void>((release) => {
      clearTimeout(timer);
      resolve(release);
    })).catch(() => resolve(null));
  });
}
