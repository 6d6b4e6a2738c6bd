/**
 * Sentences are dragged by their numbers. To another row moves them there, wherever in it one lets go. With one sentence,
 * and with nothing that stands beside it, they are linked where the row does not tell what is meant: within their own row,
 * in a row that they can only be linked to, and where they are of the original, whose rows are those of all columns.
 *
 * With pointer events and not the browser's drag and drop: they are the same for mouse, pen and finger. A mouse drags after
 * a few pixels; a finger after it has rested on the number, so that one can still scroll. Escape gives it up. Everything
 * one can do here has keys of its own.
 */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import { theWork } from '../../core/units.ts';
import { wouldChange } from '../../app/alignment-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { AnnounceEvent } from '../events.ts';
import type { StandingController } from './standing.ts';

export interface Dropped {
  readonly segments: readonly SegmentId[];
  /** A sentence of the row where they were dropped. */
  readonly to: SegmentId;
  readonly how: 'move' | 'link';
}

interface Host extends EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: Workbench;
  readonly standing: StandingController;
  readonly layout: 'aligned' | 'reading';
  readonly i18n: LocalizeController;
}

interface Deeds {
  readonly selection: { readonly ids: ReadonlySet<SegmentId> };
  dropped(dropped: Dropped): void;
}

/** px that a mouse moves before it drags, ms that a finger rests. */
const FAR = 5, LONG = 400;
/** px from the window's edge where it begins to scroll, and px a frame at most. */
const EDGE = 72, FAST = 18;

interface Drag {
  readonly pointer: number;
  readonly segment: SegmentId;
  readonly version: VersionId;
  readonly from: { readonly x: number; readonly y: number };
  readonly handle: HTMLElement;
  /** Whether letting go at a place would do anything. */
  readonly changes: Map<string, boolean>;
  timer: number;
  /** It has begun. */
  going: boolean;
  x: number;
  y: number;
}

interface Target {
  readonly cell: HTMLElement;
  readonly to: SegmentId;
  readonly how: Dropped['how'];
  /** `align.drag.<label>` */
  readonly label: 'move' | 'link' | 'linkRow';
}

export class Dragging {
  readonly #host: Host;
  readonly #deeds: Deeds;
  #drag: Drag | null = null;
  #target: Target | null = null;
  #label: HTMLElement | null = null;
  #frame = 0;

  constructor(host: Host, deeds: Deeds) {
    this.#host = host;
    this.#deeds = deeds;
    host.renderRoot.addEventListener('pointerdown', this.#onDown as EventListener);
  }

  stop(): void {
    this.#host.renderRoot.removeEventListener('pointerdown', this.#onDown as EventListener);
    this.#end();
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary || this.#host.layout !== 'aligned') return;
    const path = event.composedPath(), handle = path.find((node): node is HTMLElement => node instanceof HTMLElement && node.classList.contains('handle'));
    const stand = this.#host.standing.standOf(path);
    if (!handle || !stand?.segment) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#drag = { pointer, segment: stand.segment, version: stand.version, from: { x, y }, handle, changes: new Map(), timer: 0, going: false, x, y };
    if (event.pointerType === 'touch') this.#drag.timer = window.setTimeout(() => { this.#begin(); }, LONG);
    for (const [type, act] of this.#ears) window.addEventListener(type, act, { capture: true, passive: false });
  };

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    const far = Math.hypot(drag.x - drag.from.x, drag.y - drag.from.y) > FAR;
    if (!drag.going && far) { if (event.pointerType === 'touch') { this.#end(); return; } this.#begin(); }
    if (drag.going) { event.preventDefault(); this.#look(); }
  };

  readonly #onUp = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.going) this.#look();
    const target = drag.going ? this.#target : null;
    if (drag.going) window.addEventListener('click', swallow, { capture: true, once: true }); // letting go of the number is no click on it
    window.setTimeout(() => { window.removeEventListener('click', swallow, { capture: true }); });
    const segments = this.#carried(drag);
    this.#end();
    if (target) this.#deeds.dropped({ segments, to: target.to, how: target.how });
  };

  /** While a finger drags, the page must not scroll under it, nor the system's menu come up. */
  readonly #hold = (event: Event): void => { if (this.#drag?.going || event.type === 'contextmenu') event.preventDefault(); };

  readonly #onKey = (event: KeyboardEvent): void => {
    const drag = this.#drag;
    if (!drag?.going || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
    this.#host.dispatchEvent(new AnnounceEvent(this.#host.i18n.t('align.drag.cancelled')));
  };

  /** Other elements lose the focus as well; only the window's matters. */
  readonly #onLost = ({ type, target }: Event): void => { if (type !== 'blur' || target === window) this.#end(); };

  readonly #ears: readonly (readonly [string, EventListener])[] = [
    ['pointermove', this.#onMove as EventListener], ['pointerup', this.#onUp as EventListener], ['pointercancel', this.#onLost], ['blur', this.#onLost],
    ['touchmove', this.#hold], ['contextmenu', this.#hold], ['keydown', this.#onKey as EventListener],
  ];

  /** The dragged sentence, with the selection where it is part of it. */
  #carried({ segment, version }: Drag): SegmentId[] {
    const { ids } = this.#deeds.selection;
    const fellow = (id: SegmentId): boolean => this.#host.standing.standAt(id)?.version === version;
    return ids.has(segment) ? [...ids].filter(fellow) : [segment];
  }

  #begin(): void {
    const drag = this.#drag;
    if (!drag) return;
    drag.going = true;
    getSelection()?.removeAllRanges();
    (this.#host.renderRoot as ShadowRoot).host.toggleAttribute('data-dragging', true);
    this.#label = document.createElement('div');
    this.#label.className = 'drag-label';
    this.#label.setAttribute('aria-hidden', 'true');
    this.#host.renderRoot.append(this.#label);
    this.#look();
    this.#frame = requestAnimationFrame(this.#scroll);
  }

  /** What lies under the pointer, and what would come of letting go there. */
  #look(): void {
    const drag = this.#drag, label = this.#label;
    if (!drag || !label) return;
    const found = this.#under(drag);
    if (found?.cell !== this.#target?.cell || found?.how !== this.#target?.how || found?.to !== this.#target?.to) {
      this.#unmark();
      this.#target = found;
      if (found) found.cell.dataset['drop'] = found.how;
    }
    label.textContent = this.#host.i18n.t(`align.drag.${found?.label ?? 'none'}`);
    label.style.transform = `translate(${Math.min(drag.x + 16, innerWidth - label.offsetWidth - 8)}px, ${Math.min(drag.y + 18, innerHeight - label.offsetHeight - 8)}px)`;
  }

  #under(drag: Drag): Target | null {
    const { x, y, segment, version } = drag;
    const elements = (this.#host.renderRoot as ShadowRoot).elementsFromPoint(x, y);
    const row = elements.map((element) => element.closest<HTMLElement>('.unit')).find((one) => one !== null);
    if (!row) return null;
    const cells = [...row.querySelectorAll<HTMLElement>('.cell')];
    const inside = elements.map((element) => element.closest<HTMLElement>('.cell')).find((one) => one !== null);
    const cell = inside ?? nearest(cells, { x, y }); // between the columns lie the lines that link them
    if (!cell) return null;
    const named = elements.find((element): element is HTMLElement => element instanceof HTMLElement && element.localName === 'dm-segment')?.dataset['segment'];
    const to = (named ?? cell.querySelector<HTMLElement>('dm-segment')?.dataset['segment'] ?? row.dataset['unit']) as SegmentId | undefined;
    const stand = to === undefined ? null : this.#host.standing.standAt(to), { pivot } = theWork(this.#host.workbench.tables);
    // Only sentences of two versions can be linked: an empty cell goes by the name of its row, which may be one of the same version.
    const own = cell.dataset['column'] === version || stand?.version === version;
    // A translation's moves only to where it or the original stands.
    const open = version === pivot || stand?.unit.cells.has(pivot) === true || stand?.unit.cells.has(version) === true;
    const away = version !== pivot && stand?.unit.id !== this.#host.standing.standAt(segment)?.unit.id;
    const how = open && (own || away) ? 'move' : 'link', label = how === 'link' && named === undefined ? 'linkRow' : how;
    return to === undefined || to === segment || !this.#changes(drag, to, how) ? null : { cell, to, how, label };
  }

  /** Nothing is promised that will be refused because it is so already. Asked once for each place. */
  #changes(drag: Drag, to: SegmentId, how: Dropped['how']): boolean {
    const place = `${how} ${to}`, known = drag.changes.get(place) ?? wouldChange(this.#host.workbench, { segments: this.#carried(drag), to, how });
    drag.changes.set(place, known);
    return known;
  }

  /** Near the upper or lower edge of the window the text goes on. */
  readonly #scroll = (): void => {
    const drag = this.#drag;
    if (!drag?.going) return;
    const up = EDGE - drag.y, down = drag.y - (innerHeight - EDGE);
    const by = up > 0 ? -Math.min(1, up / EDGE) * FAST : down > 0 ? Math.min(1, down / EDGE) * FAST : 0;
    if (by !== 0) { window.scrollBy({ top: by, behavior: 'instant' }); this.#look(); }
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  #unmark(): void { delete this.#target?.cell.dataset['drop']; }

  #end(): void {
    for (const [type, act] of this.#ears) window.removeEventListener(type, act, { capture: true });
    clearTimeout(this.#drag?.timer);
    cancelAnimationFrame(this.#frame);
    this.#unmark();
    this.#label?.remove();
    (this.#host.renderRoot as ShadowRoot).host.toggleAttribute('data-dragging', false);
    this.#drag = this.#target = this.#label = null;
  }
}

function swallow(event: Event): void { event.stopPropagation(); event.preventDefault(); }

/** The cell whose side the pointer is next to. */
function nearest(cells: readonly HTMLElement[], { x, y }: { x: number; y: number }): HTMLElement | undefined {
  const distance = (cell: HTMLElement): number => {
    const { left, right, top, bottom } = cell.getBoundingClientRect();
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  };
  return [...cells].sort((a, b) => distance(a) - distance(b))[0];
}
