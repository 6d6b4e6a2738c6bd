/** The keys in force: what this person has set, else what the chosen profile has, else those of the action itself. */
import type { KeyPress } from './keys.ts';
import { ariaKeys, isSingleCharacter, keyText, matches, onMac, parseKeys } from './keys.ts';
import type { KeyTable, ProfileId } from './key-profiles.ts';
import { EDITOR_ACTIONS, isReviewAct, profileKeys } from './key-profiles.ts';
import { preferences } from './preferences.ts';

/** What a person has chosen; kept in the preferences, and what a map file carries. */
export type KeyChoice = Readonly<{
  profile: ProfileId;
  /** Action → its keys; none: it has been taken off the keys. A key that stands here is nobody else's any more. */
  own: KeyTable;
  /** What a map file says of actions that this release does not have: kept for the next file, else without effect. */
  aside?: KeyTable;
}>;

/** As far as its keys go. */
export interface Keyed {
  readonly id: string;
  readonly keys: readonly string[];
  readonly macKeys?: readonly string[];
}

const NOTHING_CHOSEN: KeyChoice = { profile: 'omegat', own: {} };
/** Read for each action at each key: the storage is asked once. */
let known: KeyChoice | undefined;
preferences.addEventListener('change', () => { known = undefined; });
// Another tab has changed them (key null: it has erased everything): labels here show them, too.
window.addEventListener('storage', ({ key }) => { if (key === null || key.endsWith('.keys')) preferences.dispatchEvent(new CustomEvent('change', { detail: 'keys' })); });

export function keyChoice(): KeyChoice {
  return known ??= preferences.get('keys') ?? NOTHING_CHOSEN;
}

/** The keys of an action under a choice, on this machine. The first is the one shown. */
export function keysUnder({ profile, own }: KeyChoice, { id, keys, macKeys }: Keyed, mac: boolean = onMac()): readonly string[] {
  if (Object.hasOwn(own, id)) return own[id] ?? [];
  const natural = profileKeys(profile, id) ?? (mac ? macKeys ?? keys : keys);
  const taken = takenBy(own)[apartIn(id)];
  return taken.size === 0 ? natural : natural.filter((one) => !taken.has(one));
}

type Apart = 'editor' | 'review' | 'elsewhere';
type Taken = Readonly<Record<Apart, ReadonlySet<string>>>;
const takenIn = new WeakMap<KeyTable, Taken>();

/** Which acts have their keys to themselves: inside the editor and among suggestions no act of another place has its key. */
function apartIn(id: string): Apart {
  if (EDITOR_ACTIONS.has(id)) return 'editor';
  return isReviewAct(id) ? 'review' : 'elsewhere';
}

/** The keys that the person has given to something, place by place. */
function takenBy(own: KeyTable): Taken {
  const known = takenIn.get(own);
  if (known) return known;
  const keysOfThese = (place: Apart): Set<string> => new Set(Object.entries(own).flatMap(([id, keys]) => (apartIn(id) === place ? keys : [])));
  const taken = { editor: keysOfThese('editor'), review: keysOfThese('review'), elsewhere: keysOfThese('elsewhere') };
  takenIn.set(own, taken);
  return taken;
}

/** Has the person set the keys of this action? */
export function isOwn(id: string): boolean {
  return Object.hasOwn(keyChoice().own, id);
}

/** For a widget with keys of its own: is this the key of that action? */
export function keyFits(id: string, press: KeyPress): boolean {
  return widgetKeys(id).some((keys) => {
    const chord = parseKeys(keys);
    return matches(chord, press) && !(isSingleCharacter(chord) && preferences.get('singleKeys') === false);
  });
}

/** For the labels of a widget, e.g. "Ctrl+Enter"; '' = none. */
export function shownKey(id: string): string {
  const [first] = widgetKeys(id);
  return first === undefined ? '' : keyText(first);
}

/** The same for the ear, e.g. "Control+Enter"; '' = none. */
export function spokenKey(id: string): string {
  const [first] = widgetKeys(id);
  return first === undefined ? '' : ariaKeys([first]);
}

/** A tooltip with its key, "Save (Ctrl+Enter)"; without one, the words alone. */
export function withShownKey(label: string, id: string): string {
  const key = shownKey(id);
  return key === '' ? label : `${label} (${key})`;
}

function widgetKeys(id: string): readonly string[] {
  return keysUnder(keyChoice(), { id, keys: [] });
}
