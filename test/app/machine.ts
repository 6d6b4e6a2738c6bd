/** One person's browser with its exchange desk: its storage, its open session, and the files that it makes and takes. */
import { save, suggest } from '../../src/app/acts.ts';
import { accept, reject } from '../../src/app/review-acts.ts';
import { ExchangeDesk } from '../../src/app/exchange-desk.ts';
import type { ExchangeResult, ExchangeWatch, Merged, Preview } from '../../src/app/exchange-types.ts';
import type { BundleScope } from '../../src/app/exchange-types.ts';
import type { Session } from '../../src/app/session.ts';
import { switchTo } from '../../src/app/carry-over.ts';
import { openSession } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import type { SegmentId, SuggestionId, WorkId } from '../../src/core/ids.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { tableWords } from '../../src/ui/table-words.ts';
import { readerWords } from '../../src/i18n/reader-words.ts';
import { World } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';
import { atHand, STATEMENT } from './bundled.ts';

let ids = 0;

export class Machine {
  readonly world: World;
  session: Session | null = null;
  readonly environment = {
    now: () => Date.UTC(2026, 10, 22, 12) + ++ids, newId: (prefix: string) => `${prefix}_${++ids}`, bundled: atHand(STATEMENT), version: '1',
    openStore: (options: { acceptEmpty: boolean }) => this.world.tryOpen({ newId: (prefix) => `${prefix}_${++ids}` }, options),
    session: () => this.session,
    replaced: (session: Session) => { this.session = session; },
    tableWords,
    readerWords: async () => ({ words: await readerWords(), language: 'ru' as const }),
  };
  readonly desk = new ExchangeDesk(this.environment);

  private constructor(world: World) { this.world = world; }

  /** `world`: of another tab on the same machine. */
  static async start(name: string, world = new World()): Promise<Machine> {
    const machine = new Machine(world), opening = await openSession(machine.environment);
    if (!opening.ok) throw new Error(opening.error.code);
    machine.session = opening.session;
    await machine.workbench.setName(name);
    return machine;
  }

  get workbench(): Workbench {
    if (!this.session) throw new Error('nothing is open');
    return this.session.workbench;
  }

  /** A work of one's own, open. */
  async adopt(rows: Required<RowLists>): Promise<void> {
    const { store } = this.session!, work = rows.work[0]!.id;
    await store.adopt(rows, []);
    await this.open(work);
  }

  async open(work: WorkId): Promise<void> {
    const opening = await switchTo(this.environment, this.session!, work);
    if (!opening.ok) throw new Error(opening.error.code);
    this.session = opening.session;
  }

  segment(number: number, version = VERSION.ru): SegmentId {
    const segments = this.workbench.tables.segmentsOf(version);
    return segments[number % segments.length]!.id;
  }

  textOf(number: number): string { return this.workbench.tables.get('segment', this.segment(number))!.text; }

  edit(number: number, text: string): void {
    const segment = this.segment(number);
    save(this.workbench, { segment, base: this.textOf(number), text });
  }

  suggest(number: number, text: string, reason = ''): SuggestionId {
    const segment = this.segment(number), before = new Set([...this.workbench.tables.all('suggestion')].map(({ id }) => id));
    suggest(this.workbench, { segment, base: this.textOf(number), text, reason });
    return [...this.workbench.tables.all('suggestion')].find(({ id }) => !before.has(id))!.id;
  }

  accept(id: SuggestionId): void { accept(this.workbench, id); }
  reject(id: SuggestionId, reason: string): void { reject(this.workbench, id, reason); }

  async send(scope: BundleScope = { kind: 'whole' }): Promise<File> {
    const made = await this.desk.createBundle(scope, QUIETLY);
    if (!made.ok) throw new Error(JSON.stringify(made));
    return new File([made.value.blob], made.value.fileName);
  }

  look(file: File, watch: Partial<ExchangeWatch> = {}): Promise<ExchangeResult<Preview>> {
    return this.desk.preview(file, { ...QUIETLY, ...watch });
  }

  async preview(file: File): Promise<Preview> {
    const seen = await this.look(file);
    if (!seen.ok) throw new Error(JSON.stringify(seen));
    return seen.value;
  }

  async take(file: File): Promise<Merged> {
    const merged = await this.desk.merge(await this.preview(file), QUIETLY);
    if (!merged.ok) throw new Error(JSON.stringify(merged));
    return merged.value;
  }

  /** Byte for byte. */
  get rows(): string { return JSON.stringify(this.workbench.tables.toRows()); }

  async end(): Promise<void> {
    await this.session?.workbench.settled();
    this.session?.workbench.close();
    this.world.closeAll();
    await this.world.end();
  }
}

export const QUIETLY: ExchangeWatch = { signal: new AbortController().signal, onProgress: () => undefined };
