/** Text acts, and writings to sentences that are not there any more: what a random act means on the rows that are there. */
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { Segment } from '../../src/core/model.ts';
import { SEGMENT_STATES } from '../../src/core/model.ts';
import type { Tables } from '../../src/core/tables.ts';
import { compare } from '../../src/core/tables.ts';
import type { Act } from './arbitrary.ts';
import type { Stamp } from './newcomers.ts';

export const TEXT_ACTS = ['splitSegment', 'joinSegments', 'insertSegment', 'deleteSegment', 'setParagraphBreak'] as const;
export type TextAct = (typeof TEXT_ACTS)[number];

export const isTextAct = (kind: CommandKind): kind is TextAct => (TEXT_ACTS as readonly string[]).includes(kind);

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const byId = <R extends { readonly id: string }>(rows: Iterable<R>): R[] => [...rows].sort((a, b) => compare(a.id, b.id));

export function sentencing(act: Act & { readonly kind: TextAct }, tables: Tables, { author, time, newId }: Stamp): CommandArgs[TextAct] | null {
  const segments = byId(tables.all('segment')), segment = pick(segments, act.at);
  if (!segment) return null;
  const list = tables.segmentsOf(segment.version), next = list[tables.indexOf(segment.id) + 1];
  const seen = (row: Segment): string => act.stale ? `${row.text}!` : row.text;
  const stamp = { author, time }, bead = newId('bead') as never;
  switch (act.kind) {
    case 'splitSegment': {
      const text = act.pick % 2 ? `${segment.text} ${act.text}x` : seen(segment);
      return { segment: segment.id, base: seen(segment), text, at: 1 + act.at % (text.length + 1), ids: [newId('seg') as never, newId('seg') as never], suggestion: newId('sug') as never, ...stamp };
    }
    case 'joinSegments': {
      const other = act.pick === 5 ? pick(segments, act.at + 3) ?? segment : next ?? segment;
      return { segments: [segment.id, other.id], base: [seen(segment), other.text], id: newId('seg') as never, bead, ...stamp };
    }
    case 'insertSegment': return {
      id: newId('seg') as never, version: segment.version, after: act.pick === 0 ? null : act.pick === 1 ? oldName(tables, act) ?? segment.id : segment.id,
      text: act.text, beside: act.pick % 2 ? null : pick(segments, act.at + act.pick)?.id ?? null, bead, ...stamp,
    };
    case 'deleteSegment': return { segment: segment.id, base: seen(segment), bead, ...stamp };
    case 'setParagraphBreak': return { segment: segment.id, base: act.stale ? `${segment.after}!` : segment.after, on: act.pick % 2 === 0 };
    default: return act.kind satisfies never;
  }
}

/** A sentence that was there once. */
export function oldName(tables: Tables, act: Act): Segment['id'] | undefined {
  return pick(byId(tables.all('forward')), act.at)?.id;
}

/** Somebody writes to a sentence that went: they had it open. */
export function lateArgs(act: Act, tables: Tables, { author, time, newId }: Stamp): CommandArgs['editSegment' | 'suggest' | 'setState'] | null {
  const segment = act.pick === 4 ? oldName(tables, act) : undefined;
  if (segment === undefined) return null;
  switch (act.kind) {
    case 'editSegment': return { segment, base: 'old', text: act.text, suggestion: newId('sug') as never, author, time };
    case 'suggest': return { id: newId('sug') as never, segment, base: 'old', text: act.text, reason: '', author, time };
    case 'setState': return { segment, base: 'old', state: SEGMENT_STATES[0] ?? 'initial' };
    default: return null;
  }
}

