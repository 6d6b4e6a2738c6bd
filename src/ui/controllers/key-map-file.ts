/**
 * A map of keys as a file, to carry it to another machine or to give it to somebody: JSON with `schema`, `version`,
 * `profile` and `own` (action → keys in the writing of keys.ts). Also what a backup says of keys is read here.
 *
 * Such a file may come from a stranger, so it is read strictly: what is no map of keys is refused as a whole, in a
 * sentence; of a map, each entry that cannot be taken is left out and named (a key that the browser needs, or Tab, without
 * which no keyboard gets anywhere). Actions that this release does not know are kept for the next file.
 */
import type { Action } from './actions.ts';
import { overlap, withKeys } from './key-conflicts.ts';
import type { KeyChoice } from './key-map.ts';
import type { ProfileId } from './key-profiles.ts';
import { PROFILES } from './key-profiles.ts';
import type { KeyProblem } from './key-rules.ts';
import { normalKeys, problemOf } from './key-rules.ts';

export const KEY_FILE_NAME = 'dragoman-keys.json';
const SCHEMA = 'dragoman-keys';
const VERSION = 1;
/** Bytes. A map of all actions has some 5,000. */
export const KEY_FILE_LIMIT = 65_536;
const MOST_ACTIONS = 500;
const MOST_KEYS = 8;
const ACTION_ID = /^[a-z][A-Za-z0-9]{0,40}(\.[A-Za-z][A-Za-z0-9]{0,40}){1,3}$/;

/** Why a file is no map at all. Catalog: keys.bad.<code>. */
export interface KeyFileError { readonly code: 'tooLarge' | 'notJson' | 'notKeys' | 'newer' | 'profile' | 'own' | 'tooMany'; readonly params: { readonly [name: string]: string | number } }
/** What was left out of a map, or set aside. Catalog: keys.issue.<code>. */
export type KeyFileIssue =
  | { readonly code: 'unknown'; readonly action: string }
  | { readonly code: 'malformed' | 'fixed'; readonly action: string; readonly keys: string }
  | { readonly code: 'refused'; readonly action: string; readonly keys: string; readonly problem: KeyProblem }
  | { readonly code: 'conflict'; readonly action: string; readonly keys: string; readonly other: string };
export interface KeyFile { readonly choice: KeyChoice; readonly issues: readonly KeyFileIssue[] }
export type KeyFileResult = { readonly ok: true; readonly value: KeyFile } | { readonly ok: false; readonly error: KeyFileError };

export function writeKeyFile({ profile, own, aside }: KeyChoice): string {
  return `${JSON.stringify({ schema: SCHEMA, version: VERSION, profile, own: { ...own, ...aside } }, null, 2)}\n`;
}

/** `text`: the file. `actions`: what there is (known-actions.ts). */
export function readKeyFile(text: string, actions: readonly Action[]): KeyFileResult {
  const size = new TextEncoder().encode(text).length;
  if (size > KEY_FILE_LIMIT) return bad('tooLarge', { size, limit: KEY_FILE_LIMIT });
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return bad('notJson');
  }
  if (!isObject(file) || file['schema'] !== SCHEMA) return bad('notKeys');
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return bad('notKeys');
  return version > VERSION ? bad('newer', { version }) : readChoice(file, actions);
}

/** The same without a file around it, as a backup carries it. */
export function readChoice(value: unknown, actions: readonly Action[]): KeyFileResult {
  if (!isObject(value)) return bad('notKeys');
  const profile = PROFILES.find((one) => one === value['profile']);
  if (!profile) return bad('profile', { profile: String(value['profile']).slice(0, 40) });
  const { own = {}, aside = {} } = value;
  if (!isObject(own) || !isObject(aside)) return bad('own', { action: '' });
  const entries = [...Object.entries(own), ...Object.entries(aside)];
  if (entries.length > MOST_ACTIONS) return bad('tooMany', { limit: MOST_ACTIONS });
  const odd = entries.find(([action, keys]) => !ACTION_ID.test(action) || !isKeyList(keys));
  if (odd) return bad('own', { action: odd[0].slice(0, 40) });
  return { ok: true, value: sorted(profile, entries as [string, readonly string[]][], actions) };
}

/** Entry by entry. */
function sorted(profile: ProfileId, entries: readonly (readonly [string, readonly string[]])[], actions: readonly Action[]): KeyFile {
  const issues: KeyFileIssue[] = [], own = new Map<string, readonly string[]>(), aside = new Map<string, readonly string[]>();
  for (const [id, written] of entries) {
    const action = actions.find((one) => one.id === id);
    if (!action) { aside.set(id, written); issues.push({ code: 'unknown', action: id }); continue; }
    if (action.fixed) { issues.push({ code: 'fixed', action: id, keys: written.join(' ') }); continue; }
    own.set(id, [...new Set(written.flatMap((one) => {
      const keys = normalKeys(one);
      const issue = keys === null ? { code: 'malformed' as const, action: id, keys: one.slice(0, 40) } : issueWith(keys, action, { own, actions });
      if (issue) issues.push(issue);
      return keys === null || issue ? [] : [keys];
    }))]);
    // Nothing could be taken of what it had: it keeps the keys of the profile.
    if (written.length > 0 && own.get(id)?.length === 0) own.delete(id);
  }
  const plain: KeyChoice = { profile, own: {}, ...(aside.size > 0 ? { aside: Object.fromEntries(aside) } : {}) };
  // What others have of the profile is taken over as if the person had pressed it here.
  const given = actions.reduce((choice, action) => { const keys = own.get(action.id); return keys ? withKeys(choice, action, { keys, actions }) : choice; }, plain);
  return { choice: { ...given, own: { ...given.own, ...Object.fromEntries(own) } }, issues };
}

function issueWith(keys: string, action: Action, { own, actions }: { own: ReadonlyMap<string, readonly string[]>; actions: readonly Action[] }): KeyFileIssue | null {
  const problem = problemOf(keys, action);
  if (problem) return { code: 'refused', action: action.id, keys, problem };
  const other = actions.find((one) => one.id !== action.id && own.get(one.id)?.includes(keys) && overlap(keys, action, one));
  return other ? { code: 'conflict', action: action.id, keys, other: other.id } : null;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeyList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_KEYS && value.every((keys) => typeof keys === 'string' && keys.length <= 60);
}

function bad(code: KeyFileError['code'], params: KeyFileError['params'] = {}): KeyFileResult {
  return { ok: false, error: { code, params } };
}
