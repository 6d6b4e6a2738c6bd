/** One text before it is added: what was guessed about it, a look at how it was split, and what can be corrected. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ReadChoices, ReadText } from '../../../app/import-types.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { ImportCard } from '../../controllers/import-tray.ts';
import { languageOf } from '../../controllers/import-tray.ts';
import { icon } from '../icons.ts';
import { ENCODINGS, encodingName } from './encodings.ts';
import { cardName, countsText, importFailureText, issueText } from './import-words.ts';
import './language-field.ts';

export interface CardContext {
  readonly i18n: LocalizeController;
  /** Which one is the original; null where that is not to be chosen here. */
  readonly pivot: number | null;
  /** Keys of the cards whose preview was opened further. */
  readonly unfolded: ReadonlySet<number>;
  readonly choose: (key: number, choices: ReadChoices) => void;
  readonly rename: (key: number, name: string) => void;
  readonly choosePivot: (key: number) => void;
  readonly remove: (card: ImportCard) => void;
  readonly retry: (key: number) => void;
  readonly unfold: (key: number) => void;
}

const FEW = 5, MANY = 40;
/** A preview is for looking, not for reading a sentence of a hundred thousand characters. */
const LONGEST = 400;
const FORMATS = ['text', 'markdown', 'html'] as const;
const LINES = ['paragraph', 'wrapped', 'sentence'] as const;

export function importCard(context: CardContext, card: ImportCard, at: number): TemplateResult {
  const { i18n, pivot } = context;
  const { t } = i18n;
  const { key, text, failure, reading } = card;
  const name = cardName(card, i18n), heading = `card-${key}`;
  return html`<li class="card" data-card=${key} aria-labelledby=${heading} aria-busy=${reading}>
    <div class="card-head"><h2 id=${heading} tabindex="-1"><span class="visually-hidden">${t('import.card', { number: at + 1, name })}</span><span aria-hidden="true">${name}</span></h2>
      ${pivot === null ? nothing : html`<label class="original"><input type="radio" name="pivot" .checked=${key === pivot} aria-describedby=${heading}
        @change=${() => { context.choosePivot(key); }}><span>${t('import.original')} <span class="soft">${t('import.originalHint')}</span></span></label>`}
      <button type="button" class="icon-button" aria-label=${t('import.removeOf', { name })} title=${t('import.remove')} @click=${() => { context.remove(card); }}>${icon('cross')}</button></div>
    <p class="soft counts" role="status">${reading ? t('import.reading', { name }) : text && !failure
      ? html`<span class="visually-hidden">${t('import.read', { name, counts: countsText(text, i18n) })}</span><span aria-hidden="true">${countsText(text, i18n)}</span>` : nothing}</p>
    ${failure ? html`<div class="trouble" role="alert"><p>${importFailureText(failure, i18n)}</p></div>
      <div class="actions"><button type="button" class="button" @click=${() => { context.retry(key); }}>${t('import.retry')}</button></div>` : nothing}
    ${text ? html`<div class="choices">${choices(context, card, text)}</div>${failure ? nothing : html`${issues(text, i18n)}${preview(context, card, text)}`}` : nothing}
  </li>`;
}

function choices(context: CardContext, card: ImportCard, text: ReadText): TemplateResult {
  const { i18n, choose } = context;
  const { t } = i18n;
  const { key } = card;
  const name = cardName(card, i18n), lang = languageOf(card);
  const unsure = card.choices.lang === undefined && !text.langSure;
  return html`
    <div class="choice"><span class="label" aria-hidden="true">${t('import.language')}</span>
      <dm-language-field class=${unsure ? 'unsure' : ''} .value=${lang} .label=${t('import.languageOf', { name })} .hint=${unsure ? t('import.languageCheck') : ''}
        @change=${(event: Event) => { choose(key, { lang: (event.target as HTMLElementTagNameMap['dm-language-field']).value }); }}></dm-language-field>
      ${unsure ? html`<span class="check">${icon('warning')}${t('import.languageCheck')}</span>` : nothing}</div>
    <label class="choice"><span class="label">${t('import.name')}</span><input class="field" type="text" maxlength="80" autocomplete="off" placeholder=${t('import.nameHint')} .value=${card.name}
      @change=${(event: Event) => { context.rename(key, (event.target as HTMLInputElement).value); }}></label>
    ${text.format === 'docx' ? nothing : select({
      label: t('import.format'), chosen: text.format, groups: [{ label: null, options: FORMATS.map((format) => [format, t(`import.formats.${format}`)] as const) }],
      choose: (format) => { choose(key, { format: format as ReadText['format'] }); },
    })}
    ${text.encodings.length === 0 ? nothing : select({
      label: t('import.encoding'), chosen: card.choices.encoding ?? text.encoding, groups: encodingGroups(text, i18n), choose: (encoding) => { choose(key, { encoding }); },
    })}
    ${text.format === 'text' ? select({
      label: t('import.lines'), chosen: text.lines, groups: [{ label: null, options: LINES.map((lines) => [lines, t(`import.lineMeaning.${lines}`)] as const) }],
      choose: (lines) => { choose(key, { lines: lines as ReadText['lines'] }); },
    }) : nothing}
    <details class="choice wide"><summary>${t('import.abbreviations')}</summary>
      <label><span class="soft">${t('import.abbreviationsHint')}</span><textarea class="field" rows="3" spellcheck="false" lang=${lang} .value=${(card.choices.abbreviations ?? []).join('\n')}
        @change=${(event: Event) => { choose(key, { abbreviations: abbreviationsIn((event.target as HTMLTextAreaElement).value) }); }}></textarea></label></details>`;
}

type Options = readonly (readonly [value: string, name: string])[];
interface Select {
  readonly label: string;
  readonly chosen: string;
  readonly groups: readonly { readonly label: string | null; readonly options: Options }[];
  readonly choose: (value: string) => void;
}

function select({ label, chosen, groups, choose }: Select): TemplateResult {
  const option = ([value, name]: Options[number]): TemplateResult => html`<option value=${value} ?selected=${value === chosen} .selected=${value === chosen}>${name}</option>`;
  return html`<label class="choice"><span class="label">${label}</span><select class="field" @change=${(event: Event) => { choose((event.target as HTMLSelectElement).value); }}>
    ${groups.map((group) => (group.label === null ? group.options.map(option) : html`<optgroup label=${group.label}>${group.options.map(option)}</optgroup>`))}</select></label>`;
}

/** The likeliest ones first; whatever else a browser reads can still be chosen. */
function encodingGroups({ encoding, encodings }: ReadText, { t }: LocalizeController): Select['groups'] {
  const likely = [...new Set([encoding, ...encodings])];
  const named = (labels: readonly string[]): Options => labels.map((label) => [label, encodingName(label)] as const);
  return [{ label: t('import.encodingLikely'), options: named(likely) }, { label: t('import.encodingAll'), options: named(ENCODINGS.filter((label) => !likely.includes(label))) }];
}

/** Things a person should know; in a live region of their own, because they come by themselves. */
function issues({ issues: found }: ReadText, i18n: LocalizeController): TemplateResult {
  return html`<div class="issues" role="status">${found.length === 0 ? nothing : html`<ul aria-label=${i18n.t('import.issues')}>${found.map((issue) => html`<li>${icon('info')}<span>${issueText(issue, i18n)}</span></li>`)}</ul>`}</div>`;
}

function preview({ i18n, unfolded, unfold }: CardContext, card: ImportCard, { sentences }: ReadText): TemplateResult {
  const { t } = i18n;
  const { key } = card;
  const shown = sentences.slice(0, unfolded.has(key) ? MANY : FEW);
  return html`<div class="preview">
    <ol aria-label=${t('import.preview')} lang=${languageOf(card)} dir="auto">${shown.map(({ text, block }, at) => html`<li class=${previewClass(block, shown[at - 1]?.after)}>${shortened(text)}</li>`)}</ol>
    ${shown.length < sentences.length && !unfolded.has(key) ? html`<button type="button" class="button quiet" @click=${() => { unfold(key); }}>${t('import.previewMore')}</button>` : nothing}</div>`;
}

function previewClass(block: string | undefined, before: string | undefined): string {
  const opens = before === undefined || /\n\s*\n|\n$/.test(before) ? 'opens' : '';
  return block === undefined ? opens : `${opens} ${block === 'item' ? 'item' : 'heading'}`;
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${[...text.slice(0, LONGEST)].slice(0, -1).join('')}…`;
}

/** One on each line, or divided by commas; a full stop that was forgotten is added. */
export function abbreviationsIn(text: string): readonly string[] {
  const words = text.split(/[\n,;]+/).map((word) => word.trim()).filter((word) => word !== '');
  return [...new Set(words.map((word) => (/[.．。]$/u.test(word) ? word : `${word}.`)))];
}
