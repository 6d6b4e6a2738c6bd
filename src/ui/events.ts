/** One class per event. Properties go down, events go up; the page is the only listener that acts on the workbench. */
import type { SegmentId, SuggestionId, VersionId, WorkId } from '../core/ids.ts';
import type { TextEdit } from '../core/commands/edit.ts';
import type { SegmentState } from '../core/model.ts';
import type { Match } from '../core/text/find.ts';
import type { Draft } from './parts/draft.ts';

abstract class UpEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** Files were chosen or dropped where texts are taken. Whoever sorts them (the frame) takes them, and gives back to `texts` what is one. */
export class FilesEvent extends UpEvent {
  static readonly type = 'dm-files';
  readonly files: readonly File[];
  readonly texts: (files: readonly File[]) => void;
  taken = false;
  constructor(files: readonly File[], texts: (files: readonly File[]) => void) { super(FilesEvent.type); this.files = files; this.texts = texts; }
}

/** The pointer, the focus or the caret came to a segment (null: left all of them). */
export class SegmentPointEvent extends UpEvent {
  static readonly type = 'dm-segment-point';
  readonly segment: SegmentId | null;
  readonly by: 'pointer' | 'focus';
  constructor(segment: SegmentId | null, by: 'pointer' | 'focus') { super(SegmentPointEvent.type); this.segment = segment; this.by = by; }
}

/** The person wants to edit a segment in place. */
export class SegmentEditEvent extends UpEvent {
  static readonly type = 'dm-segment-edit';
  readonly segment: SegmentId;
  constructor(segment: SegmentId) { super(SegmentEditEvent.type); this.segment = segment; }
}

/** The handle of a segment (its number) was clicked: what can be done with it is wanted beside `anchor`. */
export class SegmentMenuEvent extends UpEvent {
  static readonly type = 'dm-segment-menu';
  readonly segment: SegmentId;
  readonly anchor: DOMRect;
  constructor(segment: SegmentId, anchor: DOMRect) { super(SegmentMenuEvent.type); this.segment = segment; this.anchor = anchor; }
}

/** Ctrl+E in the editor: `text`, as it stands there, is to become two sentences, parted at the caret (`at`, UTF-16). */
export class SegmentCutEvent extends UpEvent {
  static readonly type = 'dm-segment-cut';
  readonly segment: SegmentId;
  readonly base: string;
  readonly text: string;
  readonly at: number;
  constructor(cut: { segment: SegmentId; base: string; text: string; at: number }) {
    super(SegmentCutEvent.type);
    this.segment = cut.segment; this.base = cut.base; this.text = cut.text; this.at = cut.at;
  }
}

/** Ctrl+J in the editor: join with the next sentence. */
export class SegmentGlueEvent extends UpEvent {
  static readonly type = 'dm-segment-glue';
  readonly segment: SegmentId;
  constructor(segment: SegmentId) { super(SegmentGlueEvent.type); this.segment = segment; }
}

/** Every input event of the editor. */
export class SegmentInputEvent extends UpEvent {
  static readonly type = 'dm-segment-input';
  readonly segment: SegmentId;
  readonly text: string;
  /** The text the person saw when they began. */
  readonly base: string;
  constructor(segment: SegmentId, text: string, base: string) { super(SegmentInputEvent.type); this.segment = segment; this.text = text; this.base = base; }
}

/** Ctrl+Enter: save (or confirm, when unchanged). `base`: the text the person saw when they began. `advance`: go on to the next. */
export class SegmentSaveEvent extends UpEvent {
  static readonly type = 'dm-segment-save';
  readonly segment: SegmentId;
  readonly base: string;
  readonly text: string;
  readonly advance: boolean;
  constructor(saved: { segment: SegmentId; base: string; text: string; advance: boolean }) {
    super(SegmentSaveEvent.type);
    this.segment = saved.segment; this.base = saved.base; this.text = saved.text; this.advance = saved.advance;
  }
}

/** Ctrl+Shift+Enter: save as a suggestion. */
export class SegmentSuggestEvent extends UpEvent {
  static readonly type = 'dm-segment-suggest';
  readonly segment: SegmentId;
  readonly base: string;
  readonly text: string;
  readonly reason: string;
  readonly advance: boolean;
  constructor(proposed: { segment: SegmentId; base: string; text: string; reason: string; advance: boolean }) {
    super(SegmentSuggestEvent.type);
    this.segment = proposed.segment; this.base = proposed.base; this.text = proposed.text;
    this.reason = proposed.reason; this.advance = proposed.advance;
  }
}

/** Esc: leave the editor; the draft stays. `to`: open the editor of a neighbour instead (Alt+Down, Alt+Up). */
export class SegmentLeaveEvent extends UpEvent {
  static readonly type = 'dm-segment-leave';
  readonly segment: SegmentId;
  readonly to: 'next' | 'previous' | null;
  constructor(segment: SegmentId, to: 'next' | 'previous' | null = null) { super(SegmentLeaveEvent.type); this.segment = segment; this.to = to; }
}

export class DraftDiscardEvent extends UpEvent {
  static readonly type = 'dm-draft-discard';
  readonly segment: SegmentId;
  /** One of the older drafts of the segment; null: the draft itself. */
  readonly older: Draft | null;
  constructor(segment: SegmentId, older: Draft | null = null) { super(DraftDiscardEvent.type); this.segment = segment; this.older = older; }
}

export class StateSetEvent extends UpEvent {
  static readonly type = 'dm-state-set';
  readonly segment: SegmentId;
  readonly state: SegmentState;
  constructor(segment: SegmentId, state: SegmentState) { super(StateSetEvent.type); this.segment = segment; this.state = state; }
}

export class SuggestionDecideEvent extends UpEvent {
  static readonly type = 'dm-suggestion-decide';
  readonly suggestion: SuggestionId;
  readonly decision: 'accept' | 'reject' | 'withdraw';
  readonly reason: string;
  /** Accepted with changes: what is to be written instead of the proposed text; null: what is proposed. */
  readonly text: string | null;
  constructor(suggestion: SuggestionId, decision: 'accept' | 'reject' | 'withdraw', { reason = '', text = null }: { reason?: string; text?: string | null } = {}) {
    super(SuggestionDecideEvent.type); this.suggestion = suggestion; this.decision = decision; this.reason = reason; this.text = text;
  }
}

/** An answer to a suggestion, under it. */
export class SuggestionReplyEvent extends UpEvent {
  static readonly type = 'dm-suggestion-reply';
  readonly suggestion: SuggestionId;
  readonly text: string;
  constructor(suggestion: SuggestionId, text: string) { super(SuggestionReplyEvent.type); this.suggestion = suggestion; this.text = text; }
}

/** Runs an action of the palette, a menu or a key by its id (see controllers/actions.ts). `version`: what it is done with (see version-acts.ts). */
export class ActionEvent extends UpEvent {
  static readonly type = 'dm-action';
  readonly action: string;
  readonly version: VersionId | null;
  constructor(action: string, version: VersionId | null = null) { super(ActionEvent.type); this.action = action; this.version = version; }
}

/** Two versions of the open work are to be aligned with each other, without the one that the others are aligned to. */
export class AlignDirectlyEvent extends UpEvent {
  static readonly type = 'dm-align-directly';
  readonly version: VersionId;
  readonly other: VersionId;
  constructor(version: VersionId, other: VersionId) { super(AlignDirectlyEvent.type); this.version = version; this.other = other; }
}

/** What is not confirmed of a version is to be aligned anew. `range`: sentences of the rows that are meant; null: all of it. */
export class RealignEvent extends UpEvent {
  static readonly type = 'dm-realign';
  readonly version: VersionId;
  readonly range: readonly SegmentId[] | null;
  constructor(version: VersionId, range: readonly SegmentId[] | null = null) { super(RealignEvent.type); this.version = version; this.range = range; }
}

/** What can be done about a piece of news, on a button beside it, e.g. "Undo". */
export interface NewsAct { readonly label: string; readonly run: () => void }

/** A sentence for the live region, in the interface language. */
export class AnnounceEvent extends UpEvent {
  static readonly type = 'dm-announce';
  readonly sentence: string;
  /** Also shown for a while: for acts that change nothing one can see, such as copying. */
  readonly shown: boolean;
  readonly act: NewsAct | null;
  constructor(sentence: string, { shown = false, act = null }: { shown?: boolean; act?: NewsAct | null } = {}) {
    super(AnnounceEvent.type);
    this.sentence = sentence; this.shown = shown || act !== null; this.act = act;
  }
}

/** Opens another work. `show`: goes to its page; else the page on screen stays. Whoever asks may wait for `done`. */
export class WorkOpenEvent extends UpEvent {
  static readonly type = 'dm-work-open';
  readonly work: WorkId;
  readonly show: boolean;
  /** Whether it is open now; set by whoever opens it. */
  done: Promise<boolean> = Promise.resolve(false);
  constructor(work: WorkId, { show }: { show: boolean }) { super(WorkOpenEvent.type); this.work = work; this.show = show; }
}

/** Opens the session (again): after trouble, after erasing. `acceptEmpty`: begin anew although work had been stored here. */
export class OpenAgainEvent extends UpEvent {
  static readonly type = 'dm-open-again';
  readonly acceptEmpty: boolean;
  constructor(acceptEmpty: boolean) { super(OpenAgainEvent.type); this.acceptEmpty = acceptEmpty; }
}

/** What the find panel found, for the page to mark. The hit that is looked at has `current: true` beside its range. */
export class MatchesEvent extends UpEvent {
  static readonly type = 'dm-matches';
  readonly matches: ReadonlyMap<SegmentId, readonly Match[]>;
  constructor(matches: ReadonlyMap<SegmentId, readonly Match[]>) { super(MatchesEvent.type); this.matches = matches; }
}

/** Go to a segment: the page scrolls to it and lights its unit. `focus`: the keyboard goes there too. */
export class SegmentGoEvent extends UpEvent {
  static readonly type = 'dm-segment-go';
  readonly segment: SegmentId;
  readonly focus: boolean;
  constructor(segment: SegmentId, { focus }: { focus: boolean }) { super(SegmentGoEvent.type); this.segment = segment; this.focus = focus; }
}

/** The rows of the work stand on screen, where the person stopped. */
export class RowsShownEvent extends UpEvent {
  static readonly type = 'dm-rows-shown';
  constructor() { super(RowsShownEvent.type); }
}

/** Replace in many segments, or in one: one change, one undo. The page calls `acts.replaceEverywhere`. */
export class ReplaceEvent extends UpEvent {
  static readonly type = 'dm-replace';
  readonly find: string;
  readonly replacement: string;
  readonly edits: readonly Omit<TextEdit, 'suggestion'>[];
  /** How many matches that are, for the announcement. */
  readonly count: number;
  constructor(asked: { find: string; replacement: string; edits: readonly Omit<TextEdit, 'suggestion'>[]; count: number }) {
    super(ReplaceEvent.type); this.find = asked.find; this.replacement = asked.replacement; this.edits = asked.edits; this.count = asked.count;
  }
}

/** A panel wants to be closed (Esc, its button). */
export class PanelCloseEvent extends UpEvent {
  static readonly type = 'dm-panel-close';
  constructor() { super(PanelCloseEvent.type); }
}

/** A splitter was moved: `share` per cent of the width of two neighbouring columns goes to the first. */
export class ColumnDivideEvent extends UpEvent {
  static readonly type = 'dm-column-divide';
  readonly share: number;
  constructor(share: number) { super(ColumnDivideEvent.type); this.share = share; }
}

/** Listens to one class of events, by its class. Returns the way to stop. */
export function listen<E extends Event>(
  target: EventTarget, kind: { readonly type: string; readonly prototype: E }, act: (event: E) => void,
): () => void {
  const listener = (event: Event): void => {
    if (Object.prototype.isPrototypeOf.call(kind.prototype, event)) act(event as E);
  };
  target.addEventListener(kind.type, listener);
  return () => { target.removeEventListener(kind.type, listener); };
}
