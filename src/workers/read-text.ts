/** A text from a file or the clipboard, read and split in a worker with limits. */
import type { TextError } from '../formats/text-failure.ts';
import type { TextChoices, TextRead, TextResult } from '../formats/read-text.ts';
import { ANY_FILE_LIMIT } from '../formats/text-limits.ts';
import type { BridgeErrorCode } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export type { LineMeaning, TextFormat, TextIssue } from '../formats/text-document.ts';
export type { TextChoices, TextRead } from '../formats/read-text.ts';
export type { TextSentence } from '../formats/text-sentences.ts';

export type TextSource = { readonly file: File } | { readonly pasted: string };
export interface ReadTextJob { readonly source: TextSource; readonly choices: TextChoices }

export type ReadTextResult =
  | { readonly ok: true; readonly value: TextRead }
  | { readonly ok: false; readonly error: Omit<TextError, 'code'> & { readonly code: TextError['code'] | BridgeErrorCode } };

const bridge = new Bridge<ReadTextJob, TextResult>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.readText), { type: 'module', name: 'read-text' }),
});

export async function readTextSource(source: TextSource, choices: TextChoices, signal?: AbortSignal): Promise<ReadTextResult> {
  const size = 'file' in source ? source.file.size : source.pasted.length;
  if (size > ANY_FILE_LIMIT) return { ok: false, error: { code: 'tooLarge', params: { size, limit: ANY_FILE_LIMIT } } };
  const crossing = await bridge.run({ source, choices }, signal);
  if (crossing.ok) return crossing.value;
  const { code, params } = crossing.error;
  return { ok: false, error: { code, params } };
}
