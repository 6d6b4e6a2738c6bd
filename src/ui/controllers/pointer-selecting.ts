/**
 * Selecting by mouse, as in any list: Ctrl (Cmd on a Mac) adds a sentence or takes it out, Shift draws a range along the
 * column. And the right button, which opens the menu of a cell; where words are marked, or with Shift, it is the browser's.
 */
import type { SegmentId } from '../../core/ids.ts';
import { onMac } from './keys.ts';
import type { Stand } from './moves.ts';
import { isOutsideEditor } from './outside-editor.ts';
import type { StandingController } from './standing.ts';

interface Host {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly standing: StandingController;
  readonly layout: 'aligned' | 'reading';
  readonly kept: SegmentId | null;
}

interface Deeds {
  readonly selection: { readonly anchor: SegmentId | null };
  select(segment: SegmentId): void;
  extendTo(end: SegmentId, anchor: SegmentId): void;
  menuAt(stand: Stand, anchor: DOMRect): void;
}

export class PointerSelecting {
  readonly #host: Host;
  readonly #deeds: Deeds;

  constructor(host: Host, deeds: Deeds) {
    this.#host = host;
    this.#deeds = deeds;
    this.#root.addEventListener('mousedown', this.#onDown as EventListener);
    this.#root.addEventListener('contextmenu', this.#onMenu as EventListener);
  }

  stop(): void {
    this.#root.removeEventListener('mousedown', this.#onDown as EventListener);
    this.#root.removeEventListener('contextmenu', this.#onMenu as EventListener);
  }

  get #root(): EventTarget { return this.#host.renderRoot; }

  /** On the way down: the browser would mark words with Shift. */
  readonly #onDown = (event: MouseEvent): void => {
    const adds = onMac() ? event.metaKey : event.ctrlKey;
    if (event.button !== 0 || event.defaultPrevented || (!adds && !event.shiftKey) || this.#host.layout !== 'aligned') return;
    const { standing } = this.#host, path = event.composedPath();
    const stand = standing.standOf(path), id = stand?.segment ?? null;
    if (id === null || id === this.#host.kept || path.some((node) => node instanceof HTMLElement && node.matches('button, a, dm-suggestion-card, dm-note-panel, dm-link-notes'))) return;
    event.preventDefault();
    const from = this.#deeds.selection.anchor ?? standing.stand?.segment ?? id;
    if (adds) this.#deeds.select(id); else this.#deeds.extendTo(id, from);
    standing.go(id);
  };

  readonly #onMenu = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.shiftKey || !(document.getSelection()?.isCollapsed ?? true)) return;
    const path = event.composedPath(), stand = this.#host.standing.standOf(path);
    // In a field one wants the browser's own, with what it knows about spelling.
    if (!isOutsideEditor(stand, this.#host.kept) || path.some((node) => node instanceof HTMLElement && node.matches('input, textarea'))) return;
    event.preventDefault();
    // A key has opened it (clientX 0 in some browsers): the cell then says where.
    const [target] = path;
    const at = event.button === 2 || event.clientX > 0 ? new DOMRect(event.clientX, event.clientY, 0, 0) : (target as Element).getBoundingClientRect();
    this.#deeds.menuAt(stand, at);
  };
}
