/** The one act that changes a work: read what others logged, decide, write pages, log rows and draft removal. */
import type { WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { Staging } from './contents.ts';
import { claim, readContents } from './contents.ts';
import { StoreFailure } from './errors.ts';
import { removeDraft } from './drafts.ts';
import type { Gate } from './gate.ts';
import { isLogRecord, logAfter, logRecord } from './log.ts';
import { PageWriter } from './page-writer.ts';
import type { Places } from './places.ts';
import type { LogRecord, Place, WriteTx } from './schema.ts';
import { workGone } from './snapshot.ts';
import { send, together } from './transaction.ts';
import type { CommitPlan, Result } from './types.ts';

export interface Exchange {
  readonly work: WorkId;
  readonly head: number;
  readonly plan: (theirs: readonly Change[]) => CommitPlan | null;
  readonly places: Places;
  readonly staging: Staging;
}

export interface Exchanged {
  readonly head: number;
  readonly written: boolean;
  /** How many changes went into the log. */
  readonly added: number;
}

export async function exchange(gate: Gate, { work, head, plan, places, staging }: Exchange): Promise<Result<Exchanged>> {
  const learned: Place[] = [];
  let claimed: readonly string[] = [];
  const result = await gate.write({ at: 'commit', stores: ['pages', 'base', 'log', 'drafts', 'facts'] }, async (tx) => {
    await sameCopy(tx, work, places);
    const log = await readLog(tx, Math.min(head, places.head));
    for (const row of log) if (row.work === work && row.seq > places.head) learned.push(...row.places);
    places.learn(learned);
    const theirs = log.flatMap((row) => row.work === work && row.seq > head ? [row.change] : []);
    const plans = plan(theirs);
    if (!plans) return { head, written: false, added: 0 };
    claimed = await claim(tx, { work, staging }, plans.changes);
    const end = await writePlan(tx, { work, places, learned }, plans);
    return { head: Math.max(head, log.at(-1)?.seq ?? 0, end), written: true, added: plans.changes.length };
  }, ({ added }) => added > 0);
  if (result.ok && result.value.written) {
    for (const owner of claimed) staging.delete(owner);
    places.learn(learned);
    places.head = Math.max(places.head, result.value.head);
  }
  return result;
}

/** Is the work on disk still the one that was loaded? Another tab may have erased it, or restored a backup in its place. */
async function sameCopy(tx: WriteTx, work: WorkId, { copy }: Places): Promise<void> {
  const [gone, contents] = await together(() => workGone(tx, work), () => readContents(tx, work));
  if (gone) throw gone;
  // A damaged table of contents says nothing about it.
  if (copy !== null && contents && contents.copy !== copy) throw new StoreFailure('replaced', `${work} is another copy`);
}

async function readLog(tx: WriteTx, head: number): Promise<LogRecord[]> {
  const rows = await logAfter(tx, head), log = rows.filter(isLogRecord);
  if (log.length < rows.length) throw new StoreFailure('damaged', `log after ${head}`);
  return log;
}

/** Returns the number of the last log row written, 0 for none. */
async function writePlan(
  tx: WriteTx, { work, places, learned }: { work: WorkId; places: Places; learned: Place[] }, { changes, drop }: CommitPlan,
): Promise<number> {
  const writer = new PageWriter(tx, work, places), added: Promise<number>[] = [];
  for (const change of changes) {
    if (change.work !== work) throw new RangeError(`a change of ${change.work} in an exchange of ${work}`);
    const placed = await writer.apply(change);
    learned.push(...placed);
    const adding = tx.objectStore('log').add(logRecord(change, placed) as LogRecord);
    send(adding);
    added.push(adding);
  }
  writer.flush();
  for (const key of drop) await removeDraft(tx, key);
  return Math.max(0, ...await Promise.all(added));
}
