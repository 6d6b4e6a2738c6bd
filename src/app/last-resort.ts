/** For when the work cannot be opened, or is to be gone: whatever can be read as a file, and erasing everything. */
import type { Result, StoreEnvironment, StoreError } from '../store/types.ts';
import { localDay } from './local-day.ts';
import type { Session, SessionEnvironment } from './session.ts';

export type Salvaged =
  | { readonly ok: true; readonly value: { readonly fileName: string; readonly blob: Blob } }
  | { readonly ok: false; readonly trouble: StoreError };

export async function salvageFile(env: StoreEnvironment): Promise<Salvaged> {
  const { salvage } = await import('../store/salvage.ts'), found = await salvage(env); // with the page that offers it
  if (!found.ok) return { ok: false, trouble: found.error };
  return { ok: true, value: { fileName: `dragoman-salvage-${localDay(env.now())}.json`, blob: found.value } };
}

/** Everything on this device; asked for twice by whoever calls it. Works also where the work could not be opened. */
export async function eraseAll(env: SessionEnvironment & { readonly session: () => Session | null }): Promise<Result<void>> {
  const session = env.session();
  if (session) {
    const erased = await session.store.erase();
    if (erased.ok) session.workbench.close(); // one that failed goes on being used
    return erased;
  }
  const store = await env.openStore({ acceptEmpty: true });
  if (!store.ok) return store;
  const erased = await store.value.erase();
  store.value.close();
  return erased;
}
