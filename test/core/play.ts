/** Plays acts on tables without a workbench: what the laws of the core are proven on. */
import type { ChangeId, DeviceId, PersonId, WorkId } from '../../src/core/ids.ts';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal, refuse } from '../../src/core/change.ts';
import type { LogView } from '../../src/core/commands/command.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import type { OneDecision } from '../../src/core/commands/suggest.ts';
import { cutAt } from '../../src/core/commands/segments.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import { doneSince } from '../../src/core/commands/restore-state.ts';
import { runText } from '../../src/core/forwards.ts';
import type { Author, Segment, Suggestion } from '../../src/core/model.ts';
import { RELEASE_AUTHOR } from '../../src/core/model.ts';
import { counterOf, KnownLog } from '../../src/core/known.ts';
import type { Patch } from '../../src/core/patch.ts';
import { invert, isEmpty, NetPatch } from '../../src/core/patch.ts';
import { compare, Tables } from '../../src/core/tables.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { UndoStack } from '../../src/core/undo-stack.ts';
import type { Act } from './arbitrary.ts';
import { isLinking, linking } from './linking.ts';
import { isReview, reviewing } from './reviewing.ts';
import { isTextAct, lateArgs, sentencing } from './sentences.ts';
import type { Stamp } from './newcomers.ts';
import { bringingOf, describing } from './newcomers.ts';

export const ADA: Author = { personId: 'per_ada' as PersonId, name: 'Ada' };
export const DEVICE = 'dev_a' as DeviceId;

/** The arguments of an act on the rows that are there; null where there is nothing that it could mean. */
export function argsOf(act: Act, tables: Tables, { author, time, newId }: Stamp): CommandArgs[Act['kind']] | null {
  const segments = [...tables.all('segment')].sort((a, b) => compare(a.id, b.id));
  const segment = pick(segments, act.at);
  const seen = (row: Segment): string => act.stale ? `${row.text}!` : row.text;
  const edit = (row: Segment) => ({ segment: row.id, base: seen(row), text: act.text, suggestion: newId('sug') as never });
  if (act.kind === 'receiveRelease') return releaseArgs(act, segments, time);
  if (isLinking(act.kind)) return linking({ ...act, kind: act.kind }, tables, { author, time, newId });
  const late = lateArgs(act, tables, { author, time, newId });
  if (late) return late;
  if (isTextAct(act.kind)) return sentencing({ ...act, kind: act.kind }, tables, { author, time, newId });
  if (isReview(act.kind)) return reviewing({ ...act, kind: act.kind }, tables, { author, time, newId });
  if (!segment) return null;
  switch (act.kind) {
    case 'editSegment': return { ...edit(segment), author, time };
    case 'restoreRevision': return { ...edit(segment), of: `chg_${act.pick}` as ChangeId, author, time };
    case 'replaceText': return { find: 'a', replacement: 'b', author, time, edits: segments.slice(act.at % segments.length).map(edit) };
    case 'removeVersion': case 'describeVersion': case 'describeWork': case 'chooseAlignment': return describing(act, tables);
    case 'addVersion': case 'replaceVersion': case 'addAlignment': case 'adoptAlignments': return null; // rows are staged before: newcomers.ts
    case 'addCheckpoint': return { id: newId('chk') as never, name: act.text, author, time };
    case 'restoreState': return null; // the log says what was done since: `restoring`
    case 'undo': case 'redo': return null; // played by the stack
    case 'mergeChanges': return null; // members.ts
    default: return act.kind satisfies never;
  }
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

function releaseArgs({ pick: revision, text }: Act, segments: readonly Segment[], time: number): CommandArgs['receiveRelease'] {
  return {
    work: 'work' as WorkId, revision,
    suggestions: segments.slice(0, 2).map((row) => ({
      id: `sug_${revision}_${row.id}`, version: row.version, segment: row.id, base: row.text, text, reason: '', origin: 'release',
      author: RELEASE_AUTHOR, time, status: 'open', decision: null,
    }) as unknown as Suggestion),
  };
}

/** Tables and their log, one act after the other. */
export class Play {
  tables: Tables;
  readonly log: Change[] = [];
  /** The log as commands see it. */
  known = new KnownLog();
  stack: UndoStack;
  /** What was staged for acts that were not refused. */
  readonly brought: StagedRows[] = [];
  /** The arguments of the latest act, refused or not. */
  asked: CommandArgs[Act['kind']] | null = null;
  readonly #device: DeviceId;
  readonly #author: Author;
  #ids = 0;

  constructor(rows: RowLists, device = DEVICE, author = ADA) {
    this.tables = new Tables(rows);
    this.#device = device;
    this.#author = author;
    this.stack = new UndoStack(device);
  }

  act(act: Act): Change | Refusal {
    const author = this.#author, time = this.log.length, newId = (prefix: string): string => `${prefix}_${this.#device}_${++this.#ids}`;
    if (act.kind === 'undo' || act.kind === 'redo') {
      const [step] = act.kind === 'undo' ? this.stack.toUndo : this.stack.toRedo;
      return step ? this.run(act.kind, { ...step, suggestion: newId('sug') as never, author, time }) : refuse('nothingToUndo');
    }
    if (act.kind === 'restoreState') return this.restore(Math.floor(this.log.length * act.at / 8), { author, time, newId });
    const bringing = bringingOf(act, this.tables, { author, time, newId });
    if (bringing) return this.bring(bringing.kind, bringing.args, bringing.rows);
    const args = this.asked = argsOf(act, this.tables, { author, time, newId });
    return args ? this.run(act.kind, args) : refuse('gone');
  }

  /** Back to how it was before the change at a place of the log. */
  restore(place: number, { author, time, newId }: Stamp): Change | Refusal {
    const { then, rows } = this.since(place), after = this.known.last;
    this.asked = null;
    if (after === null || isEmpty(rows)) return refuse('noChange');
    return this.run('restoreState', this.asked = { rows: doneSince(then, this.tables, rows), after, suggestion: newId('sug') as never, author, time });
  }

  /** How it was before the change at a place of the log, and what was done from there on. */
  since(place: number): { then: Tables; rows: Patch } {
    const net = new NetPatch(), then = new Tables(this.tables.toRows());
    for (const { patch } of this.log.slice(place)) net.add(patch);
    const rows = net.done();
    then.apply(invert(rows));
    return { then, rows };
  }

  /** As the workbench does it: the rows first, and away again where the act is refused. */
  bring<K extends Change['kind']>(kind: K, args: CommandArgs[K], rows: StagedRows): Change | Refusal {
    this.asked = args;
    admit(this.tables, rows);
    const done = this.run(kind, args);
    if (isRefusal(done)) this.tables.dismiss(rows); else this.brought.push(rows);
    return done;
  }

  run<K extends Change['kind']>(kind: K, args: CommandArgs[K]): Change | Refusal {
    const patch = runCommand(kind, args, { tables: this.tables, log: this.known });
    if (isRefusal(patch)) return patch;
    const change: Change = {
      id: `chg_${this.#device}_${this.log.length}` as ChangeId, work: 'work' as WorkId, kind, args, patch,
      counter: 1 + this.log.reduce((most, one) => Math.max(most, counterOf(one)), 0), device: this.#device, author: this.#author, time: this.log.length,
    };
    this.tables.apply(patch);
    this.log.push(change);
    this.known.read(change);
    this.stack.read(change);
    return change;
  }
}

/** What somebody typed, in the pieces in which it was put down. */
export function textsOf({ kind, args }: Pick<Change, 'kind' | 'args'>): string[] {
  const { edits = [], suggestions = [], notes = [], decisions = [] } = args as { readonly [list in 'edits' | 'suggestions' | 'notes' | 'decisions']?: readonly { readonly text?: string; readonly proposes?: object }[] };
  // The text of a proposal of a state is the one that was seen: nobody has typed it.
  const inside = [...edits, ...kind === 'receiveRelease' ? [] : suggestions, ...notes, ...decisions].flatMap(({ text, proposes }) => proposes ? [] : text ?? []);
  if (kind === 'rejectSuggestion' || kind === 'decideSuggestions') return [...inside, ...reasonsOf(args)];
  if (!('text' in args) || 'proposes' in args) return inside;
  if (kind !== 'splitSegment') return [args.text, ...inside];
  const { base, text, at } = args as CommandArgs['splitSegment'], cut = cutAt(text, at);
  if (text === base) return []; // cut as it stood: nobody has typed it
  return 'left' in cut ? [cut.left, cut.right] : [args.text];
}

/** Of rejections that say where they are kept; those of earlier releases do not. */
function reasonsOf(args: Change['args']): string[] {
  const { decisions = [args] } = args as { decisions?: readonly object[] };
  return decisions.flatMap((one) => { const { verdict = 'rejected', reason, note } = one as Partial<OneDecision>; return verdict === 'rejected' && note !== undefined ? reason ?? '' : []; });
}

/** Every text that is there or was there; of a sentence that was cut, also its halves as they read together. */
export function textsKept(tables: Tables, log: readonly Change[]): Set<string> {
  const rows = [
    ...tables.all('segment'), ...tables.all('suggestion'), ...tables.all('note'),
    ...log.flatMap(({ patch }) => [...Object.values(patch.segment ?? {}), ...Object.values(patch.suggestion ?? {}), ...Object.values(patch.note ?? {})].flat()),
  ];
  const cut = log.flatMap(({ kind, args, patch }) => kind === 'splitSegment' ? [(args as CommandArgs['splitSegment']).ids.flatMap((id) => patch.segment?.[id]?.[1] ?? [])] : []);
  const said = rows.flatMap((row) => row && 'decision' in row ? [row.decision, ...row.against ?? []].flatMap((decision) => decision ? [decision.reason, decision.text ?? ''] : []) : []);
  return new Set([...rows.flatMap((row) => row ? [row.text] : []), ...said, ...cut.map(runText)]);
}

export function logView(log: readonly Change[]): LogView {
  return { patchOf: (id) => log.find((change) => change.id === id)?.patch, since: (id) => log.slice(log.findLastIndex((change) => change.id === id) + 1) };
}

/** Few rows need no breath. */
export function admit(tables: Tables, ...staged: readonly StagedRows[]): void {
  for (const rows of staged) void tables.admit(rows, () => Promise.resolve());
}

/** Everything, byte for byte. */
export const bytes = (tables: Tables): string => JSON.stringify(tables.toRows());
