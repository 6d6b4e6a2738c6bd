/**
 * Drafts: what was typed and is not committed.
 *
 * The first write of a key starts at once, in the task of the keystroke; while it is under way newer texts overtake
 * each other, and the last one follows. No timers: a timer is a time in which a crash takes the words along.
 */
import type { Gate } from './gate.ts';
import type { WriteTx } from './schema.ts';
import { send } from './transaction.ts';
import type { Draft, DraftKey, Result } from './types.ts';

type Told = (result: Result<void>) => void;
interface Line {
  /** Done next: a draft to write, or the key of one to delete; undefined: nothing waits. */
  next: Draft | DraftKey | undefined;
  told: Told[];
  /** The number of the latest request, so that a commit can see whether its draft is still the last word. */
  turn: number;
}

export class Drafts {
  readonly #gate: Gate;
  readonly #lines = new Map<string, Line>();
  #turns = 0;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  put(draft: Draft): Promise<Result<void>> {
    return this.#ask(draft, draft);
  }

  drop(key: DraftKey): Promise<Result<void>> {
    const { segment, tab, text } = key;
    return this.#ask(key, text === undefined ? { segment, tab } : { segment, tab, text });
  }

  /** The page is going away: what waits for its predecessor starts now. */
  flush(): void {
    for (const [name, line] of this.#lines) {
      if (line.next !== undefined) void this.#write(parseKey(name), line);
    }
  }

  /** To be asked when a commit that makes drafts superfluous is planned, and called once it has completed. */
  settle(keys: readonly DraftKey[]): () => void {
    const turns = keys.map((key) => this.#lines.get(keyOf(key))?.turn);
    return () => keys.forEach((key, at) => {
      // Its write was still under way and may come after the commit's removal.
      const line = this.#lines.get(keyOf(key));
      if (line && line.turn === turns[at]) void this.drop(key);
    });
  }

  async all(): Promise<Result<readonly Draft[]>> {
    return await this.#gate.read({ at: 'drafts', stores: ['drafts'] }, async (tx) =>
      ((await tx.objectStore('drafts').getAll()) as unknown[]).filter(isDraft));
  }

  #ask(key: DraftKey, next: Draft | DraftKey): Promise<Result<void>> {
    return new Promise((told, mistake) => {
      const name = keyOf(key), running = this.#lines.get(name);
      const line = running ?? { next, told: [], turn: 0 };
      line.next = next;
      line.told.push(told);
      line.turn = ++this.#turns;
      if (running) return;
      this.#lines.set(name, line);
      this.#run(key, line).catch(mistake);
    });
  }

  async #run(key: DraftKey, line: Line): Promise<void> {
    try {
      while (line.next !== undefined) await this.#write(key, line);
    } finally {
      this.#lines.delete(keyOf(key));
    }
  }

  async #write(key: DraftKey, line: Line): Promise<void> {
    const next = line.next ?? key, told = line.told;
    line.next = undefined;
    line.told = [];
    const result = await this.#gate.write({ at: 'draft', stores: ['drafts'] }, (tx) => {
      if (!isDraft(next)) return removeDraft(tx, next);
      send(tx.objectStore('drafts').put(next));
      return undefined;
    });
    for (const tell of told) tell(result);
  }
}

/** At once; where the key names a text, after a look at what is there. */
export function removeDraft(tx: WriteTx, { segment, tab, text }: DraftKey): Promise<void> | undefined {
  const store = tx.objectStore('drafts');
  if (text !== undefined) return store.get([segment, tab]).then((there) => { if (there?.text === text) send(store.delete([segment, tab])); });
  send(store.delete([segment, tab]));
  return undefined;
}

function keyOf({ segment, tab }: DraftKey): string {
  return JSON.stringify([segment, tab]);
}

function parseKey(name: string): DraftKey {
  const [segment, tab] = JSON.parse(name) as [Draft['segment'], string];
  return { segment, tab };
}

function isDraft(record: unknown): record is Draft {
  if (typeof record !== 'object' || record === null) return false;
  const { work, segment, tab, base, text, time } = record as Partial<Record<keyof Draft, unknown>>;
  return [work, segment, tab, base, text].every((field) => typeof field === 'string') && typeof time === 'number';
}
