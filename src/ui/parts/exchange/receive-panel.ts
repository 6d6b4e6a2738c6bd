/** A file from somebody: choose or drop it, see what it brings, merge or leave it, read what came of it. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Preview } from '../../../app/exchange-types.ts';
import type { Workbench } from '../../../app/workbench.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { Exchanging, ExchangeStep } from '../../controllers/exchanging.ts';
import { localized } from '../../localized.ts';
import { hrefOf } from '../../router.ts';
import { controls } from '../../styles/controls.ts';
import { partsOfSheet } from '../../styles/sheet.ts';
import { percentText } from '../import/import-words.ts';
import { receiveStyles } from './exchange-styles.ts';
import { changesLine, contentsText, countLines, doneLines, doneText, exchangeFailureText, lostText } from './exchange-words.ts';
import './preview-groups.ts';
import { progressView } from './progress-view.ts';
import { Listening } from '../../controllers/listening.ts';

const ACCEPT = '.dragoman,.html,.htm,.docx,.xlsx,.zip,.json,application/vnd.dragoman+zip';

/**
 * Files are dropped on the whole window (see controllers/file-drop.ts); this only says so.
 *
 * @property exchanging where the person is with a file
 * @property workbench  the open work
 */
export class ReceivePanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet, receiveStyles];
  static override readonly properties: PropertyDeclarations = { exchanging: { attribute: false }, workbench: { attribute: false } };
  declare exchanging: Exchanging;
  declare workbench: Workbench;
  private readonly ears = new Listening(this, () => this.listen());
  /** The step on screen. */
  private drawn: ExchangeStep['at'] | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('exchanging')) this.ears.renew();
    if (changed.has('workbench')) this.exchanging.lookAgain(this.workbench.work);
  }

  private listen(): () => void {
    const { exchanging } = this;
    const again = (): void => { this.requestUpdate(); };
    exchanging.addEventListener('change', again);
    return () => { exchanging.removeEventListener('change', again); };
  }

  /** A step has other things to touch: the focus goes to its heading, or to what can be done next, and does not fall to the page. */
  protected override updated(): void {
    const { at } = this.exchanging.step;
    const before = this.drawn;
    this.drawn = at;
    if (before === null || before === at) return;
    const next = at === 'preview' || at === 'done' ? '#step' : at === 'merging' || at === 'reading' ? '#cancel' : 'input';
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.newsView()}</div>${this.stepView()}`;
  }

  /** In a place that is always there: screen readers tell what comes into it. */
  private newsView(): TemplateResult | typeof nothing {
    const { step } = this.exchanging;
    const { t } = this.i18n;
    switch (step.at) {
      case 'reading': return html`<p>${t('exchange.receive.reading', { name: step.name })}</p>`;
      case 'merging': return html`<p>${t(step.cancelling ? 'exchange.receive.cancelling' : 'exchange.receive.merging')}</p>`;
      case 'left': return html`<p class="soft">${step.began ? t('exchange.receive.stopped') : t('exchange.receive.left', { name: step.name })}</p>`;
      default: return nothing;
    }
  }

  private stepView(): TemplateResult {
    const { step } = this.exchanging;
    switch (step.at) {
      case 'choose': case 'left': return this.chooseView();
      case 'failed': return html`<p role="alert" class="trouble"><bdi class="name">${step.name}</bdi> ${exchangeFailureText(step.failure, this.i18n)}</p>${this.chooseView()}`;
      case 'reading': return this.barView(step);
      case 'merging': return html`${this.barView(step)}<p class="soft">${this.i18n.t('exchange.receive.meanwhile')}</p>`;
      case 'preview': return this.previewView(step.preview);
      case 'done': return this.doneView(step);
      default: return step satisfies never;
    }
  }

  private chooseView(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="zone"><div class="actions"><label class="button file">${t('exchange.receive.choose')}<input class="visually-hidden" type="file" accept=${ACCEPT} @change=${this.onChoose}></label>
      <span class="soft">${t('exchange.receive.drop')}</span></div></div>`;
  }

  private barView(step: Extract<ExchangeStep, { at: 'reading' | 'merging' }>): TemplateResult {
    const { t, language } = this.i18n, { share, cancelling } = step;
    const label = step.at === 'merging' ? t('exchange.receive.merging') : t('exchange.receive.reading', { name: step.name });
    return html`<div class="bar">${progressView(share, label)}
      ${share === null ? nothing : html`<span class="share" aria-hidden="true">${t('exchange.receive.share', { percent: percentText(share, language) })}</span>`}
      <button class="button" type="button" id="cancel" aria-disabled=${cancelling} @click=${() => { this.exchanging.cancel(); }}>${t('exchange.receive.cancel')}</button></div>`;
  }

  private previewView(preview: Preview): TemplateResult {
    const { i18n, i18n: { t, language } } = this;
    const { work, empty } = preview;
    const lines = countLines(preview, i18n), contents = contentsText(preview, i18n), changes = changesLine(preview, i18n);
    return html`<div class="preview"><h2 id="step" tabindex="-1">${t('exchange.receive.brings', { name: preview.fileName })}</h2>
      <dl>
        <div><dt>${t('exchange.receive.from')}</dt><dd><bdi>${preview.person === '' ? t('history.unnamed') : preview.person}</bdi></dd></div>
        ${Number.isFinite(preview.made) ? html`<div><dt>${t('exchange.receive.made')}</dt><dd>${i18n.dateTime(preview.made)}</dd></div>` : nothing}
        <div><dt>${t('exchange.receive.work')}</dt><dd>${localized(work.title, language)} <span class="badge">${t(`exchange.receive.${work.here}`)}</span></dd></div>
        ${contents === '' ? nothing : html`<div><dt>${t('exchange.receive.holds')}</dt><dd>${contents}${changes === '' ? nothing : html`<br><span class="soft">${changes}</span>`}</dd></div>`}
      </dl>
      ${empty ? html`<p class="good">${t('exchange.receive.nothing')}</p>` : nothing}
      ${lines.length === 0 ? nothing : html`<ul class="counts">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}
      ${work.here === 'open' || empty ? nothing : html`<p>${t(work.here === 'new' ? 'exchange.receive.newHint' : 'exchange.receive.hereHint')}</p>`}
      ${this.choiceView(preview)}
      <dm-preview-groups .preview=${preview} .workbench=${this.workbench}></dm-preview-groups></div>`;
  }

  private choiceView({ empty, kind, work }: Preview): TemplateResult {
    const { t } = this.i18n;
    const leave = html`<button class="button" type="button" id="leave" @click=${() => { this.exchanging.leave(); }}>${t(empty ? 'exchange.receive.close' : 'exchange.receive.leave')}</button>`;
    if (empty) return html`<div class="actions">${leave}</div>`;
    const verb = kind === 'table' ? 'exchange.receive.take' : work.here === 'new' ? 'exchange.receive.add' : 'exchange.receive.merge';
    return html`<div class="actions choice"><button class="button primary" type="button" id="merge" @click=${() => { void this.exchanging.merge(); }}>${t(verb)}</button>${leave}
      ${work.here === 'new' ? nothing : html`<span class="soft">${t('exchange.receive.undoable')}</span>`}</div>`;
  }

  private doneView(step: Extract<ExchangeStep, { at: 'done' }>): TemplateResult {
    const { i18n, i18n: { t } } = this;
    const { merged: { change }, takenBack } = step, lines = doneLines(step, i18n), lost = lostText(step, i18n);
    const { back } = this.exchanging, kind = takenBack ? 'redo' : 'undo';
    return html`<div class="good done"><h2 id="step" tabindex="-1" aria-describedby=${lost === '' ? nothing : 'lost'}>${doneText(step, i18n)}</h2>
      ${lines.length === 0 ? nothing : html`<ul class="counts">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}
      ${lost === '' ? nothing : html`<p id="lost">${lost}</p>`}
      ${back ? progressView(back.share, t(`exchange.done.${back.kind === 'undo' ? 'undoing' : 'redoing'}`)) : nothing}
      <div class="actions">${takenBack ? nothing : html`<a class="button" href=${hrefOf({ page: 'review' })}>${t('exchange.done.review')}</a>`}
        <a class="button" href=${hrefOf({ page: 'work', at: null })}>${t('exchange.done.text')}</a>
        ${change === null ? nothing : html`<button class="button" type="button" id="back" aria-disabled=${this.exchanging.running !== null} @click=${() => { void this.exchanging.takeBack(change, kind); }}>${t(`exchange.done.${kind}`)}</button>`}
        <button class="button quiet" type="button" id="leave" @click=${() => { this.exchanging.leave(); }}>${t('exchange.receive.close')}</button></div></div>
      ${this.chooseView()}`;
  }

  private readonly onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = ''; // the same file may be chosen again
    if (file) void this.exchanging.look(file, this.workbench.work);
  };
}

customElements.define('dm-receive-panel', ReceivePanel);

declare global { interface HTMLElementTagNameMap { 'dm-receive-panel': ReceivePanel } }
