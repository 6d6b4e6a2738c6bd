/**
 * Everything a person can do, in one list: keys, command palette, help sheet, menus and tooltips all read it, so none of
 * them can promise what another does not know.
 */
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { onLayout } from './key-layout.ts';
import { keyChoice, keysUnder } from './key-map.ts';
import { isSingleCharacter, keyText, onMac, parseKeys } from './keys.ts';
import { preferences } from './preferences.ts';

/** The order of the help sheet and of the palette. Named in the catalog section `action.group`. */
export const ACTION_GROUPS = ['navigate', 'edit', 'align', 'review', 'find', 'view', 'work', 'app'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

export interface Action {
  /** Permanent and unique, e.g. `go.next`. */
  readonly id: string;
  readonly group: ActionGroup;
  /** The name in the interface language, a short imperative. */
  readonly label: (t: LocalizeController['t']) => string;
  /**
   * In the writing of keys.ts ('Mod+K'), where no profile (key-profiles.ts) and no person has others; the first is the one
   * shown. Empty: reached through palette and menus only.
   */
  readonly keys: readonly string[];
  /** Instead of `keys` on a Mac, where the system owns some combinations. */
  readonly macKeys?: readonly string[];
  /**
   * While the focus is in a text field: by default a combination with Mod or Alt and a function key run, any other key does not.
   * True: it runs in any case. False: never, the field has its own meaning for it (Ctrl+Z).
   */
  readonly inFields?: boolean;
  /**
   * 'grid': the keys run only while the focus is among the cells of the text, in no field, menu or editor (keymap.ts says
   * where that is); chosen in the palette or a menu it runs all the same. 'review': the same among the suggestions of the review
   * page, which is never on screen together with the text. Absent: anywhere on the page.
   */
  readonly scope?: 'grid' | 'review';
  /** In the grid: goes on while its key is held down. What changes the work does not. */
  readonly repeats?: true;
  /** The focused part handles the keys itself (the editor's Ctrl+Enter): listed in the help sheet, not bound, not in the palette. */
  readonly ownKeys?: boolean;
  /** Its keys are those of such a widget everywhere (Escape, arrows): listed, but not to be changed. */
  readonly fixed?: boolean;
  /** The same as another action that is there: not twice in the palette. */
  readonly inPalette?: false;
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

export class ActionRegistry {
  readonly #actions = new Map<string, Action>();
  readonly #listeners = new Set<() => void>();

  /** Adds actions and gives the way to take them out again (call it in `disconnectedCallback`). */
  add(actions: readonly Action[]): () => void {
    for (const action of actions) {
      if (this.#actions.has(action.id)) throw new RangeError(`two actions are called ${action.id}`);
      this.#actions.set(action.id, action);
    }
    this.#tell();
    return () => {
      for (const action of actions) if (this.#actions.get(action.id) === action) this.#actions.delete(action.id);
      this.#tell();
    };
  }

  /** Group by group, within a group in the order of adding. */
  all(): readonly Action[] {
    const actions = [...this.#actions.values()];
    return ACTION_GROUPS.flatMap((group) => actions.filter((action) => action.group === group));
  }

  get(id: string): Action | undefined { return this.#actions.get(id); }

  /** False: there is no such action, or it does not apply here. */
  run(id: string): boolean {
    const action = this.#actions.get(id);
    if (!action || !isEnabled(action)) return false;
    action.run();
    return true;
  }

  /** The shown key of an action, e.g. "Ctrl+K" ('' = none that acts): for tooltips and menus. */
  keyOf(id: string): string {
    const action = this.#actions.get(id);
    const [first] = action ? actingKeys(action) : [];
    return first === undefined ? '' : keyText(first);
  }

  /** Called when actions came or went, or when their keys changed. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    const onPreference = (event: Event): void => { if (['keys', 'singleKeys', ''].includes((event as CustomEvent<string>).detail)) listener(); };
    this.#listeners.add(listener);
    preferences.addEventListener('change', onPreference);
    const stopLayout = onLayout(listener);
    return () => {
      this.#listeners.delete(listener);
      preferences.removeEventListener('change', onPreference);
      stopLayout();
    };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export function isEnabled({ enabled }: Action): boolean {
  return enabled?.() ?? true;
}

/** The keys in force of an action on this machine. */
export function keysOf(action: Action, mac: boolean = onMac()): readonly string[] {
  return keysUnder(keyChoice(), action, mac);
}

/** Of these, what acts: keys of a single character may be switched off. */
export function actingKeys(action: Action): readonly string[] {
  const keys = keysOf(action);
  return preferences.get('singleKeys') === false ? keys.filter((one) => !isSingleCharacter(parseKeys(one))) : keys;
}
