/** The laws of src/core/RULES.md that hold after every act, as functions of one step. */
import { expect } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { Bead, Forward, Row, Segment, Suggestion, TableName } from '../../src/core/model.ts';
import { ownerOf } from '../../src/core/model.ts';
import { firstOf, repliesTo, threadsAt, whereNoteIs } from '../../src/core/notes.ts';
import { compose, editsOf, invert, isEmpty, sameValue } from '../../src/core/patch.ts';
import type { Patch } from '../../src/core/patch.ts';
import { broughtBy } from '../../src/core/staged.ts';
import { Tables } from '../../src/core/tables.ts';
import { whereNow } from '../../src/core/forwards.ts';
import { endsParagraph, plainText } from '../../src/core/text/plain.ts';
import { bytes } from './play.ts';

/** One act: the tables before, the change, the tables after, and the log up to it. */
export interface Step {
  readonly before: Tables;
  readonly change: Change;
  readonly after: Tables;
  readonly log: readonly Change[];
}

export const copy = (tables: Tables): Tables => new Tables(tables.toRows());
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
export const applied = (tables: Tables, ...patches: Patch[]): string => {
  const there = copy(tables);
  for (const patch of patches) there.apply(patch);
  return bytes(there);
};

function P1({ before, change: { patch }, after }: Step): void {
  expect(applied(after, invert(patch))).to.equal(bytes(before));
  expect(applied(before, patch, invert(patch), patch)).to.equal(bytes(after));
  expect(sameValue(invert(invert(patch)), patch), 'invert twice').to.equal(true);
}

function P2({ before, change, after, log }: Step): void {
  const { patch } = change;
  expect(isEmpty(compose(patch, invert(patch))), 'there and back is nothing').to.equal(true);
  expect(applied(before, compose({}, patch))).to.equal(bytes(after));
  const [a, b] = log.slice(-3, -1).map((earlier) => earlier.patch);
  if (!a || !b) return;
  const start = copy(before);
  start.apply(invert(b));
  start.apply(invert(a));
  expect(applied(start, compose(compose(a, b), patch))).to.equal(bytes(after));
  expect(sameValue(compose(compose(a, b), patch), compose(a, compose(b, patch))), 'associative').to.equal(true);
}

function P3({ before, change, after }: Step): void {
  expect(sent(change)).to.satisfy((read: Change) => sameValue(read, change));
  expect(JSON.stringify(sent(change))).to.equal(JSON.stringify(sent(sent(change))));
  expect(applied(before, sent(change.patch))).to.equal(bytes(after));
  expect(applied(after, sent(invert(change.patch)))).to.equal(bytes(before));
  expect(applied(before, structuredClone(change.patch))).to.equal(bytes(after));
}

function A1({ after }: Step): void { wholeAlignments(after); }

export function wholeAlignments(after: Tables): void {
  for (const version of after.all('version')) {
    const alignment = version.alignment === null ? undefined : after.get('alignment', version.alignment);
    if (!alignment) continue;
    const beads = [...after.all('bead')].filter((bead) => bead.alignment === alignment.id);
    for (const side of ['source', 'target'] as const) {
      expect(beads.flatMap((bead) => bead[side]).sort()).to.deep.equal(after.segmentsOf(alignment[side]).map(({ id }) => id).sort());
    }
  }
}

type Kinds = { readonly [K in CommandKind]?: readonly TableName[] };
/** Acts on links: they change no sentence. */
const LINKS: Kinds = {
  linkSegments: ['bead', 'alignment'], moveSegments: ['bead'], shiftColumn: ['bead'], groupSegments: ['bead'], splitBead: ['bead'],
  detachSegments: ['bead'], swapCells: ['bead'], setLinkStatus: ['bead'], noteLink: ['bead'],
};
/** Acts on texts that change which sentences there are, and so the beads in which they stand. */
const SENTENCES: Kinds = {
  splitSegment: ['bead', 'forward'], joinSegments: ['bead', 'forward'], insertSegment: ['bead', 'forward'], deleteSegment: ['bead', 'forward'],
  acceptSuggestion: ['bead', 'forward', 'alignment'], decideSuggestions: ['bead', 'forward', 'alignment'], setParagraphBreak: [],
};
/** Which other rows an act may change, beside segments and suggestions. */
const STRUCTURAL: Kinds = {
  receiveRelease: ['work'], describeWork: ['work'], describeVersion: ['version'], chooseAlignment: ['version', 'bead'],
  addAlignment: ['alignment', 'bead'], removeAlignment: ['alignment'], adoptAlignments: ['version', 'alignment', 'bead'],
  addCheckpoint: ['work'], addVersion: ['version', 'alignment'], removeVersion: ['version', 'alignment'], replaceVersion: ['work', 'version', 'alignment'],
};

/** Every segment that the arguments of an act name. */
export function namedIn(args: Change['args']): string[] {
  const { segment, segments, edits, suggestions, notes, links, leaving, to, at, from, a, b, after, beside }: { readonly [name: string]: unknown } = { ...args };
  const inside = (list: unknown): unknown[] => Array.isArray(list) ? list.map((one: { segment?: unknown }) => one.segment) : [];
  const all = [segment, to, at, from, a, b, after, beside, ...[segments, (leaving as { segments?: unknown } | undefined)?.segments].flatMap((list) => Array.isArray(list) ? list as unknown[] : []), ...inside(edits), ...inside(suggestions), ...inside(notes), ...inside(links)];
  return all.filter((name) => typeof name === 'string');
}

function A2({ before, change: { kind, args, patch }, after, log }: Step): void {
  const may = new Set<string | null>();
  const named = args as { suggestion?: string; effect?: string; version?: string; alignment?: unknown; links?: readonly { version: string }[] };
  const owner = (table: TableName, row: Row | null): string | null => row && ownerOf(table, row);
  for (const segment of namedIn(args)) for (const version of versionsOfName(before, segment)) may.add(version);
  for (const { version } of named.links ?? []) may.add(version);
  if (kind in LINKS || kind === 'insertSegment') may.add(named.version ?? null);
  for (const segment of decidedIn(before, args).flatMap(({ segment: about, run = [about], proposes }) => proposes?.kind === 'links' ? [...run, ...proposes.segments] : run)) {
    for (const version of versionsOfName(before, segment)) may.add(version);
  }
  const note = before.get('note', (args as { note?: string }).note ?? '');
  if (note) may.add(note.version).add(firstOf(before, note).version);
  if (kind === 'replaceVersion') for (const brought of broughtBy({ kind, args })) may.add(brought);
  const effect = [...editsOf(takenBackBy({ kind, args }, log) ?? {})];
  for (const { table, before: was, after: is } of effect) may.add(owner(table, is ?? was));
  if (kind === 'insertSegment') for (let at = before.get('version', named.version ?? ''); at && !may.has(at.replacedBy ?? null) && at.replacedBy !== undefined; at = before.get('version', at.replacedBy)) may.add(at.replacedBy);
  const structural = STRUCTURAL[kind] ?? LINKS[kind] ?? SENTENCES[kind] ?? ['forward', ...effect.map(({ table }) => table)];
  for (const { table, before: was, after: is } of editsOf(patch)) {
    if (table === 'segment' || table === 'suggestion' || table === 'note') expect(may).to.include(owner(table, is ?? was));
    else expect(structural).to.include(table);
    if (table !== 'bead') continue;
    const name = owner(table, is ?? was) ?? '', alignment = before.get('alignment', name) ?? after.get('alignment', name);
    const whole = kind === 'chooseAlignment' ? [named.alignment] : broughtBy({ kind, args });
    expect(may.has(alignment?.source ?? '') || may.has(alignment?.target ?? '') || may.has(name) || whole.includes(name), `beads of ${name}`).to.equal(true);
  }
}

/** The suggestions that an act decides. */
function decidedIn(tables: Tables, args: Change['args']): Suggestion[] {
  const { suggestion, decisions = [] } = args as { suggestion?: string; decisions?: readonly { suggestion: string }[] };
  return [suggestion ?? '', ...decisions.map((one) => one.suggestion)].flatMap((id) => tables.get('suggestion', id) ?? []);
}

/** The versions in which a segment stands, or those that carry it on. */
function versionsOfName(tables: Tables, name: string): string[] {
  const row = tables.get('segment', name) ?? tables.get('forward', name);
  if (!row) return [];
  const versions = [row.version];
  for (let at = tables.get('version', row.version); at?.replacedBy !== undefined && !versions.includes(at.replacedBy); at = tables.get('version', at.replacedBy)) versions.push(at.replacedBy);
  return versions;
}

function A3({ before, change: { kind, args, patch }, log }: Step): void {
  const undone = takenBackBy({ kind, args }, log);
  const decides = kind === 'acceptSuggestion' || kind === 'decideSuggestions';
  const overRun = decides && decidedIn(before, args).some(({ run, proposes }) => run !== undefined || proposes?.kind === 'links');
  if (!undone && (STRUCTURAL[kind] ?? LINKS[kind])) return;
  if (!undone?.bead && !overRun && !(!decides && SENTENCES[kind]?.includes('bead'))) expect(patch.bead, 'no bead').to.equal(undefined);
  if (!undone?.version && !undone?.alignment && !overRun) expect([patch.alignment, patch.version]).to.deep.equal([undefined, undefined]);
}

function T1(step: Step): void {
  const { before, change: { kind, patch }, after } = step;
  const versions = new Set([...before.all('segment'), ...after.all('segment')].map(({ version }) => version));
  for (const version of versions) {
    const was = before.segmentsOf(version), is = after.segmentsOf(version), there = new Set(is.map(({ id }) => id)), knew = new Set(was.map(({ id }) => id));
    expect(is.filter(({ id }) => knew.has(id)).map(({ id }) => id), 'those that stay keep their order').to.deep.equal(was.filter(({ id }) => there.has(id)).map(({ id }) => id));
    if (isTakingBack(kind)) continue; // what they bring back is what was there: below
    expect(plainText(after, version)).to.equal(expectedText(step, was, is));
  }
  if (!isTakingBack(kind) && !SENTENCES[kind]) {
    for (const [was, is] of Object.values(patch.segment ?? {})) expect({ ...unjudged(was ?? {}), text: is?.text }).to.deep.equal(unjudged(is ?? {}));
  }
  if (isTakingBack(kind)) bringsBack(step);
}

/** The text of a version as the act ought to have left it. */
function expectedText({ change: { kind, args, patch }, after }: Step, was: readonly Segment[], is: readonly Segment[]): string {
  const textOf = (rows: readonly Segment[]): string => rows.map(({ text, after }) => text + after).join('');
  const came = is.findIndex(({ id }) => !was.some((row) => row.id === id)), went = was.findIndex(({ id }) => !is.some((row) => row.id === id));
  if (kind === 'splitSegment' && went >= 0) return textOf(was.map((row, at) => at === went ? { ...row, text: (args as CommandArgs['splitSegment']).text } : row));
  if (kind === 'acceptSuggestion' || kind === 'decideSuggestions') {
    // The last of each run is followed by what followed it; the others are gone.
    const madeOf = (row: Segment | undefined): string | undefined => row && patch.segment?.[row.id]?.[1] === null ? patch.forward?.[row.id]?.[1]?.into[0] : undefined;
    return textOf(was.flatMap((row, at) => {
      const made = madeOf(row);
      if (made === undefined) return patch.segment?.[row.id]?.[1] ?? row;
      return madeOf(was[at + 1]) === made ? [] : { ...row, text: after.get('segment', made)?.text ?? '' };
    }));
  }
  if (kind === 'insertSegment' && came >= 0) {
    const row = is[came] as Segment, neighbour = is[came - 1], glue = neighbour ? neighbour.after : row.after;
    expect(glue, 'one white space').to.match(/^ ?$/);
    const head = was.slice(0, came), tail = textOf(was.slice(came));
    return neighbour ? textOf(head.slice(0, -1)) + neighbour.text + glue + row.text + (head.at(-1) as Segment).after + tail : row.text + glue + tail;
  }
  if (kind === 'deleteSegment' && went >= 0) {
    const row = was[went] as Segment, neighbour = was[went - 1];
    if (!neighbour || !endsParagraph(row) || endsParagraph(neighbour)) return textOf(was.filter((_, at) => at !== went));
    return textOf(was.slice(0, went - 1)) + neighbour.text + row.after + textOf(was.slice(went + 1));
  }
  if (kind === 'setParagraphBreak') {
    const at = was.findIndex(({ id }) => id === (args as CommandArgs['setParagraphBreak']).segment), row = is[at];
    return row ? textOf(was.map((old, place) => place === at ? { ...old, after: row.after } : old)) : textOf(was);
  }
  return textOf(was.map((row) => kind === 'joinSegments' ? row : patch.segment?.[row.id]?.[1] ?? row));
}

/** Without its state, and what stood beside it when that was set. */
function unjudged({ state: _state, beside: _beside, ...rest }: Partial<Segment>): object {
  return rest;
}

const isTakingBack = (kind: CommandKind): boolean => kind === 'undo' || kind === 'redo' || kind === 'restoreState';

/** The effect that an act takes back. */
function takenBackBy({ kind, args }: Pick<Change, 'kind' | 'args'>, log: readonly Change[]): Change['patch'] | undefined {
  if (kind === 'restoreState') return (args as CommandArgs['restoreState']).rows;
  return log.find(({ id }) => id === (args as { effect?: string }).effect)?.patch;
}

/** Every sentence that comes back is the one that went, and stands where it stood. */
function bringsBack({ change: { kind, args, patch }, log }: Step): void {
  const undone = takenBackBy({ kind, args }, log)?.segment ?? {};
  for (const [id, [was, is]] of Object.entries(patch.segment ?? {})) {
    if (was === null || is === null) expect([was, is]).to.deep.equal([undone[id]?.[1], undone[id]?.[0]]);
  }
}

/** A sentence that went left word of where its texts belong, and no suggestion stands at one that is not there. */
function S7({ before, after }: Step): void {
  for (const row of before.all('segment')) {
    if (after.get('segment', row.id)) continue;
    if (after.segmentsOf(row.version).length > 0) expect(whereNow(after, row.id), row.id).to.not.equal(null);
  }
  for (const { id, into } of after.all('forward')) {
    expect(after.get('segment', id), 'never of one that is there').to.equal(undefined);
    for (const to of into) expect(after.get('segment', to) ?? after.get('forward', to) ?? after.segmentsOf((before.get('segment', to) ?? after.get('forward', id) as Forward).version).length === 0, to).to.not.equal(false);
  }
  for (const { segment, run = [segment] } of after.all('suggestion')) {
    expect(run[0]).to.equal(segment);
    expect(run.filter((id) => !after.get('segment', id))).to.deep.equal([]);
  }
}

/** Choosing another alignment never loses a link that somebody has confirmed, or a note; of links that an act was about it keeps the notes. */
function V6({ before, change: { kind, args, patch }, after }: Step): void {
  if (kind !== 'chooseAlignment' && kind !== 'adoptAlignments') return;
  const { adopted = [] } = args as { adopted?: readonly { version: string; passed?: readonly string[] }[] };
  for (const [was, is] of Object.values(patch.version ?? {})) {
    const passed = new Set(adopted.find(({ version }) => version === is?.id)?.passed ?? []);
    for (const bead of before.all('bead')) {
      const members = [...bead.source, ...bead.target];
      if (bead.alignment !== was?.alignment) continue;
      if (members.some((id) => passed.has(id))) {
        const notes = members.map((id) => after.beadOf(is?.alignment as Bead['alignment'], id)?.note ?? '');
        for (const line of bead.note?.split('\n') ?? []) expect(notes.some((note) => note.includes(line)), `the note ${line}`).to.equal(true);
        continue;
      }
      if (bead.status !== 'confirmed' && bead.note === undefined) continue;
      const now = after.beadOf(is?.alignment as Bead['alignment'], members[0] as SegmentId);
      expect([...now?.source ?? [], ...now?.target ?? []].sort()).to.deep.equal(members.sort());
      if (bead.status === 'confirmed') expect(now?.status).to.be.oneOf(['confirmed', ...now?.by ? ['needs-review'] : []]);
      for (const line of bead.note?.split('\n') ?? []) expect(now?.note ?? '').to.contain(line);
    }
  }
}

/** Of neighbours only where it was confirmed is anything known; fields stand in the order of the model. */
function R7({ after }: Step): void {
  for (const row of after.all('segment')) {
    if (row.beside === undefined) continue;
    expect([row.state, Object.keys(row).at(-1)], row.id).to.satisfy(([state, last]: string[]) => (state === 'reviewed' || state === 'final') && last === 'beside');
    const versions = row.beside.map(([version]) => version);
    expect(versions).to.deep.equal([...new Set(versions)].sort());
  }
}

/** Exactly the disputed ones hold decisions that contradict each other, and exactly the decided ones a decision. */
function R1({ after }: Step): void {
  for (const { id, status, decision, against } of after.all('suggestion')) {
    expect([against !== undefined, decision !== null], id).to.deep.equal([status === 'disputed', status !== 'disputed' && status !== 'open']);
    if (!against) continue;
    const ways = new Set(against.map(({ verdict }) => verdict === 'accepted')), people = new Set(against.map(({ author }) => author.personId));
    expect([ways.size, people.size], id).to.deep.equal([2, against.length]);
  }
}

/** Every note of a version that is there stands at one sentence, in one thread or under one suggestion. */
function R5({ after }: Step): void {
  if (after.count('note') === 0) return;
  const found = [...after.all('segment')].flatMap(({ id }) => threadsAt(after, id).flatMap(({ first, replies }) => [first, ...replies]));
  const under = [...after.all('suggestion')].flatMap(({ id }) => repliesTo(after, id));
  const read = new Set([...found, ...under].map(({ id }) => id));
  expect(found.length, 'each stands at one place').to.equal(new Set(found.map(({ id }) => id)).size);
  for (const note of after.all('note')) if (whereNoteIs(after, firstOf(after, note)) !== null) expect(read, note.id).to.include(note.id);
}

export const LAWS: Readonly<Record<string, (step: Step) => void>> = { P1, P2, P3, A1, A2, A3, V6, T1, S7, R1, R5, R7 };
