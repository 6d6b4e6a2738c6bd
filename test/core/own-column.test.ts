// Rule V10: imports of several people that exclude each other. None of them is out of sight.
import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import { knownChanges } from '../../src/core/known.ts';
import { frameOf, units } from '../../src/core/units.ts';
import { Member } from './members.ts';
import { wholeAlignments } from './law.ts';
import { ADA, bytes } from './play.ts';
import { smallWork } from './small.ts';

const done = (change: ReturnType<Member['run']>): Change => isRefusal(change) ? expect.fail(change.no) : change;
const act = (member: Member, kind: CommandKind, args: object): Change => done(member.run(kind, args as CommandArgs[CommandKind]));
/** Russian, or the pivot, is replaced. `texts`: of the sentences that carry on those of the former one, in order. */
function replaced(...[member, former, id, texts = ['bir', 'iki', 'üç']]: [member: Member, former: 'ru' | 'en', id: string, texts?: readonly string[]]): void {
  const isPivot = former === 'en', pivot = 'en', targets = isPivot ? ['ru', 'tr'] : [id];
  const segment = texts.map((text, at) => ({ id: `${id}${at + 1}`, version: id, order: `a${at}`, text, after: ' ', state: 'initial', ...(at < 3 ? { from: `${former}${at + 1}` } : {}) }));
  const alignments = targets.map((target) => ({ id: `aln_${id}_${target}`, work: 'work', source: isPivot ? id : pivot, target, method: 'm' }));
  const bead = alignments.flatMap((alignment) => texts.map((_, at) => ({
    id: `b_${alignment.id}${at + 1}`, alignment: alignment.id, source: [`${alignment.source}${at + 1}`], target: at < 3 ? [`${alignment.target}${at + 1}`] : [], status: 'auto', score: 1,
  })));
  const version = { id, work: 'work', lang: former, order: isPivot ? '0' : '1', kind: isPivot ? 'original' : 'translation', note: null, alignment: isPivot ? null : alignments[0]?.id };
  done(member.bring('replaceVersion', { former, version, alignments, read: 3, suggestion: `sug_${id}`, author: ADA, time: 1 } as never, { segment: segment as never, bead: bead as never }));
}
function added(member: Member, id: string): void {
  const alignment = { id: `aln_${id}`, work: 'work', source: 'en', target: id, method: 'm' };
  const segment = ['eins', 'zwei', 'drei'].map((text, at) => ({ id: `${id}${at + 1}`, version: id, order: `a${at}`, text, after: ' ', state: 'initial' }));
  const bead = [1, 2, 3].map((n) => ({ id: `b_${id}${n}`, alignment: alignment.id, source: [`en${n}`], target: [`${id}${n}`], status: 'auto', score: 1 }));
  done(member.bring('addVersion', { version: { id, work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: alignment.id }, alignment } as never, { segment: segment as never, bead: bead as never }));
}
const write = (member: Member, segment: string, text: string): Change => act(member, 'editSegment', { segment, base: member.tables.get('segment', segment)?.text ?? '', text, suggestion: `sug_${text}`, author: ADA, time: 2 });
const inserted = (member: Member, version: string, after: string): Change => act(member, 'insertSegment', { id: 'put', version, after, text: 'put', beside: after, bead: 'bead_put', author: ADA, time: 2 });
const meet = async (...members: Member[]): Promise<void> => { for (let round = 0; round < 2; round++) for (const to of members) for (const from of members) if (from !== to) await to.receive(from.parcel()); };
/** The rows on screen: the texts of each cell, pivot first. */
const shown = ({ tables }: Member): string[] => {
  const { pivot, columns } = frameOf(tables);
  return units(tables).map(({ cells }) => [pivot, ...columns.map(({ id }) => id)].map((id) => (cells.get(id) ?? []).map((one) => tables.get('segment', one)?.text).join('+')).join(' | '));
};
const columns = ({ tables }: Member): string => { const { pivot, columns: others } = frameOf(tables); return [pivot, ...others.map(({ id }) => id)].join(' '); };
async function agree(first: Member, second: Member): Promise<void> {
  await meet(first, second);
  expect(bytes(first.tables)).to.equal(bytes(second.tables));
  wholeAlignments(first.tables);
}

describe('V10 imports that exclude each other', () => {
  let a: Member, b: Member;
  beforeEach(() => { a = new Member(smallWork(), 'a'); b = new Member(smallWork(), 'b'); });

  it('two of the same version: the first in the order takes its place, the other stands beside it, aligned as it was made', async () => {
    replaced(a, 'ru', 'xa', ['raz', 'iki', 'üç']);
    replaced(b, 'ru', 'xb', ['odin', 'iki', 'üç']);
    write(b, 'xb2', 'dva');
    await agree(a, b);
    expect([columns(a), ...shown(a)]).to.deep.equal(['en xa xb tr', 'one | raz | odin | bir', 'two | iki | dva | iki', 'three | üç | üç | üç']);
  });
  it('one of a version that got a sentence meanwhile: both are shown, each with what was written there', async () => {
    inserted(a, 'ru', 'ru1');
    replaced(b, 'ru', 'xb', ['odin', 'iki', 'üç']);
    write(b, 'xb3', 'tri');
    await agree(a, b);
    expect([columns(a), shown(a).join(' / ')]).to.deep.equal(['en ru xb tr', 'one | bir+put | odin | bir / two | iki | iki | iki / three | üç | tri | üç']);
  });
  it('a new version, and a sentence of the pivot that was split: its halves stand where it stood', async () => {
    act(a, 'splitSegment', { segment: 'en2', base: 'two', text: 'two', at: 1, ids: ['h1', 'h2'], suggestion: 'sug_h', author: ADA, time: 1 });
    added(b, 'de');
    await agree(a, b);
    expect([columns(a), shown(a)[1]]).to.deep.equal(['en ru tr de', 't+wo | iki | iki | zwei']);
  });
  it('a new version, and another pivot: it is aligned with what carries the former one on', async () => {
    replaced(a, 'en', 'nu', ['uno', 'two', 'three']);
    added(b, 'de');
    write(b, 'de1', 'ein');
    await agree(a, b);
    expect([columns(a), shown(a)[0], a.tables.get('alignment', 'aln_de')?.source]).to.deep.equal(['nu ru tr de', 'uno | bir | bir | ein', 'nu']);
  });
  it('another pivot that did not think of a new version: it stands beside the sentences that it was to carry on', async () => {
    added(a, 'de');
    replaced(b, 'en', 'nu', ['uno', 'two', 'three']);
    write(b, 'nu3', 'tres');
    await agree(a, b);
    expect([columns(a), ...shown(a)]).to.deep.equal(['en nu ru tr de', 'one | uno | bir | bir | eins', 'two | two | iki | iki | zwei', 'three | tres | üç | üç | drei']);
    expect([...a.tables.all('bead')].filter(({ alignment }) => alignment === 'nu.aln').map(({ score }) => score), 'sure where they read the same').to.have.members([0.5, 1, 1]);
  });
  it('sentences of such a pivot that carry none on stand in rows of their own', async () => {
    added(a, 'de');
    replaced(b, 'en', 'nu', ['one', 'two', 'three', 'four']);
    await agree(a, b);
    expect(shown(a).at(-1)).to.equal(' | four |  |  | ');
  });
  it('of a version that another has removed it is shown', async () => {
    act(a, 'removeVersion', { version: 'ru' });
    replaced(b, 'ru', 'xb');
    await agree(a, b);
    expect(columns(a)).to.equal('en xb tr');
  });
  it('undo takes it away, and leaves the others as they are', async () => {
    inserted(a, 'ru', 'ru1');
    replaced(b, 'ru', 'xb');
    await meet(a, b);
    await b.play({ kind: 'undo', at: 0, text: '', stale: false, pick: 0 });
    await b.play({ kind: 'undo', at: 0, text: '', stale: false, pick: 0 });
    await agree(a, b);
    expect([columns(b), shown(b)[0]]).to.deep.equal(['en ru tr', 'one | bir+put | bir']);
  });
  it('a version that is here already is not brought twice', async () => {
    added(a, 'de');
    const [change] = a.log, again = { ...change!, id: 'chg_again' as never, counter: 9 };
    await a.receive({ changes: [again], rows: [] });
    expect([columns(a), knownChanges(a.log).changes.at(-1)?.patch]).to.deep.equal(['en ru tr de', {}]);
  });
  it('one of which no sentence is there brings nothing', async () => {
    added(a, 'de');
    replaced(b, 'ru', 'xb');
    inserted(a, 'ru', 'ru1');
    await a.receive({ changes: [{ ...b.log[0]!, counter: 9 }], rows: [] });
    expect(columns(a)).to.equal('en ru tr de');
  });
});
