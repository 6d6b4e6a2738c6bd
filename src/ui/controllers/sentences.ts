/** How announcements name a sentence, and a version. */
import type { SegmentId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { Tables } from '../../core/tables.ts';
import { versionsOf } from '../../core/units.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { columnName } from '../localized.ts';

/** Its number in its version and the name of its language. */
export function sentenceName({ tables }: Workbench, id: SegmentId, i18n: LocalizeController): { number: string; language: string } {
  const version = tables.get('version', tables.get('segment', id)?.version ?? '');
  if (!version) return { number: '–', language: '' };
  const at = tables.segmentsOf(version.id).findIndex((segment) => segment.id === id);
  return { number: i18n.number(at + 1), language: i18n.languageWord(version.lang) };
}

/** A version's name, whether it is still there or not. */
export function versionName(version: Version, tables: Tables, i18n: LocalizeController): string {
  const versions = versionsOf(tables);
  const same = versions.some(({ id, name, lang }) => id === version.id && name === version.name && lang === version.lang);
  return columnName(version, same ? versions : [version], i18n);
}
