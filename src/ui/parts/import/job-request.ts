/** From the texts laid out to what the job needs: the order, and the columns that its rows are shown in. */
import type { VersionPlan } from '../../../app/import-types.ts';
import type { Workbench } from '../../../app/workbench.ts';
import { theWork, versionsOf } from '../../../core/units.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { JobColumn, JobRequest } from '../../controllers/import-job.ts';
import type { ImportTray } from '../../controllers/import-tray.ts';
import type { ImportRoute } from '../../controllers/importing.ts';
import { trayKey } from '../../controllers/importing.ts';
import { columnName } from '../../localized.ts';

interface Asked { readonly route: ImportRoute; readonly workbench: Workbench; readonly i18n: LocalizeController }

/** null: something is missing, and the page says what. */
export function jobRequest(tray: ImportTray, { route, workbench, i18n }: Asked): JobRequest | null {
  const from = trayKey(route, workbench);
  if (route.page === 'add' && route.what === 'work') {
    const plan = tray.workPlan;
    return plan && { order: { kind: 'work', plan }, from, columns: plan.versions.map((version) => planColumn(version, i18n)), pivot: plan.pivot, columnOf: (version) => version };
  }
  const plan = tray.versionPlan;
  if (!plan) return null;
  const replaced = route.page === 'replace' ? route.version : null;
  // A new original is aligned with every other version, one after the other: there is no one table to show.
  const columns = replaced === theWork(workbench.tables).pivot ? [] : [pivotColumn(workbench, i18n), planColumn(plan, i18n)];
  return { order: replaced === null ? { kind: 'version', plan } : { kind: 'replace', former: replaced, plan }, from, columns, pivot: 0, columnOf: () => 1 };
}

function planColumn({ lang, name, text }: VersionPlan, i18n: LocalizeController): JobColumn {
  return { lang, name: name === '' ? i18n.languageName(lang) : name, text: (index) => text.sentences[index]?.text ?? '' };
}

/** As the text stands now: what is corrected meanwhile does not move the rows. */
function pivotColumn({ tables }: Workbench, i18n: LocalizeController): JobColumn {
  const versions = versionsOf(tables), { pivot } = theWork(tables);
  const version = versions.find(({ id }) => id === pivot);
  const segments = [...tables.segmentsOf(pivot)];
  return { lang: version?.lang ?? 'und', name: version ? columnName(version, versions, i18n) : '', text: (index) => segments[index]?.text ?? '' };
}
