/**
 * The one place that listens for keys on the window. A key that no action wants stays with the browser; a key that the
 * focused part has used (`preventDefault`) is left alone; while a modal dialog is open it has the keys for itself.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Action, ActionRegistry } from './actions.ts';
import { isEnabled, keysOf } from './actions.ts';
import { isField } from './fields.ts';
import { learnLayout } from './key-layout.ts';
import { isOwn } from './key-map.ts';
import { isFunctionKey, isLetter, isSingleCharacter, matches, parseKeys, writesText } from './keys.ts';
import { preferences } from './preferences.ts';

export class KeymapController implements ReactiveController {
  readonly #registry: ActionRegistry;

  constructor(host: ReactiveControllerHost, registry: ActionRegistry) {
    this.#registry = registry;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', learnLayout, true);
    window.addEventListener('keydown', this.#onKey);
  }
  hostDisconnected(): void {
    window.removeEventListener('keydown', learnLayout, true);
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Filling in a form by itself, a browser sends events without a key.
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing || inModal(event)) return;
    const focus: Focus = { typing: isField(event.composedPath()[0]), amongCells: isAmongCells(event), nowhere: isNowhere(event) };
    const [action] = this.#registry.all().filter((candidate) => wants(candidate, event, focus) && isEnabled(candidate)).sort((a, b) => rank(b) - rank(a));
    if (!action) return;
    event.preventDefault();
    // A key that is held down would go on through the text: one press, one act.
    if (!(event.repeat && action.scope !== undefined && !action.repeats)) action.run();
  };
}

/** Where the focus is when a key comes. */
interface Focus {
  readonly typing: boolean;
  readonly amongCells: boolean;
  readonly nowhere: boolean;
}

/** Of two actions on one key: what the person has set goes first, then what belongs to the place. */
function rank({ id, scope }: Action): number {
  return (isOwn(id) ? 2 : 0) + (scope === undefined ? 0 : 1);
}

function wants(action: Action, event: KeyboardEvent, { typing, amongCells, nowhere }: Focus): boolean {
  if (action.ownKeys || (typing && action.inFields === false)) return false;
  return keysOf(action).some((keys) => {
    const chord = parseKeys(keys);
    // A letter acts on the text or not at all. A function key still finds it when the focus is nowhere, e.g. after a click beside it.
    if ((action.scope !== undefined || isLetter(chord)) && !amongCells && !(nowhere && isFunctionKey(chord.key))) return false;
    if (typing && !action.inFields && writesText(chord)) return false;
    return matches(chord, event) && !(isSingleCharacter(chord) && preferences.get('singleKeys') === false);
  });
}

/** Where the focus is not among the cells although it is inside the grid: what has keys of its own there. */
const OWN_KEYS = 'dm-segment-editor, [role="menu"], [role="menubar"], [role="columnheader"], [role="listbox"], [role="separator"], dialog';
/** What Enter and Space press. */
const PRESSED = 'button, a[href], summary, [role="button"], input';

/** Is the focus among the cells of the text? The reading layout and the list of the review page say of themselves that they are such a place (`data-keys="grid"`). */
function isAmongCells(event: KeyboardEvent): boolean {
  if (isField(event.composedPath()[0])) return false;
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  const grid = path.findIndex((node) => node.matches('[role="grid"], [data-keys="grid"]'));
  const inner = path.slice(0, grid);
  if (grid < 0 || inner.some((node) => node.matches(OWN_KEYS))) return false;
  return !(inner[0]?.matches(PRESSED) && (event.key === 'Enter' || event.key === ' '));
}

function isNowhere(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.matches('html, body, main');
}

function inModal(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => node instanceof HTMLDialogElement && node.matches(':modal'));
}
