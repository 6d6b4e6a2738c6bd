/** What tabs tell each other. A tab without BroadcastChannel learns the same a little later, from disk and notes. */
import type { WorkId } from '../core/ids.ts';
import type { StoreEnvironment } from './types.ts';

export type Message =
  | { readonly type: 'head'; readonly head: number }
  | { readonly type: 'tripped' }
  | { readonly type: 'reset' }
  | { readonly type: 'erased' }
  | { readonly type: 'works'; readonly work: WorkId; readonly removed: boolean }
  | { readonly type: 'fact'; readonly key: string };

export class Telegraph {
  /** null also once it is closed: what is still under way then tells nobody. */
  #channel: BroadcastChannel | null;

  constructor({ channel, name }: StoreEnvironment, hear: (message: Message) => void) {
    this.#channel = channel(`${name}.store`);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data)) hear(data);
    });
  }

  tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}

/** A tab with another release may say things that this one does not know. */
function isMessage(data: unknown): data is Message {
  if (typeof data !== 'object' || data === null) return false;
  const { type, head, work, removed, key } = data as { readonly [field: string]: unknown };
  switch (type) {
    case 'head': return typeof head === 'number';
    case 'works': return typeof work === 'string' && typeof removed === 'boolean';
    case 'fact': return typeof key === 'string';
    default: return type === 'tripped' || type === 'reset' || type === 'erased';
  }
}
