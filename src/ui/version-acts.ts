/** What can be done with a version as a whole, and with the work's name; from the column's menu, the header and the palette. */
import type { VersionId } from '../core/ids.ts';
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import { theWork, versionsOf } from '../core/units.ts';
import type { Workbench } from '../app/workbench.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import '../i18n/later-words.ts';
import type { NewsAct } from './events.ts';
import { columnName, localized } from './localized.ts';
import { hrefOf } from './router.ts';

export interface VersionDeeds {
  readonly workbench: Workbench;
  readonly i18n: LocalizeController;
  readonly say: (news: { sentence: string; shown: boolean; act?: NewsAct }) => void;
  readonly go: (hash: string) => void;
  /** Undoes the last act. */
  readonly undo: () => void;
}

export type VersionAct = 'version.describe' | 'version.replace' | 'version.remove';

/** What an ActionEvent with a version names. */
export function isVersionAct(action: string): action is VersionAct {
  return action === 'version.describe' || action === 'version.replace' || action === 'version.remove';
}

export async function actOnVersion(act: VersionAct, id: VersionId, deeds: VersionDeeds): Promise<void> {
  switch (act) {
    case 'version.describe': await describe(id, deeds); return;
    case 'version.replace': deeds.go(hrefOf({ page: 'replace', version: id })); return;
    case 'version.remove': remove(id, deeds); return;
    default: act satisfies never;
  }
}

async function describe(id: VersionId, deeds: VersionDeeds): Promise<void> {
  const { workbench, i18n, say } = deeds;
  const version = workbench.tables.get('version', id);
  if (!version) { refused({ no: 'gone', params: {} }, deeds); return; }
  const { askVersion } = await import('./parts/library/version-dialog.ts');
  const base = { name: version.name ?? '', lang: version.lang };
  const wanted = await askVersion(base);
  if (!wanted || (wanted.name === base.name && wanted.lang === base.lang)) return;
  const done = workbench.dispatch('describeVersion', () => ({ version: id, base, ...wanted }));
  if (refused(done, deeds)) return;
  const versions = versionsOf(workbench.tables);
  const now = versions.find((one) => one.id === id);
  if (now) say({ sentence: i18n.t('columns.wasDescribed', { name: columnName(now, versions, i18n) }), shown: false });
}

function remove(id: VersionId, deeds: VersionDeeds): void {
  const { workbench, i18n, say, undo } = deeds;
  const versions = versionsOf(workbench.tables), version = versions.find((one) => one.id === id);
  const name = version ? columnName(version, versions, i18n) : '';
  const done = workbench.dispatch('removeVersion', () => ({ version: id }));
  if (!refused(done, deeds)) say({ sentence: i18n.t('columns.wasRemoved', { name }), shown: true, act: { label: i18n.t('work.undo'), run: undo } });
}

/** Of the open work. A work that has its title in several languages is renamed in the one that is on screen. */
export async function renameWork(deeds: VersionDeeds): Promise<void> {
  const { workbench, i18n, say } = deeds;
  const { id, title } = theWork(workbench.tables);
  const { askTitle } = await import('./parts/library/title-dialog.ts');
  const former = localized(title, i18n.language);
  const wanted = await askTitle(former);
  if (wanted === null || wanted === '' || wanted === former) return;
  const renamed = Object.keys(title).length === 1 ? { en: wanted } : { ...title, [i18n.language]: wanted };
  const done = workbench.dispatch('describeWork', () => ({ work: id, base: { title }, title: renamed }));
  if (!refused(done, deeds)) say({ sentence: i18n.t('library.wasRenamed', { title: wanted }), shown: true });
}

function refused(done: Change | Refusal, { i18n, say }: VersionDeeds): done is Refusal {
  if (!isRefusal(done)) return false;
  say({ sentence: i18n.t(`refusal.${done.no}`, done.params), shown: true });
  return true;
}
