/**
 * A file from somebody, from the first look to the merge, and taking a merge back. It lives outside every page: one may go on
 * correcting meanwhile, and watch or cancel it from the header. One thing at a time: each of them is worked out on the whole work.
 */
import type { ExchangePort, ExchangeResult, Merged, Preview } from '../../app/exchange-types.ts';
import type { ChangeId, WorkId } from '../../core/ids.ts';
import { holdBack } from './hold-back.ts';

export type ExchangeFailure = Exclude<ExchangeResult<never>, { ok: true }>;
export type TakingBack = 'undo' | 'redo';

/** Where the person is with a file. `share`: how much is known to be done; null: nothing is known yet. */
export type ExchangeStep =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly name: string; readonly share: number | null; readonly cancelling: boolean }
  /** `seenIn`: the work that was open when the file was looked at. */
  | { readonly at: 'preview'; readonly file: File; readonly preview: Preview; readonly seenIn: WorkId }
  | { readonly at: 'merging'; readonly file: File; readonly preview: Preview; readonly seenIn: WorkId; readonly share: number | null; readonly cancelling: boolean }
  | { readonly at: 'done'; readonly preview: Preview; readonly merged: Merged; readonly takenBack: boolean }
  /** `left`: looked at or begun, and nothing happened. */
  | { readonly at: 'left'; readonly name: string; readonly began: boolean }
  | { readonly at: 'failed'; readonly name: string; readonly failure: ExchangeFailure };

export interface RunningBack { readonly change: ChangeId; readonly kind: TakingBack; readonly share: number | null; readonly cancelling: boolean }

/** A merge was taken back or brought again, or could not be. */
export class TakenBackEvent extends Event {
  static readonly type = 'dm-taken-back';
  readonly kind: TakingBack;
  readonly done: ExchangeResult<void>;
  constructor(kind: TakingBack, done: ExchangeResult<void>) { super(TakenBackEvent.type); this.kind = kind; this.done = done; }
}

/** Fires `change` when there is something new to show, and TakenBackEvent. */
export class Exchanging extends EventTarget {
  readonly port: ExchangePort;
  #step: ExchangeStep = { at: 'choose' };
  #back: RunningBack | null = null;
  #abort = new AbortController();

  constructor(port: ExchangePort) {
    super();
    this.port = port;
  }

  get step(): ExchangeStep { return this.#step; }
  /** A merge that is being taken back or brought again. */
  get back(): RunningBack | null { return this.#back; }

  /** What takes its time, as the chip in the header draws it. */
  get running(): { readonly progress: { readonly share: number }; readonly cancelling: boolean } | null {
    const going = this.#back ?? (this.#step.at === 'reading' || this.#step.at === 'merging' ? this.#step : null);
    return going && { progress: { share: going.share ?? 0 }, cancelling: going.cancelling };
  }

  /** Another file can be looked at: nothing that changes the work is under way. */
  get free(): boolean { return this.#back === null && this.#step.at !== 'merging'; }

  /** Looks at a file; changes nothing. Does nothing while a merge is under way. `work`: the open one. */
  async look(file: File, work: WorkId): Promise<void> {
    if (!this.free) return;
    this.#abort.abort();
    const { signal } = this.#abort = new AbortController();
    this.#take({ at: 'reading', name: file.name, share: null, cancelling: false });
    const read = await this.port.preview(file, { signal, onProgress: (share) => { this.#go(signal, share); } }).catch(mistaken);
    if (signal.aborted) return;
    this.#take(read.ok ? { at: 'preview', file, preview: read.value, seenIn: work } : { at: 'failed', name: file.name, failure: read });
  }

  /** Another work is open by now: what the file brings is another thing. */
  lookAgain(work: WorkId): void {
    if (this.#step.at === 'preview' && this.#step.seenIn !== work) void this.look(this.#step.file, work);
  }

  /** Merges what is on screen. Cancelled: nothing happened. */
  async merge(): Promise<void> {
    const { step } = this;
    if (step.at !== 'preview' || this.#back) return;
    const { signal } = this.#abort = new AbortController();
    this.#take({ ...step, at: 'merging', share: null, cancelling: false });
    const letGo = holdBack();
    const done = await this.port.merge(step.preview, { signal, onProgress: (share) => { this.#go(signal, share); } }).catch(mistaken);
    letGo();
    if (done.ok) this.#take({ at: 'done', preview: step.preview, merged: done.value, takenBack: false });
    else if (isCancelled(done)) this.#take({ at: 'left', name: step.preview.fileName, began: true });
    else this.#take({ at: 'failed', name: step.preview.fileName, failure: done });
  }

  /** The person has seen enough: back to where files are chosen. */
  leave(): void {
    const { step } = this;
    if (step.at === 'merging' || step.at === 'reading') return;
    this.#take(step.at === 'preview' ? { at: 'left', name: step.preview.fileName, began: false } : { at: 'choose' });
  }

  /** Reading stops at once; a merge answers by itself, as cancelled or, when it was too late, with what it did. */
  cancel(): void {
    const { step } = this;
    this.#abort.abort();
    if (this.#back) { this.#back = { ...this.#back, cancelling: true }; this.#tell(); return; }
    if (step.at === 'reading') this.#take({ at: 'left', name: step.name, began: false });
    if (step.at === 'merging') this.#take({ ...step, cancelling: true });
  }

  /** Takes a merge back, or brings it again. False: something else is under way. */
  async takeBack(change: ChangeId, kind: TakingBack): Promise<boolean> {
    if (this.running) return false;
    const { signal } = this.#abort = new AbortController();
    this.#back = { change, kind, share: null, cancelling: false };
    this.#tell();
    const done = await this.port.undoMerge(change, kind, { signal, onProgress: (share) => { this.#go(signal, share); } }).catch(mistaken);
    this.#back = null;
    const { step } = this;
    if (done.ok && step.at === 'done' && step.merged.change === change) this.#take({ ...step, takenBack: kind === 'undo' }); else this.#tell();
    this.dispatchEvent(new TakenBackEvent(kind, done));
    return true;
  }

  #go(signal: AbortSignal, share: number): void {
    if (signal.aborted) return;
    if (this.#back) this.#back = { ...this.#back, share };
    else if (this.#step.at === 'reading' || this.#step.at === 'merging') this.#step = { ...this.#step, share };
    this.#tell();
  }

  #take(step: ExchangeStep): void {
    this.#step = step;
    this.#tell();
  }

  #tell(): void { this.dispatchEvent(new Event('change')); }
}

export function isCancelled(failure: ExchangeFailure): boolean { return 'error' in failure && failure.error.code === 'cancelled'; }

/** A mistake of ours: said like any other failure, and reported. */
export function mistaken(mistake: unknown): ExchangeFailure {
  reportError(mistake);
  return { ok: false, error: { code: 'crashed', at: '', params: {} } };
}
