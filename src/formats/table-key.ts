/**
 * The key of a review table: of which work it is, which line holds which sentences, and what they said when it was made. It
 * travels inside the file where people do not look: in a DOCX as a custom XML part, in an XLSX as a hidden sheet. Word,
 * Excel and LibreOffice keep both. Without it nothing in the table can be told apart, and the file is refused.
 *
 * `head` is one JSON text, each line another: [id, about, [segment, state, base] or null for each column]. What a stranger
 * wrote there is checked; ids are opaque, and only ever compared.
 */
import * as v from 'valibot';
import type { SegmentId, VersionId, WorkId } from '../core/ids.ts';
import type { SegmentState } from '../core/model.ts';
import { SEGMENT_STATES } from '../core/model.ts';
import type { TableContents, TableLine } from './table-contents.ts';
import { TableFailure } from './table-problem.ts';
import { safeJson } from './table-text.ts';

export const TABLE_SCHEMA = 1;
/** By which the part of a DOCX is known among others. */
export const KEY_NAMESPACE = 'urn:dragoman:review-table';
/** By which the sheet of an XLSX is. */
export const KEY_SHEET = 'dragoman-key';

export interface KeyCell { readonly segment: SegmentId; readonly state: SegmentState; readonly base: string }
export interface KeyLine { readonly id: string; readonly about: SegmentId; readonly cells: readonly (KeyCell | null)[] }
export interface KeyColumn { readonly version: VersionId; readonly name: string; readonly state: string | null }
export interface KeyHead {
  readonly work: WorkId;
  /** Milliseconds since 1970, UTC. */
  readonly made: number;
  readonly title: string;
  readonly id: string;
  readonly comment: string;
  readonly states: { readonly [state in SegmentState]: string };
  readonly columns: readonly KeyColumn[];
}
export interface TableKey extends KeyHead { readonly lines: ReadonlyMap<string, KeyLine> }

export function headText({ work, made, words, columns }: TableContents): string {
  const { title, id, comment, states } = words;
  return safeJson({
    schema: TABLE_SCHEMA, work, made, title, id, comment, states: SEGMENT_STATES.map((state) => states[state]),
    columns: columns.map(({ version, name, state }) => ({ version, name, state })),
  });
}

export function lineText({ id, about, cells }: TableLine): string {
  return safeJson([id, about, ...cells.map((cell) => cell && [cell.segment, cell.state, cell.text])]);
}

const Id = <T extends string>() => v.pipe(v.string(), v.minLength(1), v.transform((id) => id as T));
const Cell = v.nullable(v.pipe(
  v.tuple([Id<SegmentId>(), v.picklist(SEGMENT_STATES), v.string()]),
  v.transform(([segment, state, base]): KeyCell => ({ segment, state, base })),
));
const Line = v.pipe(
  v.tupleWithRest([Id(), Id<SegmentId>()], Cell),
  v.transform(([id, about, ...cells]): KeyLine => ({ id, about, cells })),
);
const Head = v.pipe(
  v.object({
    work: Id<WorkId>(), made: v.number(), title: v.string(), id: Id(), comment: Id(), states: v.pipe(v.array(v.string()), v.length(SEGMENT_STATES.length)),
    columns: v.pipe(v.array(v.object({ version: Id<VersionId>(), name: Id(), state: v.nullable(Id()) })), v.minLength(1), v.maxLength(1_000)),
  }),
  v.transform(({ states, ...head }): KeyHead => {
    const [initial = '', translated = '', reviewed = '', final = ''] = states;
    return { ...head, states: { initial, translated, reviewed, final } };
  }),
);

/** Takes the texts of a key as they come, the head first. Refuses (`TableFailure`) what is none. */
export class KeyReader {
  #head: KeyHead | null = null;
  readonly #lines = new Map<string, KeyLine>();

  head(text: string): void {
    const json = parsed(text), schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
    if (typeof schema === 'number' && schema > TABLE_SCHEMA) throw new TableFailure('newer', { schema });
    this.#head = checked(Head, json);
  }

  line(text: string): void {
    this.add(checked(Line, parsed(text)));
  }

  add(line: KeyLine): void {
    if (this.#head?.columns.length !== line.cells.length || this.#lines.has(line.id)) throw new TableFailure('damaged');
    this.#lines.set(line.id, line);
  }

  get key(): TableKey {
    if (!this.#head) throw new TableFailure('damaged');
    return { ...this.#head, lines: this.#lines };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TableFailure('damaged');
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const { success, output } = v.safeParse(schema, value);
  if (!success) throw new TableFailure('damaged');
  return output;
}
