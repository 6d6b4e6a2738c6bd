/** Does a work from a file agree with itself? What is referred to exists, alignments are whole, the log fits the base. */
import type { AlignmentId, SegmentId, VersionId } from '../core/ids.ts';
import type { Alignment } from '../core/model.ts';
import { TABLE_NAMES } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import type { BundleWork } from './bundle.ts';
import { fail } from './failure.ts';

export function checkSense({ base, log }: BundleWork, at: string): void {
  for (const table of TABLE_NAMES) unique(base[table].map(({ id }) => id), `${at}.base.${table}`);
  unique(log.map(({ id }) => id), `${at}.log`);
  const tables = new Tables(base);
  const work = theWork(base, at);
  checkTables(tables, `${at}.base`);
  log.forEach((change, number) => {
    const here = `${at}.log.${number}`;
    if (change.work !== work) fail('damaged', `${here}.work`);
    if (!tables.accepts(change.patch)) fail('damaged', `${here}.patch`, { change: change.id });
    tables.apply(change.patch);
  });
  if (log.length > 0) checkTables(tables, `${at}.log`);
}

function theWork({ work }: RowLists, at: string): string {
  const [row, more] = work ?? [];
  if (!row || more) fail('damaged', `${at}.base.work`, { works: work?.length ?? 0 });
  return row.id;
}

function unique(ids: readonly string[], at: string): void {
  const seen = new Set<string>();
  ids.forEach((id, number) => {
    if (seen.has(id)) fail('damaged', `${at}.${number}.id`, { id });
    seen.add(id);
  });
}

function checkTables(tables: Tables, at: string): void {
  const need = (there: unknown, place: string, id: string): void => { if (!there) fail('damaged', `${at}.${place}`, { id }); };
  const [work] = tables.all('work');
  if (!work || tables.count('work') !== 1) fail('damaged', `${at}.work`, { works: tables.count('work') });
  need(tables.get('version', work.pivot), 'work.pivot', work.pivot);
  for (const { id, work: of, alignment } of tables.all('version')) {
    need(of === work.id, 'version.work', id);
    if (alignment === null) continue;
    const chosen = tables.get('alignment', alignment);
    need(chosen?.target === id && chosen.source === work.pivot, 'version.alignment', id);
  }
  for (const { id, version } of tables.all('segment')) need(tables.get('version', version), 'segment.version', id);
  for (const { id, version } of tables.all('suggestion')) need(tables.get('version', version), 'suggestion.version', id);
  for (const { id, work: of, source, target } of tables.all('alignment')) {
    need(of === work.id && source !== target && tables.get('version', source) && tables.get('version', target), 'alignment', id);
  }
  checkBeads(tables, at);
}

/** Every segment that a bead names exists on its side; in a chosen alignment each stands in exactly one bead (law A1). */
function checkBeads(tables: Tables, at: string): void {
  const chosen = new Set([...tables.all('version')].map(({ alignment }) => alignment));
  const placed = new Map<AlignmentId, Set<SegmentId>>();
  for (const { id, alignment: name, source, target } of tables.all('bead')) {
    const alignment = tables.get('alignment', name);
    if (!alignment) fail('damaged', `${at}.bead.alignment`, { id });
    const seen = placed.get(name) ?? new Set<SegmentId>();
    placed.set(name, seen);
    for (const [ids, version] of [[source, alignment.source], [target, alignment.target]] as const) {
      for (const segment of ids) {
        const twice = seen.has(segment) && chosen.has(name);
        if (twice || tables.get('segment', segment)?.version !== version) fail('damaged', `${at}.bead`, { id, segment });
        seen.add(segment);
      }
    }
  }
  for (const name of chosen) {
    const alignment = name === null ? undefined : tables.get('alignment', name);
    if (alignment) checkWhole(tables, alignment, { seen: placed.get(alignment.id) ?? new Set(), at });
  }
}

function checkWhole(tables: Tables, { source, target }: Alignment, { seen, at }: { seen: ReadonlySet<SegmentId>; at: string }): void {
  const sides: readonly VersionId[] = [source, target];
  for (const side of sides) {
    for (const { id } of tables.segmentsOf(side)) if (!seen.has(id)) fail('damaged', `${at}.segment`, { id, law: 'A1' });
  }
}
