/** What tabs tell each other. A tab without BroadcastChannel learns the same a little later, from disk and notes. */
import type { StoreEnvironment } from './types.ts';

export type Message =
  | { readonly type: 'head'; readonly head: number }
  | { readonly type: 'tripped' }
  | { readonly type: 'reset' }
  | { readonly type: 'erased' };

export class Telegraph {
  readonly #channel: BroadcastChannel | null;

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
  }
}

/** A tab with another release may say things that this one does not know. */
function isMessage(data: unknown): data is Message {
  if (typeof data !== 'object' || data === null) return false;
  const { type, head } = data as { type?: unknown; head?: unknown };
  return type === 'head' ? typeof head === 'number' : type === 'tripped' || type === 'reset' || type === 'erased';
}
