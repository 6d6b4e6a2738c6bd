import { waitUntil as asked } from '@open-wc/testing';

/** Three engines share a slow machine: what loads later may take this long, in milliseconds. Whoever waits for nothing waits no longer. */
const PATIENCE = 20_000;

/** Waits until `predicate` is truthy; fails with `message`. */
export function waitUntil(predicate: () => unknown, message?: string): Promise<void> {
  return asked(predicate, message, { timeout: PATIENCE });
}
