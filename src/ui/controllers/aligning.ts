/**
 * Mending the alignment by hand: what the keys, the menu and the mouse ask for becomes an act on the work, and what came of
 * it is said. Loaded after the first row.
 *
 * The keyboard never loses its place: an act names where it stands afterwards, and it goes there as soon as the rows have
 * been drawn again, before the next key can come.
 */
import type { TemplateResult } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Refusal } from '../../core/change.ts';
import { isRefusal } from '../../core/change.ts';
import type { Patch } from '../../core/patch.ts';
import { versionsOf } from '../../core/units.ts';
import type { Acted, ActOutcome, AlignAct, BigAct, BigDone, Said } from '../../app/act-types.ts';
import { act, linkDropped, moveTo, splitSentence } from '../../app/alignment-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { WorkbenchEvent } from '../../app/events.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { NewsAct } from '../events.ts';
import { AnnounceEvent, SegmentCutEvent, SegmentGlueEvent, SegmentInputEvent, SegmentMenuEvent, listen } from '../events.ts';
import { columnWord } from '../localized.ts';
import '../../i18n/later-words.ts';
import { aligningBar } from '../parts/aligning-bar.ts';
import { aligningStyles } from '../styles/aligning.ts';
import type { Shape } from '../work-shape.ts';
import type { ActionRegistry } from './actions.ts';
import type { Aligning as Deeds } from './aligning-actions.ts';
import { aligningActions, ROWS, STATUS } from './aligning-actions.ts';
import { filedNews, refusalSentence, saidSentence, voidSentence } from './aligning-words.ts';
import { BigJob } from './big-job.ts';
import type { Dropped } from './dragging.ts';
import { CaretKeeper } from './caret-keeper.ts';
import { Dragging } from './dragging.ts';
import { hush } from './hush.ts';
import type { Stand } from './moves.ts';
import { Noting } from './noting.ts';
import { isOutsideEditor } from './outside-editor.ts';
import { PointerSelecting } from './pointer-selecting.ts';
import type * as Proposing from './proposing.ts';
import { Selection } from './selection.ts';
import type { SegmentFeed } from './segment-feed.ts';
import type { StandingController } from './standing.ts';
import { UntouchedUndo } from './untouched-undo.ts';
import type { WindowsController } from './windows.ts';

export interface AligningHost extends EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  readonly i18n: LocalizeController;
  readonly shape: Shape;
  readonly feed: SegmentFeed;
  readonly standing: StandingController;
  readonly windows: WindowsController;
  readonly layout: 'aligned' | 'reading';
  readonly shown: readonly VersionId[];
  /** The sentence in the editor. */
  readonly kept: SegmentId | null;
  openEditor(segment: SegmentId | null): void;
}

/** These put all their sentences into one row. */
const PILES: ReadonlySet<Said['what']> = new Set(['moveUp', 'moveDown', 'moveTo', 'group', 'link']);
/** Who typed so short a time ago, ms, is typing still. */
const HANDS = 2_000;
const NEEDS_ROWS: ReadonlySet<AlignAct> = new Set([...ROWS, ...STATUS].map(([what]) => what));
/** After these the same sentences may be meant once more: two rows up is twice U. */
const KEEPS_SELECTION: ReadonlySet<Said['what']> = new Set(['moveUp', 'moveDown', 'swapUp', 'swapDown', 'shiftUp', 'shiftDown']);

export class Aligning implements Deeds {
  readonly #host: AligningHost;
  readonly #stop: readonly (() => void)[];
  readonly selection: Selection;
  readonly job = new BigJob();
  readonly #noting: Noting;
  /** Where and when something was typed last. */
  #typed: { readonly segment: SegmentId; readonly at: number } | null = null;

  constructor(host: AligningHost) {
    this.#host = host;
    this.selection = new Selection((ids) => { host.feed.selection = ids; });
    this.#noting = new Noting(host);
    wear(host.renderRoot);
    const dragging = new Dragging(host, this), pointer = new PointerSelecting(host, this), undo = new UntouchedUndo(host), caret = new CaretKeeper(host.renderRoot);
    this.#stop = [
      host.actions.add(aligningActions(this)),
      listen(host, SegmentMenuEvent, ({ segment, anchor }) => { this.#showMenu(host.standing.standAt(segment), anchor); }),
      listen(host, SegmentCutEvent, (event) => { this.#settle(splitSentence(host.workbench, event), host.standing.standAt(event.segment)); }),
      listen(host, SegmentGlueEvent, ({ segment }) => { this.act('join', host.standing.standAt(segment)); }),
      this.selection.watch('count', () => { this.#makeRoom(); }), this.job.watch('running', () => { this.#makeRoom(); }),
      () => { dragging.stop(); }, () => { pointer.stop(); }, () => { undo.stop(); }, () => { caret.stop(); }, listen(host, SegmentInputEvent, ({ segment }) => { this.#typed = { segment, at: performance.now() }; }), () => { this.#noting.stop(); }, () => { this.job.cancel(); },
      () => { this.selection.clear(); this.#makeRoom(); },
    ];
  }

  /** What else stands at the foot of the page keeps clear of what is shown there. */
  #makeRoom(): void {
    const shown = this.selection.size > 0 || this.job.running !== null;
    document.documentElement.style.setProperty('--dm-chip', shown ? '4rem' : '0rem');
  }

  stop(): void { for (const stop of this.#stop) stop(); }

  /** What the page shows of it beside the text. */
  bar(): TemplateResult {
    const { i18n, standing } = this.#host;
    return aligningBar({
      selection: this.selection, job: this.job, i18n, clear: () => { this.clearSelection(); standing.toText(); },
      openMenu: (anchor) => { this.#showMenu(standing.stand, anchor); },
    });
  }

  get ready(): boolean { return isOutsideEditor(this.#host.standing.stand, this.#host.kept); }
  get inRows(): boolean { return this.#host.layout === 'aligned'; }
  get selected(): number { return this.selection.size; }

  /** Does an act; the reason is said where it cannot be done. */
  act(what: AlignAct, stand: Stand | null = this.#host.standing.stand): void {
    const { workbench, shape, shown, i18n: { t }, actions } = this.#host;
    if (!stand) { this.#say(t('align.nowhere'), { shown: true }); return; }
    if (!this.inRows && NEEDS_ROWS.has(what)) { this.#say(t('align.onlyRows', { keys: actions.keyOf('view.aligned') }), { shown: true }); return; }
    const selection = this.inRows ? [...this.selection.ids] : [];
    this.#settle(act(workbench, what, { stand, selection, rows: shape.units, shown }), stand);
  }

  edit(): void {
    const { standing: { stand }, i18n: { t }, openEditor } = this.#host;
    if (stand?.segment) openEditor.call(this.#host, stand.segment); else this.#say(t('align.emptyCell'), { shown: true });
  }

  /** The keyboard picks the word; in the editor the caret is there already (SegmentCutEvent). */
  cut(): void {
    const { workbench: { tables }, standing, i18n } = this.#host, { stand } = standing;
    const row = tables.get('segment', stand?.segment ?? ''), lang = tables.get('version', stand?.version ?? '')?.lang ?? '';
    if (!stand || !row) { this.#say(i18n.t('align.emptyCell'), { shown: true }); return; }
    void import('../parts/cut-dialog.ts').then(async ({ askCut, placesIn }) => {
      if (placesIn(row.text, lang).length === 0) { this.#say(i18n.t('align.tooShort'), { shown: true }); return; }
      const at = await askCut({ text: row.text, lang, number: this.#numberOf(row.id) });
      if (at === null) this.back(stand); else this.#settle(splitSentence(this.#host.workbench, { segment: row.id, base: row.text, text: row.text, at }), stand);
    });
  }

  note(): void { void this.#noting.onLink(); }

  suggestLinks(): void {
    const { standing: { stand } } = this.#host, selection = [...this.selection.ids];
    void this.#propose(stand, ({ proposeLinks }) => proposeLinks(this.#host, selection)).then((done) => { if (done) this.selection.clear(); });
  }

  suggestState(): void {
    const { standing: { stand } } = this.#host;
    if (!stand?.segment) { this.#say(this.#host.i18n.t('align.emptyCell'), { shown: true }); return; }
    const { segment } = stand;
    void this.#propose(stand, ({ proposeState }) => proposeState(this.#host, segment));
  }

  /** true: it is proposed. */
  async #propose(stand: Stand | null, ask: (proposing: typeof Proposing) => Promise<{ sentence: string } | Refusal | null>): Promise<boolean> {
    const said = await ask(await import('./proposing.ts'));
    if (stand) this.back(stand);
    if (said !== null) this.#say(isRefusal(said) ? this.#host.i18n.t(`refusal.${said.no}`, said.params) : said.sentence, { shown: isRefusal(said) });
    return said !== null && !isRefusal(said);
  }

  select(segment = this.#host.standing.stand?.segment ?? null): void {
    if (segment === null) { this.#say(this.#host.i18n.t('align.emptyCell'), { shown: true }); return; }
    this.selection.toggle(segment);
    this.#sayCount();
  }

  /** A sentence further along the column, with everything from where the range began. */
  extend(by: 1 | -1): void {
    const { standing } = this.#host, here = standing.stand?.segment ?? null;
    const next = here === null ? null : standing.neighbour(here, by === 1 ? 'next' : 'previous');
    if (here === null || next === null) return;
    this.extendTo(next, this.selection.anchorAt(here));
    standing.go(next);
  }

  /** From where a range began to `end`; one that began in another column begins anew. */
  extendTo(end: SegmentId, anchor: SegmentId): void {
    const { tables } = this.#host.workbench, version = tables.get('segment', end)?.version;
    const from = tables.get('segment', anchor)?.version === version ? anchor : end;
    const places = [from, end].map((id) => this.#numberOf(id)).sort((a, b) => a - b), [first = 1, last = 1] = places;
    if (version) this.selection.extend(tables.segmentsOf(version).slice(first - 1, last).map(({ id }) => id), { anchor: from, end });
    this.#sayCount();
  }

  clearSelection(): void {
    this.selection.clear();
    this.#say(this.#host.i18n.t('align.selection.cleared'));
  }

  openMenu(): void {
    const { standing, renderRoot } = this.#host, { stand } = standing;
    const cell = stand?.segment ? standing.elementOf(stand.segment) : stand && renderRoot.querySelector(`[data-unit="${CSS.escape(stand.unit.id)}"] [data-empty="${CSS.escape(stand.version)}"]`);
    if (cell) this.#showMenu(stand, cell.getBoundingClientRect());
  }

  /** Beside a sentence or an empty cell, for the mouse. */
  menuAt(stand: Stand, anchor: DOMRect): void { this.#showMenu(stand, anchor); }

  /** Sentences were dragged to another row, or to what they are to be linked with. */
  dropped({ segments, to, how }: Dropped): void {
    const { workbench, standing } = this.#host, [first] = segments;
    this.#settle((how === 'link' ? linkDropped : moveTo)(workbench, { segments, to }), first ? standing.standAt(first) : null);
  }

  /** The keyboard goes back to where it stood. */
  back(stand: Stand): void { this.#host.standing.go(stand.segment ?? { unit: stand.unit, version: stand.version }); }

  receive(event: WorkbenchEvent): void {
    const { workbench: { tables } } = this.#host;
    if (event.type === 'patch' && event.patch.segment) this.selection.keep((id) => tables.get('segment', id) !== undefined);
    if (event.type === 'patch' && event.from === 'elsewhere' && this.#typesIn(event.patch)) hush();
    if (event.type === 'void') for (const one of event.acts) this.#say(voidSentence(one, this.#host.i18n), { shown: true });
    if (event.type !== 'filed') return;
    const { sentence, go } = filedNews(event.filed, this.#about);
    const label = this.#host.i18n.t('align.filedGo'), show = go === null ? null : { label, run: () => { this.#host.standing.goTo(go, { focus: true }); } };
    this.#say(sentence, { shown: true, act: show });
  }

  /** Does a patch take away the sentence in which somebody is typing at this moment? */
  #typesIn({ segment = {} }: Patch): boolean {
    const typed = this.#typed;
    return typed !== null && segment[typed.segment]?.[1] === null && performance.now() - typed.at < HANDS;
  }

  #settle(done: ActOutcome, stand: Stand | null): void {
    if (isRefusal(done)) this.#refuse(done, stand);
    else if ('big' in done) void this.#runBig(done, stand);
    else void this.#acted(done, stand);
  }

  #refuse(refusal: Refusal, stand: Stand | null): void {
    this.#say(refusalSentence(refusal, this.#about), { shown: true });
    if (isOutsideEditor(stand, this.#host.kept)) this.back(stand);
  }

  async #acted({ focus, said }: Acted, stand: Stand | null): Promise<void> {
    const { feed, standing, windows, updateComplete, openEditor } = this.#host;
    if (!KEEPS_SELECTION.has(said.what)) this.selection.clear();
    standing.expect();
    await updateComplete;
    await windows.drawn(); // the rows stand where they will
    const to = focus ?? this.#emptyNow(stand);
    if (to === null) feed.point(null, 'focus'); else standing.go(to);
    // What happened elsewhere than where the person looks is shown, too.
    this.#say(saidSentence(said, focus, this.#about), { shown: said.filed === true || said.apart !== undefined });
    if (focus !== null && (said.what === 'insertAfter' || said.what === 'insertBefore')) openEditor.call(this.#host, focus);
  }

  /** The cell where the keyboard stood, which is empty now. */
  #emptyNow(stand: Stand | null): SegmentId | { unit: Stand['unit']; version: VersionId } | null {
    const { feed } = this.#host;
    const rest = stand ? [...stand.unit.cells.values()].flat().map((id) => feed.unitOf(id)).find((unit) => unit !== undefined && !unit.cells.has(stand.version)) : undefined;
    return stand && rest ? { unit: rest, version: stand.version } : feed.tabStop;
  }

  async #runBig(big: BigAct, stand: Stand | null): Promise<void> {
    const { i18n: { t } } = this.#host;
    if (PILES.has(big.what) && this.job.running === null && !await (await import('../parts/pile-dialog.ts')).askPile(big.big.rows)) {
      if (stand) this.back(stand);
      return;
    }
    if (document.activeElement === document.body && stand) this.back(stand); // the dialog has gone
    const done = await this.job.run(big);
    await this.#host.updateComplete;
    if (document.activeElement === document.body) this.#host.standing.toText(); // it was on the button that cancels
    if (done === null) this.#say(t('align.big.busy'), { shown: true });
    else if (done.ok) this.#bigDone(done.value, stand);
    else if ('trouble' in done) this.#say(t(`trouble.${done.trouble.code}`), { shown: true });
    else this.#say(t(done.error.code === 'cancelled' ? 'align.big.cancelled' : 'align.big.failed'), { shown: true });
  }

  /** The keyboard may be elsewhere by now: it stays there. */
  #bigDone(done: BigDone | Refusal, stand: Stand | null): void {
    if (isRefusal(done)) { this.#refuse(done, null); return; }
    if (!KEEPS_SELECTION.has(done.said.what)) this.selection.clear();
    this.#say(saidSentence(done.said, stand?.segment ?? null, this.#about), { shown: true });
  }

  #showMenu(stand: Stand | null, anchor: DOMRect): void {
    const { standing, i18n, workbench: { tables }, actions, renderRoot, kept, feed } = this.#host;
    if (!isOutsideEditor(stand, kept)) return;
    standing.remember(stand);
    const version = tables.get('version', stand.version), language = version ? columnWord(version, versionsOf(tables), i18n) : '';
    const title = stand.segment === null ? i18n.t('align.menu.empty', { language }) : i18n.t('align.menu.sentence', { number: i18n.number(this.#numberOf(stand.segment)), language });
    void import('../parts/row-menu.ts').then(() => {
      renderRoot.querySelector('dm-row-menu')?.open({ title, anchor, actions, back: () => { this.back(stand); }, opened: () => { feed.point(stand.segment ?? stand.unit.id, 'focus'); } });
    });
  }

  get #about(): Parameters<typeof saidSentence>[2] {
    const { workbench: { tables }, i18n } = this.#host;
    return {
      versions: versionsOf(tables), i18n, numberOf: (id) => this.#numberOf(id),
      endsParagraph: (id) => /\n\s*\n/.test(tables.get('segment', id)?.after ?? ''), versionOf: (id) => tables.get('segment', id)?.version,
    };
  }

  #numberOf(id: SegmentId): number { return this.#host.shape.units.numberOf(id) ?? 0; }
  #sayCount(): void { this.#say(this.#host.i18n.t('align.selection.count', { count: this.selection.size })); }
  #say(sentence: string, options: { shown?: boolean; act?: NewsAct | null } = {}): void { this.#host.dispatchEvent(new AnnounceEvent(sentence, options)); }
}

/** The page puts on the styles that came with this. */
function wear(root: HTMLElement | DocumentFragment): void {
  const { styleSheet } = aligningStyles;
  if (root instanceof ShadowRoot && styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
}
