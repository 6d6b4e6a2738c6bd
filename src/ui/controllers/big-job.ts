/** An act over so many rows that it is a job: how far it is, and the way to stop it. One at a time. */
import type { Refusal } from '../../core/change.ts';
import type { BigAct, BigDone } from '../../app/act-types.ts';
import type { ImportResult } from '../../app/import-types.ts';
import { holdBack } from './hold-back.ts';
import type { Source } from './watch.ts';

export interface RunningAct {
  readonly act: BigAct;
  /** 0..1 */
  readonly share: number;
  readonly cancelling: boolean;
}

export class BigJob implements Source<'running'> {
  readonly #listeners = new Set<() => void>();
  #running: RunningAct | null = null;
  #abort = new AbortController();

  get running(): RunningAct | null { return this.#running; }

  watch(_key: 'running', listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** null: another one is running, nothing was begun. */
  async run(act: BigAct): Promise<ImportResult<BigDone | Refusal> | null> {
    if (this.#running) return null;
    this.#abort = new AbortController();
    const letGo = holdBack();
    this.#take({ act, share: 0, cancelling: false });
    try {
      return await act.big.run({
        signal: this.#abort.signal,
        onProgress: ({ share }) => { if (this.#running) this.#take({ ...this.#running, share }); },
      });
    } catch (mistake) {
      reportError(mistake);
      return { ok: false, error: { code: 'crashed', params: {} } };
    } finally {
      letGo();
      this.#take(null);
    }
  }

  /** It answers by itself: as cancelled or, when it was too late, with what it did. */
  cancel(): void {
    if (!this.#running) return;
    this.#abort.abort();
    this.#take({ ...this.#running, cancelling: true });
  }

  #take(running: RunningAct | null): void {
    this.#running = running;
    for (const listener of [...this.#listeners]) listener();
  }
}
