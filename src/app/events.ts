/** What a workbench tells its listeners. A patch names the rows, so only their elements need to update. */
import type { Change, Refusal } from '../core/change.ts';
import type { SegmentId, SuggestionId } from '../core/ids.ts';
import type { Author } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import type { StagedRows } from '../core/staged.ts';
import type { SaveStatus } from './save-status.ts';

export type WorkbenchEvent =
  /** `from`: this tab's own act, or what other tabs and restored backups brought. */
  | { readonly type: 'patch'; readonly patch: Patch; readonly from: 'here' | 'elsewhere' }
  /** Segments and beads of versions and alignments that the next patch brings; they are in the tables already. */
  | { readonly type: 'arrived'; readonly rows: StagedRows }
  /** What had arrived for a merge that others came before is taken away again. */
  | { readonly type: 'left'; readonly rows: StagedRows }
  | { readonly type: 'draft'; readonly segment: SegmentId }
  /** Somebody else took sentences away that were being typed here: what was typed is kept as suggestions. */
  | { readonly type: 'filed'; readonly filed: readonly Filed[] }
  /** Acts of this tab that others came before: they were noted, and changed nothing. */
  | { readonly type: 'void'; readonly acts: readonly VoidAct[] }
  | { readonly type: 'status'; readonly status: SaveStatus }
  | { readonly type: 'person'; readonly person: Author };

export interface Filed {
  /** The sentence that is not there any more. */
  readonly segment: SegmentId;
  readonly text: string;
  /** null: the text stands there already. */
  readonly suggestion: SuggestionId | null;
  /** A sentence that carries it on; null: none does. */
  readonly now: SegmentId | null;
}

export interface VoidAct { readonly change: Change; readonly refusal: Refusal }

export type Listener = (event: WorkbenchEvent) => void;

export class Listeners {
  readonly #all = new Set<Listener>();

  add(listener: Listener): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  /** A listener's mistake is reported, and stops neither the other listeners nor the saving. */
  tell(event: WorkbenchEvent): void {
    for (const listener of [...this.#all]) {
      try {
        listener(event);
      } catch (mistake) {
        report(mistake);
      }
    }
  }
}

/** Lets a mistake be heard (as an uncaught error) without stopping what has to go on. */
export function report(mistake: unknown): void {
  queueMicrotask(() => { throw mistake; });
}
