/**
 * The one Trusted Types policy of our own. Under `require-trusted-types-for 'script'` a worker starts only from a
 * TrustedScriptURL; this policy makes one of our constants and of nothing else.
 */
import alignUrl from './align.worker.ts?worker&url';
import readBundleUrl from './read-bundle.worker.ts?worker&url';
import readDragomanUrl from './read-dragoman.worker.ts?worker&url';
import readTableUrl from './read-table.worker.ts?worker&url';
import readTextUrl from './read-text.worker.ts?worker&url';
import writeBundleUrl from './write-bundle.worker.ts?worker&url';
import writeDragomanUrl from './write-dragoman.worker.ts?worker&url';
import writeReaderUrl from './write-reader.worker.ts?worker&url';
import writeTableUrl from './write-table.worker.ts?worker&url';

export const WORKER_URLS = {
  align: alignUrl, readBundle: readBundleUrl, readDragoman: readDragomanUrl, readTable: readTableUrl, readText: readTextUrl,
  writeBundle: writeBundleUrl, writeDragoman: writeDragomanUrl, writeReader: writeReaderUrl, writeTable: writeTableUrl,
} as const;
/** Beside `index.html`, wherever that stands. */
export const SERVICE_WORKER_URL = `${import.meta.env.BASE_URL}sw.js`;

const ALLOWED: ReadonlySet<string> = new Set([...Object.values(WORKER_URLS), SERVICE_WORKER_URL]);

interface Policy { createScriptURL(url: string): unknown }
interface PolicyFactory { createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy }

let policy: Policy | undefined;

function onlyOurs(url: string): string {
  if (!ALLOWED.has(url)) throw new TypeError(`not a script of ours: ${url}`);
  return url;
}

/** For `new Worker` and `serviceWorker.register`. Older browsers know no Trusted Types; the constant is checked all the same. */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('dragoman', { createScriptURL: onlyOurs }) ?? { createScriptURL: onlyOurs };
  // The platform's types say string where the platform also takes a TrustedScriptURL.
  return policy.createScriptURL(url) as string;
}
