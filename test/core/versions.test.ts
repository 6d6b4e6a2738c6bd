// Versions that come, go and carry each other on: rules V1 to V6, one fact a line. Every act is also held against the laws.
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { carryOver } from '../../src/core/carry-over.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { entriesOf, hasEffect, versionEntriesOf } from '../../src/core/history.ts';
import type { Alignment, Bead, Proposal, Segment, Version } from '../../src/core/model.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import { findAll } from '../../src/core/text/find.ts';
import { copy, LAWS } from './law.ts';
import { ADA, bytes, Play } from './play.ts';
import { BORIS } from './reviewing.ts';
import { seg, smallWork, sug, ver } from './small.ts';

/** One sentence a word; `links` as in small.ts, against `source`. */
function incoming(id: string, words: string, { links = '', source = 'en', from = [] as Partial<Segment>[] } = {}): { version: Version; alignment: Alignment; rows: { segment: Segment[]; bead: Bead[] } } {
  const alignment = { id: `aln_${source}_${id}`, work: 'work', source, target: id, method: 'test' } as unknown as Alignment;
  const side = (version: string, numbers = ''): string[] => numbers.split(',').filter((number) => number !== '').map((number) => version + number);
  return {
    version: { id: ver(id), work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: alignment.id } as unknown as Version,
    alignment,
    rows: {
      segment: words.split(' ').filter(Boolean).map((text, at) => ({ id: seg(`${id}${at + 1}`), version: ver(id), order: String(at), text, after: ' ', state: 'initial', ...from[at] })),
      bead: links.split(' ').filter(Boolean).map((link, at) => ({ id: `bead_${alignment.id}${at}`, alignment: alignment.id, source: side(source, link.split('-')[0]), target: side(id, link.split('-')[1]), status: 'auto', score: 0.5 }) as unknown as Bead),
    },
  };
}

class Versions extends Play {
  constructor() { super(smallWork()); }

  override run<K extends Change['kind']>(kind: K, args: CommandArgs[K]): Change | Refusal {
    const before = copy(this.tables);
    const change = super.run(kind, args);
    if (!isRefusal(change)) for (const law of Object.values(LAWS)) law({ before, change, after: this.tables, log: this.log });
    return change;
  }

  add(words = 'eins zwei drei', links = '1-1 2-2 3-3', id = 'de') {
    const { version, alignment, rows } = incoming(id, words, { links });
    return this.bring('addVersion', { version, alignment }, rows);
  }
  remove(id: string) { return this.run('removeVersion', { version: ver(id) }); }
  /** A new Russian version, or a new original; the import read the former one just now, or when it had `read`. */
  replace(former: string, words: string, { links = '1-1 2-2 3-3', read = this.tables.segmentsOf(ver(former)), id = `${former}x` } = {}) {
    const from = carryOver(read, words.split(' '));
    const isPivot = former === 'en', made = incoming(id, words, { links: isPivot ? '' : links, from });
    const more = isPivot ? ['ru', 'tr'].filter((target) => this.tables.get('version', target)).map((target) => against(made, target, links)) : [];
    const rows: StagedRows = { segment: made.rows.segment, bead: [...made.rows.bead, ...more.flatMap(({ bead }) => bead)] };
    return this.bring('replaceVersion', {
      former: ver(former), version: isPivot ? { ...made.version, alignment: null } : made.version,
      alignments: isPivot ? more.map(({ alignment }) => alignment) : [made.alignment], read: read.length, suggestion: sug(`sug_${id}`), author: ADA, time: 7,
    }, rows);
  }
  edit(...[segment, base, text, id = 'sug_e']: [segment: string, base: string, text: string, id?: string]) { return this.run('editSegment', { segment: seg(segment), base, text, suggestion: sug(id), author: ADA, time: 1 }); }
  suggest(...[id, segment, base, text]: [id: string, segment: string, base: string, text: string]) { return this.run('suggest', { id: sug(id), segment: seg(segment), base, text, reason: 'why', author: ADA, time: 2 }); }
  back(kind: 'undo' | 'redo', effect = this.log.at(-1)?.id) { return this.run(kind, { target: effect as never, effect: effect as never, suggestion: sug('sug_u'), author: ADA, time: 5 }); }

  get columns() { return versionsOf(this.tables).map(({ id }) => id); }
  get cells() { return units(this.tables).map(({ cells }) => [...cells.values()].flat().join(' ')); }
  proposals(segment: string) { return this.tables.suggestionsOf(seg(segment)).map(({ base, text, origin, status }) => `${base}>${text} ${origin} ${status}`); }
}

/** Beads from a new original to a version that is there. */
function against(made: { version: Version }, target: string, links: string): { alignment: Alignment; bead: Bead[] } {
  const { alignment, rows } = incoming(target, '', { links, source: made.version.id });
  return { alignment, bead: rows.bead };
}

let play: Versions;
beforeEach(() => { play = new Versions(); });
const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });

describe('V1 addVersion and addAlignment', () => {
  it('V1 shows the new version beside the pivot', () => { play.add(); expect(play.cells[0]).to.equal('en1 ru1 tr1 de1'); });
  it('the change names it and carries none of its texts', () => { expect(JSON.stringify(play.add())).not.to.contain('zwei'); });
  it('is refused the second time', () => { play.add(); refused(play.add(), 'known'); });
  it('is refused where a segment stands in no bead', () => refused(play.add('eins zwei drei', '1-1 2-2 3-'), 'changedSince'));
  it('is refused where a segment stands in two', () => refused(play.add('eins zwei drei', '1-1 2-2,1 3-3'), 'changedSince'));
  it('is refused where its segments are not there', () => {
    const { version, alignment } = incoming('de', '');
    refused(play.run('addVersion', { version, alignment }), 'changedSince');
  });
  it('is refused where it is aligned to what is not the pivot', () => {
    const { version, alignment, rows } = incoming('de', 'eins zwei drei', { source: 'ru', links: '1-1 2-2 3-3' });
    refused(play.bring('addVersion', { version, alignment }, rows), 'changedSince');
  });
  it('is refused where it chooses another alignment than it brings', () => {
    const { version, rows } = incoming('de', 'eins');
    refused(play.bring('addVersion', { version, alignment: null }, rows), 'changedSince');
  });
  it('may come without an alignment, and is then a column without rows', () => {
    const { version, rows } = incoming('de', 'eins');
    play.bring('addVersion', { version: { ...version, alignment: null }, alignment: null }, rows);
    expect([play.columns, play.cells.length]).to.deep.equal([['en', 'ru', 'tr', 'de'], 3]);
  });
  it('undo takes it out, redo brings it back with what was written to it', () => {
    const added = play.add() as Change;
    play.edit('de1', 'eins', 'ein');
    play.back('undo', added.id);
    expect([play.columns, play.cells]).to.deep.equal([['en', 'ru', 'tr'], ['en1 ru1 tr1', 'en2 ru2 tr2', 'en3 ru3 tr3']]);
    play.back('redo');
    expect([play.cells[0], play.tables.get('segment', 'de1')?.text]).to.deep.equal(['en1 ru1 tr1 de1', 'ein']);
  });
  it('a direct alignment changes nothing on screen', () => {
    const before = play.cells, { alignment, rows } = incoming('tr', '', { source: 'ru', links: '1-1 2-2 3-3' });
    const done = play.bring('addAlignment', { alignment }, { bead: rows.bead });
    expect([isRefusal(done), play.cells, play.tables.beadOf(alignment.id, seg('tr2'))?.source]).to.deep.equal([false, before, ['ru2']]);
    refused(play.bring('addAlignment', { alignment }, { bead: rows.bead }), 'known');
  });
  it('a direct alignment with a version that is gone is refused', () => {
    play.remove('tr');
    refused(play.run('addAlignment', { alignment: incoming('tr', '', { source: 'ru' }).alignment }), 'gone');
  });
});

describe('V2 removeVersion', () => {
  it('V2 takes the column and every alignment of it, and leaves the rows where they are', () => {
    play.remove('ru');
    expect([play.columns, play.cells[0], play.tables.count('alignment'), play.tables.count('segment')]).to.deep.equal([['en', 'tr'], 'en1 tr1', 1, 9]);
  });
  it('the pivot stays', () => refused(play.remove('en'), 'pivotStays'));
  it('nobody removes it twice', () => { play.remove('ru'); refused(play.remove('ru'), 'gone'); });
  it('undo brings everything back', () => {
    const before = bytes(play.tables);
    play.remove('ru');
    play.back('undo');
    expect(bytes(play.tables)).to.equal(before);
  });
  it('what is written to it late is kept, and there after undo', () => {
    const removed = play.remove('ru') as Change;
    play.edit('ru1', 'bir', 'raz');
    play.back('undo', removed.id);
    expect(play.tables.get('segment', 'ru1')?.text).to.equal('raz');
  });
  it('its texts are neither found nor counted: every reading starts from the versions', () => {
    play.remove('ru');
    const found = versionsOf(play.tables).flatMap(({ id }) => play.tables.segmentsOf(id)).filter(({ text }) => findAll(text, 'iki', { exact: true, wholeWords: false }).length > 0);
    expect(found.map(({ id }) => id)).to.deep.equal(['tr2']);
  });
  it('undo is refused when the pivot was replaced meanwhile: it would be aligned to what is not shown', () => {
    const removed = play.remove('ru') as Change;
    play.replace('en', 'one two three');
    refused(play.back('undo', removed.id), 'changedSince');
  });
});

describe('V3 replaceVersion', () => {
  it('V3 shows the new one in place of the former, which stays with its rows', () => {
    play.replace('ru', 'bir zwei üç');
    expect([play.columns, play.cells[1]]).to.deep.equal([['en', 'tr', 'rux'], 'en2 tr2 rux2']);
    expect(play.tables.get('version', 'ru')).to.include({ replacedBy: 'rux', alignment: null });
    expect(play.tables.segmentsOf(ver('ru')).map(({ text }) => text)).to.deep.equal(['bir', 'iki', 'üç']);
  });
  it('equal sentences keep their state', () => {
    play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'reviewed' });
    play.replace('ru', 'bir zwei üç');
    expect(play.tables.segmentsOf(ver('rux')).map(({ state, from }) => [state, from])).to.deep.equal([['reviewed', 'ru1'], ['initial', 'ru2'], ['initial', 'ru3']]);
  });
  it('open suggestions come along and can be decided; decided ones stay behind', () => {
    play.suggest('s1', 'ru1', 'bir', 'raz');
    play.suggest('s2', 'ru3', 'üç', 'tri');
    play.run('rejectSuggestion', { suggestion: sug('s2'), reason: '', author: ADA, time: 3 });
    play.replace('ru', 'bir zwei üç');
    expect([play.proposals('rux1'), play.proposals('rux3'), play.proposals('ru1')]).to.deep.equal([['bir>raz person open'], [], ['bir>raz person open']]);
    const [copied] = play.tables.suggestionsOf(seg('rux1'));
    play.run('acceptSuggestion', { suggestion: copied!.id, base: 'bir', author: ADA, time: 4 });
    expect(play.tables.get('segment', 'rux1')?.text).to.equal('raz');
  });
  it('a suggestion that the new text follows is not made again', () => { play.suggest('s1', 'ru2', 'iki', 'zwei'); play.replace('ru', 'bir zwei üç'); expect(play.proposals('rux2')).to.deep.equal([]); });
  it('what was written after the import had read the former version comes along as a suggestion', () => {
    const read = [...play.tables.segmentsOf(ver('ru'))];
    play.edit('ru1', 'bir', 'raz');
    play.edit('ru2', 'iki', 'dva');
    play.replace('ru', 'bir zwei üç', { read });
    expect([play.proposals('rux1'), play.proposals('rux2'), play.proposals('rux3')]).to.deep.equal([['bir>raz conflict open'], ['zwei>dva conflict open'], []]);
  });
  it('a sentence that came after the import had read the former version is not left behind: the import looks again', () => {
    const read = [...play.tables.segmentsOf(ver('ru'))];
    play.run('insertSegment', { id: seg('ru1b'), version: ver('ru'), after: seg('ru1'), text: 'typed', beside: null, bead: 'bead_new' as never, author: ADA, time: 1 });
    refused(play.replace('ru', 'bir zwei üç', { read }), 'changedSince');
    expect(isRefusal(play.replace('ru', 'bir zwei üç'))).to.equal(false);
  });
  it('a suggestion about a sentence that was cut comes along with what carries on any of its halves', () => {
    const cut = (text: string): void => {
      play.edit('ru2', 'iki', 'iki kere');
      play.suggest('s1', 'ru2', 'iki kere', text);
      play.run('splitSegment', { segment: seg('ru2'), base: 'iki kere', text: 'iki kere', at: 4, ids: [seg('ru2a'), seg('ru2b')], suggestion: sug('s2'), author: ADA, time: 3 });
    };
    cut('iki defa');
    play.replace('ru', 'bir kere üç');
    expect([play.proposals('rux1'), play.proposals('rux2')]).to.deep.equal([[], ['iki kere>iki defa person open']]);
    play = new Versions();
    cut('iki'); // what the first half says already is not what both say
    play.replace('ru', 'bir iki kere üç', { links: '1-1 2-2,3 3-4' });
    expect(play.tables.suggestionsOf(seg('rux2')).map(({ run, text }) => [run, text])).to.deep.equal([[['rux2', 'rux3'], 'iki']]);
  });
  it('R3 proposed states come along where the new sentence has another one, proposed links with the names of those that carry theirs on', () => {
    const propose = (id: string, proposes: Proposal): unknown => play.run('suggest', { id: sug(id), segment: seg('ru2'), base: 'iki', text: 'iki', reason: '', proposes, author: ADA, time: 1 });
    propose('s1', { kind: 'state', state: 'final' });
    propose('s2', { kind: 'links', segments: [seg('ru2'), seg('en1')] });
    play.replace('ru', 'bir iki üç');
    expect(play.tables.suggestionsOf(seg('rux2')).map(({ proposes, from }) => [from, proposes])).to.deep.equal([
      ['s1', { kind: 'state', state: 'final' }], ['s2', { kind: 'links', segments: ['rux2', 'en1'] }],
    ]);
  });
  it('R1 a disputed suggestion comes along with what was said of it', () => {
    play.suggest('s1', 'ru2', 'iki', 'x');
    play.run('acceptSuggestion', { suggestion: sug('s1'), base: 'iki', author: ADA, time: 1 });
    play.run('rejectSuggestion', { suggestion: sug('s1'), reason: 'no', author: BORIS, time: 1 });
    play.replace('ru', 'bir iki üç');
    expect(play.tables.suggestionsOf(seg('rux2')).map(({ status, against }) => [status, against?.length])).to.deep.equal([['disputed', 2]]);
  });
  it('a new pivot is aligned to every version', () => {
    play.replace('en', 'one deux three');
    expect([play.columns, play.tables.get('work', 'work')?.pivot, play.cells[1]]).to.deep.equal([['ru', 'tr', 'enx'], 'enx', 'enx2 ru2 tr2']);
  });
  it('a new pivot is refused where somebody has added a version that it is not aligned to', () => {
    const from = carryOver(play.tables.segmentsOf(ver('en')), ['one', 'two', 'three']), made = incoming('enx', 'one two three', { from });
    const { alignment, bead } = against(made, 'ru', '1-1 2-2 3-3');
    refused(play.bring('replaceVersion', { former: ver('en'), version: { ...made.version, alignment: null }, alignments: [alignment], suggestion: sug('x'), author: ADA, time: 1 }, { segment: made.rows.segment, bead }), 'changedSince');
  });
  it('a new pivot needs nothing for a version that has gone meanwhile', () => {
    const from = carryOver(play.tables.segmentsOf(ver('en')), ['one', 'two', 'three']), made = incoming('enx', 'one two three', { from });
    const links = ['ru', 'tr'].map((target) => against(made, target, '1-1 2-2 3-3'));
    play.remove('tr');
    const done = play.bring('replaceVersion', { former: ver('en'), version: { ...made.version, alignment: null }, alignments: links.map(({ alignment }) => alignment), suggestion: sug('x'), author: ADA, time: 1 }, { segment: made.rows.segment, bead: links.flatMap(({ bead }) => bead) });
    expect([isRefusal(done), play.columns, play.tables.get('alignment', links[1]!.alignment.id)]).to.deep.equal([false, ['ru', 'enx'], undefined]);
  });
  it('what was replaced is not replaced again, and the same import comes once', () => {
    play.replace('ru', 'bir zwei üç');
    refused(play.replace('ru', 'bir zwei üç', { id: 'ruy' }), 'changedSince');
    refused(play.replace('tr', 'bir zwei üç', { id: 'rux' }), 'known');
  });
  it('undo shows the former one again, redo the new one', () => {
    play.suggest('s1', 'ru1', 'bir', 'raz');
    const before = [play.columns, play.cells, play.proposals('ru1')], after = (): unknown => [play.columns, play.cells, play.proposals('rux1')];
    play.replace('ru', 'bir zwei üç');
    const replaced = after();
    play.back('undo');
    expect([play.columns, play.cells, play.proposals('ru1')]).to.deep.equal(before);
    play.back('redo');
    expect(after()).to.deep.equal(replaced);
  });
  it('undo of a new pivot gives every version its alignment back', () => {
    const before = play.cells;
    play.replace('en', 'uno dos tres');
    play.back('undo');
    expect([play.cells, play.tables.get('work', 'work')?.pivot]).to.deep.equal([before, 'en']);
  });
});

describe('V4 late changes to a version that was replaced', () => {
  beforeEach(() => { play.replace('ru', 'bir zwei üç'); });

  it('V4 an edit becomes a suggestion about the sentence that carries it on', () => {
    play.edit('ru1', 'bir', 'raz');
    expect([play.tables.get('segment', 'ru1')?.text, play.proposals('rux1')]).to.deep.equal(['bir', ['bir>raz conflict open']]);
  });
  it('an edit to what the new version says already is no change', () => refused(play.edit('ru2', 'iki', 'zwei'), 'noChange'));
  it('so does each of a replacement', () => {
    play.run('replaceText', { find: 'i', replacement: 'ı', author: ADA, time: 4, edits: [{ segment: seg('ru1'), base: 'bir', text: 'bır', suggestion: sug('r1') }, { segment: seg('tr1'), base: 'bir', text: 'bır', suggestion: sug('r2') }] });
    expect([play.proposals('rux1'), play.tables.get('segment', 'tr1')?.text]).to.deep.equal([['bir>bır conflict open'], 'bır']);
  });
  it('a suggestion stays one, with its reason', () => { play.suggest('s', 'ru3', 'üç', 'tri'); expect(play.tables.suggestionsOf(seg('rux3'))[0]).to.include({ reason: 'why', origin: 'person', version: 'rux' }); });
  it('a state is set where the text is the same, else refused', () => {
    play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'final' });
    expect([play.tables.get('segment', 'rux1')?.state, play.tables.get('segment', 'ru1')?.state]).to.deep.equal(['final', 'initial']);
    refused(play.run('setState', { segment: seg('ru2'), base: 'iki', state: 'final' }), 'changedSince');
  });
  it('they follow through several replacements', () => {
    play.replace('rux', 'bir deux üç', { id: 'ruy' });
    play.edit('ru2', 'iki', 'dva');
    expect(play.proposals('ruy2')).to.deep.equal(['iki>dva conflict open']);
  });
  it('where nothing carries the sentence on they stay in the former version', () => {
    play.replace('rux', 'bir', { id: 'ruy', links: '1-1 2- 3-' });
    play.edit('rux3', 'üç', 'tri');
    expect([play.tables.get('segment', 'rux3')?.text, play.tables.count('suggestion')]).to.deep.equal(['tri', 0]);
  });
  it('so they do where the new version was removed', () => { play.remove('rux'); play.edit('ru1', 'bir', 'raz'); expect(play.tables.get('segment', 'ru1')?.text).to.equal('raz'); });
  it('a stranger’s file that leads round in a circle leads nowhere', () => {
    const rows = smallWork(), round = (id: string, replacedBy: string): Version => ({ ...rows.version!.find((row) => row.id === ver(id))!, alignment: null, replacedBy: ver(replacedBy) });
    const from = rows.segment!.map((row) => row.version === ver('ru') ? { ...row, from: seg(row.id.replace('ru', 'tr')) } : row.version === ver('tr') ? { ...row, from: seg(row.id.replace('tr', 'ru')) } : row);
    const circle = new Play({ ...rows, segment: from, version: [rows.version![0]!, round('ru', 'tr'), round('tr', 'ru')] });
    circle.run('editSegment', { segment: seg('ru1'), base: 'bir', text: 'raz', suggestion: sug('s'), author: ADA, time: 1 });
    expect(circle.tables.get('segment', 'ru1')?.text).to.equal('raz');
  });
});

describe('V5 describeVersion and describeWork', () => {
  const describe5 = (base: { name: string; lang: string }, name: string, lang: string) => play.run('describeVersion', { version: ver('ru'), base, name, lang });
  it('V5 names a version, and undo leaves no name', () => {
    const before = bytes(play.tables);
    describe5({ name: '', lang: 'ru' }, 'Вторая', 'ru');
    expect(play.tables.get('version', 'ru')).to.include({ name: 'Вторая', lang: 'ru' });
    play.back('undo');
    expect(bytes(play.tables)).to.equal(before);
    play.back('redo');
    expect(play.tables.get('version', 'ru')?.name).to.equal('Вторая');
  });
  it('an empty name is none', () => { describe5({ name: '', lang: 'ru' }, 'x', 'ru'); describe5({ name: 'x', lang: 'ru' }, '', 'sr'); expect(Object.keys(play.tables.get('version', 'ru')!)).not.to.include('name'); });
  it('is refused where it is described otherwise by now, the same or not there', () => {
    refused(describe5({ name: 'x', lang: 'ru' }, 'y', 'ru'), 'changedSince');
    refused(describe5({ name: '', lang: 'ru' }, '', 'ru'), 'noChange');
    refused(play.run('describeVersion', { version: ver('xx'), base: { name: '', lang: 'ru' }, name: '', lang: 'ru' }), 'gone');
  });
  it('two who change different things of a version both have their way in undo', () => {
    const named = describe5({ name: '', lang: 'ru' }, 'x', 'ru') as Change;
    describe5({ name: 'x', lang: 'ru' }, 'x', 'sr');
    play.back('undo', named.id);
    expect([play.tables.get('version', 'ru')?.name, play.tables.get('version', 'ru')?.lang]).to.deep.equal([undefined, 'sr']);
  });
  it('a work gets a title and abbreviations, each held against what the person saw of it', () => {
    play.run('describeWork', { work: 'work' as never, base: { title: { en: 'Small' } }, title: { en: 'Book' } });
    play.run('describeWork', { work: 'work' as never, base: { abbreviations: {} }, abbreviations: { ru: ['т.'] } });
    expect(play.tables.get('work', 'work')).to.deep.include({ title: { en: 'Book' }, abbreviations: { ru: ['т.'] } });
    refused(play.run('describeWork', { work: 'work' as never, base: { title: { en: 'Small' } }, title: { en: 'x' } }), 'changedSince');
    refused(play.run('describeWork', { work: 'work' as never, base: { abbreviations: {} }, abbreviations: {} }), 'changedSince');
    refused(play.run('describeWork', { work: 'work' as never, base: { title: { en: 'Book' } }, title: { en: 'Book' } }), 'noChange');
    refused(play.run('describeWork', { work: 'other' as never, base: {} }), 'gone');
  });
});

describe('V6 chooseAlignment', () => {
  const bring = (links: string, source = 'en'): Alignment => {
    const { alignment, rows } = incoming('ru', '', { links, source });
    play.bring('addAlignment', { alignment }, { bead: rows.bead });
    return alignment;
  };
  const choose = ({ id }: Alignment, base = 'aln_ru') => play.run('chooseAlignment', { version: ver('ru'), alignment: id, base: base as never });
  it('V6 shows the version by another alignment; undo by the former', () => {
    choose(bring('1-2 2-1 3-3'));
    expect(play.cells[0]).to.equal('en1 ru2 tr1');
    play.back('undo');
    expect(play.cells[0]).to.equal('en1 ru1 tr1');
  });
  it('is refused where another one is chosen by now, where it is chosen already, and where it is not there', () => {
    const other = bring('1-2 2-1 3-3');
    refused(choose(other, 'aln_x'), 'changedSince');
    choose(other);
    refused(choose(other, other.id), 'asIs');
    refused(play.run('chooseAlignment', { version: ver('ru'), alignment: 'aln_none' as never, base: other.id }), 'gone');
  });
  it('is refused where it does not lead from the pivot', () => refused(choose(bring('1-1 2-2 3-3', 'tr')), 'changedSince'));
});

describe('the history of versions', () => {
  it('tells which came, went or changed, the one that was meant first', () => {
    const replaced = play.replace('ru', 'bir zwei üç') as Change, [first, second] = versionEntriesOf(replaced);
    expect([first?.before?.id, first?.after?.replacedBy, second?.before, second?.after?.id]).to.deep.equal(['ru', 'rux', null, 'rux']);
    const removed = play.remove('rux') as Change;
    expect(versionEntriesOf(removed)).to.deep.equal([{ before: replaced.patch.version!['rux']![1], after: null }]);
    expect([entriesOf(removed), hasEffect(removed)]).to.deep.equal([[], true]);
  });
});
