/** What can be done with a column, from its own menu and from the header's. Each gives the sentence to be said. */
import type { AlignmentId, VersionId } from '../core/ids.ts';
import { plainText } from '../core/text/plain.ts';
import type { Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import type { ColumnsController } from './controllers/columns.ts';
import { saveFile } from './save-file.ts';

/** An alignment of a version with another one, without the original. */
export interface DirectAlignment { readonly alignment: AlignmentId; readonly other: VersionId }

export function directOf(tables: Tables, version: VersionId): DirectAlignment[] {
  const { pivot } = theWork(tables);
  return [...tables.all('alignment')].flatMap(({ id, source, target }) => {
    if (source === pivot || target === pivot || (source !== version && target !== version)) return [];
    return [{ alignment: id, other: source === version ? target : source }];
  });
}

export type ColumnAct = 'show' | 'hide' | 'left' | 'right';

export function actOnColumn(columns: ColumnsController, act: ColumnAct, { id, name, i18n }: { id: VersionId; name: string; i18n: LocalizeController }): string {
  switch (act) {
    case 'show': columns.show(id); return i18n.t('columns.wasShown', { name });
    case 'hide': return columns.hide(id) ? i18n.t('columns.wasHidden', { name }) : i18n.t('columns.lastShown');
    case 'left': case 'right': {
      columns.step(id, act === 'left' ? -1 : 1);
      const shown = columns.shown.map(({ version }) => version.id);
      return i18n.t('columns.moved', { name, position: shown.indexOf(id) + 1, total: shown.length });
    }
    default: return act satisfies never;
  }
}

export async function copyVersion(tables: Tables, { id, name, i18n }: { id: VersionId; name: string; i18n: LocalizeController }): Promise<string> {
  try {
    await navigator.clipboard.writeText(plainText(tables, id));
    return i18n.t('columns.copied', { name });
  } catch {
    return i18n.t('columns.notCopied'); // no permission: downloading still works, and stands beside it in the menu
  }
}

/** Exactly the version's text (law T1), UTF-8. */
export function downloadVersion(tables: Tables, version: Version): void {
  saveFile(new Blob([plainText(tables, version.id)], { type: 'text/plain;charset=utf-8' }), fileName(tables, version));
}

/** E.g. `karabakh-statement.ru.txt`; a second version of a language is `….ru-2.txt`. A person's own work is called by its title. */
export function fileName(tables: Tables, version: Version): string {
  const twins = versionsOf(tables).filter(({ lang }) => lang === version.lang);
  const number = twins.findIndex(({ id }) => id === version.id) + 1;
  const { id, revision, title } = theWork(tables);
  const base = (revision > 0 ? id.replace(/^work_/, '') : title.en).replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '').slice(0, 80);
  return `${base || 'text'}.${version.lang}${number > 1 ? `-${number}` : ''}.txt`;
}
