/**
 * Where a sentence is to be cut: by the keyboard from word to word, by the mouse with a click between two words. Both parts
 * stand below as they would be.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { directionOf } from '../direction.ts';
import { controls } from '../styles/controls.ts';
import { askStyles } from './library/ask-styles.ts';

/**
 * The offsets (UTF-16) before which one can cut: the beginnings of words, but the first. Words are those of Unicode (UAX 29) in the
 * sentence's language, so that a text without spaces can be cut as well; signs stay with the word before them.
 */
export function placesIn(text: string, lang: string): number[] {
  const first = /\S/u.exec(text)?.index ?? 0;
  const words = [...segmenterOf(lang).segment(text)].filter(({ isWordLike }) => isWordLike === true).map(({ index }) => index);
  const starts = words.map((index) => {
    const opening = /[\p{Ps}\p{Pi}"'¿¡–—-]+$/u.exec(text.slice(0, index).replace(/\s+$/u, (space) => ' '.repeat(space.length)));
    const from = opening && /\s$/u.test(text.slice(0, opening.index)) ? opening.index : index;
    return from;
  });
  return [...new Set(starts)].filter((at) => at > first && text.slice(0, at).trim() !== '');
}

function segmenterOf(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' }); // a malformed tag from a person's own text
  }
}

/** Where one would most likely cut: after a sign that ends a sentence or a clause, as near to the middle as can be. */
export function likelyPlace(text: string, places: readonly number[]): number {
  const rank = (at: number): number => {
    const before = text.slice(0, at).trimEnd().at(-1) ?? '';
    return (/[.!?…。]/u.test(before) ? 0 : /[;:,—–]/u.test(before) ? 1 : 2) + Math.abs(at / text.length - 0.5);
  };
  return [...places].sort((a, b) => rank(a) - rank(b))[0] ?? 0;
}

/** @fires close when it was answered; `answer` is null when it was left (button or Esc) */
export class CutDialog extends LitElement {
  static override readonly styles = [controls, askStyles, css`
    dialog { inline-size: min(44rem, calc(100vw - 2rem)); }
    .how { color: var(--dm-ink-soft); }
    .line { padding: var(--dm-space-3); border: 1px solid var(--dm-line); border-radius: var(--dm-radius); font: 400 var(--dm-text-size)/1.9 var(--dm-serif); cursor: text; overflow-wrap: anywhere; }
    .line b { position: relative; font-weight: 400; }
    .cut { display: inline-block; inline-size: 0; block-size: 1.3em; border-inline-start: 3px solid var(--dm-accent); margin-inline: 1px; vertical-align: -0.25em; }
    .rest { color: var(--dm-accent); }
    .line:focus-visible { outline-offset: 0; }
    .parts { display: grid; gap: var(--dm-space-2); margin-block-start: var(--dm-space-4); }
    .part { display: grid; gap: 0 var(--dm-space-3); grid-template-columns: 8rem 1fr; }
    .part span { color: var(--dm-ink-soft); }
    .part p { margin: 0; font: 400 1rem/1.5 var(--dm-serif); max-block-size: 6em; overflow: auto; }
    @media (max-width: 40rem) { .part { grid-template-columns: 1fr; } }
  `];
  static override readonly properties: PropertyDeclarations = { text: {}, textLang: {}, number: {}, at: { state: true } };
  declare text: string;
  declare textLang: string;
  declare number: number;
  private declare at: number;
  answer: number | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private places: readonly number[] = [];

  constructor() {
    super();
    this.text = '';
    this.textLang = '';
    this.number = 0;
    this.at = 0;
  }

  protected override willUpdate(): void {
    if (this.places.length > 0) return;
    this.places = placesIn(this.text, this.textLang);
    this.at = likelyPlace(this.text, this.places);
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, { text, at } = this, dir = directionOf(this.textLang);
    return html`<dialog aria-labelledby="title" aria-describedby="how" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${t('align.cut.title', { number: this.i18n.number(this.number) })}</h2>
        <p id="how" class="how">${t('align.cut.how')}</p>
        <div class="line" role="slider" tabindex="0" aria-label=${t('align.cut.place')} aria-valuemin="1" aria-valuemax=${this.places.length} aria-valuenow=${this.places.indexOf(at) + 1}
          aria-valuetext=${this.said} lang=${this.textLang} dir=${dir} @keydown=${this.onKey} @click=${this.onClick}>${text.slice(0, at)}<span class="cut"></span><span class="rest">${text.slice(at)}</span></div>
        <div class="parts">
          <div class="part"><span>${t('align.cut.first')}</span><p lang=${this.textLang} dir=${dir}>${text.slice(0, at).trimEnd()}</p></div>
          <div class="part"><span>${t('align.cut.second')}</span><p lang=${this.textLang} dir=${dir}>${text.slice(at)}</p></div>
        </div>
        <div class="buttons"><button class="button quiet" type="button" @click=${() => { this.dialog.close(); }}>${t('align.cancel')}</button>
          <button class="button primary" type="submit">${t('align.cut.do')}</button></div>
      </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.line.focus();
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }
  private get line(): HTMLElement { return this.renderRoot.querySelector('.line') as HTMLElement; }

  /** A few words on both sides. */
  private get said(): string {
    const before = this.text.slice(0, this.at).trimEnd().split(/\s+/).slice(-3).join(' '), after = this.text.slice(this.at).split(/\s+/).slice(0, 3).join(' ');
    return this.i18n.t('align.cut.value', { before, after });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') { event.preventDefault(); this.finish(); return; }
    const now = this.places.indexOf(this.at), last = this.places.length - 1;
    const forward = getComputedStyle(this.line).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: now + forward, ArrowLeft: now - forward, ArrowDown: now + 5, ArrowUp: now - 5, PageDown: now + 20, PageUp: now - 20, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = this.places[Math.max(0, Math.min(last, to))] ?? this.at;
  };

  /** Before the word that is nearest to the pointer. */
  private readonly onClick = (event: MouseEvent): void => {
    void import('./caret.ts').then(({ caretAt }) => {
      const caret = caretAt(this.line, event);
      if (caret !== null) this.at = [...this.places].sort((a, b) => Math.abs(a - caret) - Math.abs(b - caret))[0] ?? this.at;
    });
  };

  private finish(): void {
    this.answer = this.at;
    this.dialog.close();
  }

  private readonly onSubmit = (): void => { this.answer = this.at; };
  private readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };
}

customElements.define('dm-cut-dialog', CutDialog);

/** Shows the dialog. null: it was left. */
export function askCut({ text, lang, number }: { text: string; lang: string; number: number }): Promise<number | null> {
  const dialog = document.createElement('dm-cut-dialog');
  Object.assign(dialog, { text, textLang: lang, number });
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.answer); });
    document.body.append(dialog);
  });
}

declare global { interface HTMLElementTagNameMap { 'dm-cut-dialog': CutDialog } }
