/** Versions and alignments that come: what an act on the structure of a work means on the rows that are there. */
import { carryOver } from '../../src/core/carry-over.ts';
import type { AdoptReason } from '../../src/core/commands/adopt.ts';
import { ADOPT_REASONS } from '../../src/core/commands/adopt.ts';
import { marked } from '../../src/core/commands/links-marks.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { Alignment, Author, Bead, Segment, Version } from '../../src/core/model.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import type { Tables } from '../../src/core/tables.ts';
import { beadsIn } from '../../src/core/reconcile.ts';
import { everyVersion, theWork } from '../../src/core/units.ts';
import type { Act } from './arbitrary.ts';

export interface Stamp { readonly author: Author; readonly time: number; readonly newId: (prefix: string) => string }

/** Arguments, and the rows that are staged before the act. */
export interface Bringing { readonly kind: CommandKind; readonly args: CommandArgs[CommandKind]; readonly rows: StagedRows }

export const BRINGING: readonly CommandKind[] = ['addVersion', 'replaceVersion', 'addAlignment', 'adoptAlignments'];

/** null: there is nothing that the act could mean. */
export function bringingOf(act: Act, tables: Tables, stamp: Stamp): Bringing | null {
  switch (act.kind) {
    case 'addVersion': return newVersion(act, tables, stamp);
    case 'replaceVersion': return replacement(act, tables, stamp);
    case 'addAlignment': return directAlignment(act, tables, stamp);
    case 'adoptAlignments': return adoption(act, tables, stamp);
    default: return null;
  }
}

const sideOf = (tables: Tables, version: Version): readonly Segment[] => tables.segmentsOf(version.id);

/** Every segment of both sides in a bead, dealt out as to so many hands. `broken`: one is forgotten. */
function aligned([source, target]: readonly [Version, Version], [from, to]: readonly (readonly Segment[])[], { hands, broken, newId }: { hands: number; broken: boolean; newId: Stamp['newId'] }): { alignment: Alignment; beads: Bead[] } {
  const alignment = { id: newId('aln'), work: source.work, source: source.id, target: target.id, method: 'random' } as unknown as Alignment;
  const dealt = (side: readonly Segment[] = [], hand: number) => side.filter((_, at) => at % hands === hand).map(({ id }) => id);
  const beads = Array.from({ length: hands }, (_, hand) => ({ id: newId('bead'), alignment: alignment.id, source: dealt(from, hand), target: dealt(to, hand), status: 'auto', score: 0.5 }) as unknown as Bead)
    .filter((bead) => bead.source.length + bead.target.length > 0);
  return { alignment, beads: broken ? beads.slice(1) : beads };
}

function freshSegments(version: Version, texts: readonly string[], newId: Stamp['newId']): Segment[] {
  return texts.map((text, at) => ({ id: newId('seg'), version: version.id, order: String(at), text, after: ' ', state: 'initial' }) as unknown as Segment);
}

function freshVersion(tables: Tables, { pick }: Act, newId: Stamp['newId']): Version {
  return { id: newId('ver'), work: theWork(tables).id, lang: ['en', 'ru', 'tr'][pick % 3], order: String(pick), kind: 'translation', note: null, alignment: null, ...(pick > 3 ? { name: 'x' } : {}) } as unknown as Version;
}

function newVersion(act: Act, tables: Tables, { newId }: Stamp): Bringing | null {
  const pivot = tables.get('version', theWork(tables).pivot), version = freshVersion(tables, act, newId);
  if (!pivot) return null;
  const segment = freshSegments(version, [act.text, 'a', act.text, ''].slice(0, act.at % 5), newId);
  if (act.at === 7) return { kind: act.kind, args: { version, alignment: null }, rows: { segment } };
  const { alignment, beads } = aligned([pivot, version], [sideOf(tables, pivot), segment], { hands: 1 + act.pick % 3, broken: act.stale, newId });
  return { kind: act.kind, args: { version: { ...version, alignment: alignment.id }, alignment }, rows: { segment, bead: beads } };
}

function replacement(act: Act, tables: Tables, { author, time, newId }: Stamp): Bringing | null {
  const former = everyVersion(tables)[act.at % tables.count('version')];
  const pivot = tables.get('version', theWork(tables).pivot);
  if (!former || !pivot) return null;
  // Stale: every sentence was another one when the import read it.
  const read = sideOf(tables, former).map((row) => act.stale ? { ...row, text: `${row.text}!` } : row);
  const sentences = read.flatMap(({ text }, at) => at % 3 === act.pick ? [] : at % 4 === 3 ? [act.text] : [text]);
  const carried = carryOver(read, act.pick % 2 ? [act.text, ...sentences] : sentences);
  const version = freshVersion(tables, act, newId);
  const segment = freshSegments(version, act.pick % 2 ? [act.text, ...sentences] : sentences, newId).map((row, at) => ({ ...row, ...carried[at] }));
  const hands = { hands: 1 + act.pick % 2, broken: false, newId };
  const made = former.id === pivot.id
    ? everyVersion(tables).filter(({ alignment }) => alignment !== null).map((other) => aligned([version, other], [segment, sideOf(tables, other)], hands))
    : [aligned([pivot, version], [sideOf(tables, pivot), segment], hands)];
  const alignment = former.id === pivot.id ? null : made[0]?.alignment.id ?? null;
  return {
    kind: act.kind, rows: { segment, bead: made.flatMap(({ beads }) => beads) },
    args: { former: former.id, version: { ...version, alignment }, alignments: made.map((one) => one.alignment), read: read.length, suggestion: newId('sug') as never, author, time },
  };
}

function directAlignment(act: Act, tables: Tables, { newId }: Stamp): Bringing | null {
  const versions = everyVersion(tables), source = versions[act.at % versions.length], target = versions[act.pick % versions.length];
  if (!source || !target) return null;
  const { alignment, beads } = aligned([source, target], [sideOf(tables, source), sideOf(tables, target)], { hands: 2, broken: act.stale, newId });
  return { kind: act.kind, args: { alignment }, rows: { bead: beads } };
}

/** Of one version or two: a copy that is judged otherwise, or what an aligner run might propose. */
function adoption(act: Act, tables: Tables, { author, newId }: Stamp): Bringing | null {
  const pivot = tables.get('version', theWork(tables).pivot);
  const versions = everyVersion(tables).filter(({ alignment }) => alignment !== null).slice(act.at % 3, (act.at % 3) + 1 + act.pick % 2);
  if (!pivot || versions.length === 0) return null;
  const why = ADOPT_REASONS[act.at % ADOPT_REASONS.length] as AdoptReason, status = STATUS_AFTER[why];
  const made = versions.map((version) => {
    const { alignment, beads } = aligned([pivot, version], [sideOf(tables, pivot), sideOf(tables, version)], { hands: 1 + act.pick, broken: act.stale, newId });
    if (why === 'realign') return { version, alignment, beads };
    return { version, alignment, beads: beadsIn(tables, version.alignment as Alignment['id']).map((bead) => ({ ...marked(bead, status, author), id: newId('bead') as Bead['id'], alignment: alignment.id })) };
  });
  return {
    kind: act.kind, rows: { bead: made.flatMap(({ beads }) => beads) },
    args: {
      why, bead: newId('bead') as Bead['id'],
      adopted: made.map(({ version, alignment }) => ({
        version: version.id, base: (act.pick === 5 ? 'another' : version.alignment) as Alignment['id'], alignment,
        ...why === 'realign' ? {} : { passed: sideOf(tables, version).map(({ id }) => id) },
      })),
      ...why === 'detach' || why === 'move' ? { leaving: { segments: made.flatMap(({ version }) => sideOf(tables, version).slice(act.pick % 3).map(({ id }) => id)), author } } : {},
    },
  };
}

const STATUS_AFTER: Readonly<Record<AdoptReason, Bead['status']>> = { realign: 'auto', confirm: 'confirmed', review: 'needs-review', clear: 'auto', shift: 'auto', move: 'confirmed', group: 'confirmed', link: 'confirmed', detach: 'confirmed' };

/** Acts on versions and the work that bring nothing. */
export function describing(act: Act, tables: Tables): CommandArgs[CommandKind] | null {
  const version = everyVersion(tables)[act.at % tables.count('version')], work = theWork(tables), other = act.stale ? '!' : '';
  if (!version) return null;
  switch (act.kind) {
    case 'removeVersion': return { version: version.id };
    case 'describeVersion': return { version: version.id, base: { name: (version.name ?? '') + other, lang: version.lang }, name: act.text, lang: act.pick % 2 ? 'sr' : version.lang };
    case 'describeWork': return {
      work: work.id, base: { title: { en: work.title.en + other }, ...(work.abbreviations ? { abbreviations: work.abbreviations } : {}) },
      ...(act.pick % 2 ? { title: { en: act.text } } : { abbreviations: { en: [act.text] } }),
    };
    case 'chooseAlignment': {
      const alignment = [...tables.all('alignment')].filter(({ target }) => target === version.id)[act.pick % 3];
      return alignment ? { version: version.id, alignment: alignment.id, base: act.stale ? null : version.alignment } : null;
    }
    default: return null;
  }
}
