/** What waits on suggestions: reasons of a rejection, other wordings, replies (unsent.ts). */
import type { SuggestionId } from '../../core/ids.ts';
import type { Unsent } from './unsent.ts';
import { unsent } from './unsent.ts';

export const unsentReasons: Unsent<SuggestionId> = unsent('reject');
export const unsentEdits: Unsent<SuggestionId> = unsent('edit');
export const unsentReplies: Unsent<SuggestionId> = unsent('reply');
