import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import type { ChangeId, PersonId, SegmentId, VersionId, AlignmentId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Author } from '../../src/core/model.ts';
import type { FileScope } from '../../src/formats/bundle-scope.ts';
import { baseOfPart, changesIn } from '../../src/formats/bundle-scope.ts';
import { Play } from '../core/play.ts';
import { workOf } from './bundle-fixture.ts';

const ADA: Author = { personId: 'per_a' as PersonId, name: 'Ada' }, BOB: Author = { personId: 'per_b' as PersonId, name: 'Bob' };
const BASE = workOf('work', [{ ids: ['e0', 'r0', 'b0'], texts: ['One. Two.', 'Один. Два.'] }, { ids: ['e1', 'r1', 'b1'], texts: ['Three.', 'Три.'] }]);
const id = <T extends string>(name: string): T => name as T;

/** Acts of several people on one log; each at its number as time. */
class Table {
  readonly play = new Play(BASE);
  #number = 0;

  do<K extends Change['kind']>(kind: K, author: Author, args: object): Change {
    const time = ++this.#number, done = this.play.run(kind, { ...args, author, time } as never);
    if (isRefusal(done)) throw new Error(`${kind}: ${done.no}`);
    const change = { ...done, author, time };
    this.play.log[this.play.log.length - 1] = change;
    return change;
  }

  edit(author: Author, segment: string, text: string): Change {
    return this.do('editSegment', author, { segment, base: this.play.tables.get('segment', segment)?.text, text, suggestion: `c${this.#number}` });
  }

  suggest(author: Author, segment: string, [name, text]: readonly [string, string]): Change {
    return this.do('suggest', author, { id: name, segment, base: this.play.tables.get('segment', segment)?.text, text, reason: '' });
  }

  in(scope: FileScope, arrived: readonly (readonly [Change, number])[] = []): readonly Change[] {
    const { tables, log } = this.play;
    return changesIn(log, scope, {
      arrived: new Map(arrived.map(([change, time]) => [change.id, time])),
      versionOf: (id) => (tables.get('segment', id) ?? tables.get('forward', id))?.version,
    });
  }
}

const MINE: FileScope = { kind: 'mine', person: ADA.personId };
const ids = (changes: readonly Change[]): readonly ChangeId[] => changes.map((change) => change.id);

describe('what goes into a file', () => {
  it('whole: every change', () => {
    const table = new Table();
    table.edit(ADA, 'r0', 'Раз. Два.');
    table.edit(BOB, 'r1', 'Третье.');
    expect(table.in({ kind: 'whole' })).to.equal(table.play.log);
  });

  it('since: what was made since then, and what came since then whenever it was made', () => {
    const table = new Table(), early = table.edit(BOB, 'r0', 'Раз. Два.'), arrived = table.edit(BOB, 'r1', 'Третье.'), late = table.edit(ADA, 'r0', 'Раз, два.');
    expect(ids(table.in({ kind: 'since', time: 3 }))).to.deep.equal(ids([late]));
    expect(ids(table.in({ kind: 'since', time: 3 }, [[arrived, 7]])), 'it was not here before').to.deep.equal(ids([arrived, late]));
    expect(ids(table.in({ kind: 'since', time: 1 }))).to.deep.equal(ids([early, arrived, late]));
    expect(table.in({ kind: 'since', time: 4 })).to.deep.equal([]);
  });

  it('mine: what I suggested and noted and took back of it; no corrections, and nothing of others', () => {
    const table = new Table();
    table.edit(ADA, 'r0', 'Раз. Два.');
    const first = table.suggest(ADA, 'r0', ['s1', 'Раз и два.']);
    table.suggest(BOB, 'r0', ['s2', 'Раз или два.']);
    const note = table.do('addNote', ADA, { id: 'n1', segment: 'r1', text: 'Почему так?' });
    const back = table.do('withdrawSuggestion', ADA, { suggestion: 's1' });
    const second = table.suggest(ADA, 'r1', ['s3', 'Третье.']);
    const undone = table.do('undo', ADA, { target: second.id, effect: second.id, suggestion: 'u1' });
    table.do('rejectSuggestion', ADA, { suggestion: 's2', reason: 'нет' });
    expect(ids(table.in(MINE))).to.deep.equal(ids([first, note, back, second, undone]));
  });

  it('brings the change that made what it names: the cut of a sentence, what somebody answered', () => {
    const table = new Table();
    table.edit(BOB, 'r1', 'Третье.');
    const cut = table.do('splitSegment', BOB, { segment: 'r0', base: 'Один. Два.', text: 'Один. Два.', at: 5, ids: ['x1', 'x2'], suggestion: 'c9' });
    const mine = table.suggest(ADA, 'x2', ['s1', 'Дважды.']);
    const theirs = table.suggest(BOB, 'r1', ['s2', 'Тройка.']), answer = table.do('addNote', ADA, { id: 'n1', segment: 'r1', suggestion: 's2', text: 'Да' });
    expect(ids(table.in(MINE))).to.deep.equal(ids([cut, mine, theirs, answer]));
  });

  it('does not send a correction only because the suggestion that it became was withdrawn', () => {
    const table = new Table();
    table.edit(BOB, 'r0', 'Раз. Два.');
    table.do('editSegment', ADA, { segment: 'r0', base: 'Один. Два.', text: 'Моё', suggestion: 'c1' }); // late: filed
    table.do('withdrawSuggestion', ADA, { suggestion: 'c1' });
    expect(table.in(MINE)).to.deep.equal([]);
  });

  it('a part holds names and versions, and of the text only what its changes bring', () => {
    const table = new Table(), { play } = table;
    const version = { id: id<VersionId>('v.tr'), work: BASE.work[0]!.id, lang: 'tr', order: 'c', kind: 'translation' as const, note: null, alignment: id<AlignmentId>('al.tr') };
    const alignment = { id: id<AlignmentId>('al.tr'), work: BASE.work[0]!.id, source: id<VersionId>('v.en'), target: version.id, method: 'm' };
    const segment = { id: id<SegmentId>('t0'), version: version.id, order: 'a', text: 'Bir.', after: '', state: 'translated' as const };
    const bead = { id: 'bt' as never, alignment: alignment.id, source: [id<SegmentId>('e0'), id<SegmentId>('e1')], target: [segment.id], status: 'auto' as const, score: 1 };
    const added = play.bring('addVersion', { version, alignment }, { segment: [segment], bead: [bead] });
    if (isRefusal(added)) throw new Error(added.no);
    const mine = table.suggest(ADA, 't0', ['s1', 'Bir!']), chosen = table.in(MINE);
    expect(ids(chosen)).to.deep.equal(ids([added, mine]));
    const whole = { ...BASE, segment: [...BASE.segment, segment], bead: [...BASE.bead, bead] };
    const part = baseOfPart(whole, play.tables.toRows(), chosen);
    expect(part.segment).to.deep.equal([segment]);
    expect(part.bead).to.deep.equal([bead]);
    expect([part.work, part.version.length, part.alignment, part.suggestion, part.forward, part.note]).to.deep.equal([BASE.work, 3, [], [], [], []]);
    expect(baseOfPart(whole, BASE, [mine]).segment).to.deep.equal([]);
  });

  it('takes any string of the arguments for a name, and none for more', () => {
    const table = new Table();
    table.edit(BOB, 'r0', 's1'); // a text that reads like an id
    const mine = table.suggest(ADA, 'r1', ['s1', 'Третье.']);
    expect(ids(table.in(MINE))).to.deep.equal(ids([mine]));
  });
});
