/** How the work was at other moments: named ones and the end of each day; any two are compared, and any of them comes back. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChangeId } from '../../core/ids.ts';
import { isRefusal } from '../../core/change.ts';
import type { Version } from '../../core/model.ts';
import { everyVersion } from '../../core/units.ts';
import type { Snapshot, StateDifference, TextDifference } from '../../app/snapshots.ts';
import { addCheckpoint, compareStates, restoreSnapshot, snapshots, stateAt } from '../../app/snapshots.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { AnnounceEvent } from '../events.ts';
import { whoText } from '../history-view.ts';
import { comparisonView } from '../parts/snapshots/comparison.ts';
import { askRestore } from '../parts/snapshots/restore-dialog.ts';
import { wordDiffStyles } from '../parts/word-diff-styles.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { snapshotsStyles } from './snapshots-styles.ts';
import { Listening } from '../controllers/listening.ts';

const AT_ONCE = 100;
/** The present state, among the choices of the comparison. */
const NOW = 'now', START = 'start';

interface Comparison { readonly difference: StateDifference; readonly versions: readonly Version[]; readonly toNow: boolean }

/**
 * @property workbench the open work
 * @fires AnnounceEvent
 */
export class SnapshotsPage extends LitElement {
  static override readonly styles = [controls, sheet, wordDiffStyles, snapshotsStyles];
  static override readonly properties: PropertyDeclarations = {
    workbench: { attribute: false }, name: { state: true }, from: { state: true }, to: { state: true }, busy: { state: true }, found: { state: true }, shown: { state: true },
  };
  declare workbench: Workbench;
  private declare name: string;
  private declare from: string;
  private declare to: string;
  private declare busy: boolean;
  private declare found: Comparison | null;
  private declare shown: number;
  private readonly ears = new Listening(this, () => this.workbench.subscribe(({ type }) => { if (type === 'patch') this.requestUpdate(); }));
  private round = 0;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.name = '';
    this.from = '';
    this.to = NOW;
    this.busy = false;
    this.found = null;
    this.shown = AT_ONCE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('workbench')) this.ears.renew();
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, moments = snapshots(this.workbench);
    return html`<h1>${t('snapshots.title')}</h1>
      <p class="soft">${t('snapshots.intro')}</p>
      <form class="keep" @submit=${this.onKeep}>
        <label><span>${t('snapshots.name')}</span><input class="field" name="name" autocomplete="off" maxlength="200" placeholder=${t('snapshots.placeholder')} .value=${this.name} @input=${this.onName}></label>
        <button class="button primary" type="submit">${t('snapshots.add')}</button>
      </form>
      ${moments.length === 0 ? html`<p class="soft empty">${t('snapshots.empty')}</p>` : html`${this.compareView(moments)}
        <section><h2>${t('snapshots.list')}</h2><ol>${repeat(moments, ({ id, kind, name }) => `${kind} ${id ?? ''} ${name}`, (moment) => this.momentView(moment))}</ol></section>`}`;
  }

  private compareView(moments: readonly Snapshot[]): TemplateResult {
    const { t } = this.i18n, chosen = this.from || valueOf(moments[0]);
    const choice = (field: 'from' | 'to', value: string, label: string): TemplateResult => html`<label><span>${label}</span>
      <select class="field" name=${field} @change=${(event: Event) => { this[field] = (event.target as HTMLSelectElement).value; }}>
        ${[null, ...moments].map((moment) => html`<option value=${valueOf(moment)} ?selected=${valueOf(moment) === value}>${this.nameOf(moment)}</option>`)}</select></label>`;
    return html`<section><h2>${t('snapshots.compareTitle')}</h2>
      <form class="compare" @submit=${(event: Event) => { event.preventDefault(); void this.compare(chosen, this.to); }}>
        ${choice('from', chosen, t('snapshots.from'))}${choice('to', this.to, t('snapshots.to'))}
        <button class="button" type="submit" aria-disabled=${this.busy}>${t('snapshots.compare')}</button>
      </form>
      <div class="comparison" tabindex="-1" aria-busy=${this.busy}>${this.busy ? html`<p class="soft" role="status">${t('snapshots.working')}</p>` : this.foundView()}</div></section>`;
  }

  private foundView(): unknown {
    const { found, i18n, shown } = this, { t } = i18n;
    if (!found) return nothing;
    const left = found.difference.texts.length - shown;
    return html`${comparisonView({ ...found, shown, i18n, hrefOf: this.placeHref })}
      ${left > 0 ? html`<button class="button more" type="button" @click=${this.more}>${t('snapshots.more', { count: Math.min(AT_ONCE, left) })}</button>` : nothing}
      <div class="actions"><button class="button quiet close" type="button" @click=${this.close}>${t('snapshots.close')}</button></div>`;
  }

  private momentView(moment: Snapshot): TemplateResult {
    const { t } = this.i18n, { kind, name, author, time } = moment;
    const label = kind === 'named' ? html`<bdi class="named">${name}</bdi>` : html`<span>${this.nameOf(moment)}</span>`;
    return html`<li class="moment"><div class="what">${label}
        <span class="who">${kind === 'daily' ? t('snapshots.daily') : html`${author ? html`${whoText(author, this.workbench.person, t)}, ` : nothing}<time datetime=${new Date(time).toISOString()}>${this.i18n.dateTime(time)}</time>`}</span></div>
      <div class="acts"><button class="button quiet" type="button" aria-label=${`${t('snapshots.compareWith')}: ${this.nameOf(moment)}`} @click=${() => { void this.compare(valueOf(moment), NOW); }}>${t('snapshots.compareWith')}</button>
        <button class="button quiet restore" type="button" aria-label=${`${t('snapshots.restore')}: ${this.nameOf(moment)}`} @click=${() => { void this.restore(moment); }}>${t('snapshots.restore')}</button></div></li>`;
  }

  private nameOf(moment: Snapshot | null): string {
    const { t } = this.i18n;
    if (!moment) return t('snapshots.now');
    switch (moment.kind) {
      case 'named': return moment.name;
      case 'start': return t('snapshots.start');
      case 'daily': return new Intl.DateTimeFormat(this.i18n.language, { dateStyle: 'full' }).format(moment.time);
      default: return moment.kind satisfies never;
    }
  }

  private readonly onName = (event: Event): void => { this.name = (event.target as HTMLInputElement).value; };

  private readonly onKeep = (event: Event): void => {
    event.preventDefault();
    const name = this.name.trim(), { t } = this.i18n;
    if (name === '') {
      this.renderRoot.querySelector<HTMLElement>('[name="name"]')?.focus();
      this.say(t('snapshots.needsName'));
      return;
    }
    const kept = addCheckpoint(this.workbench, name);
    if (!isRefusal(kept)) this.name = '';
    this.say(isRefusal(kept) ? t(`refusal.${kept.no}`, { ...kept.params }) : t('snapshots.added', { name }));
  };

  /** Only the latest wish counts. */
  private async compare(from: string, to: string): Promise<void> {
    const round = ++this.round;
    this.from = from;
    this.to = to;
    this.busy = true;
    this.shown = AT_ONCE;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.comparison')?.focus();
    const state = (value: string) => value === NOW ? this.workbench.tables : stateAt(this.workbench, idOf(value));
    const [a, b] = await Promise.all([state(from), state(to)]);
    if (round !== this.round) return;
    const versions = new Map([...everyVersion(a), ...everyVersion(b)].map((version) => [version.id, version]));
    this.found = { difference: compareStates(a, b), versions: [...versions.values()], toNow: to === NOW };
    this.busy = false;
  }

  private readonly placeHref = ({ segment, number }: TextDifference): string | null =>
    number !== null && this.workbench.tables.get('segment', segment) ? hrefOf({ page: 'work', at: segment }) : null;

  private async restore(moment: Snapshot): Promise<void> {
    const { t } = this.i18n, name = this.nameOf(moment);
    if (!await askRestore(name)) return;
    const done = await restoreSnapshot(this.workbench, moment.id);
    this.found = null;
    if (!isRefusal(done)) this.say(t('snapshots.restored', { name }));
    else this.say(done.no === 'noChange' ? t('snapshots.nothing') : t(`refusal.${done.no}`, { ...done.params }));
  }

  private readonly more = (): void => {
    const first = this.shown;
    this.shown += AT_ONCE;
    void this.updateComplete.then(() => { this.renderRoot.querySelectorAll<HTMLElement>('.places li')[first]?.querySelector<HTMLElement>('a')?.focus(); });
  };

  private readonly close = (): void => {
    this.found = null;
    this.renderRoot.querySelector<HTMLElement>('.compare [type="submit"]')?.focus();
  };

  private say(sentence: string): void { this.dispatchEvent(new AnnounceEvent(sentence)); }
}

function valueOf(moment: Snapshot | null | undefined): string {
  return moment == null ? NOW : moment.id ?? START;
}

function idOf(value: string): ChangeId | null { return value === START ? null : value as ChangeId; }

customElements.define('dm-snapshots-page', SnapshotsPage);

declare global { interface HTMLElementTagNameMap { 'dm-snapshots-page': SnapshotsPage } }
