// What there is to look at in each row: read once, then kept up act by act.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { NoteId, SegmentId, SuggestionId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import { LiveUnits } from '../../src/core/live-units.ts';
import type { Bead, Note, Segment, Suggestion, Version } from '../../src/core/model.ts';
import { besideOf } from '../../src/core/stale.ts';
import { Tables } from '../../src/core/tables.ts';
import type { UnitList } from '../../src/core/unit-list.ts';
import { versionsOf } from '../../src/core/units.ts';
import type { Trouble } from '../../src/ui/row-marks.ts';
import { BITS, REVIEW, RowMarks, TROUBLES, stepOf } from '../../src/ui/row-marks.ts';
import { begin } from '../../src/ui/slices.ts';
import { FilteredUnits } from '../../src/ui/filtered-units.ts';
import type { Wanted } from '../../src/ui/trouble-places.ts';
import { countKinds, countPlaces, nextPlace, placeAmong, rowsWith } from '../../src/ui/trouble-places.ts';
import { someActs, someWork } from '../core/arbitrary.ts';
import { Play } from '../core/play.ts';
import { PATIENCE, holds } from '../property.ts';
import { novel, novelBead, novelSegment, novelVersion } from './novel-fixture.ts';

const EN = novelVersion('en'), RU = novelVersion('ru'), TR = novelVersion('tr');

function update(marks: RowMarks, units: UnitList, tables: Tables): void { begin(marks.update(units, versionsOf(tables)), Infinity); }

function marked(tables: Tables, units: UnitList = new LiveUnits(tables)): RowMarks {
  const marks = new RowMarks(tables);
  update(marks, units, tables);
  return marks;
}

/** A short novel in which every row is another case. */
function cases(): Tables {
  const rows = novel({ sentences: 8, judged: () => ({ score: 0.97 }) });
  const judged: Readonly<Record<string, Partial<Bead>>> = {
    [novelBead('ru', 1)]: { score: 0.8 }, [novelBead('ru', 2)]: { score: 0.6 }, [novelBead('ru', 3)]: { score: 0.2 }, [novelBead('ru', 4)]: { status: 'confirmed', score: 0.2 },
    [novelBead('ru', 5)]: { status: 'needs-review', note: 'Which lamp?' }, [novelBead('tr', 6)]: { target: [novelSegment('tr', 6), novelSegment('tr', 7)] }, [novelBead('tr', 7)]: { status: 'confirmed', target: [] },
  };
  return new Tables({ ...rows, bead: rows.bead.map((bead) => ({ ...bead, ...judged[bead.id] })), suggestion: [suggestion('sug_a', novelSegment('en', 0))] });
}

const AUTHOR: Suggestion['author'] = { personId: asId('per_a'), name: 'Ada' };

function note(id: string, segment: SegmentId, more: Partial<Note> = {}): Note {
  return { id: asId(id), version: asId(`ver_novel.${segment.split('.')[1] ?? ''}`), segment, text: 'A name?', author: AUTHOR, time: 1, ...more };
}

function suggestion(id: string, segment: SegmentId, more: Partial<Suggestion> = {}): Suggestion {
  return { id: asId(id), version: EN, segment, base: '', text: 'x', reason: '', origin: 'person', author: AUTHOR, time: 1, status: 'open', decision: null, ...more };
}

/** Turkish of before, which has been replaced. */
const FORMER: Version = { ...(novel({ sentences: 0 }).version[2] as Version), id: novelVersion('former'), alignment: null, replacedBy: TR };

/** A novel that is read in several slices, with a note that was written on the former Turkish and stands in the first row now. */
function carriedNote(): { tables: Tables; units: LiveUnits; marks: RowMarks } {
  const rows = novel({ sentences: 1_200, segment: (made, at, lang) => (lang === 'tr' && at === 0 ? { ...made, from: novelSegment('former', 0) } : made) });
  const forerunner: Segment = { ...(rows.segment[0] as Segment), id: novelSegment('former', 0), version: FORMER.id };
  const tables = new Tables({ ...rows, version: [...rows.version, FORMER], segment: [...rows.segment, forerunner], note: [note('note_a', forerunner.id, { version: FORMER.id })] });
  return { tables, units: new LiveUnits(tables), marks: new RowMarks(tables) };
}

/** Acts that leave the frame as it is, with what follows them. */
function runOn({ play, units, marks }: { play: Play; units: LiveUnits; marks: RowMarks }): <K extends CommandKind>(kind: K, args: CommandArgs[K]) => void {
  return (kind, args) => {
    const done = play.run(kind, args);
    if (isRefusal(done)) throw new Error(done.no);
    units.receive(done.patch);
    marks.receive(done.patch);
  };
}

const kindsOf = (mark: number): Trouble[] => TROUBLES.filter((kind) => (mark & BITS[kind]) !== 0);
const wanted = (kind: Trouble, more: Partial<Wanted> = {}): Wanted => ({ kind, unchecked: false, shown: [EN, RU, TR], ...more });

describe('what there is to look at in a row', () => {
  it('is said of each column: doubtful, not confirmed, not one to one, empty, with a suggestion, with a remark', () => {
    const marks = marked(cases());
    expect([...marks.of(RU)].map(kindsOf)).to.deep.equal([
      ['unconfirmed'], ['doubtful', 'unconfirmed'], ['doubtful', 'unconfirmed'], ['doubtful', 'unconfirmed'], [], ['unconfirmed', 'notes'], ['unconfirmed'], ['unconfirmed'],
    ]);
    expect([...marks.of(TR)].slice(6).map(kindsOf)).to.deep.equal([['unconfirmed', 'unequal'], ['unequal', 'empty']]);
    expect([...marks.of(EN)].map(kindsOf)).to.deep.equal([['suggested'], [], [], [], [], [], [], []]);
    expect([...marks.of(RU)].map(stepOf)).to.deep.equal([0, 1, 2, 3, 0, 0, 0, 0]);
    expect([...marks.of(RU)].map((mark) => (mark & REVIEW) !== 0).indexOf(true)).to.equal(5);
  });

  it('is the worst of all beads that a cell holds', () => {
    const rows = novel({ sentences: 4, langs: ['en', 'ru', 'tr'], judged: (at, lang) => (lang === 'ru' && at === 2 ? { score: 0.3 } : { status: 'confirmed', score: 1 }) });
    // The Turkish sentence has two of the original, so the row has two Russian beads.
    const bead = rows.bead.map((one) => (one.id === novelBead('tr', 1) ? { ...one, source: [novelSegment('en', 1), novelSegment('en', 2)], target: [novelSegment('tr', 1), novelSegment('tr', 2)] } : one))
      .filter(({ id }) => id !== novelBead('tr', 2));
    const marks = marked(new Tables({ ...rows, bead }));
    expect([...marks.of(RU)].map(stepOf)).to.deep.equal([0, 3, 0]);
    expect(kindsOf(marks.of(RU)[1] ?? 0)).to.deep.equal(['doubtful', 'unconfirmed']);
    expect(kindsOf(marks.of(TR)[1] ?? 0)).to.deep.equal(['unequal']);
  });

  it('follows a suggestion about a run of sentences, and one that is decided', () => {
    const tables = cases(), units = new LiveUnits(tables), marks = marked(tables, units);
    const over = suggestion('sug_b', novelSegment('ru', 2), { version: RU, run: [novelSegment('ru', 2), novelSegment('ru', 3)] });
    const suggested = (): number[] => { update(marks, units, tables); return rowsWith(marks, wanted('suggested', { shown: [RU] })); };
    const change = (before: Suggestion | null, after: Suggestion): void => {
      const patch = { suggestion: { [after.id]: [before, after] as const } };
      tables.apply(patch);
      marks.receive(patch);
    };
    expect(suggested()).to.deep.equal([]);
    change(null, over);
    expect(suggested()).to.deep.equal([2, 3]);
    change(over, { ...over, status: 'disputed' });
    expect(suggested(), 'two people disagree: nobody has decided it').to.deep.equal([2, 3]);
    change({ ...over, status: 'disputed' }, { ...over, status: 'rejected' });
    expect(suggested()).to.deep.equal([]);
  });

  it('is a note that nobody has called settled: at its sentence, and one on a link in the column of the translation', () => {
    const tables = cases(), units = new LiveUnits(tables), marks = marked(tables, units);
    const noted = (): string[] => {
      update(marks, units, tables);
      return [EN, RU, TR].flatMap((version) => [...marks.of(version)].flatMap((mark, at) => ((mark & BITS.notes) === 0 ? [] : [`${version.slice(-2)} ${at + 1}`])));
    };
    const change = (before: Note | null, after: Note | null): void => {
      const patch = { note: { [(after ?? before)?.id ?? '']: [before, after] as const } };
      tables.apply(patch);
      marks.receive(patch);
    };
    const own = note('note_a', novelSegment('en', 2)), link = note('note_b', novelSegment('en', 3), { link: TR }), other = note('note_c', novelSegment('tr', 4), { link: EN });
    change(null, own);
    change(null, link);
    change(null, other);
    expect(noted(), 'and the remark on a link').to.deep.equal(['en 3', 'ru 6', 'tr 4', 'tr 5']);
    const settled = { ...own, resolved: { author: own.author, time: 2 } };
    change(own, settled);
    expect(noted()).to.deep.equal(['ru 6', 'tr 4', 'tr 5']);
    change(null, note('note_d', novelSegment('en', 2), { thread: own.id }));
    expect(noted(), 'an answer does not open it again').to.deep.equal(['ru 6', 'tr 4', 'tr 5']);
    change(settled, own);
    change(link, null);
    expect(noted()).to.deep.equal(['en 3', 'ru 6', 'tr 5']);
  });

  it('is a note of a sentence that has gone, where its words are now', () => {
    const play = new Play(novel({ sentences: 6 })), units = new LiveUnits(play.tables), marks = marked(play.tables, units);
    const run = runOn({ play, units, marks });
    run('addNote', { id: asId<NoteId>('note_a'), segment: novelSegment('tr', 2), text: 'A name?', author: AUTHOR, time: 1 });
    const { text } = play.tables.get('segment', novelSegment('tr', 2)) as Segment;
    run('deleteSegment', { segment: novelSegment('tr', 2), base: text, bead: asId('bead_new'), author: AUTHOR, time: 2 });
    update(marks, units, play.tables);
    expect(rowsWith(marks, wanted('notes', { shown: [TR] }))).to.deep.equal([1]);
  });

  it('is an answer to a suggestion that has gone with its sentence, wherever that answer was written', () => {
    const play = new Play(novel({ sentences: 6 })), units = new LiveUnits(play.tables), marks = marked(play.tables, units), run = runOn({ play, units, marks });
    const { text } = play.tables.get('segment', novelSegment('tr', 2)) as Segment;
    run('suggest', { id: asId<SuggestionId>('sug_s'), segment: novelSegment('tr', 2), base: text, text: 'x', reason: '', author: AUTHOR, time: 1 });
    run('addNote', { id: asId<NoteId>('note_a'), segment: novelSegment('tr', 4), suggestion: asId('sug_s'), text: 'Why?', author: AUTHOR, time: 1 });
    update(marks, units, play.tables);
    expect(rowsWith(marks, wanted('notes', { shown: [TR] }))).to.deep.equal([]);
    run('deleteSegment', { segment: novelSegment('tr', 2), base: text, bead: asId('bead_new'), author: AUTHOR, time: 2 });
    update(marks, units, play.tables);
    expect(rowsWith(marks, wanted('notes', { shown: [TR] }))).to.deep.equal([4]);
  });

  it('is a confirmed sentence beside which something has changed, until it is confirmed again', () => {
    const play = new Play(novel({ sentences: 4 })), units = new LiveUnits(play.tables), marks = marked(play.tables, units);
    const run = runOn({ play, units, marks });
    const textOf = (id: SegmentId): string => play.tables.get('segment', id)?.text ?? '';
    const confirm = (id: SegmentId): void => { run('setState', { segment: id, base: textOf(id), state: 'reviewed', beside: besideOf(play.tables, id) }); };
    const write = (id: SegmentId, text: string): void => { run('editSegment', { segment: id, base: textOf(id), text, author: AUTHOR, time: 1, suggestion: asId('sug_x') }); };
    const stale = (): string[] => {
      update(marks, units, play.tables);
      return [EN, RU, TR].flatMap((version) => rowsWith(marks, wanted('stale', { shown: [version] })).map((at) => `${version.slice(-2)} ${at + 1}`));
    };
    const [en, ru, tr] = [novelSegment('en', 1), novelSegment('ru', 1), novelSegment('tr', 1)];
    const before = textOf(en);
    confirm(ru);
    confirm(tr);
    expect(stale()).to.deep.equal([]);
    write(en, 'A river.');
    expect(stale()).to.deep.equal(['ru 2', 'tr 2']);
    confirm(ru);
    expect(stale()).to.deep.equal(['tr 2']);
    write(en, before);
    expect(stale(), 'it reads again as it was confirmed; the other one was confirmed beside the new words').to.deep.equal(['ru 2']);
    run('setState', { segment: ru, base: textOf(ru), state: 'translated' });
    expect(stale()).to.deep.equal([]);
  });

  it('is read anew once more where the order for it comes in the middle of a reading', () => {
    const { tables, units, marks } = carriedNote(), noted = (): number[] => rowsWith(marks, wanted('notes', { shown: [TR] }));
    const reading = marks.update(units, versionsOf(tables));
    expect(reading.next().done, 'it rests, and the first rows have been read').to.equal(false);
    const gone = { version: { [FORMER.id]: [FORMER, null] as const } };
    tables.apply(gone);
    expect(units.receive(gone), 'no row is another one, and no column').to.equal(null);
    marks.receive(gone);
    begin(reading, Infinity);
    expect(noted(), 'as it was when the reading began').to.deep.equal([0]);
    update(marks, units, tables);
    expect(noted(), 'the note stands nowhere any more').to.deep.equal([]);
  });

  it('is looked at again where it was touched in the middle of a reading', () => {
    const { tables, units, marks } = carriedNote(), later = note('note_b', novelSegment('tr', 1));
    const reading = marks.update(units, versionsOf(tables)), more = { note: { [later.id]: [null, later] as const } };
    expect(reading.next().done).to.equal(false);
    tables.apply(more);
    marks.receive(more);
    begin(reading, Infinity);
    update(marks, units, tables);
    expect(rowsWith(marks, wanted('notes', { shown: [TR] }))).to.deep.equal([0, 1]);
  });

  it('kept up act by act is what it would be if it were read anew', async function test() {
    this.timeout(PATIENCE);
    await holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
      const play = new Play(rows);
      let units = new LiveUnits(play.tables);
      const marks = marked(play.tables, units);
      for (const act of acts) {
        const done = play.act(act);
        if (isRefusal(done)) continue;
        if (units.reframes(done.patch)) units = new LiveUnits(play.tables); else units.receive(done.patch);
        marks.receive(done.patch);
        update(marks, units, play.tables);
        const anew = marked(play.tables, units);
        expect(marks.rows).to.deep.equal(anew.rows);
        for (const { id } of versionsOf(play.tables)) expect([...marks.of(id)], `${act.kind} ${id}`).to.deep.equal([...anew.of(id)]);
      }
    }, { runs: 150, kept: [1917826323] });
  });
});

describe('places to look at', () => {
  it('are counted in the columns on screen', () => {
    const marks = marked(cases());
    expect(TROUBLES.map((kind) => countPlaces(marks, wanted(kind)))).to.deep.equal([3, 14, 2, 1, 0, 1, 1]);
    expect(TROUBLES.map((kind) => countPlaces(marks, wanted(kind, { shown: [EN, TR] })))).to.deep.equal([0, 7, 2, 1, 0, 1, 0]);
    for (const unchecked of [true, false]) expect(countKinds(marks, { shown: [RU, TR], unchecked })).to.deep.equal(Object.fromEntries(TROUBLES.map((kind) => [kind, countPlaces(marks, wanted(kind, { shown: [RU, TR], unchecked }))])));
    expect(rowsWith(marks, wanted('doubtful'), new Set([-1, 0, 2]))).to.deep.equal([0, 1, 2, 3]);
    expect(countPlaces(marks, wanted('unequal', { unchecked: true })), 'without confirmed ones').to.equal(1);
    expect(countPlaces(marks, wanted('notes', { unchecked: true })), 'a note is one all the same').to.equal(1);
  });

  it('follow each other row by row, and in a row column by column, round and round', () => {
    const marks = marked(cases()), kind = wanted('unequal');
    const go = (from: Parameters<typeof nextPlace>[2]['from'], by: 1 | -1): unknown => nextPlace(marks, kind, { from, by });
    expect(go(null, 1)).to.deep.equal({ place: 6, version: TR, at: 1, of: 2, again: false });
    expect(go({ place: 6, version: TR }, 1)).to.deep.equal({ place: 7, version: TR, at: 2, of: 2, again: false });
    expect(go({ place: 7, version: TR }, 1)).to.deep.equal({ place: 6, version: TR, at: 1, of: 2, again: true });
    expect(go({ place: 6, version: EN }, -1)).to.deep.equal({ place: 7, version: TR, at: 2, of: 2, again: true });
    expect(go({ place: 7, version: EN }, -1)).to.deep.equal({ place: 6, version: TR, at: 1, of: 2, again: false });
    expect(go({ place: 7, version: EN }, 1), 'in the same row').to.deep.equal({ place: 7, version: TR, at: 2, of: 2, again: false });
    expect(nextPlace(marks, wanted('doubtful', { shown: [EN] }), { from: null, by: 1 })).to.equal(null);
    expect([5, 6, 7].map((place) => placeAmong(marks, kind, { place, version: TR }))).to.deep.equal([0, 1, 2]);
  });

  it('make a list of rows of their own, which finds every sentence', () => {
    const tables = cases(), whole = new LiveUnits(tables), marks = marked(tables, whole);
    const rows = rowsWith(marks, wanted('doubtful')).map((place) => marks.rows[place]).filter((unit) => unit !== undefined);
    const few = new FilteredUnits(whole, rows);
    expect(few.length).to.equal(3);
    expect(few.at(1)).to.equal(whole.at(2));
    expect(few.placeOf(rows[2] as (typeof rows)[0])).to.equal(2);
    const elsewhere = few.unitOf(novelSegment('tr', 7));
    expect(elsewhere, 'a sentence of a row that is left out').to.equal(whole.unitOf(novelSegment('tr', 7)));
    expect(elsewhere && few.placeOf(elsewhere)).to.equal(-1);
    expect(few.numberOf(novelSegment('tr', 7))).to.equal(8);
    expect([0, 1, 2, 4].map((place) => few.placeFrom(place))).to.deep.equal([0, 0, 1, 3]);
    expect(few.renew([...rows])).to.equal(null);
    expect(few.renew([...rows.slice(0, 1), ...rows.slice(2)])).to.deep.equal({ at: 1, removed: [rows[1]], added: [] });
    expect([few.length, few.at(1)]).to.deep.equal([2, rows[2]]);
    expect(few.renew([])).to.deep.equal({ at: 0, removed: [rows[0], rows[2]], added: [] });
  });
});
