/** What a suggestion says, piece by piece: what it would change, what was decided about it, and what was answered. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Author, Decision, Note, Opinion, SegmentState, Suggestion } from '../../core/model.ts';
import { SEGMENT_STATES } from '../../core/model.ts';
import { isOpen } from '../../core/suggestions.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { withOddSigns } from './odd-signs.ts';
import { wordDiffView } from './word-diff.ts';

export interface SuggestionLook {
  readonly suggestion: Suggestion;
  /** How the sentence reads now. */
  readonly current: string;
  /** BCP 47 tag of the texts. */
  readonly lang: string;
  readonly i18n: LocalizeController;
  /** Whoever reads this. */
  readonly person: Author;
  /** The state of the sentence now; null: it is not there. */
  readonly state: SegmentState | null;
}

export function authorName({ personId, name }: Author, { person, i18n: { t } }: Pick<SuggestionLook, 'person' | 'i18n'>): string {
  if (personId === person.personId) return t('suggestion.fromYou');
  return name === '' ? t('suggestion.fromSomebody') : name;
}

/** Word by word against the current text. A decided one against what its author saw: against the current text an accepted one would show nothing. */
export function proposedText(look: SuggestionLook): TemplateResult {
  const { suggestion, current, lang, i18n: { t } } = look, open = isOpen(suggestion);
  if (suggestion.proposes) return proposalView(look);
  if (open && suggestion.text === current) {
    return html`<p class="text" lang=${lang} dir="auto">${withOddSigns(suggestion.text)}</p><p class="soft">${t('suggestion.same')}</p>`;
  }
  return html`<p class="text">${wordDiffView({ a: open ? current : suggestion.base, b: suggestion.text, lang }, t)}</p>`;
}

/** A state or a link: in words. The sentence itself stays as it is; of links, the rows show it (review/rows-preview.ts). */
function proposalView(look: SuggestionLook): TemplateResult {
  const { suggestion: { base, decision, proposes }, current, lang } = look;
  return html`<p class="proposal">${proposalWords(look)}</p>${proposes?.kind === 'links' ? nothing : html`<p class="text" lang=${lang} dir="auto">${withOddSigns(decision ? base : current)}</p>`}`;
}

/** The proposal in one sentence; '' where it is a text. */
export function proposalWords({ suggestion: { proposes, decision }, state, i18n: { t } }: Pick<SuggestionLook, 'suggestion' | 'state' | 'i18n'>): string {
  switch (proposes?.kind) {
    case undefined: return '';
    case 'links': return t('suggestion.proposesLinks');
    case 'state': {
      const before = SEGMENT_STATES.find((one) => one === decision?.over) ?? state;
      return t('suggestion.proposesState', { before: before === null ? '–' : t(`state.${before}`), after: t(`state.${proposes.state}`) });
    }
    default: return proposes satisfies never;
  }
}

/** What its author saw, where that is not what one sees now. */
export function changedSinceView({ suggestion, current, lang, i18n: { t } }: SuggestionLook): TemplateResult | typeof nothing {
  if (!isOpen(suggestion) || suggestion.base === current || suggestion.text === current || current === '') return nothing;
  return html`<details class="since"><summary>${t('suggestion.changedSince')}</summary><p class="text">${wordDiffView({ a: suggestion.base, b: current, lang }, t)}</p></details>`;
}

/** Who decided it, how, when and why; of a disputed one each of those who did. */
export function decisionsView(look: SuggestionLook): TemplateResult | typeof nothing {
  const { suggestion: { status, decision, against = [] }, i18n: { t } } = look;
  if (status === 'disputed') {
    return html`<div class="dispute" role="group" aria-label=${t('suggestion.disputed')}><p class="disputed">${t('suggestion.disputed')}</p>${against.map((opinion) => opinionView(look, opinion))}</div>`;
  }
  return decision && status !== 'open' ? opinionView(look, { ...decision, verdict: status }) : nothing;
}

function opinionView(look: SuggestionLook, opinion: Opinion): TemplateResult {
  const { i18n, lang, person } = look, { verdict, author, reason } = opinion;
  const time = i18n.dateTime(opinion.time), own = author.personId === person.personId;
  const sentence = own ? i18n.t(`suggestion.decision.${verdict}You`, { time }) : i18n.t(`suggestion.decision.${verdict}`, { name: authorName(author, look), time });
  return html`<div class="opinion ${verdict}"><p class="soft">${sentence}</p>
    ${reason === '' ? nothing : html`<p class="reason" dir="auto">${i18n.t('suggestion.reason', { reason })}</p>`}
    ${withChanges(look, opinion, lang)}</div>`;
}

function withChanges({ suggestion, i18n: { t } }: SuggestionLook, { text }: Decision, lang: string): TemplateResult | typeof nothing {
  if (text === undefined || text === suggestion.text) return nothing;
  return html`<p class="soft">${t('suggestion.withChanges')}</p><p class="text">${wordDiffView({ a: suggestion.text, b: text, lang }, t)}</p>`;
}

/** Oldest first. */
export function repliesView(replies: readonly Note[], look: Pick<SuggestionLook, 'i18n' | 'person'>): TemplateResult | typeof nothing {
  if (replies.length === 0) return nothing;
  const { i18n } = look;
  return html`<ul class="replies" aria-label=${i18n.t('suggestion.replies')}>${replies.map(({ author, time, text }) => html`<li>
    <p class="soft"><b>${authorName(author, look)}</b> <time datetime=${new Date(time).toISOString()}>${i18n.dateTime(time)}</time></p><p dir="auto" class="words">${withOddSigns(text)}</p></li>`)}</ul>`;
}
