/** From what the browser throws to the codes of `types.ts`. */
import type { StoreError, StoreErrorCode } from './types.ts';

/** A failure that already has its code. */
export class StoreFailure extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, detail: string) {
    super(detail);
    this.name = 'StoreFailure';
    this.code = code;
  }
}

/** `transaction()` says that the connection is closed: nothing was done, it may be opened again. */
export class ConnectionGone extends StoreFailure {
  constructor(detail: string) {
    super('closed', detail);
    this.name = 'ConnectionGone';
  }
}

export function storeError(code: StoreErrorCode, at: string, detail: string): StoreError {
  return { code, at, params: { detail } };
}

/** WebKit stopped the process behind its databases (an app in the background on a telephone); the disk is not to blame. */
const SERVER_LOST = /connection to indexed database server lost/i;

/**
 * The error as a value, or undefined for a mistake of ours, which is to be thrown. Whatever is not known to be
 * harmless is `broken`: a full disk shows itself as UnknownError or DataError, and writing on after it has been
 * measured to end in an empty database.
 */
export function classify(reason: unknown, at: string): StoreError | undefined {
  if (reason instanceof StoreFailure) return storeError(reason.code, at, reason.message);
  if (!(reason instanceof DOMException)) return undefined;
  const code = codeOf(reason);
  return code && storeError(code, at, `${reason.name}: ${reason.message}`);
}

function codeOf({ name, message }: DOMException): StoreErrorCode | undefined {
  switch (name) {
    case 'QuotaExceededError': return 'quota';
    case 'AbortError': case 'InvalidStateError': case 'TransactionInactiveError': return 'closed';
    case 'TimeoutError': return 'timeout';
    case 'VersionError': return 'newer';
    case 'DataCloneError': return undefined;
    default: return SERVER_LOST.test(message) ? 'closed' : 'broken';
  }
}
