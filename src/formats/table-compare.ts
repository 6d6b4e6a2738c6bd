/**
 * What a review table that came back says: each cell is held against the text that the reviewer was given, never against
 * the one that stands here by now. A text that differs is a suggestion over that base, a state that differs a proposal
 * about it, a comment a note. The same file gives the same ids, so that reading it twice brings nothing.
 *
 * A line is found by its id alone, a column by its heading; rows may have been sorted, columns moved. Where two readings
 * are possible there is a problem in the list and no suggestion.
 */
import type { AddNoteArgs } from '../core/commands/notes.ts';
import type { SuggestArgs } from '../core/commands/suggest.ts';
import type { NoteId, PersonId, SegmentId, SuggestionId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Author, SegmentState } from '../core/model.ts';
import { SEGMENT_STATES } from '../core/model.ts';
import { fingerprint } from '../core/text/fingerprint.ts';
import type { Grid, GridCell, GridNote, GridRow } from './table-grid.ts';
import { EMPTY_CELL } from './table-grid.ts';
import type { KeyCell, KeyLine, TableKey } from './table-key.ts';
import type { TableProblem } from './table-problem.ts';
import { excerpt, TableFailure, TableProblems } from './table-problem.ts';
import { editedText, shown, unescaped } from './table-text.ts';
import { SENTENCE_LENGTH_LIMIT } from './text-limits.ts';

export interface TableRead {
  readonly work: WorkId;
  /** When the table was made, milliseconds since 1970, UTC. */
  readonly made: number;
  /** Who saved the file last; '' where it does not say. */
  readonly person: string;
  readonly suggestions: readonly SuggestArgs[];
  readonly notes: readonly AddNoteArgs[];
  readonly problems: readonly TableProblem[];
}

export interface ReadOptions {
  /** When the file was last changed, where it does not say itself. */
  readonly time: number;
  /** Texts longer than this were not given to the reviewer whole. */
  readonly cellLimit: number;
}

/** Where the columns of the key stand in the grid; those without a place are gone. */
interface Places { readonly id: number; readonly texts: readonly (number | undefined)[]; readonly states: readonly (number | undefined)[]; readonly comment: number | undefined }
interface Found { readonly row: GridRow; readonly line: KeyLine }

/** Refuses (`TableFailure`) a grid without a heading. */
export function compareTable(key: TableKey, grid: Grid, options: ReadOptions): TableRead {
  const at = grid.rows.findIndex((row) => isHeading(row, key)), top = grid.rows[at];
  if (!top) throw new TableFailure('noHeading');
  return new Comparison(key, grid, { ...options, top }).read(grid.rows.slice(at + 1));
}

function isHeading({ cells }: GridRow, key: TableKey): boolean {
  const texts = new Set([...cells.values()].map(({ text }) => heading(text)));
  return texts.has(heading(key.id)) && key.columns.some(({ name }) => texts.has(heading(name)));
}

class Comparison {
  readonly #key: TableKey;
  readonly #grid: Grid;
  readonly #options: ReadOptions & { readonly top: GridRow };
  readonly #places: Places;
  readonly #problems = new TableProblems();
  readonly #suggestions = new Map<SuggestionId, SuggestArgs>();
  readonly #notes = new Map<NoteId, AddNoteArgs>();
  /** Of each comment of the file: the first note of its thread. */
  readonly #threads = new Map<string, AddNoteArgs>();

  constructor(key: TableKey, grid: Grid, options: ReadOptions & { readonly top: GridRow }) {
    this.#key = key;
    this.#grid = grid;
    this.#options = options;
    this.#places = this.#findColumns(options.top);
  }

  read(rows: readonly GridRow[]): TableRead {
    const found = this.#findLines(rows);
    for (const one of found) this.#readLine(one);
    this.#reportMissing(new Set(rows.map((row) => this.#idOf(row))));
    this.#reportExtraColumns(rows);
    for (const { text, author } of this.#grid.outside) this.#problems.add('outside', { row: 0, id: '' }, { text: excerpt(text), author });
    return {
      work: this.#key.work, made: this.#key.made, person: this.#grid.person,
      suggestions: [...this.#suggestions.values()], notes: [...this.#notes.values()], problems: this.#problems.all,
    };
  }

  #findColumns({ cells, row }: GridRow): Places {
    const at = new Map<string, number>();
    for (const [column, { text }] of cells) if (!at.has(heading(text))) at.set(heading(text), column);
    const place = (name: string): number | undefined => {
      const column = at.get(heading(name));
      if (column === undefined) this.#problems.add('noColumn', { row, id: '' }, { column: name });
      return column;
    };
    const { id, columns, comment } = this.#key;
    return {
      id: at.get(heading(id)) ?? 0, texts: columns.map(({ name }) => place(name)),
      states: columns.map(({ state }) => state === null ? undefined : place(state)), comment: place(comment),
    };
  }

  #idOf({ cells }: GridRow): string {
    return cells.get(this.#places.id)?.text.trim() ?? '';
  }

  #findLines(rows: readonly GridRow[]): Found[] {
    const groups = new Map<string, GridRow[]>();
    for (const row of rows) {
      const id = this.#idOf(row), text = textOf(row, this.#places.id);
      if (heading(id) === heading(this.#key.id)) continue; // the heading, repeated
      if (id === '') {
        if (text !== '') this.#problems.add('noId', { row: row.row, id }, { text });
      } else if (!this.#key.lines.has(id)) {
        this.#problems.add('unknown', { row: row.row, id: excerpt(id) }, { text });
      } else groups.set(id, [...groups.get(id) ?? [], row]);
    }
    return [...groups].flatMap(([id, [row, ...others]]): Found[] => {
      const line = this.#key.lines.get(id);
      if (!row || !line) return [];
      if (others.length > 0) {
        this.#problems.add('doubled', { row: row.row, id }, { rows: [row, ...others].map((one) => one.row).join(', ') });
        return [];
      }
      if (row.width !== null && row.width !== this.#options.top.width) {
        this.#problems.add('cells', { row: row.row, id });
        return [];
      }
      return [{ row, line }];
    });
  }

  #readLine({ row, line }: Found): void {
    for (const [at, column] of this.#key.columns.entries()) {
      const known = line.cells[at] ?? null, place = this.#places.texts[at], stateAt = this.#places.states[at];
      const cell = place === undefined ? undefined : row.cells.get(place) ?? EMPTY_CELL;
      const about = { row: row.row, id: line.id, column: column.name };
      const text = cell && this.#readText(cell, known, about);
      if (cell) this.#readNotes(cell.notes, known?.segment ?? line.about);
      if (stateAt === undefined) continue;
      const state = row.cells.get(stateAt) ?? EMPTY_CELL;
      this.#readState(state, known && { ...known, base: text ?? known.base }, { ...about, column: column.state ?? '' });
      this.#readNotes(state.notes, known?.segment ?? line.about);
    }
    this.#readNotes(row.cells.get(this.#places.id)?.notes ?? [], line.about);
    const comment = this.#places.comment === undefined ? undefined : row.cells.get(this.#places.comment);
    if (comment) this.#readComment(comment, line.about, { row: row.row, id: line.id });
  }

  /** The text that the reviewer left in the cell, where it is another one. */
  #readText(cell: GridCell, known: KeyCell | null, about: About): string | undefined {
    const { text, raw, odd } = cell;
    if (odd !== null) this.#problems.add(odd, about, { column: about.column });
    if (odd === 'merged' || odd === 'formula') return undefined;
    if (!known) {
      if (text.trim() !== '') this.#problems.add('noSentence', about, { column: about.column, text: excerpt(text) });
      return undefined;
    }
    const cut = known.base.length > this.#options.cellLimit;
    const edited = editedText(text, cut ? known.base.slice(0, this.#options.cellLimit) : known.base);
    if (edited === null || (raw !== undefined && editedText(raw, known.base) === null)) return undefined;
    if (cut || edited.length > SENTENCE_LENGTH_LIMIT) this.#problems.add('tooLong', about, { column: about.column });
    else if (edited.trim() === '' && cell.revisers.length === 0) this.#problems.add('emptied', about, { column: about.column });
    else return this.#suggest(known, cell, edited);
    return undefined;
  }

  #suggest({ segment, base }: KeyCell, cell: GridCell, text: string): string {
    const author = this.#author(cell), id = asId<SuggestionId>(this.#idFor('sug', [segment, base, text, author.personId]));
    this.#suggestions.set(id, { id, segment, base, text, reason: '', author, time: this.#time(cell.revised) });
    return text;
  }

  /** A proposal of a state is about the text that the reviewer left in the cell. */
  #readState(cell: GridCell, known: KeyCell | null, about: About): void {
    const word = cell.text.trim();
    if (!known) {
      if (word !== '') this.#problems.add('noSentence', about, { column: about.column, text: excerpt(word) });
      return;
    }
    const state = this.#stateOf(word);
    if (state === null) this.#problems.add('unknownState', about, { column: about.column, text: excerpt(word) });
    if (state === null || state === known.state) return;
    const { segment, base } = known, author = this.#author(cell), proposes = { kind: 'state', state } as const;
    const id = asId<SuggestionId>(this.#idFor('sug', [segment, base, state, author.personId, 'state']));
    this.#suggestions.set(id, { id, segment, base, text: base, reason: '', proposes, author, time: this.#time(cell.revised) });
  }

  #stateOf(word: string): SegmentState | null {
    const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();
    return SEGMENT_STATES.find((state) => plain(this.#key.states[state]) === plain(word)) ?? null;
  }

  #readComment(cell: GridCell, segment: SegmentId, at: { readonly row: number; readonly id: string }): void {
    if (cell.odd !== null) this.#problems.add(cell.odd, at, { column: this.#key.comment });
    if (cell.odd !== 'formula' && cell.odd !== 'merged' && cell.text.trim() !== '') this.#note(segment, { text: cell.text.trim(), author: this.#author(cell), time: this.#time(cell.revised) });
    this.#readNotes(cell.notes, segment);
  }

  #readNotes(notes: readonly GridNote[], segment: SegmentId): void {
    for (const { key, text, author, time, answers } of notes) {
      const first = answers === null ? undefined : this.#threads.get(answers);
      const note = this.#note(first?.segment ?? segment, { text, author: this.#called(author || this.#grid.person), time: this.#time(time), ...(first ? { thread: first.id } : {}) });
      this.#threads.set(key, first ?? note);
    }
  }

  #note(segment: SegmentId, { text, author, time, thread }: Pick<AddNoteArgs, 'text' | 'author' | 'time' | 'thread'>): AddNoteArgs {
    const id = asId<NoteId>(this.#idFor('note', [segment, text, author.personId, thread ?? '']));
    const note = { id, segment, ...(thread === undefined || thread === id ? {} : { thread }), text, author, time };
    this.#notes.set(id, note);
    return note;
  }

  #author({ revisers }: GridCell): Author {
    return this.#called(revisers.length > 0 ? revisers.join(', ') : this.#grid.person);
  }

  /** Whoever is known by a name alone is the same person wherever the same name stands. */
  #called(name: string): Author {
    const short = [...name].slice(0, NAME_LIMIT).join('').trim();
    return { personId: asId<PersonId>(`table_${digest(['person', short])}`), name: short };
  }

  #time(time: number): number {
    return [time, this.#grid.modified, this.#options.time].find((one) => Number.isFinite(one)) ?? this.#key.made;
  }

  #idFor(kind: 'sug' | 'note', parts: readonly string[]): string {
    return `${kind}_table_${digest([this.#key.work, ...parts])}`;
  }

  #reportMissing(there: ReadonlySet<string>): void {
    let run: string[] = [];
    const report = (): void => {
      const first = run[0], last = run.at(-1);
      if (first !== undefined && last !== undefined) this.#problems.add('missing', { row: 0, id: first }, { first, last, count: run.length });
      run = [];
    };
    for (const id of this.#key.lines.keys()) if (there.has(id)) report(); else run.push(id);
    report();
  }

  #reportExtraColumns(rows: readonly GridRow[]): void {
    const { id, texts, states, comment } = this.#places, known = new Set([id, ...texts, ...states, comment]), extra = new Set<number>();
    for (const row of rows) for (const [column, { text, notes }] of row.cells) if (!known.has(column) && (text.trim() !== '' || notes.length > 0)) extra.add(column);
    for (const column of extra) {
      this.#problems.add('extraColumn', { row: this.#options.top.row, id: '' }, { column: excerpt(this.#options.top.cells.get(column)?.text ?? '') || String(column + 1) });
    }
  }
}

const NAME_LIMIT = 200;
/** Of a fingerprint, without the length. */
const LANES = 16;

interface About { readonly row: number; readonly id: string; readonly column: string }

/** As it is told from others. */
function heading(text: string): string {
  return unescaped(shown(text)).trim().normalize('NFC');
}

function textOf({ cells }: GridRow, but: number): string {
  return excerpt([...cells].flatMap(([column, { text }]) => column === but || text.trim() === '' ? [] : text).join(' · '));
}

/** 128 bits over parts that are told apart. */
function digest(parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  return fingerprint(text).slice(0, LANES) + fingerprint(`again ${text}`).slice(0, LANES);
}
