/** Which actions want one key at one place, and how a choice of keys is changed without a key meaning two things. */
import type { Action } from './actions.ts';
import type { KeyChoice } from './key-map.ts';
import { keysUnder } from './key-map.ts';
import { placeOf } from './key-rules.ts';
import { parseKeys, writesText } from './keys.ts';

/** Can the focus be where both actions want this key? */
export function overlap(keys: string, a: Action, b: Action): boolean {
  const places = [placeOf(a), placeOf(b)];
  if (places[0] === places[1]) return true;
  if (!places.includes('page')) return false; // the grid, the editor and the list of suggestions: none is inside another
  if (!places.includes('editor')) return true;
  const page = placeOf(a) === 'page' ? a : b;
  return page.inFields === true || (page.inFields !== false && !writesText(parseKeys(keys)));
}

/** The other actions that have these keys where `action` would have them. */
export function holders(keys: string, action: Action, { actions, choice }: { actions: readonly Action[]; choice: KeyChoice }): Action[] {
  return actions.filter((other) => other.id !== action.id && keysUnder(choice, other).includes(keys) && overlap(keys, action, other));
}

/** The choice in which `action` has these keys, and nobody else has one of them. */
export function withKeys(choice: KeyChoice, action: Action, { keys, actions }: { keys: readonly string[]; actions: readonly Action[] }): KeyChoice {
  let so: KeyChoice = { ...choice, own: { ...choice.own, [action.id]: keys } };
  // What one gives up may fall back to another, who had it in the profile: until nobody is left.
  for (let losers = losersIn(so); losers.length > 0; losers = losersIn(so)) so = { ...so, own: { ...so.own, ...Object.fromEntries(losers) } };
  return so;

  function losersIn(now: KeyChoice): (readonly [string, readonly string[]])[] {
    return actions.filter(({ id }) => id !== action.id).flatMap((other) => {
      const theirs = keysUnder(now, other), left = theirs.filter((one) => !keys.includes(one) || !overlap(one, action, other));
      return left.length === theirs.length ? [] : [[other.id, left] as const];
    });
  }
}

/** The choice in which `action` has the keys of the profile again, but for those that the person gave to others. */
export function withoutOwn(choice: KeyChoice, action: Action, actions: readonly Action[]): KeyChoice {
  const plain = { ...choice, own: Object.fromEntries(Object.entries(choice.own).filter(([id]) => id !== action.id)) };
  return settled(plain, actions);
}

/** What was given up may fall back to some who have it by nature: not where the person gave it to others of their place meanwhile. */
function settled(choice: KeyChoice, actions: readonly Action[]): KeyChoice {
  const isGiven = ({ id }: Action): boolean => Object.hasOwn(choice.own, id);
  for (const action of actions.filter((one) => !isGiven(one))) {
    const natural = keysUnder(choice, action), free = natural.filter((keys) => !holders(keys, action, { actions, choice }).some(isGiven));
    if (free.length < natural.length) return settled({ ...choice, own: { ...choice.own, [action.id]: free } }, actions);
  }
  return choice;
}

/** What another choice would change: of each action the keys as they are and as they would be. */
export interface KeyDifference { readonly action: Action; readonly before: readonly string[]; readonly after: readonly string[] }

export function differences(actions: readonly Action[], before: KeyChoice, after: KeyChoice): KeyDifference[] {
  return actions
    .map((action) => ({ action, before: keysUnder(before, action), after: keysUnder(after, action) }))
    .filter((one) => one.before.join(' ') !== one.after.join(' '));
}
