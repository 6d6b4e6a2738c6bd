/**
 * Notes on sentences and links, and "still right": what the parts of a row and the keys ask for becomes an act on the work, and
 * what came of it is said. Loaded after the first row.
 *
 * Words that are typed wait where they are typed (parts/unsent.ts) until the act is done; so a name that is asked for first, or a
 * refusal, loses nothing.
 */
import type { NoteId, SegmentId, VersionId } from '../../core/ids.ts';
import type { Change, Refusal } from '../../core/change.ts';
import { isRefusal, refuse } from '../../core/change.ts';
import { whereNoteIs } from '../../core/notes.ts';
import { isConfirmed, staleVersions } from '../../core/stale.ts';
import * as acts from '../../app/review-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { AnnounceEvent, listen } from '../events.ts';
import { loadCorrectingParts } from '../parts/correcting-parts.ts';
import { NotesCloseEvent } from '../parts/notes/note-panel.ts';
import type { NoteWish } from '../parts/notes/note-wish.ts';
import { NoteWishEvent } from '../parts/notes/note-wish.ts';
import { segmentsUnsent } from '../parts/notes/unsent-notes.ts';
import type { ActionRegistry } from './actions.ts';
import type { LinkHost } from './link-noting.ts';
import { linkAt, writeRemark } from './link-noting.ts';
import type { Stand } from './moves.ts';
import type { Noter } from './noting-actions.ts';
import { notingActions } from './noting-actions.ts';
import { isOutsideEditor } from './outside-editor.ts';
import { askNameOnce } from './person-name.ts';
import type { SegmentFeed } from './segment-feed.ts';
import { sentenceName } from './sentences.ts';
import type { StandingController } from './standing.ts';

export interface NotingHost extends LinkHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  readonly i18n: LocalizeController;
  readonly feed: SegmentFeed;
  readonly standing: StandingController;
  readonly layout: 'aligned' | 'reading';
  readonly shown: readonly VersionId[];
  /** The sentence in the editor. */
  readonly kept: SegmentId | null;
}

export class Noting implements Noter {
  readonly #host: NotingHost;
  readonly #stop: readonly (() => void)[];

  constructor(host: NotingHost) {
    this.#host = host;
    const root = host.renderRoot, onClose = (): void => { this.#closeLink(); };
    root.addEventListener(NotesCloseEvent.type, onClose);
    this.#stop = [
      host.actions.add(notingActions(this)),
      listen(host, NoteWishEvent, (event) => { event.done = this.#fulfil(event.wish); }),
      () => { root.removeEventListener(NotesCloseEvent.type, onClose); },
    ];
    // Notes, and sentences for which something was typed and not saved, are shown as soon as they can be.
    void loadCorrectingParts().then(() => {
      host.feed.renewNotes();
      host.feed.renew(segmentsUnsent());
      host.requestUpdate();
    });
  }

  stop(): void { for (const stop of this.#stop) stop(); }

  get ready(): boolean { return isOutsideEditor(this.#host.standing.stand, this.#host.kept); }

  /** The notes on the sentence where the keyboard stands. */
  onSentence(): void {
    const { standing, i18n: { t } } = this.#host, segment = standing.stand?.segment ?? null;
    const element = segment === null ? null : this.#host.renderRoot.querySelector<HTMLElementTagNameMap['dm-segment']>(`dm-segment[data-segment="${CSS.escape(segment)}"]`);
    if (element) element.openNotes(); else this.#say(t('align.emptyCell'), { shown: true });
  }

  /** The notes on its link; on a sentence of the original, on that with the first column on screen. */
  async onLink(): Promise<void> {
    const { standing: { stand }, layout, i18n: { t }, actions, feed, workbench: { tables }, renderRoot, updateComplete, shown } = this.#host;
    if (layout !== 'aligned') { this.#say(t('align.onlyRows', { keys: actions.keyOf('view.aligned') }), { shown: true }); return; }
    const link = stand && linkAt(tables, stand, shown);
    if (!link) { this.#refuse(refuse('gone')); return; }
    await loadCorrectingParts();
    feed.noting = link.bead;
    await updateComplete;
    renderRoot.querySelector<HTMLElementTagNameMap['dm-link-notes']>(`dm-link-notes[data-bead="${CSS.escape(link.bead.id)}"]`)?.openNotes();
  }

  /** What stands beside the sentence has changed since it was confirmed; it is right all the same. */
  stillRight(segment = this.#host.standing.stand?.segment ?? null): void {
    const { workbench, i18n } = this.#host, { t } = i18n, row = workbench.tables.get('segment', segment ?? '');
    if (!row) { this.#say(t('align.emptyCell'), { shown: true }); return; }
    if (!isConfirmed(row.state)) { this.#say(t('stale.notConfirmed'), { shown: true }); return; }
    if (staleVersions(workbench.tables, row.id).length === 0) { this.#say(t('stale.nothing'), { shown: true }); return; }
    const done = acts.confirmAgain(workbench, row.id);
    if (isRefusal(done)) this.#refuse(done); else this.#say(t('stale.done', sentenceName(workbench, row.id, i18n)));
  }

  async #fulfil(wish: NoteWish): Promise<boolean> {
    const { standing } = this.#host, { stand } = standing;
    if (wish.what === 'still') { this.stillRight(wish.segment); return true; }
    if (wish.what === 'remark') return this.#remark(stand);
    await askNameOnce(this.#host.workbench);
    const done = this.#act(wish);
    if (isRefusal(done)) { this.#refuse(done); return false; }
    this.#say(this.#sentence(wish, done));
    // What one pressed may have gone with it; a new note is done, and the keyboard goes back to what it is about.
    requestAnimationFrame(() => { if (stand && (wish.what === 'write' || !this.#hasFocus)) this.#back(stand); });
    return true;
  }

  #act(wish: Exclude<NoteWish, { what: 'still' | 'remark' }>): Change | Refusal {
    const { workbench } = this.#host;
    switch (wish.what) {
      case 'write': return acts.addNote(workbench, { segment: wish.about.segment, ...(wish.about.link === null ? {} : { link: wish.about.link }), text: wish.text });
      case 'reply': return this.#reply(wish.thread, wish.text);
      case 'edit': return acts.editNote(workbench, wish.note, { text: wish.text, base: wish.base });
      case 'resolve': return acts.resolve(workbench, wish.thread, wish.resolved);
      default: return wish satisfies never;
    }
  }

  /** Where its thread begins. */
  #reply(thread: NoteId, text: string): Change | Refusal {
    const first = this.#host.workbench.tables.get('note', thread);
    return first ? acts.addNote(this.#host.workbench, { segment: first.segment, ...(first.link === undefined ? {} : { link: first.link }), thread, text }) : refuse('gone');
  }

  #sentence(wish: Exclude<NoteWish, { what: 'still' | 'remark' }>, { patch }: Change): string {
    const { workbench, i18n } = this.#host, { t } = i18n;
    switch (wish.what) {
      case 'write': return t(wish.about.link === null ? 'notes.done.added' : 'notes.done.addedLink', sentenceName(workbench, whereNoteIs(workbench.tables, wish.about) ?? wish.about.segment, i18n));
      case 'reply': return t('notes.done.replied');
      case 'edit': return t(wish.text === '' ? 'notes.done.deleted' : patch.note?.[wish.note] ? 'notes.done.edited' : 'notes.done.filed');
      case 'resolve': return t(wish.resolved ? 'notes.done.resolved' : 'notes.done.reopened');
      default: return wish satisfies never;
    }
  }

  /** The single remark on the link, in a dialog. */
  async #remark(stand: Stand | null): Promise<boolean> {
    const said = stand && await writeRemark(this.#host, stand);
    if (stand) this.#back(stand);
    if (said) { if (isRefusal(said)) this.#refuse(said); else this.#say(said.sentence); }
    return said !== null && !isRefusal(said);
  }

  #closeLink(): void {
    const { feed, standing: { stand } } = this.#host;
    feed.noting = null;
    if (stand) this.#back(stand);
  }

  get #hasFocus(): boolean {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot && renderRoot.activeElement !== null;
  }

  #back({ segment, unit, version }: Stand): void { this.#host.standing.go(segment ?? { unit, version }); }
  #refuse({ no, params }: Refusal): void { this.#say(this.#host.i18n.t(`refusal.${no}`, params), { shown: true }); }
  #say(sentence: string, options: { shown?: boolean } = {}): void { this.#host.dispatchEvent(new AnnounceEvent(sentence, options)); }
}
