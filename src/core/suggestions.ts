/** Suggestions as rows: whether one waits for a decision, and its fields in the one order in which every machine writes them. */
import type { Decision, Opinion, Suggestion } from './model.ts';

/** Nobody has decided it, or two people have in ways that contradict each other. */
export function isOpen({ status }: Pick<Suggestion, 'status'>): boolean {
  return status === 'open' || status === 'disputed';
}

/** Rows are compared as JSON text, so the order of their fields counts: every suggestion is made here. */
export function suggestionRow(row: Omit<Suggestion, 'run'> & { readonly run?: Suggestion['run'] | undefined }): Suggestion {
  const { id, version, segment, run, base, text, reason, origin, author, time, status, decision, proposes, against, from } = row;
  return {
    id, version, segment, ...(run ? { run } : {}), base, text, reason, origin, author, time, status, decision,
    ...(proposes ? { proposes } : {}), ...(against ? { against } : {}), ...(from === undefined ? {} : { from }),
  };
}

/** The same with every text of its decisions put as `say` puts it; undefined: it is not said any more. */
export function decidedAs(suggestion: Suggestion, say: (text: string, what: 'text' | 'over') => string | undefined): Suggestion {
  if (suggestion.proposes) return suggestion;
  const { decision, against } = suggestion;
  return suggestionRow({ ...suggestion, decision: decision && said(decision, say), ...(against ? { against: against.map((one) => opinionOf(said(one, say), one.verdict)) } : {}) });
}

function said({ author, time, reason, text, over }: Decision, say: (text: string, what: 'text' | 'over') => string | undefined): Decision {
  return decisionOf({ author, time, reason }, { text: text === undefined ? undefined : say(text, 'text'), over: over === undefined ? undefined : say(over, 'over') });
}

export function decisionOf({ author, time, reason }: Pick<Decision, 'author' | 'time' | 'reason'>, { text, over }: { readonly text?: string | undefined; readonly over?: string | undefined } = {}): Decision {
  return { author, time, reason, ...(text === undefined ? {} : { text }), ...(over === undefined ? {} : { over }) };
}

export function opinionOf({ author, time, reason, text, over }: Decision, verdict: Opinion['verdict']): Opinion {
  return { ...decisionOf({ author, time, reason }, { text, over }), verdict };
}
