/** Acts on links: what an arbitrary act means on the rows that are there. */
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import type { BeadStatus, Segment, Version } from '../../src/core/model.ts';
import type { Tables } from '../../src/core/tables.ts';
import { everyVersion, theWork } from '../../src/core/units.ts';
import type { Act } from './arbitrary.ts';
import type { Stamp } from './newcomers.ts';

export const LINKING = [
  'linkSegments', 'moveSegments', 'shiftColumn', 'groupSegments', 'splitBead', 'detachSegments', 'swapCells', 'setLinkStatus', 'noteLink', 'removeAlignment',
] as const satisfies readonly CommandKind[];
export type LinkingKind = (typeof LINKING)[number];

export const isLinking = (kind: CommandKind): kind is LinkingKind => (LINKING as readonly CommandKind[]).includes(kind);

const STATUSES: readonly BeadStatus[] = ['confirmed', 'auto', 'needs-review'];

/** One that was split, joined or deleted meanwhile; where there is none, one that never was. */
function gone(tables: Tables, number: number): SegmentId {
  const forwards = [...tables.all('forward')];
  return forwards[number % forwards.length]?.id ?? 'nobody' as SegmentId;
}

interface Place { readonly version: Version; readonly own: readonly SegmentId[]; readonly pivot: readonly SegmentId[]; readonly number: number }

/** null: there is nothing that the act could mean. */
export function linking(act: Act & { readonly kind: LinkingKind }, tables: Tables, { author, newId }: Stamp): CommandArgs[LinkingKind] | null {
  const number = act.at * 6 + act.pick, versions = everyVersion(tables), version = versions[number % versions.length];
  if (!version) return null;
  const idsOf = (of: Version['id']): SegmentId[] => tables.segmentsOf(of).map(({ id }: Segment) => id);
  const place: Place = { version, own: idsOf(version.id), pivot: idsOf(theWork(tables).pivot), number };
  const args = argsFor(act, tables, place);
  if (!args || 'links' in args || 'note' in args) return args && { ...args, author } as never;
  if (act.kind === 'removeAlignment') return args as never;
  return { ...args, bead: newId('bead'), author, ...act.kind === 'linkSegments' ? { alignment: newId('aln') } : {} } as never;
}

function argsFor({ kind, text, stale, pick, at }: Act & { readonly kind: LinkingKind }, tables: Tables, { version, own, pivot, number }: Place): object | null {
  const one = (list: readonly SegmentId[], by: number): SegmentId | undefined => list[by % list.length];
  const either = [...own, ...pivot], first = one(own, at), name = one(either, number);
  switch (kind) {
    case 'removeAlignment': return { alignment: [...tables.all('alignment')][number % Math.max(1, tables.count('alignment'))]?.id ?? 'nobody' };
    case 'linkSegments': {
      const all = everyVersion(tables).flatMap(({ id }) => tables.segmentsOf(id).map((row) => row.id));
      return { segments: [...all.filter((_, place) => (place * 7 + number) % 11 < 2).slice(0, 5), ...stale ? [gone(tables, number)] : []] };
    }
    case 'moveSegments': return first && name ? { segments: stale ? [first, gone(tables, number)] : own.slice(at % own.length, (at % own.length) + 1 + (pick % 2)), to: one(either, number + 1) } : null;
    case 'shiftColumn': { const from = one(pivot, at); return from ? { version: version.id, from: stale ? gone(tables, number) : from, by: pick % 2 ? 1 : -1 } : null; }
    case 'groupSegments': return name ? { version: version.id, segments: [name, one(either, number + 1), one(either, number + pick)] } : null;
    case 'splitBead': return first ? { version: version.id, at: stale ? gone(tables, number) : first } : null;
    case 'detachSegments': return first ? { segments: pick % 2 ? [first, ...pivot.slice(pick, pick + 1)] : [first] } : null;
    case 'swapCells': return name ? { version: version.id, a: name, b: one(either, number + 1 + pick) } : null;
    case 'setLinkStatus': return { links: either.filter((_, place) => (place + at) % 3 === 0).map((segment) => ({ version: version.id, segment: stale ? gone(tables, number) : segment })), status: STATUSES[pick % 3] };
    case 'noteLink': {
      const bead = name && version.alignment !== null ? tables.beadOf(version.alignment, name) : undefined;
      return name ? { version: version.id, segment: name, base: (bead?.note ?? '') + (stale ? '!' : ''), note: text } : null;
    }
    default: return kind satisfies never;
  }
}
