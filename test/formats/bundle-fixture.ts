/** Bundles for tests: any text, any ids, logs that really apply. */
import fc from 'fast-check';
import type { ChangeId, DeviceId, PersonId, SegmentId, SuggestionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Alignment, Author, Segment, Version } from '../../src/core/model.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { broughtBy } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import type { Bundle, BundleWork, Json } from '../../src/formats/bundle.ts';
import { someActs, someWork } from '../core/arbitrary.ts';
import { admit, logView, Play } from '../core/play.ts';

export const AUTHOR: Author = { personId: asId<PersonId>('per_1'), name: 'Ayşe' };

/** Any string: lone surrogates, controls, decomposed letters, and the names that hurt careless readers. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '__proto__', '\ud800', '\udc00\ud800', '\u0000', '\r\n', '\u2028', '{"', 'й', 'İ'),
);
const anyId = fc.oneof(anyText.filter((text) => text !== ''), fc.constantFrom('__proto__', 'constructor', 'toString', '0'));

/** A work of sentences with given ids and texts: pivot and one translation, aligned 1-1. */
export function workOf(id: string, sentences: readonly { readonly ids: readonly [string, string, string]; readonly texts: readonly [string, string] }[]): Required<RowLists> {
  const segment = (version: string, at: number, [name, text]: [string, string]): Segment => ({
    id: asId(name), version: asId(version), order: String(at).padStart(6, '0'), text, after: ' ', state: 'translated',
  });
  return {
    work: [{ id: asId(id), title: { en: 'T', 'sr-Latn': 'Č' }, date: '', signatories: [{ en: 'A' }], origin: { en: '' }, pivot: asId('v.en'), revision: 1 }],
    version: [
      { id: asId('v.en'), work: asId(id), lang: 'en', order: 'a', kind: 'original', note: null, alignment: null },
      { id: asId('v.ru'), work: asId(id), lang: 'ru', order: 'b', kind: 'translation', note: { en: 'n' }, alignment: asId('al') },
    ],
    segment: sentences.flatMap(({ ids, texts }, at) => [segment('v.en', at, [ids[0], texts[0]]), segment('v.ru', at, [ids[1], texts[1]])]),
    alignment: [{ id: asId('al'), work: asId(id), source: asId('v.en'), target: asId('v.ru'), method: '' }],
    bead: sentences.map(({ ids }) => ({ id: asId(ids[2]), alignment: asId('al'), source: [asId(ids[0])], target: [asId(ids[1])], status: 'auto', score: 0.25 })),
    suggestion: [], forward: [], note: [],
  };
}

/** Acts of every kind as they are played in test/core, on sentences and links too: the base holds what they bring. */
export const playedWork: fc.Arbitrary<BundleWork> = fc.tuple(someWork, someActs).map(([work, acts]) => {
  const rows = { ...work, version: (work.version ?? []).map((version) => ({ ...version, lang: /^[a-z]+$/.test(version.lang) ? version.lang : 'de' })) };
  const play = new Play(rows);
  for (const act of acts) play.act(act);
  const base = new Tables(rows);
  admit(base, ...play.brought);
  return JSON.parse(JSON.stringify({ base: base.toRows(), log: play.log })) as BundleWork;
});

/** Runs commands as the app does, and keeps those that apply. */
export function logOf(base: Required<RowLists>, acts: readonly { readonly kind: CommandKind; readonly args: CommandArgs[CommandKind] }[]): Change[] {
  const tables = new Tables(base), log: Change[] = [], work = base.work[0]?.id as WorkId;
  for (const { kind, args } of acts) {
    const patch = runCommand(kind, args as never, { tables, log: logView(log) });
    if (isRefusal(patch)) continue;
    tables.apply(patch);
    log.push({ id: asId<ChangeId>(`chg_${log.length}`), work, kind, args, patch, counter: log.length, device: asId<DeviceId>('dev_1'), author: AUTHOR, time: log.length });
  }
  return log;
}

/** A third version as an import stages it: a heading, a sentence that carries on another one, and one that is new. */
function staged(base: Required<RowLists>): { version: Version; alignment: Alignment; rows: Required<Pick<StagedRows, 'segment' | 'bead'>> } {
  const [pivot] = base.version, sources = base.segment.filter(({ version }) => version === pivot?.id), former = base.segment.filter(({ version }) => version !== pivot?.id);
  const work = base.work[0]?.id as WorkId, version = { id: asId('v.new'), work, lang: 'tr', order: 'c', kind: 'translation', note: null, alignment: asId('al.new'), name: 'Ω' } as Version;
  const segment = former.slice(0, 1).map((row, at): Segment => ({
    id: asId(`new.${at}`), version: version.id, order: String(at), text: row.text, after: '\n\n', state: 'reviewed', block: 'h1', from: row.id, ...(row.text === '' ? { was: 'x' } : {}),
  }));
  return {
    version, alignment: { id: asId('al.new'), work, source: asId('v.en'), target: version.id, method: 'm' },
    rows: { segment, bead: [{ id: asId('new.bead'), alignment: asId('al.new'), source: sources.map(({ id }) => id), target: segment.map(({ id }) => id), status: 'needs-review', score: 1 }] },
  };
}

/** The base with what its log brings, and no more. */
function withStaged(base: Required<RowLists>, acts: Parameters<typeof logOf>[1]): BundleWork {
  const { rows } = staged(base), whole = { ...base, segment: [...base.segment, ...rows.segment], bead: [...base.bead, ...rows.bead] };
  const log = logOf(whole, acts), brought = new Set(log.flatMap((change) => broughtBy(change)));
  return {
    log,
    base: { ...base, segment: [...base.segment, ...rows.segment.filter(({ version }) => brought.has(version))], bead: [...base.bead, ...rows.bead.filter(({ alignment }) => brought.has(alignment))] },
  };
}

const stamp = { author: AUTHOR, time: 5 };

const onVersions = (base: Required<RowLists>): fc.Arbitrary<{ kind: CommandKind; args: CommandArgs[CommandKind] }> => {
  const { version, alignment } = staged(base), work = base.work[0]?.id as WorkId;
  const language = fc.constantFrom('ru', 'sr-Latn'), ofThese = fc.constantFrom(asId<Version['id']>('v.en'), asId<Version['id']>('v.ru'), version.id);
  return fc.oneof(
    fc.constant({ kind: 'addVersion' as const, args: { version, alignment } }),
    fc.constant({ kind: 'addVersion' as const, args: { version: { ...version, alignment: null }, alignment: null } }),
    fc.constant({ kind: 'addAlignment' as const, args: { alignment } }),
    fc.constant({ kind: 'replaceVersion' as const, args: { former: asId<Version['id']>('v.ru'), version, alignments: [alignment], suggestion: asId<SuggestionId>('sug_x'), ...stamp } }),
    ofThese.map((id) => ({ kind: 'removeVersion' as const, args: { version: id } })),
    fc.record({ id: ofThese, lang: language, name: fc.constantFrom('', 'Ω', 'й') }).map(({ id, lang, name }) => ({ kind: 'describeVersion' as const, args: { version: id, base: { name: id === version.id ? 'Ω' : '', lang: id === 'v.en' ? 'en' : id === 'v.ru' ? 'ru' : 'tr' }, name, lang } })),
    fc.constant({ kind: 'describeWork' as const, args: { work, base: { title: base.work[0]?.title ?? { en: '' }, abbreviations: {} }, title: { en: 'B' }, abbreviations: { ru: ['т.', 'е.'] } } }),
    fc.constant({ kind: 'chooseAlignment' as const, args: { version: asId<Version['id']>('v.ru'), alignment: asId<Alignment['id']>('al'), base: null } }),
    fc.record({ n: fc.nat(5) }).map(({ n }) => ({ kind: 'undo' as const, args: { target: asId<ChangeId>(`chg_${n}`), effect: asId<ChangeId>(`chg_${n}`), suggestion: asId<SuggestionId>('sug_y'), ...stamp } })),
  );
};

const anyAct = (base: Required<RowLists>): fc.Arbitrary<{ kind: CommandKind; args: CommandArgs[CommandKind] }> => {
  const segment = fc.constantFrom(...base.segment), suggestion = fc.constantFrom('__proto__', 'sug_1', 'sug_2').map((id) => asId<SuggestionId>(id));
  const one = fc.record({ segment, text: anyText, suggestion, reason: anyText, n: fc.nat(5) });
  return fc.oneof(
    one.map(({ segment: { id, text: base0 }, text, suggestion: sug }) => ({ kind: 'editSegment' as const, args: { segment: id, base: base0, text, suggestion: sug, ...stamp } })),
    one.map(({ segment: { id, text: base0 }, text, suggestion: sug, n }) => ({ kind: 'restoreRevision' as const, args: { segment: id, base: base0, text, suggestion: sug, of: asId<ChangeId>(`chg_${n}`), ...stamp } })),
    one.map(({ segment: { id, text: base0 }, text, suggestion: sug }) => ({ kind: 'replaceText' as const, args: { find: 'a', replacement: text, edits: [{ segment: id, base: base0, text, suggestion: sug }], ...stamp } })),
    one.map(({ segment: { id, text: base0 } }) => ({ kind: 'setState' as const, args: { segment: id, base: base0, state: 'reviewed' as const } })),
    one.map(({ segment: { id, text: base0 }, text, suggestion: sug, reason }) => ({ kind: 'suggest' as const, args: { id: sug, segment: id, base: base0, text, reason, ...stamp } })),
    one.map(({ segment: { text: base0 }, suggestion: sug }) => ({ kind: 'acceptSuggestion' as const, args: { suggestion: sug, base: base0, ...stamp } })),
    one.map(({ suggestion: sug, reason }) => ({ kind: 'rejectSuggestion' as const, args: { suggestion: sug, reason, ...stamp } })),
    one.map(({ suggestion: sug }) => ({ kind: 'withdrawSuggestion' as const, args: { suggestion: sug, ...stamp } })),
    one.map(({ n, suggestion: sug }) => ({ kind: 'undo' as const, args: { target: asId<ChangeId>(`chg_${n}`), effect: asId<ChangeId>(`chg_${n}`), suggestion: sug, ...stamp } })),
    one.map(({ n, suggestion: sug }) => ({ kind: 'redo' as const, args: { target: asId<ChangeId>(`chg_${n}`), effect: asId<ChangeId>(`chg_${n + 1}`), suggestion: sug, ...stamp } })),
    one.map(({ segment: { id, version, text: base0 }, text, n }) => ({ kind: 'receiveRelease' as const, args: { work: base.work[0]?.id as WorkId, revision: n + 2, suggestions: [
      { id: asId<SuggestionId>(`sug_r${n}`), version, segment: id, base: base0, text, reason: '', origin: 'release' as const, author: AUTHOR, time: 1, status: 'open' as const, decision: null },
    ] } })),
  );
};

const anyWork: fc.Arbitrary<BundleWork> = fc.record({
  id: anyId,
  ids: fc.uniqueArray(anyId, { minLength: 6, maxLength: 6 }),
  texts: fc.array(anyText, { minLength: 4, maxLength: 4 }),
}).chain(({ id, ids, texts }) => {
  const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string];
  const [p, q, r, s] = texts as [string, string, string, string];
  const base = workOf(id, [{ ids: [a, b, c], texts: [p, q] }, { ids: [d, e, f], texts: [r, s] }]);
  return fc.array(fc.oneof(anyAct(base), onVersions(base)), { maxLength: 8 }).map((acts) => withStaged(base, acts));
});

const HURTFUL = ['__proto__', 'constructor', 'prototype'];
const anyJson: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 })
  .filter((value) => !HURTFUL.some((key) => JSON.stringify(value).includes(key)))
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

export const anyBundle: fc.Arbitrary<Bundle> = fc.record({
  kind: fc.constant('backup' as const),
  made: fc.constant('2026-11-22T12:00:00.000Z'),
  app: fc.constant('0.1.0'),
  person: fc.option(fc.record({ personId: anyId.map((id) => asId<PersonId>(id)), name: anyText })),
  settings: fc.dictionary(anyText.filter((key) => !HURTFUL.includes(key)), anyJson, { maxKeys: 3, noNullPrototype: true }),
  drafts: fc.array(fc.record({
    work: anyId.map((id) => asId<WorkId>(id)), segment: anyId.map((id) => asId<SegmentId>(id)), tab: anyText, base: anyText, text: anyText, time: fc.nat(),
  }), { maxLength: 3 }),
  works: fc.array(anyWork, { maxLength: 2 }),
});

/** A small bundle with a log of every flavour. */
export function sampleBundle(): Bundle {
  const base = workOf('wrk', [{ ids: ['e0', 'r0', 'b0'], texts: ['One.', 'Один.'] }, { ids: ['e1', 'r1', 'b1'], texts: ['Two.', 'Два.'] }]);
  const sug = asId<SuggestionId>('sug_1'), r0 = asId<SegmentId>('r0');
  return {
    kind: 'backup', made: '2026-11-22T12:00:00.000Z', app: '0.1.0', person: AUTHOR, settings: { theme: 'dark', widths: { 'v.ru': 1.5 }, columns: ['v.ru'] },
    drafts: [{ work: asId('wrk'), segment: r0, tab: 'tab_1', base: 'Один.', text: 'Один', time: 1 }],
    works: [{ base, log: logOf(base, [
      { kind: 'editSegment', args: { segment: r0, base: 'Один.', text: 'Раз.', suggestion: sug, ...stamp } },
      { kind: 'suggest', args: { id: sug, segment: r0, base: 'Раз.', text: 'Один-единственный.', reason: 'точнее', ...stamp } },
      { kind: 'acceptSuggestion', args: { suggestion: sug, base: 'Раз.', ...stamp } },
      { kind: 'setState', args: { segment: r0, base: 'Один-единственный.', state: 'reviewed' } },
    ]) }],
  };
}
