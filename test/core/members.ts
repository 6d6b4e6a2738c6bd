/** People who work on one work, each on a machine of their own, and send each other files: what law M1 is proven on. */
import fc from 'fast-check';
import type { DeviceId, PersonId } from '../../src/core/ids.ts';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal, refuse } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { runAgain } from '../../src/core/commands/registry.ts';
import { byPlace, KnownLog } from '../../src/core/known.ts';
import type { Coming, MergePlan } from '../../src/core/merge.ts';
import { planMerge, takingBack } from '../../src/core/merge.ts';
import type { Author } from '../../src/core/model.ts';
import { sameValue } from '../../src/core/patch.ts';
import { broughtBy } from '../../src/core/staged.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { Tables } from '../../src/core/tables.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { UndoStack } from '../../src/core/undo-stack.ts';
import type { Act } from './arbitrary.ts';
import { admit, bytes, Play } from './play.ts';
import { someAct } from './arbitrary.ts';

const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const breathe = (): Promise<void> => Promise.resolve();

/** What is sent: changes, with or without the effects that they have where they come from, and the rows that they bring. */
export interface Parcel { readonly changes: readonly Change[]; readonly rows: readonly StagedRows[] }

export class Member extends Play {
  readonly #base: RowLists;
  readonly #device: DeviceId;
  readonly #person: Author;

  constructor(base: RowLists, name: string) {
    const person = { personId: `per_${name}` as PersonId, name };
    super(base, `dev_${name}` as DeviceId, person);
    this.#base = base;
    this.#device = `dev_${name}` as DeviceId;
    this.#person = person;
  }

  /** Undo and redo of merges too. Half of the texts are like no other, so that one that got lost is missed. */
  async play(asked: Act): Promise<Change | Refusal> {
    const act = asked.pick % 2 ? { ...asked, text: `${asked.text}${this.#device.slice(4)}${this.log.length}` } : asked;
    if (act.kind !== 'undo' && act.kind !== 'redo') return this.act(act);
    const [step] = act.kind === 'undo' ? this.stack.toUndo : this.stack.toRedo;
    if (!step?.merge) return this.act(act);
    return this.merge(takingBack(this.log, step.target, act.kind), { takesBack: { target: step.target, kind: act.kind } });
  }

  /** All that is known here, or every change in which `part` has a bit; `bare`: without effects. */
  parcel({ part = null, bare = false }: { part?: number | null; bare?: boolean } = {}): Parcel {
    const changes = this.known.changes.filter((_, at) => part === null || (part >> (at % 20)) & 1);
    const owners = new Set(changes.flatMap((change) => broughtBy(change)));
    const rows = this.brought.map(({ segment = [], bead = [] }) => ({
      segment: segment.filter(({ version }) => owners.has(version)), bead: bead.filter(({ alignment }) => owners.has(alignment)),
    }));
    return sent({ changes: bare ? changes.map((change) => ({ ...change, patch: {} })) : changes, rows: rows.filter(({ segment, bead }) => segment.length + bead.length > 0) });
  }

  plan(coming: Coming): Promise<MergePlan | null> {
    return planMerge({ tables: this.tables, log: this.log }, coming, { breathe });
  }

  receive({ changes, rows }: Parcel): Promise<Change | Refusal> {
    return this.merge({ add: changes, remove: [] }, { rows });
  }

  async merge(coming: Coming, { rows = [], takesBack }: { rows?: readonly StagedRows[]; takesBack?: CommandArgs['mergeChanges']['takesBack'] } = {}): Promise<Change | Refusal> {
    const brings = { segment: rows.flatMap(({ segment = [] }) => segment), bead: rows.flatMap(({ bead = [] }) => bead) };
    const plan = await this.plan({ ...coming, brings });
    if (!plan) return refuse('gone');
    if (plan.args.changes.length + plan.args.aside.length === 0) return refuse('noChange');
    admit(this.tables, plan.brings);
    this.brought.push(plan.brings);
    const args = sent({ ...plan.args, ...(takesBack ? { takesBack } : {}), from: 'file', author: this.#person, time: this.log.length });
    const done = this.run('mergeChanges', args);
    if (isRefusal(done)) return done;
    if (!sameValue(done.patch, plan.patch)) throw new Error('the plan says another effect than the command');
    if (bytes(plan.after) !== bytes(this.tables)) throw new Error('the plan ends in other rows than the act');
    this.stack = UndoStack.of(this.#device, this.log, (id) => this.known.get(id));
    return done;
  }

  /** Closes the work and opens it again: rows in another order, everything through JSON. */
  reopen(): void {
    this.tables = new Tables(sent(this.tables.toRows()));
    this.log.splice(0, this.log.length, ...sent(this.log));
    this.known = new KnownLog(this.log);
    this.stack = UndoStack.of(this.#device, this.log, (id) => this.known.get(id));
  }

  /** The rows that the known changes give, run from the base in their order. */
  replayed(): Tables {
    return replay(this.#base, this.brought, this.known.changes);
  }

  /** What the log on disk gives. */
  stored(): Tables {
    const tables = new Tables(this.#base);
    admit(tables, ...this.brought);
    for (const { patch } of this.log) tables.apply(patch);
    return tables;
  }
}

export function replay(base: RowLists, brought: readonly StagedRows[], changes: readonly Change[]): Tables {
  const tables = new Tables(base), log = new KnownLog();
  admit(tables, ...brought);
  for (const change of changes.toSorted(byPlace)) {
    const patch = runAgain(change, { tables, log });
    tables.apply(patch);
    log.read({ ...change, patch });
  }
  return tables;
}

export type Move =
  | { readonly move: 'act'; readonly who: number; readonly act: Act }
  | { readonly move: 'send'; readonly who: number; readonly to: number; readonly part: number | null; readonly bare: boolean }
  | { readonly move: 'reopen'; readonly who: number };

/** Of these kinds, and all others now and then. */
export function actOf(...kinds: readonly Act['kind'][]): fc.Arbitrary<Act> {
  return fc.tuple(someAct, fc.option(fc.constantFrom(...kinds), { freq: 5 })).map(([act, kind]) => kind === null ? act : { ...act, kind });
}

export function someMoves(act: fc.Arbitrary<Act>): fc.Arbitrary<Move[]> {
  return fc.array(fc.oneof(
    { weight: 12, arbitrary: fc.record({ move: fc.constant('act' as const), who: fc.nat(2), act }) },
    { weight: 4, arbitrary: fc.record({ move: fc.constant('send' as const), who: fc.nat(2), to: fc.nat(2), part: fc.option(fc.nat(0xfffff), { freq: 1 }), bare: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('reopen' as const), who: fc.nat(2) }) },
  ), { minLength: 16, maxLength: 40, size: 'max' });
}

/** Gives whoever has something else than before. */
export async function moved(members: readonly Member[], move: Move): Promise<Member> {
  const member = members[move.who % members.length] as Member;
  if (move.move === 'act') await member.play(move.act);
  if (move.move === 'reopen') member.reopen();
  if (move.move !== 'send') return member;
  const other = members[move.to % members.length] as Member;
  await other.receive(member.parcel(move));
  return other;
}

const PAIRS = [[0, 1], [1, 2], [2, 0], [1, 0], [2, 1], [0, 2]] as const;

/** Everybody sends everything to everybody, in any order, until all know all: twice round is enough. */
export async function exchanged(members: readonly Member[], order: readonly number[]): Promise<void> {
  for (const [from, to] of [...order.flatMap((at) => [PAIRS[at % PAIRS.length] as readonly [number, number]]), ...PAIRS, ...PAIRS]) {
    await (members[to] as Member).receive((members[from] as Member).parcel());
  }
}

