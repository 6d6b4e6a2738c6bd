/** What a file would bring, kind by kind, what needs a decision first; long lists unfold piece by piece. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Preview, PreviewItem, PreviewKind } from '../../../app/exchange-types.ts';
import type { Workbench } from '../../../app/workbench.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { whoText } from '../../history-view.ts';
import { sentenceNumber } from '../../sentence-numbers.ts';
import { controls } from '../../styles/controls.ts';
import { partsOfSheet } from '../../styles/sheet.ts';
import { wordDiffStyles } from '../word-diff-styles.ts';
import { wordDiffView } from '../word-diff.ts';
import { groupStyles } from './exchange-styles.ts';
import { problemText, whatText } from './exchange-words.ts';

const KINDS = ['disputed', 'conflict', 'lost', 'correction', 'suggestion', 'decision', 'note', 'links', 'version', 'other'] as const satisfies readonly PreviewKind[];
type Group = PreviewKind | 'problems';
const HINTED = ['problems', 'disputed', 'conflict', 'lost'] as const satisfies readonly Group[];
const VERDICTS = { accepted: 'history.kinds.acceptSuggestion', rejected: 'history.kinds.rejectSuggestion', withdrawn: 'history.kinds.withdrawSuggestion' } as const;
const AT_ONCE = 20, STEP = 50;

/**
 * @property preview   what was read
 * @property workbench the open work, where sentences have their numbers
 */
export class PreviewGroups extends LitElement {
  static override readonly styles = [controls, partsOfSheet, wordDiffStyles, groupStyles];
  static override readonly properties: PropertyDeclarations = { preview: { attribute: false }, workbench: { attribute: false }, shown: { state: true } };
  declare preview: Preview;
  declare workbench: Workbench;
  /** How many of a group are on screen, where it is not the usual number. */
  private declare shown: Partial<Readonly<Record<Group, number>>>;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.shown = {};
  }

  protected override willUpdate(changed: PropertyValues<this>): void { if (changed.has('preview')) this.shown = {}; }

  protected override render(): TemplateResult {
    const { preview, i18n: { t } } = this;
    return html`${this.groupView('problems', preview.problems, (problem) => html`${problem.row > 0 ? html`<div class="where">${t('exchange.receive.row', { row: problem.row })}</div>` : nothing}<p class="problem">${problemText(problem, this.i18n)}</p>`)}
      ${KINDS.map((kind) => this.groupView(kind, preview.items.filter((item) => item.kind === kind), (item) => this.itemView(item)))}
      ${preview.items.length >= 500 ? html`<p class="soft">${t('exchange.receive.cut', { count: preview.items.length })}</p>` : nothing}`;
  }

  private groupView<T>(group: Group, all: readonly T[], view: (one: T) => TemplateResult): TemplateResult | typeof nothing {
    if (all.length === 0) return nothing;
    const { t } = this.i18n;
    const shown = this.shown[group] ?? AT_ONCE, hinted = HINTED.find((one) => one === group), hint = hinted ? t(`exchange.group.${hinted}Hint`) : '';
    return html`<section class=${group} aria-labelledby=${group}><h3 id=${group}>${t(`exchange.group.${group}`)} <span class="badge">${this.i18n.number(all.length)}</span></h3>
      ${hint === '' ? nothing : html`<p class="soft">${hint}</p>`}
      <ol>${all.slice(0, shown).map((one) => html`<li tabindex="-1">${view(one)}</li>`)}</ol>
      ${all.length > shown ? html`<button class="button quiet" type="button" @click=${() => { this.unfold(group, shown); }}>${t('exchange.receive.more', { count: Math.min(STEP, all.length - shown) })}</button>` : nothing}
    </section>`;
  }

  private itemView(item: PreviewItem): TemplateResult {
    const { reason, author, time } = item, verdict = this.verdictText(item);
    const { t } = this.i18n;
    return html`<div class="head"><span class="where">${this.placeText(item)}</span>${verdict === '' ? nothing : html`<span class="verdict">${verdict}</span>`}
        <span class="who">${whoText(author, this.workbench.person, t)}</span>${Number.isFinite(time) ? html`<time datetime=${new Date(time).toISOString()}>${this.i18n.dateTime(time)}</time>` : nothing}</div>
      ${this.textsView(item)}
      ${reason === '' ? nothing : html`<p class="reason" dir="auto">${t('history.reason', { reason })}</p>`}`;
  }

  /** What was decided, done, or becomes of it; '' = the kind of the group says it all. */
  private verdictText({ verdict, what }: PreviewItem): string {
    if (verdict) return this.i18n.t(VERDICTS[verdict]);
    return what ? whatText(what, this.i18n) : '';
  }

  private textsView({ kind, before, after, lang }: PreviewItem): TemplateResult | typeof nothing {
    const one = after === '' ? before : after, both = before !== '' && after !== '' && before !== after;
    if (one === '') return nothing;
    if (kind === 'note' || !both) return html`<p class="texts" lang=${lang || nothing} dir="auto">${one}</p>`;
    return html`<p class="texts">${wordDiffView({ a: before, b: after, lang: lang || 'und' }, this.i18n.t)}</p>`;
  }

  /** Number and language of the sentence, where it stands in the open work; else the language alone. */
  private placeText({ segment, lang }: PreviewItem): string {
    const { preview, workbench, i18n } = this;
    const number = preview.work.here === 'open' && segment !== null ? sentenceNumber(workbench.tables, segment) : undefined;
    if (number !== undefined) return i18n.t('exchange.receive.place', { number, language: i18n.languageWord(lang) });
    return lang === '' ? '' : i18n.languageName(lang);
  }

  /** The focus goes on to the first that comes. */
  private unfold(group: Group, shown: number): void {
    this.shown = { ...this.shown, [group]: shown + STEP };
    void this.updateComplete.then(() => { this.renderRoot.querySelectorAll<HTMLElement>(`section.${group} li`)[shown]?.focus(); });
  }
}

customElements.define('dm-preview-groups', PreviewGroups);

declare global { interface HTMLElementTagNameMap { 'dm-preview-groups': PreviewGroups } }
