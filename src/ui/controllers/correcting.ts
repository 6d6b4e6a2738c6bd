/**
 * What the page does when its sentences ask to be corrected: the only place where segment events become acts on the
 * workbench. Everything a person typed is a draft already when it gets here, so waiting for the name dialog, a refusal
 * or a full disk loses nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SegmentId } from '../../core/ids.ts';
import type { Refusal } from '../../core/change.ts';
import { isRefusal } from '../../core/change.ts';
import * as acts from '../../app/acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import {
  AnnounceEvent, DraftDiscardEvent, SegmentEditEvent, SegmentInputEvent, SegmentLeaveEvent, SegmentPointEvent, SegmentSaveEvent,
  SegmentSuggestEvent, StateSetEvent, SuggestionDecideEvent, SuggestionReplyEvent,
} from '../events.ts';
import { correctingParts } from '../parts/correcting-parts.ts';
import type { Draft } from '../parts/draft.ts';
import { reasons } from '../parts/reasons.ts';
import type { ActionRegistry } from './actions.ts';
import { atRisk } from './at-risk.ts';
import { correctingActions } from './correcting-actions.ts';
import { holdBack } from './hold-back.ts';
import { askNameOnce } from './person-name.ts';
import { sentenceName } from './sentences.ts';

export interface CorrectingHost extends ReactiveControllerHost, EventTarget {
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  neighbour(segment: SegmentId, direction: 'next' | 'previous'): SegmentId | null;
  /** Called at once whenever another sentence (null: none) is being edited; `requestUpdate` follows anyway. */
  showEditor?(segment: SegmentId | null): void;
}

type EventClass<E extends Event> = { readonly type: string } & (abstract new (...args: never[]) => E);

export class CorrectingController implements ReactiveController {
  readonly #host: CorrectingHost;
  readonly #i18n: LocalizeController;
  #workbench: Workbench | null = null;
  #stop: (() => void)[] = [];
  /** While something would be lost with the page. */
  #held: (() => void) | undefined;
  #editing: SegmentId | null = null;
  #last: SegmentId | null = null;
  /** Acts that wait for the name. */
  readonly #asked = new Set<string>();

  constructor(host: CorrectingHost) {
    this.#host = host;
    this.#i18n = new LocalizeController(host);
    host.addController(this);
    const on = <E extends Event>({ type }: EventClass<E>, act: (event: E) => void): void => { host.addEventListener(type, act as (event: Event) => void); };
    on(SegmentPointEvent, ({ segment, by }) => { if (segment && by === 'focus') this.#last = segment; });
    on(SegmentEditEvent, ({ segment }) => { this.edit(segment); });
    on(SegmentInputEvent, ({ segment, text, base }) => { this.workbench.draft(segment, text, base); });
    on(SegmentSaveEvent, (event) => { this.#named(`save ${event.segment}`, () => { this.#save(event); }); });
    on(SegmentSuggestEvent, (event) => { this.#named(`suggest ${event.segment}`, () => { this.#suggest(event); }); });
    on(SegmentLeaveEvent, (event) => { this.#leave(event); });
    on(DraftDiscardEvent, ({ segment, older }) => { if (older) this.#discardOlder(older); else this.#discard(segment); });
    on(StateSetEvent, ({ segment, state }) => { this.setState(segment, state); });
    on(SuggestionDecideEvent, (event) => { this.#named(`decide ${event.suggestion}`, () => { this.#decide(event); }); });
    on(SuggestionReplyEvent, (event) => { this.#named(`reply ${event.suggestion}`, () => { this.#reply(event); }); });
  }

  get workbench(): Workbench { return this.#host.workbench; }
  /** The sentence whose editor is open. */
  get editing(): SegmentId | null { return this.#editing; }
  /** Where the focus is, or last was: what actions of the palette mean by "the sentence". */
  get current(): SegmentId | null {
    const id = this.#last ?? this.#editing;
    return id !== null && this.#workbench?.tables.get('segment', id) ? id : null;
  }

  hostUpdate(): void {
    if (this.#host.workbench === this.#workbench) return;
    this.#disconnect();
    this.#connect();
  }
  hostConnected(): void { if (this.#workbench) this.#connect(); }
  hostDisconnected(): void { this.#disconnect(); }

  edit(segment: SegmentId | null): void {
    if (segment === this.#editing) return;
    this.#editing = segment;
    this.#host.showEditor?.(segment);
    this.#host.requestUpdate();
  }

  setState(segment: SegmentId, state: StateSetEvent['state']): void {
    const done = acts.setState(this.workbench, segment, state);
    if (isRefusal(done)) { this.#refuse(done); return; }
    this.#say(this.#i18n.t('editor.done.stateSet', { ...sentenceName(this.workbench, segment, this.#i18n), state: this.#i18n.t(`state.${state}`) }));
  }

  discard(segment: SegmentId): void { this.#discard(segment); }

  #connect(): void {
    const { workbench } = this;
    this.#workbench = workbench;
    this.#stop = [
      workbench.subscribe(({ type }) => { if (type === 'status' || type === 'draft') this.#guard(); }),
      this.#host.actions.add(correctingActions(this)),
    ];
    this.#guard();
  }

  #disconnect(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#letGo();
  }

  #guard(): void {
    if (atRisk(this.workbench)) this.#held ??= holdBack(); else this.#letGo();
  }

  #letGo(): void {
    this.#held?.();
    this.#held = undefined;
  }

  /**
   * Asks for the name where it has never been asked for; then acts. At once when there is nothing to ask. `what` names
   * the act: a second press of its keys, before the dialog is there, would do it twice.
   */
  #named(what: string, act: () => void): void {
    if (this.#asked.has(what)) return;
    const asked = askNameOnce(this.workbench);
    if (asked === null) { act(); return; }
    this.#asked.add(what);
    void asked.finally(() => { this.#asked.delete(what); }).then(act);
  }

  #save({ segment, base, text, advance }: SegmentSaveEvent): void {
    const row = this.workbench.tables.get('segment', segment);
    const untouched = text === base && row?.text === base;
    if (untouched && (row.state === 'reviewed' || row.state === 'final')) {
      this.workbench.discardDraft(segment); // confirmed already; a final text is not taken back to reviewed
      const again = correctingParts()?.confirmAgain(this.workbench, segment); // beside what stands there now
      if (again && isRefusal(again) && again.no !== 'noChange') this.#refuse(again); else this.#finish('confirmed', segment, advance);
      return;
    }
    // The old text, saved over somebody's new one: kept beside it like any other text that met a change.
    const done = text === base && row && !untouched ? acts.suggest(this.workbench, { segment, base, text, reason: '' }) : acts.save(this.workbench, { segment, base, text });
    if (isRefusal(done)) {
      this.#refuse(done);
      if (done.no === 'noChange') this.#finish(null, segment, advance);
      return;
    }
    this.#finish(done.patch.suggestion ? 'conflict' : untouched ? 'confirmed' : 'saved', segment, advance);
  }

  #suggest({ segment, base, text, reason, advance }: SegmentSuggestEvent): void {
    const done = acts.suggest(this.workbench, { segment, base, text, reason });
    if (isRefusal(done)) this.#refuse(done); else this.#finish('suggested', segment, advance);
  }

  #finish(done: 'saved' | 'confirmed' | 'suggested' | 'conflict' | null, segment: SegmentId, advance: boolean): void {
    if (done) this.#say(this.#i18n.t(`editor.done.${done}`, sentenceName(this.workbench, segment, this.#i18n)), { shown: done === 'conflict' });
    // An edit that became a suggestion took no reason along: it stays for the next word on this sentence.
    if (done === 'saved' || done === 'suggested') reasons.delete(segment);
    this.edit(advance ? this.#host.neighbour(segment, 'next') : null);
  }

  #leave({ segment, to }: SegmentLeaveEvent): void {
    if (this.#editing === segment) this.edit(to === null ? null : this.#host.neighbour(segment, to) ?? segment);
    if (this.#editing === segment) return;
    if (this.workbench.draftOf(segment)) this.#say(this.#i18n.t('editor.done.left'));
  }

  #discard(segment: SegmentId): void {
    this.workbench.discardDraft(segment);
    reasons.delete(segment);
    this.#say(this.#i18n.t('editor.done.discarded'));
  }

  #discardOlder(draft: Draft): void {
    this.workbench.discardOlder(draft);
    this.#say(this.#i18n.t('editor.done.discarded'));
  }

  #decide(event: SuggestionDecideEvent): void {
    const done = correctingParts()?.decideOn(this.workbench, event); // the card that asks for it is one of them
    if (!done) return;
    if (isRefusal(done)) { this.#refuse(done); return; }
    // What was typed met another text: it is a suggestion of its own now.
    if (!done.patch.suggestion?.[event.suggestion]) { this.#say(this.#i18n.t('editor.done.conflict'), { shown: true }); return; }
    this.#say(this.#i18n.t(`editor.done.${({ accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' } as const)[event.decision]}`));
  }

  #reply(event: SuggestionReplyEvent): void {
    const done = correctingParts()?.replyTo(this.workbench, event);
    if (!done) return;
    if (isRefusal(done)) this.#refuse(done); else this.#say(this.#i18n.t('review.said.replied'));
  }

  #refuse({ no, params }: Refusal): void { this.#say(this.#i18n.t(`refusal.${no}`, params), { shown: true }); }
  /** `shown`: also for the eye, where nothing (or something unexpected) is to be seen at the sentence itself. */
  #say(sentence: string, { shown = false } = {}): void { this.#host.dispatchEvent(new AnnounceEvent(sentence, { shown })); }
}
