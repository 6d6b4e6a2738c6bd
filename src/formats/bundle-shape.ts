/**
 * The shape of a bundle. valibot builds new objects from the known keys and refuses unknown ones: a field that this
 * release does not know would be lost without a word.
 */
import * as v from 'valibot';
import type { Change } from '../core/change.ts';
import { ADOPT_REASONS } from '../core/commands/adopt.ts';
import type { CommandArgs, CommandKind } from '../core/commands/registry.ts';
import type { CheckpointId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Rows, TableName } from '../core/model.ts';
import { BLOCKS, SEGMENT_STATES, TABLE_NAMES } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { PatchBuilder } from '../core/patch.ts';
import type { Bundle, BundleWork, Counts, Json } from './bundle.ts';
import { fail } from './failure.ts';

const ROWS_LIMIT = 500_000;

/** Bounded by its file alone: the app takes a text of any length, and cuts order keys between any two, so it must be able to carry them out and in. */
const text = v.string();
export const short = v.pipe(v.string(), v.maxLength(2_000));
export /** Milliseconds since 1970; what no calendar can say (ECMA-262, §21.4.1.1) could never be shown. */
const time = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Acts derive ids from those they are given, so no length is the longest: bounded by the file, as texts are. */
export const id = <T extends string>() => v.pipe(v.string(), v.minLength(1), v.transform((value) => asId<T>(value)));
export const list = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(ROWS_LIMIT), v.readonly());

const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/));
const localized = v.pipe(
  v.record(languageTag, short),
  v.check((value) => Object.hasOwn(value, 'en')),
  v.transform((value) => value as Rows['work']['title']),
);
/** Few and short: whoever reads the work has to hold them against every full stop. */
const abbreviations = v.record(languageTag, v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(10_000), v.readonly()));
export const author = v.strictObject({ personId: id<Rows['suggestion']['author']['personId']>(), name: short });

const BEAD_STATUSES = ['auto', 'confirmed', 'needs-review'] as const;

const VERDICTS = ['accepted', 'rejected', 'withdrawn'] as const;
const decision = { author, time, reason: text, text: v.exactOptional(text), over: v.exactOptional(text) };
const proposal = v.variant('kind', [
  v.strictObject({ kind: v.literal('state'), state: v.picklist(SEGMENT_STATES) }),
  v.strictObject({ kind: v.literal('links'), segments: list(id<Rows['segment']['id']>()) }),
]);
const noteFields = {
  id: id<Rows['note']['id']>(), segment: id<Rows['segment']['id']>(), link: v.exactOptional(id<Rows['version']['id']>()),
  suggestion: v.exactOptional(id<Rows['suggestion']['id']>()), thread: v.exactOptional(id<Rows['note']['id']>()), text,
};

const ROWS = {
  work: v.strictObject({
    id: id<Rows['work']['id']>(), title: localized, date: short, signatories: list(localized), origin: localized,
    pivot: id<Rows['version']['id']>(), revision: count, abbreviations: v.exactOptional(abbreviations),
    checkpoints: v.exactOptional(list(v.strictObject({ id: id<CheckpointId>(), name: short, author, time }))),
  }),
  version: v.strictObject({
    id: id<Rows['version']['id']>(), work: id<Rows['work']['id']>(), lang: languageTag, order: short,
    kind: v.picklist(['original', 'translation']), note: v.nullable(localized), alignment: v.nullable(id<Rows['alignment']['id']>()),
    name: v.exactOptional(short), replacedBy: v.exactOptional(id<Rows['version']['id']>()),
  }),
  segment: v.strictObject({
    id: id<Rows['segment']['id']>(), version: id<Rows['version']['id']>(), order: text, text, after: text, state: v.picklist(SEGMENT_STATES),
    block: v.exactOptional(v.picklist(BLOCKS)), from: v.exactOptional(id<Rows['segment']['id']>()), was: v.exactOptional(short),
    beside: v.exactOptional(list(v.pipe(v.strictTuple([id<Rows['version']['id']>(), short]), v.readonly()))),
  }),
  alignment: v.strictObject({
    id: id<Rows['alignment']['id']>(), work: id<Rows['work']['id']>(), source: id<Rows['version']['id']>(),
    target: id<Rows['version']['id']>(), method: short,
  }),
  bead: v.strictObject({
    id: id<Rows['bead']['id']>(), alignment: id<Rows['alignment']['id']>(), source: list(id<Rows['segment']['id']>()),
    target: list(id<Rows['segment']['id']>()), status: v.picklist(BEAD_STATUSES),
    score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), by: v.exactOptional(author), note: v.exactOptional(v.pipe(text, v.minLength(1))),
  }),
  suggestion: v.strictObject({
    id: id<Rows['suggestion']['id']>(), version: id<Rows['version']['id']>(), segment: id<Rows['segment']['id']>(),
    run: v.exactOptional(v.pipe(list(id<Rows['segment']['id']>()), v.minLength(2))), base: text, text, reason: text, origin: v.picklist(['person', 'conflict', 'release']), author, time,
    status: v.picklist(['open', 'disputed', ...VERDICTS]), decision: v.nullable(v.strictObject(decision)),
    proposes: v.exactOptional(proposal), against: v.exactOptional(v.pipe(list(v.strictObject({ ...decision, verdict: v.picklist(VERDICTS) })), v.minLength(2))),
    from: v.exactOptional(id<Rows['suggestion']['id']>()),
  }),
  forward: v.strictObject({
    id: id<Rows['segment']['id']>(), version: id<Rows['version']['id']>(), into: v.pipe(list(id<Rows['segment']['id']>()), v.minLength(1)),
    lead: text, tail: text, gone: v.boolean(), before: v.exactOptional(v.literal(true)), from: v.exactOptional(id<Rows['segment']['id']>()),
  }),
  note: v.strictObject({
    ...noteFields, version: id<Rows['version']['id']>(), author, time, resolved: v.exactOptional(v.strictObject({ author, time })),
  }),
} satisfies { [T in TableName]: v.GenericSchema<unknown, Rows[T]> };

type Edits = { readonly [T in TableName]?: readonly (readonly [Rows[T] | null, Rows[T] | null])[] | undefined };

const edits = <T extends TableName>(table: T) => {
  const row = v.nullable(ROWS[table]);
  return v.optional(list(v.strictTuple([row, row])));
};
const patch = v.pipe(
  v.strictObject({
    work: edits('work'), version: edits('version'), segment: edits('segment'),
    alignment: edits('alignment'), bead: edits('bead'), suggestion: edits('suggestion'), forward: edits('forward'), note: edits('note'),
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Patch => {
    const builder = new PatchBuilder(), seen = new Set<string>();
    for (const table of TABLE_NAMES) {
      for (const [before, after] of (value as Edits)[table] ?? []) {
        const row = after ?? before, name = `${table} ${row?.id}`;
        if (!row || (before && before.id !== row.id) || seen.has(name)) {
          addIssue({ message: 'an edit of one row, once' });
          return NEVER;
        }
        seen.add(name);
        builder.set(table, before, after);
      }
    }
    return builder.done();
  }),
);

const stamp = { author, time }, segmentId = id<Rows['segment']['id']>();
const textEdit = { segment: id<Rows['segment']['id']>(), base: text, text, suggestion: id<Rows['suggestion']['id']>() };
const takeBack = v.strictObject({ target: id<Change['id']>(), effect: id<Change['id']>(), suggestion: id<Rows['suggestion']['id']>(), ...stamp });
const described = v.strictObject({ name: short, lang: languageTag });
const titled = { title: v.exactOptional(localized), abbreviations: v.exactOptional(abbreviations) };
const segments = list(id<Rows['segment']['id']>());
const byHand = { bead: id<Rows['bead']['id']>(), author };
const linkName = { version: id<Rows['version']['id']>(), segment: id<Rows['segment']['id']>() };
const about = { suggestion: id<Rows['suggestion']['id']>(), anew: v.exactOptional(v.literal(true)) }, decided = { ...about, ...stamp };
const beside = v.exactOptional(list(v.strictObject({ version: id<Rows['version']['id']>(), text })));
const acceptance = {
  base: text, id: v.exactOptional(segmentId), beside,
  bead: v.exactOptional(id<Rows['bead']['id']>()), alignment: v.exactOptional(id<Rows['alignment']['id']>()),
};
const reasoned = { reason: text, segment: v.exactOptional(segmentId), note: v.exactOptional(id<Rows['note']['id']>()) };
const withEdits = { text: v.exactOptional(text), segment: v.exactOptional(segmentId), late: v.exactOptional(id<Rows['suggestion']['id']>()) };
const suggested = v.strictObject({
  id: id<Rows['suggestion']['id']>(), segment: id<Rows['segment']['id']>(), base: text, text, reason: text, proposes: v.exactOptional(proposal), ...stamp,
});
const noted = v.strictObject({ ...noteFields, ...stamp });

/** All but merges, which hold changes themselves. */
type PlainKind = Exclude<CommandKind, 'mergeChanges'>;

const ARGS = {
  editSegment: v.strictObject({ ...textEdit, ...stamp, rescued: v.exactOptional(v.literal(true)) }),
  restoreRevision: v.strictObject({ ...textEdit, ...stamp, of: id<Change['id']>() }),
  replaceText: v.strictObject({ find: text, replacement: text, edits: list(v.strictObject(textEdit)), ...stamp }),
  setState: v.strictObject({ segment: id<Rows['segment']['id']>(), base: text, state: v.picklist(SEGMENT_STATES), beside }),
  suggest: suggested,
  acceptSuggestion: v.strictObject({ ...decided, ...acceptance, ...withEdits }),
  rejectSuggestion: v.strictObject({ ...decided, ...reasoned }),
  withdrawSuggestion: v.strictObject(decided),
  decideSuggestions: v.strictObject({ decisions: list(v.strictObject({ ...about, verdict: v.picklist(['accepted', 'rejected']), ...reasoned, ...acceptance })), ...stamp }),
  fileSuggestions: v.strictObject({ suggestions: list(suggested), notes: list(noted), from: text, ...stamp }),
  addNote: noted,
  resolveNote: v.strictObject({ note: id<Rows['note']['id']>(), resolved: v.boolean(), ...stamp }),
  editNote: v.strictObject({ note: id<Rows['note']['id']>(), segment: segmentId, base: text, text, id: id<Rows['note']['id']>(), ...stamp }),
  receiveRelease: v.strictObject({ work: id<Rows['work']['id']>(), revision: count, suggestions: list(ROWS.suggestion) }),
  addVersion: v.strictObject({ version: ROWS.version, alignment: v.nullable(ROWS.alignment) }),
  removeVersion: v.strictObject({ version: id<Rows['version']['id']>() }),
  replaceVersion: v.strictObject({
    former: id<Rows['version']['id']>(), version: ROWS.version, alignments: list(ROWS.alignment), read: v.exactOptional(count),
    suggestion: id<Rows['suggestion']['id']>(), ...stamp,
  }),
  describeVersion: v.strictObject({ version: id<Rows['version']['id']>(), base: described, name: short, lang: languageTag }),
  describeWork: v.strictObject({ work: id<Rows['work']['id']>(), base: v.strictObject(titled), ...titled }),
  addAlignment: v.strictObject({ alignment: ROWS.alignment }),
  chooseAlignment: v.strictObject({
    version: id<Rows['version']['id']>(), alignment: id<Rows['alignment']['id']>(), base: v.nullable(id<Rows['alignment']['id']>()),
    bead: v.exactOptional(id<Rows['bead']['id']>()), author: v.exactOptional(author),
  }),
  adoptAlignments: v.strictObject({
    adopted: list(v.strictObject({
      version: id<Rows['version']['id']>(), base: id<Rows['alignment']['id']>(), alignment: ROWS.alignment, passed: v.exactOptional(segments),
    })), why: v.picklist(ADOPT_REASONS), bead: id<Rows['bead']['id']>(), leaving: v.exactOptional(v.strictObject({ segments, author })),
  }),
  removeAlignment: v.strictObject({ alignment: id<Rows['alignment']['id']>() }),
  linkSegments: v.strictObject({ segments, alignment: id<Rows['alignment']['id']>(), ...byHand }),
  moveSegments: v.strictObject({ segments, to: id<Rows['segment']['id']>(), ...byHand }),
  shiftColumn: v.strictObject({ version: id<Rows['version']['id']>(), from: id<Rows['segment']['id']>(), by: v.picklist([1, -1]), ...byHand }),
  groupSegments: v.strictObject({ version: id<Rows['version']['id']>(), segments, ...byHand }),
  splitBead: v.strictObject({ version: id<Rows['version']['id']>(), at: id<Rows['segment']['id']>(), ...byHand }),
  detachSegments: v.strictObject({ segments, ...byHand }),
  swapCells: v.strictObject({ version: id<Rows['version']['id']>(), a: id<Rows['segment']['id']>(), b: id<Rows['segment']['id']>(), ...byHand }),
  setLinkStatus: v.strictObject({ links: list(v.strictObject(linkName)), status: v.picklist(BEAD_STATUSES), author }),
  noteLink: v.strictObject({ ...linkName, base: text, note: text, author }),
  splitSegment: v.strictObject({
    segment: segmentId, base: text, text, at: count, ids: v.strictTuple([segmentId, segmentId]), suggestion: id<Rows['suggestion']['id']>(), ...stamp,
  }),
  joinSegments: v.strictObject({
    segments: v.strictTuple([segmentId, segmentId]), base: v.strictTuple([text, text]), id: segmentId, bead: id<Rows['bead']['id']>(), ...stamp,
  }),
  insertSegment: v.strictObject({
    id: segmentId, version: id<Rows['version']['id']>(), after: v.nullable(segmentId), text, beside: v.nullable(segmentId),
    bead: id<Rows['bead']['id']>(), ...stamp,
  }),
  deleteSegment: v.strictObject({ segment: segmentId, base: text, bead: id<Rows['bead']['id']>(), ...stamp }),
  setParagraphBreak: v.strictObject({ segment: segmentId, base: text, on: v.boolean(), author: v.exactOptional(author) }),
  addCheckpoint: v.strictObject({ id: id<CheckpointId>(), name: v.pipe(short, v.minLength(1)), ...stamp }),
  restoreState: v.strictObject({ rows: patch, after: id<Change['id']>(), suggestion: id<Rows['suggestion']['id']>(), ...stamp }),
  undo: takeBack,
  redo: takeBack,
} satisfies { [K in PlainKind]: v.GenericSchema<unknown, CommandArgs[K]> };

/** Nobody counts that far; from 2 ** 53 on, the next change would have no counter of its own. */
const counter = v.pipe(count, v.maxValue(2 ** 40));
const changeShape = <K extends CommandKind, A extends v.GenericSchema, P extends v.GenericSchema>(kind: K, args: A, effect: P) => v.strictObject({
  id: id<Change['id']>(), work: id<Rows['work']['id']>(), kind: v.literal(kind), args, patch: effect, counter,
  device: id<Change['device']>(), author, time,
});
const plainShapes = <P extends v.GenericSchema>(effect: P) => (Object.keys(ARGS) as PlainKind[]).map((kind) => changeShape(kind, ARGS[kind], effect));
const plainChange: v.GenericSchema<unknown, Change> = v.pipe(v.variant('kind', plainShapes(patch)), v.transform((value) => value as Change));

/** What a merge brought stands inside it; there are no merges in merges. */
const merge: v.GenericSchema<unknown, CommandArgs['mergeChanges']> = v.strictObject({
  after: v.nullable(id<Change['id']>()), changes: list(plainChange),
  again: list(v.strictObject({ id: id<Change['id']>(), patch })), aside: list(id<Change['id']>()),
  takesBack: v.exactOptional(v.strictObject({ target: id<Change['id']>(), kind: v.picklist(['undo', 'redo']) })), from: text, ...stamp,
});

const changeOf = (effect: v.GenericSchema): v.GenericSchema<unknown, Change> => v.pipe(
  v.variant('kind', [...plainShapes(effect), changeShape('mergeChanges', merge, effect)]),
  v.transform((value) => ({ ...value, patch: value.patch ?? {} })),
);

const draft = v.strictObject({
  work: id<Rows['work']['id']>(), segment: id<Rows['segment']['id']>(), tab: v.pipe(v.string(), v.maxLength(500)), base: text, text, time,
});
const base = v.strictObject({
  work: list(ROWS.work), version: list(ROWS.version), segment: list(ROWS.segment), alignment: list(ROWS.alignment),
  bead: list(ROWS.bead), suggestion: list(ROWS.suggestion), forward: list(ROWS.forward), note: list(ROWS.note),
});
export const wholeWork: v.GenericSchema<unknown, BundleWork> = v.strictObject({ base, log: list(changeOf(patch)) });
/** Some changes of a work, without their effects: they are run again where they come. */
export const partOfWork: v.GenericSchema<unknown, BundleWork> = v.strictObject({ base, log: list(changeOf(v.exactOptional(v.never()))) });
/** Depth and keys of the whole file have been checked before. */
const json: v.GenericSchema<Json> = v.union([
  v.string(), v.number(), v.boolean(), v.null(), v.array(v.lazy(() => json)), v.record(v.string(), v.lazy(() => json)),
]);

const SHAPE = v.strictObject({
  kind: v.literal('backup'), schema: v.literal(3), made: v.pipe(v.string(), v.isoTimestamp()), app: short,
  counts: v.strictObject({ works: count, rows: count, changes: count, drafts: count }),
  content: v.strictObject({ person: v.nullable(author), settings: v.record(v.string(), json), drafts: list(draft), works: list(wholeWork) }),
});

export function parseContent(sealed: unknown): Bundle & { readonly counts: Counts } {
  const parsed = v.safeParse(SHAPE, sealed, { abortEarly: true, abortPipeEarly: true });
  if (parsed.success) {
    const { kind, made, app, counts, content } = parsed.output;
    return { kind, made, app, counts, ...content };
  }
  refuseShape(parsed.issues[0]);
}

/** Says where the first thing stands that is not as it should be, and what was expected there. */
export function refuseShape(issue: v.BaseIssue<unknown>): never {
  const at = v.getDotPath(issue) ?? '';
  if (issue.type === 'max_length') fail('tooLarge', at, { limit: Number(issue.requirement), size: lengthOf(issue.input) });
  fail('wrongShape', at, { expected: issue.expected ?? '', received: issue.received });
}

function lengthOf(input: unknown): number {
  return typeof input === 'string' || Array.isArray(input) ? input.length : 0;
}
