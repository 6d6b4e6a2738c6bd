/**
 * Drafts whose sentence goes away. An act of this tab is refused while somebody types there; what others did is done, and
 * then what was typed is filed at once as a suggestion where the text is carried on (core/forwards.ts).
 */
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import type { Patch } from '../core/patch.ts';
import type { Draft } from '../store/types.ts';
import type { DraftDesk } from './draft-desk.ts';
import type { Filed } from './events.ts';

/** Drafts of the sentences that a patch takes away. */
export function draftsTakenBy({ segment = {} }: Patch, drafts: DraftDesk): Draft[] {
  return Object.values(segment).flatMap(([before, after]) => (before && !after ? drafts.get(before.id) : undefined) ?? []);
}

/** What is told of a draft that was filed; nothing where it could not be: then it stays a draft. */
export function filedAs({ segment, text }: Draft, done: Change | Refusal): Filed[] {
  if (isRefusal(done)) return done.no === 'noChange' ? [{ segment, text, suggestion: null, now: null }] : [];
  const [[, row] = [null, null]] = Object.values(done.patch.suggestion ?? {});
  return [{ segment, text, suggestion: row?.id ?? null, now: row?.segment ?? null }];
}
