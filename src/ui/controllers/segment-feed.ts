/**
 * What the screen shows of each segment, and who wants to know when it changes. A pointer that moves from one sentence
 * to the next redraws those few segments and nothing else.
 */
import type { SegmentId } from '../../core/ids.ts';
import type { Bead, Note, Segment, Suggestion } from '../../core/model.ts';
import type { Patch } from '../../core/patch.ts';
import { editsOf } from '../../core/patch.ts';
import type { Match } from '../../core/text/find.ts';
import type { UnitList } from '../../core/unit-list.ts';
import { NO_UNITS } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf } from '../../core/units.ts';
import type { WorkbenchEvent } from '../../app/events.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Besides } from '../besides.ts';
import { correctingParts } from '../parts/correcting-parts.ts';
import type { Seats } from './reuse.ts';
import type { Source } from './watch.ts';

export type Lit = '' | 'unit' | 'partner';

export interface SegmentView extends Besides {
  readonly segment: Segment;
  readonly draft: ReturnType<Workbench['draftOf']>;
  readonly suggestions: readonly Suggestion[];
  readonly lit: Lit;
  readonly editing: boolean;
  readonly tabStop: boolean;
  readonly selected: boolean;
  readonly matches: readonly Match[];
}

const NO_MATCHES: readonly Match[] = [];
const NOTHING: ReadonlySet<SegmentId> = new Set();
const NOTHING_BESIDE: Besides = { threads: [], cards: new Map(), stale: null };

export class SegmentFeed implements Source<SegmentId> {
  readonly #workbench: Workbench;
  readonly #listeners = new Map<SegmentId, Set<() => void>>();
  readonly #views = new Map<SegmentId, SegmentView>();
  readonly #known = new Map<SegmentId, Besides>();
  #units: UnitList = NO_UNITS;
  #lit: ReadonlyMap<SegmentId, Lit> = new Map();
  #hovered: SegmentId | null = null;
  #focused: SegmentId | null = null;
  /** The caret's sentence wins over a pointer that merely rests somewhere: what came last is lit. */
  #last: 'pointer' | 'focus' = 'focus';
  #editing: SegmentId | null = null;
  #tabStop: SegmentId | null = null;
  #matches: ReadonlyMap<SegmentId, readonly Match[]> = new Map();
  #selection: ReadonlySet<SegmentId> = NOTHING;
  #noting: Bead | null = null;
  /** A sentence that goes into another row takes its element along. */
  readonly travel: { readonly seats: Seats; readonly lives: (id: string) => boolean } = { seats: new Map(), lives: (id) => this.#units.unitOf(id as SegmentId) !== undefined };
  /** A cell is told when any of its sentences is. */
  readonly cells: Source<readonly SegmentId[]> = {
    watch: (ids, listener) => {
      const stops = ids.map((id) => this.watch(id, listener));
      return () => { for (const stop of stops) stop(); };
    },
  };

  constructor(workbench: Workbench) { this.#workbench = workbench; }

  /** null: the segment is gone. The same object until something about it changes. */
  view(id: SegmentId): SegmentView | null {
    const known = this.#views.get(id);
    if (known) return known;
    const { tables } = this.#workbench;
    const segment = tables.get('segment', id);
    if (!segment) return null;
    const view: SegmentView = {
      segment, draft: this.#workbench.draftOf(id), suggestions: tables.suggestionsOf(id), ...this.#besides(segment), lit: this.#lit.get(id) ?? '',
      editing: id === this.#editing, tabStop: id === this.#tabStop, selected: this.#selection.has(id), matches: this.#matches.get(id) ?? NO_MATCHES,
    };
    this.#views.set(id, view);
    return view;
  }

  /** What the tables say beside the sentence itself: worked out once, and not again for a pointer that passes. */
  #besides(segment: Segment): Besides {
    const known = this.#known.get(segment.id) ?? correctingParts()?.besidesOf(this.#workbench, segment);
    if (known) this.#known.set(segment.id, known);
    return known ?? NOTHING_BESIDE;
  }

  watch(id: SegmentId, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(id) !== listeners) return;
      // Nobody shows it any more: whoever scrolls through a book would leave a view of each of its sentences behind.
      this.#listeners.delete(id);
      this.#views.delete(id);
    };
  }

  /** In which units the segments stand; told again after each change of the structure. Then `light` them, once nothing has to be measured any more. */
  show(units: UnitList): void { this.#units = units; }

  unitOf(id: SegmentId): Unit | undefined { return this.#units.unitOf(id); }

  /** The segment that is lit, with its unit. */
  get pointed(): SegmentId | null {
    return this.#last === 'pointer' ? this.#hovered ?? this.#focused : this.#focused ?? this.#hovered;
  }
  get focused(): SegmentId | null { return this.#focused; }

  point(id: SegmentId | null, by: 'pointer' | 'focus'): void {
    if (by === 'pointer') this.#hovered = id; else this.#focused = id;
    if (id !== null) this.#last = by;
    if (id !== null && by === 'focus') this.tabStop = id;
    this.light();
  }

  set editing(id: SegmentId | null) { const was = this.#editing; this.#editing = id; if (was !== id) this.#tell([was, id]); }
  get editing(): SegmentId | null { return this.#editing; }
  set tabStop(id: SegmentId | null) { const was = this.#tabStop; this.#tabStop = id; if (was !== id) this.#tell([was, id]); }
  get tabStop(): SegmentId | null { return this.#tabStop; }

  /** What the next act is about, where it is more than the focused cell. */
  get selection(): ReadonlySet<SegmentId> { return this.#selection; }
  set selection(selection: ReadonlySet<SegmentId>) {
    const before = this.#selection;
    this.#selection = selection;
    this.#tell([...new Set([...before, ...selection])].filter((id) => before.has(id) !== selection.has(id)));
  }

  /** The link about which a note is wanted: there is room for it, although there may be nothing to show yet. */
  get noting(): Bead | null { return this.#noting; }
  set noting(bead: Bead | null) {
    const before = this.#noting;
    this.#noting = bead;
    this.renew([before, bead].flatMap((one) => (one ? [...one.source, ...one.target] : [])));
  }

  set matches(matches: ReadonlyMap<SegmentId, readonly Match[]>) {
    const before = this.#matches;
    this.#matches = matches;
    // Only what somebody has looked at can be out of date: there may be marks in every sentence of a book.
    this.#tell([...this.#views.keys()].filter((id) => before.get(id) !== matches.get(id)));
  }

  /** The workbench's news, as they concern single segments. */
  receive(event: WorkbenchEvent): void {
    if (event.type === 'draft') this.#tell([event.segment]);
    if (event.type !== 'patch') return;
    const changed = this.#rowsOf(correctingParts()?.touchedBy(this.#workbench.tables, event.patch) ?? NOTHING);
    for (const id of this.#named(event.patch)) changed.add(id);
    // Other versions, another original, another alignment: everything may stand elsewhere.
    if (event.patch.version || event.patch.work || event.patch.alignment) this.#known.clear(); else for (const id of changed) this.#known.delete(id);
    this.#tell(changed);
  }

  /** What is shown of these is out of date. */
  renew(ids: Iterable<SegmentId>): void { this.#tell(new Set(ids)); }

  /** What it takes to know of notes is here now: what has been drawn without is drawn with them. */
  renewNotes(): void {
    this.#known.clear();
    this.#tell([...this.#views.values()].flatMap(({ segment }) => {
      const { threads, cards, stale } = this.#besides(segment);
      return threads.length > 0 || cards.size > 0 || stale ? [segment.id] : [];
    }));
  }

  /** The sentences that a patch names itself. */
  #named(patch: Patch): SegmentId[] {
    const { tables } = this.#workbench;
    return [...editsOf(patch)].flatMap(({ table, before, after }) => {
      const row = after ?? before;
      if (table === 'segment') return [(row as Segment).id];
      if (table === 'suggestion') return [(row as Suggestion).segment];
      return table === 'note' ? tables.get('suggestion', (row as Note).suggestion ?? '')?.segment ?? [] : [];
    });
  }

  /** All that stands in the rows of these: a sentence that was confirmed beside one of them may be out of date. */
  #rowsOf(ids: ReadonlySet<SegmentId>): Set<SegmentId> {
    const all = new Set(ids), rows = new Set<Unit>();
    for (const id of ids) {
      const unit = this.#units.unitOf(id);
      if (unit) rows.add(unit);
    }
    for (const { cells } of rows) for (const cell of cells.values()) for (const id of cell) all.add(id);
    return all;
  }

  /** What stands with the pointed sentence is lit. */
  light(): void {
    const lit = new Map<SegmentId, Lit>();
    const id = this.pointed;
    const unit = id === null ? undefined : this.#units.unitOf(id);
    if (id !== null && unit) {
      for (const member of [...unit.cells.values()].flat()) lit.set(member, 'unit');
      for (const partner of partnersOf(this.#workbench.tables, id)) lit.set(partner, 'partner');
    }
    const before = this.#lit;
    this.#lit = lit;
    const changed = new Set([...before.keys(), ...lit.keys()]);
    this.#tell([...changed].filter((member) => before.get(member) !== lit.get(member)));
  }

  #tell(ids: Iterable<SegmentId | null>): void {
    for (const id of ids) if (id !== null) this.#views.delete(id);
    for (const id of ids) if (id !== null) for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }
}
