/** What came of bringing rows into the work, as an import or another long job tells it. */
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import type { Result } from '../store/types.ts';
import type { ImportErrorCode, ImportResult, ImportWatch } from './import-types.ts';

/** A refusal: what the rows were made for is not there any more. */
export function outcomeOf(brought: Result<Change | Refusal>, { signal }: ImportWatch): ImportResult<Change> {
  if (!brought.ok) return signal.aborted ? failed('cancelled') : { ok: false, trouble: brought.error };
  return isRefusal(brought.value) ? failed('changed') : { ok: true, value: brought.value };
}

interface Failed { readonly ok: false; readonly error: { readonly code: ImportErrorCode; readonly params: Readonly<Record<string, never>> } }

export function failed(code: ImportErrorCode): Failed {
  return { ok: false, error: { code, params: {} } };
}
