/** How announcements name a sentence, and a version. */
import type { SegmentId } from '../../core/ids.ts';
import type { Segment, Version } from '../../core/model.ts';
import type { Tables } from '../../core/tables.ts';
import { versionsOf } from '../../core/units.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { columnName, columnWord } from '../localized.ts';

/** Its number in its version and what its column is called. `of`: a row where the sentence may be gone; then, the number that it had. */
export function sentenceName({ tables }: Workbench, of: SegmentId | Segment, i18n: LocalizeController): { number: string; language: string } {
  const row = typeof of === 'string' ? tables.get('segment', of) : of, version = row && tables.get('version', row.version);
  return version ? { number: i18n.number(tables.placeIn(row) + 1), language: columnWord(version, versionsOf(tables), i18n) } : { number: '–', language: '' };
}

/** A version's name, whether it is still there or not. */
export function versionName(version: Version, tables: Tables, i18n: LocalizeController): string {
  const versions = versionsOf(tables);
  const same = versions.some(({ id, name, lang }) => id === version.id && name === version.name && lang === version.lang);
  return columnName(version, same ? versions : [version], i18n);
}
