/**
 * The one place that listens for keys on the window. A key that no action wants stays with the browser; a key that the
 * focused part has used (`preventDefault`) is left alone; while a modal dialog is open it has the keys for itself.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Action, ActionRegistry } from './actions.ts';
import { isEnabled, keysOf } from './actions.ts';
import type { Chord } from './keys.ts';
import { isSingleCharacter, matches, parseKeys } from './keys.ts';
import { preferences } from './preferences.ts';

export class KeymapController implements ReactiveController {
  readonly #registry: ActionRegistry;

  constructor(host: ReactiveControllerHost, registry: ActionRegistry) {
    this.#registry = registry;
    host.addController(this);
  }

  hostConnected(): void { window.addEventListener('keydown', this.#onKey); }
  hostDisconnected(): void { window.removeEventListener('keydown', this.#onKey); }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || inModal(event)) return;
    const typing = isTyping(event);
    const action = this.#registry.all().find((candidate) => wants(candidate, event, typing) && isEnabled(candidate));
    if (!action) return;
    event.preventDefault();
    action.run();
  };
}

function wants(action: Action, event: KeyboardEvent, typing: boolean): boolean {
  if (action.ownKeys || (typing && action.inFields === false)) return false;
  return keysOf(action).some((keys) => {
    const chord = parseKeys(keys);
    if (typing && !action.inFields && writes(chord)) return false;
    if (isSingleCharacter(chord) && preferences.get('singleKeys') === false) return false;
    return matches(chord, event);
  });
}

/** Would a text field make something of it? Function keys write nothing. */
function writes({ mod, alt, key }: Chord): boolean {
  return !mod && !alt && !/^F\d+$/.test(key);
}

const NOT_TYPED_IN = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Is the focus where a person types? The event is seen from the window, so the path tells what is inside shadow roots. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLElement && target.isContentEditable);
}

function inModal(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => node instanceof HTMLDialogElement && node.matches(':modal'));
}
