/**
 * Drafts of one open work: what is typed and not committed. The latest text of each segment goes to the store on every
 * input event, in its task; nothing here waits, for a timer or for the write before.
 *
 * A draft of a tab that is gone is taken up by whichever tab opens the work; its row on disk is dropped only when this
 * tab has written its own, or when the text is committed, and only while it still holds the text that was taken up.
 *
 * A row that holds the only copy on disk of some text (of an act that waits for a full disk, of an older draft) is not
 * written over: what is typed next goes to another row of the same tab.
 */
import type { SegmentId, WorkId } from '../core/ids.ts';
import type { Draft, DraftKey, Result, Store } from '../store/types.ts';
import { report } from './events.ts';

const DONE: Result<void> = { ok: true, value: undefined };
/** Between the id of a tab and the number of its row, from the second row of a sentence on. */
const ROW = '~';

function ownerOf({ tab }: Draft): string { return tab.split(ROW, 1)[0] ?? tab; }
function nameOf({ segment, tab }: DraftKey): string { return `${segment} ${tab}`; }

export class DraftDesk {
  readonly #store: Store;
  readonly #work: WorkId;
  readonly #drafts = new Map<SegmentId, Draft>();
  /** Drafts of gone tabs on segments that have a newer one: kept and listed, never merged. */
  #older: Draft[] = [];
  /** Rows of gone tabs whose draft this tab has taken up and not yet replaced on disk. */
  readonly #adopted = new Map<SegmentId, DraftKey>();
  /** Rows of acts that wait to be written. */
  readonly #waiting = new Set<string>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** Segments whose latest text could not be written, and why. */
  readonly #failed = new Map<SegmentId, Result<void>>();

  /** Told when a text that could not be written is on disk after all. */
  onMended: () => void = () => undefined;

  constructor(store: Store, work: WorkId) {
    this.#store = store;
    this.#work = work;
  }

  /** Takes up this tab's drafts and those without an owner. */
  async open(): Promise<Result<void>> {
    const [found, tabs] = await Promise.all([this.#store.drafts(), this.#store.openTabs()]);
    if (!found.ok) return found;
    const mine = found.value.filter((draft) => draft.work === this.#work && (this.#isMine(draft) || !tabs.has(ownerOf(draft))));
    for (const draft of mine.toSorted((a, b) => b.time - a.time)) {
      if (this.#drafts.has(draft.segment)) this.#older.push(draft); else this.#take(draft);
    }
    return DONE;
  }

  #take(draft: Draft): void {
    this.#drafts.set(draft.segment, draft);
    const { segment, tab, text } = draft;
    if (!this.#isMine(draft)) this.#adopted.set(segment, { segment, tab, text });
  }

  #isMine(draft: Draft): boolean { return ownerOf(draft) === this.#store.tab; }

  get(segment: SegmentId): Draft | undefined { return this.#drafts.get(segment); }
  get all(): readonly Draft[] { return [...this.#drafts.values()]; }
  get older(): readonly Draft[] { return this.#older; }
  /** Why some text could not be written; undefined while all are on disk or on their way. */
  get failure(): Extract<Result<void>, { ok: false }> | undefined {
    for (const failure of this.#failed.values()) if (!failure.ok) return failure;
    return undefined;
  }

  put(draft: Omit<Draft, 'work' | 'tab'>): void {
    const known = this.#drafts.get(draft.segment);
    const whole = { ...draft, work: this.#work, tab: known && this.#isMine(known) ? known.tab : this.#freeRow(draft.segment) };
    this.#drafts.set(draft.segment, whole);
    this.#write(whole);
  }

  /** A text from before this work was opened again: itself, or beside a later draft of its sentence. */
  keep(draft: Omit<Draft, 'work' | 'tab'>): void {
    const { segment, text, time } = draft, known = this.#drafts.get(segment);
    if (known?.text === text || this.#older.some((older) => older.segment === segment && older.text === text)) return;
    if (!known || (this.#isMine(known) && known.time <= time)) { this.put(draft); return; }
    const beside = { ...draft, work: this.#work, tab: this.#freeRow(segment) };
    this.#older.push(beside);
    this.#follow(this.#store.putDraft(beside));
  }

  /** Forgets a draft and gives the keys of its rows on disk, for the commit that removes them; `written` is to follow. */
  take(segment: SegmentId): DraftKey[] {
    const keys = this.#forget(segment);
    for (const key of keys) this.#waiting.add(nameOf(key));
    return keys;
  }

  /** The same of one of the older ones. */
  takeOlder({ segment, tab, text }: Draft): DraftKey[] {
    const key = { segment, tab, text };
    this.#older = this.#older.filter((older) => nameOf(older) !== nameOf(key));
    this.#waiting.add(nameOf(key));
    return [key];
  }

  /** The commit that removed these rows has completed. */
  written(keys: readonly DraftKey[]): void {
    for (const key of keys) this.#waiting.delete(nameOf(key));
  }

  discard(segment: SegmentId): void {
    for (const key of this.#forget(segment)) this.#follow(this.#store.dropDraft(key));
  }

  discardOlder({ segment, tab, text }: Draft): void {
    this.#older = this.#older.filter((older) => older.segment !== segment || older.tab !== tab);
    this.#follow(this.#store.dropDraft({ segment, tab, text }));
  }

  #forget(segment: SegmentId): DraftKey[] {
    const draft = this.#drafts.get(segment), adopted = this.#adopted.get(segment);
    for (const memory of [this.#drafts, this.#adopted, this.#failed]) memory.delete(segment);
    return [...draft && this.#isMine(draft) ? [{ segment, tab: draft.tab }] : [], ...adopted ? [adopted] : []];
  }

  /** A row of this tab that holds nothing which is needed. */
  #freeRow(segment: SegmentId): string {
    const held = new Set([...this.#waiting, ...[...this.#older, ...this.#drafts.values()].map(nameOf)]);
    let tab = this.#store.tab;
    for (let row = 2; held.has(nameOf({ segment, tab })); row++) tab = `${this.#store.tab}${ROW}${row}`;
    return tab;
  }

  /** Writes again what could not be written. */
  retry(): void {
    for (const segment of [...this.#failed.keys()]) {
      const draft = this.#drafts.get(segment);
      if (draft) this.#write(draft);
    }
  }

  /** The page is going away: texts that wait for an earlier one of their sentence are written now. */
  flush(): void { this.#store.flushDrafts(); }

  /** Resolves when every draft typed so far is on disk, or could not be written. */
  async settled(): Promise<Result<void>> {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
    return this.failure ?? DONE;
  }

  /** In the task of the keystroke; the store lets newer texts overtake each other. */
  #write(draft: Draft): void {
    this.#follow(this.#store.putDraft(draft).then(async (result) => {
      if (this.#drafts.get(draft.segment) !== draft) return; // a newer text, or a commit, has taken its place
      if (!result.ok) { this.#failed.set(draft.segment, result); return; }
      if (this.#failed.delete(draft.segment)) this.onMended();
      const adopted = this.#adopted.get(draft.segment);
      if (adopted && (await this.#store.dropDraft(adopted)).ok) this.#adopted.delete(draft.segment);
    }));
  }

  #follow(job: Promise<unknown>): void {
    const followed = job.catch(report).finally(() => this.#underWay.delete(followed));
    this.#underWay.add(followed);
  }
}
