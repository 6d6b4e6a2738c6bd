/** What the header may say about saving. "Saved" is only ever said after the transaction completed. */
import type { StoreError } from '../store/types.ts';

export type SaveStatus =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'saving'; readonly pending: number }
  /** `time`: milliseconds since 1970, when the last transaction completed. */
  | { readonly kind: 'saved'; readonly time: number }
  | { readonly kind: 'trouble'; readonly pending: number; readonly error: StoreError };
