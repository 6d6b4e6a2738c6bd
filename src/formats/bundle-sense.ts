/**
 * Does a work from a file agree with itself? What is referred to exists, alignments are whole, the log fits the base.
 *
 * A base also holds the segments and beads of versions and alignments that the log brings or that were removed: each must
 * belong to one that is there at some time. What such an alignment links may not have come yet, or have gone by now.
 */
import type { AlignmentId, SegmentId, VersionId } from '../core/ids.ts';
import type { Alignment, Version } from '../core/model.ts';
import { TABLE_NAMES } from '../core/model.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import type { BundleWork } from './bundle.ts';
import { fail } from './failure.ts';

export function checkSense({ base, log }: BundleWork, at: string): void {
  for (const table of TABLE_NAMES) unique(base[table].map(({ id }) => id), `${at}.base.${table}`);
  unique(log.map(({ id }) => id), `${at}.log`);
  const tables = new Tables(base);
  const work = theWork(base, at), ever = everThere({ base, log });
  checkTables(tables, ever, `${at}.base`);
  log.forEach((change, number) => {
    const here = `${at}.log.${number}`;
    if (change.work !== work) fail('damaged', `${here}.work`);
    if (!tables.accepts(change.patch)) fail('damaged', `${here}.patch`, { change: change.id });
    tables.apply(change.patch);
  });
  if (log.length > 0) checkTables(tables, ever, `${at}.log`);
}

interface Ever { readonly versions: ReadonlySet<string>; readonly alignments: ReadonlyMap<string, Alignment> }

/** Versions and alignments of the base, and those that a change names or touches. */
function everThere({ base, log }: BundleWork): Ever {
  const versions = new Set<string>(base.version.map(({ id }) => id)), alignments = new Map<string, Alignment>();
  const note = (version: readonly (Version | null)[], alignment: readonly (Alignment | null)[]): void => {
    for (const row of version) if (row) versions.add(row.id);
    for (const row of alignment) if (row) alignments.set(row.id, row);
  };
  note([], base.alignment);
  for (const { kind, args, patch } of log.flatMap((change) => [change, ...change.kind === 'mergeChanges' ? (change.args as CommandArgs['mergeChanges']).changes : []])) {
    note(Object.values(patch.version ?? {}).flat(), Object.values(patch.alignment ?? {}).flat());
    if (kind === 'addVersion') { const { version, alignment } = args as CommandArgs['addVersion']; note([version], [alignment]); }
    if (kind === 'replaceVersion') { const { version, alignments: made } = args as CommandArgs['replaceVersion']; note([version], made); }
    if (kind === 'adoptAlignments') note([], (args as CommandArgs['adoptAlignments']).adopted.map(({ alignment }) => alignment));
    if (kind === 'addAlignment') note([], [(args as CommandArgs['addAlignment']).alignment]);
  }
  return { versions, alignments };
}

function theWork({ work }: RowLists, at: string): string {
  const [row, more] = work ?? [];
  if (!row || more) fail('damaged', `${at}.base.work`, { works: work?.length ?? 0 });
  return row.id;
}

export function unique(ids: readonly string[], at: string): void {
  const seen = new Set<string>();
  ids.forEach((id, number) => {
    if (seen.has(id)) fail('damaged', `${at}.${number}.id`, { id });
    seen.add(id);
  });
}

function checkTables(tables: Tables, ever: Ever, at: string): void {
  const need = (there: unknown, place: string, id: string): void => { if (!there) fail('damaged', `${at}.${place}`, { id }); };
  const [work] = tables.all('work');
  if (!work || tables.count('work') !== 1) fail('damaged', `${at}.work`, { works: tables.count('work') });
  need(tables.get('version', work.pivot), 'work.pivot', work.pivot);
  for (const { id, work: of, alignment, replacedBy } of tables.all('version')) {
    need(of === work.id, 'version.work', id);
    if (alignment === null) continue;
    const chosen = tables.get('alignment', alignment);
    need(chosen?.target === id && chosen.source === work.pivot && replacedBy === undefined, 'version.alignment', id);
  }
  for (const { id, version } of tables.all('segment')) need(ever.versions.has(version), 'segment.version', id);
  for (const { id, version } of tables.all('suggestion')) need(ever.versions.has(version), 'suggestion.version', id);
  for (const { id, version } of tables.all('note')) need(ever.versions.has(version), 'note.version', id);
  for (const { id, version } of tables.all('forward')) need(ever.versions.has(version) && !tables.get('segment', id), 'forward', id);
  for (const { id, work: of, source, target } of tables.all('alignment')) {
    need(of === work.id && source !== target && tables.get('version', source) && tables.get('version', target), 'alignment', id);
  }
  checkBeads(tables, ever, at);
}

/**
 * Every segment that a bead names exists on its side, or has left a forward; in a chosen alignment each is there, and stands
 * in exactly one bead (law A1).
 */
function checkBeads(tables: Tables, ever: Ever, at: string): void {
  const chosen = new Set([...tables.all('version')].map(({ alignment }) => alignment));
  const placed = new Map<AlignmentId, Set<SegmentId>>();
  for (const { id, alignment: name, source, target } of tables.all('bead')) {
    if (!ever.alignments.has(name)) fail('damaged', `${at}.bead.alignment`, { id });
    const alignment = tables.get('alignment', name);
    if (!alignment) continue;
    const seen = placed.get(name) ?? new Set<SegmentId>();
    placed.set(name, seen);
    for (const [ids, version] of [[source, alignment.source], [target, alignment.target]] as const) {
      for (const segment of ids) {
        const row = tables.get('segment', segment) ?? (chosen.has(name) ? undefined : tables.get('forward', segment));
        if ((seen.has(segment) && chosen.has(name)) || row?.version !== version) fail('damaged', `${at}.bead`, { id, segment });
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
