/**
 * The way to a worker and back: one job at a time, each in a worker of its own that is terminated when the job is
 * done, cancelled or out of time. A job cannot block the page, and a hostile file cannot outlive its job.
 */
export type BridgeErrorCode =
  | 'cancelled'
  | 'timeLimit' // params: {seconds}
  | 'crashed';  // the worker failed: memory, or a mistake of ours

export type Crossing<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: BridgeErrorCode; readonly at: string; readonly params: Readonly<Record<string, string | number>> } };

export interface BridgeOptions {
  readonly start: () => Worker;
  /** Milliseconds a job may take, waiting in the queue not counted. */
  readonly limit?: number;
}

/** What a worker says on the way, `postMessage({ news })`; any other message is its answer. */
export interface News<T> { readonly news: T }

export const TIME_LIMIT = 60_000;

/** `Told`: what its worker tells before it answers. */
export class Bridge<Job, Answer, Told = never> {
  readonly #start: () => Worker;
  readonly #limit: number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ start, limit = TIME_LIMIT }: BridgeOptions) {
    this.#start = start;
    this.#limit = limit;
  }

  run(job: Job, signal?: AbortSignal, onNews?: (news: Told) => void): Promise<Crossing<Answer>> {
    const turn = this.#queue.then(() => this.#cross(job, signal, onNews));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #cross(job: Job, signal?: AbortSignal, onNews?: (news: Told) => void): Promise<Crossing<Answer>> {
    if (signal?.aborted) return Promise.resolve(failed('cancelled'));
    return new Promise((resolve) => {
      const worker = this.#start();
      const end = (result: Crossing<Answer>): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        worker.terminate();
        resolve(result);
      };
      const cancel = (): void => end(failed('cancelled'));
      const timer = setTimeout(() => end(failed('timeLimit', '', { seconds: this.#limit / 1000 })), this.#limit);
      signal?.addEventListener('abort', cancel);
      worker.addEventListener('message', ({ data }: MessageEvent<Answer | News<Told>>) => {
        if (isNews(data)) onNews?.(data.news); else end({ ok: true, value: data });
      });
      worker.addEventListener('messageerror', () => end(failed('crashed', 'messageerror')));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        end(failed('crashed', 'error', { detail: event.message }));
      });
      worker.postMessage(job);
    });
  }
}

function isNews<T>(data: unknown): data is News<T> {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, 'news');
}

function failed(code: BridgeErrorCode, at = '', params: Readonly<Record<string, string | number>> = {}): Crossing<never> {
  return { ok: false, error: { code, at, params } };
}
