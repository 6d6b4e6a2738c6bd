/** What a person decides about a suggestion, as acts; on the text and on the review page the same. */
import type { Change, Refusal } from '../../core/change.ts';
import { isRefusal } from '../../core/change.ts';
import * as acts from '../../app/review-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { SuggestionDecideEvent, SuggestionReplyEvent } from '../events.ts';
import { unsentEdits, unsentReasons, unsentReplies } from '../parts/unsent-words.ts';

/** What waited to be sent is sent with it: nothing of it is kept, unless it was refused. */
export function decideOn(workbench: Workbench, { suggestion, decision, reason, text }: Pick<SuggestionDecideEvent, 'suggestion' | 'decision' | 'reason' | 'text'>): Change | Refusal {
  const done = decided();
  if (isRefusal(done)) return done;
  if (decision === 'accept') unsentEdits.delete(suggestion);
  if (decision === 'reject') unsentReasons.delete(suggestion);
  return done;

  function decided(): Change | Refusal {
    switch (decision) {
      case 'accept': return acts.accept(workbench, suggestion, text === null ? {} : { text });
      case 'reject': return acts.reject(workbench, suggestion, reason);
      case 'withdraw': return acts.withdraw(workbench, suggestion);
      default: return decision satisfies never;
    }
  }
}

/** Beside what stands there now; the editor asks for it where a confirmed sentence is confirmed once more. */
export { confirmAgain } from '../../app/review-acts.ts';

export function replyTo(workbench: Workbench, { suggestion, text }: Pick<SuggestionReplyEvent, 'suggestion' | 'text'>): Change | Refusal {
  const done = acts.reply(workbench, suggestion, text);
  if (!isRefusal(done)) unsentReplies.delete(suggestion);
  return done;
}
