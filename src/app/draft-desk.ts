/**
 * Drafts of one open work: what is typed and not committed. The latest text of each segment goes to the store on every
 * input event, in its task; nothing here waits, for a timer or for the write before.
 *
 * A draft of a tab that is gone is taken up by whichever tab opens the work; its row on disk is dropped only when this
 * tab has written its own, or when the text is committed.
 */
import type { SegmentId, WorkId } from '../core/ids.ts';
import type { Draft, Result, Store } from '../store/types.ts';
import { report } from './events.ts';

type Key = Pick<Draft, 'segment' | 'tab'>;
const DONE: Result<void> = { ok: true, value: undefined };

export class DraftDesk {
  readonly #store: Store;
  readonly #work: WorkId;
  readonly #drafts = new Map<SegmentId, Draft>();
  /** Drafts of gone tabs on segments that have a newer one: kept and listed, never merged. */
  readonly #older: Draft[] = [];
  /** Rows of gone tabs whose draft this tab has taken up and not yet replaced on disk. */
  readonly #adopted = new Map<SegmentId, Key>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** Segments whose latest text could not be written, and why. */
  readonly #failed = new Map<SegmentId, Result<void>>();

  constructor(store: Store, work: WorkId) {
    this.#store = store;
    this.#work = work;
  }

  /** Takes up this tab's drafts and those without an owner. */
  async open(): Promise<Result<void>> {
    const [found, tabs] = await Promise.all([this.#store.drafts(), this.#store.openTabs()]);
    if (!found.ok) return found;
    const mine = found.value.filter((draft) => draft.work === this.#work && (draft.tab === this.#store.tab || !tabs.has(draft.tab)));
    for (const draft of mine.toSorted((a, b) => b.time - a.time)) {
      if (this.#drafts.has(draft.segment)) this.#older.push(draft); else this.#take(draft);
    }
    return DONE;
  }

  #take(draft: Draft): void {
    this.#drafts.set(draft.segment, draft);
    if (draft.tab !== this.#store.tab) this.#adopted.set(draft.segment, draft);
  }

  get(segment: SegmentId): Draft | undefined { return this.#drafts.get(segment); }
  get all(): readonly Draft[] { return [...this.#drafts.values()]; }
  get older(): readonly Draft[] { return this.#older; }
  /** Does a newer draft stand under this key? Then its row on disk is not the one that was meant. */
  holds({ segment, tab }: Key): boolean { return this.#drafts.get(segment)?.tab === tab; }

  put(draft: Omit<Draft, 'work' | 'tab'>): void {
    const whole = { ...draft, work: this.#work, tab: this.#store.tab };
    this.#drafts.set(draft.segment, whole);
    this.#write(whole);
  }

  /** Forgets a draft and gives the keys of its rows on disk, which the caller removes (with a commit or alone). */
  take(segment: SegmentId): Key[] {
    const adopted = this.#adopted.get(segment);
    for (const memory of [this.#drafts, this.#adopted, this.#failed]) memory.delete(segment);
    const own = { segment, tab: this.#store.tab };
    return adopted ? [own, adopted] : [own];
  }

  discard(segment: SegmentId): void {
    for (const key of this.take(segment)) this.#follow(this.#store.dropDraft(key));
  }

  /** Writes again what could not be written. */
  retry(): void {
    for (const segment of [...this.#failed.keys()]) {
      const draft = this.#drafts.get(segment);
      if (draft) this.#write(draft);
    }
  }

  /** Resolves when every draft typed so far is on disk, or could not be written. */
  async settled(): Promise<Result<void>> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
    for (const failure of this.#failed.values()) return failure;
    return DONE;
  }

  /** In the task of the keystroke; the store lets newer texts overtake each other. */
  #write(draft: Draft): void {
    this.#follow(this.#store.putDraft(draft).then(async (result) => {
      if (this.#drafts.get(draft.segment) !== draft) return; // a newer text, or a commit, has taken its place
      if (!result.ok) { this.#failed.set(draft.segment, result); return; }
      this.#failed.delete(draft.segment);
      const adopted = this.#adopted.get(draft.segment);
      if (adopted && (await this.#store.dropDraft(adopted)).ok) this.#adopted.delete(draft.segment);
    }));
  }

  #follow(job: Promise<unknown>): void {
    const followed = job.catch(report).finally(() => this.#underWay.delete(followed));
    this.#underWay.add(followed);
  }
}
