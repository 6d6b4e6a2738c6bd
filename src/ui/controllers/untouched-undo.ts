/**
 * Undo and redo of the work while an editor is open in which nothing has been typed: there the browser has nothing to take
 * back, and the key would do nothing. So it is right after a sentence was inserted, or after Ctrl+Enter has gone on to the
 * next one. As soon as something was typed the keys are the browser's, also where the text has become what it was.
 */
import type { SegmentId } from '../../core/ids.ts';
import type { Workbench } from '../../app/workbench.ts';
import { SegmentInputEvent, listen } from '../events.ts';
import type { ActionRegistry } from './actions.ts';
import { actingKeys } from './actions.ts';
import { matches, parseKeys } from './keys.ts';

interface Host extends EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  /** The sentence in the editor. */
  readonly kept: SegmentId | null;
}

export class UntouchedUndo {
  readonly #host: Host;
  readonly #unlisten: () => void;
  /** Editors in which something was typed: what the browser could take back goes with the element. */
  readonly #touched = new WeakSet<EventTarget>();

  constructor(host: Host) {
    this.#host = host;
    this.#unlisten = listen(host, SegmentInputEvent, (event) => { this.#touched.add(event.composedPath()[0] ?? host); });
    host.renderRoot.addEventListener('keydown', this.#onKey as EventListener);
  }

  stop(): void {
    this.#unlisten();
    this.#host.renderRoot.removeEventListener('keydown', this.#onKey as EventListener);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { kept, workbench, actions } = this.#host, path = event.composedPath(), [words] = path;
    if (kept === null || workbench.draftOf(kept) || event.defaultPrevented || event.isComposing) return;
    if (!(words instanceof HTMLElement && words.isContentEditable) || path.some((node) => this.#touched.has(node))) return;
    const wanted = ['edit.undo', 'edit.redo'].find((id) => {
      const action = actions.get(id);
      return action && actingKeys(action).some((keys) => matches(parseKeys(keys), event));
    });
    if (wanted === undefined) return;
    event.preventDefault();
    actions.run(wanted);
  };
}
