/** A file for others being made: what was asked for, and how it ended. It lives outside the page, which one may leave meanwhile. */
import type { BundleScope, ExchangeFile, ExchangePort, ExchangeResult, ExchangeWatch, TableChoice } from '../../app/exchange-types.ts';
import type { VersionId } from '../../core/ids.ts';
import { saveFile } from '../save-file.ts';
import type { ExchangeFailure } from './exchanging.ts';
import { mistaken } from './exchanging.ts';

/** What a person wants to hand on. `columns`: the versions in it, in their order. */
export type SendWish =
  | { readonly kind: 'bundle'; readonly scope: BundleScope }
  | { readonly kind: 'reader'; readonly columns: readonly VersionId[] }
  | (TableChoice & { readonly kind: 'table' });

export type SendEnd =
  | { readonly ok: true; readonly wish: SendWish; readonly fileName: string }
  | { readonly ok: false; readonly wish: SendWish; readonly failure: ExchangeFailure };

/** Fires `change`. */
export class Sending extends EventTarget {
  readonly #port: ExchangePort;
  #running: SendWish | null = null;
  #share: number | null = null;
  #end: SendEnd | null = null;
  #abort = new AbortController();

  constructor(port: ExchangePort) {
    super();
    this.#port = port;
  }

  get running(): SendWish | null { return this.#running; }
  /** How much of the running one is known to be done; null: nothing is known yet. */
  get share(): number | null { return this.#share; }
  /** How the last one ended; null: none has been made, or another one was chosen since. */
  get end(): SendEnd | null { return this.#end; }

  /** Makes the file and hands it to the browser. Does nothing while another one is made. */
  async make(wish: SendWish): Promise<void> {
    if (this.#running) return;
    const { signal } = this.#abort = new AbortController();
    this.#running = wish;
    this.#share = null;
    this.#end = null;
    this.#tell();
    const made = await this.#create(wish, { signal, onProgress: (share) => { this.#share = share; this.#tell(); } }).catch(mistaken);
    this.#running = null;
    if (made.ok && signal.aborted) this.#end = { ok: false, wish, failure: { ok: false, error: { code: 'cancelled', at: '', params: {} } } };
    else if (made.ok) { saveFile(made.value.blob, made.value.fileName); this.#end = { ok: true, wish, fileName: made.value.fileName }; }
    else this.#end = { ok: false, wish, failure: made };
    this.#tell();
  }

  cancel(): void { this.#abort.abort(); }

  /** What is said of the last file is about another choice by now. */
  forget(): void {
    if (!this.#end) return;
    this.#end = null;
    this.#tell();
  }

  #create(wish: SendWish, watch: ExchangeWatch): Promise<ExchangeResult<ExchangeFile>> {
    switch (wish.kind) {
      case 'bundle': return this.#port.createBundle(wish.scope, watch);
      case 'reader': return this.#port.createReader(wish.columns, watch);
      case 'table': return this.#port.createTable(wish, watch);
      default: return wish satisfies never;
    }
  }

  #tell(): void { this.dispatchEvent(new Event('change')); }
}
