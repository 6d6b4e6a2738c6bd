/** What a command is: a pure function from the tables to a patch, or to a refusal. */
import type { ChangeId } from '../ids.ts';
import type { Change, Refusal } from '../change.ts';
import type { Known } from '../known.ts';
import type { Patch } from '../patch.ts';
import type { Tables } from '../tables.ts';

/** What a command may know beside the tables: the effects of earlier changes (undo needs them), in the order of known.ts. */
export interface LogView {
  patchOf(change: ChangeId): Patch | undefined;
  /** The changes that have taken effect after this one, oldest first; all there are, where it is not known. */
  since(change: ChangeId): Iterable<Pick<Change, 'id' | 'patch'>>;
  /** All that is known; absent where nobody merges. */
  readonly known?: Known;
}

export type Command<Args> = (tables: Tables, args: Args, log: LogView) => Patch | Refusal;
