/** A field for some lines of words, which Ctrl+Enter sends and Escape leaves as it stands. A function: its state is its host's. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { keyFits, shownKey } from '../controllers/key-map.ts';

export interface WordsForm {
  readonly words: string;
  readonly label: string;
  /** What its button says. */
  readonly send: string;
  readonly i18n: LocalizeController;
  /** BCP 47 tag of what is written; null: nobody knows. */
  readonly lang: string | null;
  /** May it have several lines? */
  readonly lines: boolean;
  readonly typed: (words: string) => void;
  readonly sent: () => void;
  readonly left: () => void;
  /** Between the field and its buttons. */
  readonly below: unknown;
}

export function wordsForm(form: WordsForm): TemplateResult {
  const { words, label, send, i18n, lang, lines, left, sent, below } = form, { t } = i18n;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const enter = event.key === 'Enter';
    if (keyFits('edit.save', event) || (enter && (event.ctrlKey || event.metaKey))) sent();
    else if (event.key === 'Escape') left();
    else if (!enter || lines) return; // a sentence is one line
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<form class="field-view words" lang=${i18n.language} @submit=${(event: Event) => { event.preventDefault(); sent(); }}>
    <textarea class="field" dir="auto" lang=${lang ?? nothing} rows=${rowsFor(words)} spellcheck="true" aria-label=${label} aria-describedby="field-hint"
      .value=${words} @input=${({ target }: Event) => { form.typed((target as HTMLTextAreaElement).value); }} @keydown=${onKey}></textarea>
    <span id="field-hint" class="visually-hidden">${t('suggestion.fieldHint', { keys: shownKey('edit.save') })}</span>${below}
    <div class="buttons"><button class="button" type="submit">${send}</button><button class="button quiet" type="button" @click=${left}>${t('suggestion.cancel')}</button></div>
  </form>`;
}

/** Where a browser cannot fit a field to its words by itself. */
function rowsFor(words: string): number {
  return Math.min(12, Math.max(2, words.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / 70), 0)));
}
