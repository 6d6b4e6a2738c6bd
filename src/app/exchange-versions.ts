/** What a merge would do to versions: which come and go, which are called otherwise, and which imports get a column of their own. */
import type { Change } from '../core/change.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import type { VersionId } from '../core/ids.ts';
import type { Version } from '../core/model.ts';
import { itemOf } from './exchange-item.ts';
import type { Effect } from './exchange-preview.ts';
import type { PreviewItem } from './exchange-types.ts';

type Fate = NonNullable<PreviewItem['what']>;

/** Another alignment chosen is told by its links. */
export function versionItems(effect: Effect): PreviewItem[] {
  const { patch, added, again } = effect, changes = [...again.map(({ before }) => before), ...added], besides = besidesOf(effect);
  const others = Object.entries(patch.version ?? {}).flatMap(([id, [before, now]]) => {
    const what = besides.has(id) ? null : fateOf(before, now);
    const by = changes.findLast((change) => change.patch.version && Object.hasOwn(change.patch.version, id));
    return what ? [versionItem(what, [shown(before), shown(now)], by)] : [];
  });
  return [...others, ...[...besides.values()].map(({ row, by }) => versionItem('beside', [null, row], by))];
}

/** A version without a name is known by its language, which the item says anyway. */
function versionItem(what: Fate, [was, is]: readonly [Version | null, Version | null], by: Change | undefined): PreviewItem {
  const called = (version: Version | null): string => version?.name ?? (what === 'describeVersion' ? version?.lang : '') ?? '';
  return { ...itemOf('version', null, { lang: (is ?? was)?.lang ?? '', before: called(was), after: called(is), by }), what };
}

/** Imports that come, or are here, and stand beside the others from now on: by the id of their version. */
function besidesOf({ after, added, again }: Effect): Map<string, { readonly row: Version; readonly by: Change }> {
  const imports = [...added, ...again.flatMap((change) => besideOthers(change.before) === null ? [change.after] : [])];
  return new Map(imports.flatMap((by) => {
    const row = shown(after.get('version', besideOthers(by) ?? ''));
    return row ? [[row.id, { row, by }] as const] : [];
  }));
}

/** As people see it: a version that was replaced is not there. */
function shown(version: Version | null | undefined): Version | null { return version && version.replacedBy === undefined ? version : null; }

/** null: nothing that is to be seen. */
function fateOf(before: Version | null, now: Version | null): Fate | null {
  const was = shown(before), is = shown(now);
  if (!was) return is && (before ? 'shownAgain' : 'addVersion');
  if (!is) return now ? 'replaceVersion' : 'removeVersion';
  return was.lang === is.lang && was.name === is.name ? null : 'describeVersion';
}

/** The version of an import that was to take the place of another one and is a column of its own instead (rule V10). */
function besideOthers({ kind, args, patch: { version = {} } }: Change): VersionId | null {
  if (kind !== 'replaceVersion') return null;
  const { version: { id }, former } = args as CommandArgs['replaceVersion'];
  return Object.hasOwn(version, id) && !Object.hasOwn(version, former) ? id : null;
}
