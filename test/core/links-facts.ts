/** Facts on links in short form: a play on a small work, the rows of a column as `1,2-3`, and the laws on every act. */
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import type { AlignmentId, BeadId, SegmentId } from '../../src/core/ids.ts';
import type { Bead, BeadStatus } from '../../src/core/model.ts';
import { units } from '../../src/core/units.ts';
import { copy, LAWS } from './law.ts';
import { ADA, Play } from './play.ts';
import type { Small } from './small.ts';
import { seg, smallWork, ver } from './small.ts';

const MARKS: Readonly<Record<BeadStatus, string>> = { auto: '', confirmed: '!', 'needs-review': '?' };
const numbers = (side: readonly string[]): string => side.map((id) => id.replace(/^(?:en|ru|tr|de)/, '')).join();
const segs = (names: string): SegmentId[] => names.split(' ').filter((name) => name !== '').map(seg);

export class LinkFacts extends Play {
  #stem = 0;

  constructor(texts?: Readonly<Record<string, Small>>, pivot?: string) { super(smallWork(texts, pivot)); }

  override run<K extends Change['kind']>(kind: K, args: CommandArgs[K]): Change | Refusal {
    const before = copy(this.tables), change = super.run(kind, args);
    if (!isRefusal(change)) for (const law of Object.values(LAWS)) law({ before, change, after: this.tables, log: this.log });
    return change;
  }

  get #hand() { return { bead: `new${++this.#stem}` as BeadId, author: ADA }; }
  move(segments: string, to: string) { return this.run('moveSegments', { segments: segs(segments), to: seg(to), ...this.#hand }); }
  group(version: string, segments: string) { return this.run('groupSegments', { version: ver(version), segments: segs(segments), ...this.#hand }); }
  split(version: string, at: string) { return this.run('splitBead', { version: ver(version), at: seg(at), ...this.#hand }); }
  swap(version: string, a: string, b: string) { return this.run('swapCells', { version: ver(version), a: seg(a), b: seg(b), ...this.#hand }); }
  shift(version: string, from: string, by: 1 | -1) { return this.run('shiftColumn', { version: ver(version), from: seg(from), by, ...this.#hand }); }
  detach(segments: string) { return this.run('detachSegments', { segments: segs(segments), ...this.#hand }); }
  link(segments: string) { return this.run('linkSegments', { segments: segs(segments), alignment: 'direct' as AlignmentId, ...this.#hand }); }
  status(version: string, segments: string, status: BeadStatus) {
    return this.run('setLinkStatus', { links: segs(segments).map((segment) => ({ version: ver(version), segment })), status, author: ADA });
  }
  note(...[version, segment, note, base = '']: [version: string, segment: string, note: string, base?: string]) {
    return this.run('noteLink', { version: ver(version), segment: seg(segment), base, note, author: ADA });
  }
  back(kind: 'undo' | 'redo' = 'undo') {
    const effect = this.log.at(-1)?.id as Change['id'];
    return this.run(kind, { target: effect, effect, suggestion: 'sug_u' as never, author: ADA, time: 5 });
  }

  bead(version: string, segment: string): Bead | undefined {
    return this.tables.beadOf(this.tables.get('version', version)?.alignment as AlignmentId, seg(segment));
  }

  /** The rows of an alignment, `1,2-1!`: two of its source with the first of its target, confirmed; `?` needs review. */
  rows(version: string, alignment: string = this.tables.get('version', version)?.alignment ?? ''): string {
    const beads = [...this.tables.all('bead')].filter((bead) => bead.alignment === alignment);
    const lines = beads.map(({ source, target, status }) => `${numbers(source)}-${numbers(target)}${MARKS[status]}`);
    return lines.sort((a, b) => (a.startsWith('-') ? 1 : 0) - (b.startsWith('-') ? 1 : 0) || (a < b ? -1 : 1)).join(' ');
  }

  /** The rows on screen, columns parted by `|`. */
  get screen(): string {
    const columns = [...this.tables.all('version')].map(({ id }) => id);
    return units(this.tables).map(({ cells }) => columns.map((id) => numbers(cells.get(id) ?? [])).join('|')).join(' ');
  }
}

export const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });
