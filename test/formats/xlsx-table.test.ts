import { expect } from '@open-wc/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TableRead } from '../../src/formats/table-compare.ts';
import { readTable } from '../../src/formats/table-file.ts';
import { AWKWARD, edited, fileOf, MAIN_PART, NOW, plainTable, rewritten, tableContents, taken } from './table-fixture.ts';

const WORDS = ['Первое предложение.', 'Second sentence.', 'Üçüncü cümle.'];
const said = ({ suggestions }: TableRead): string[] => suggestions.map(({ segment, base, text, author }) => `${segment}: ${base} → ${text} (${author.name})`);
const problems = ({ problems: list }: TableRead): string[] => list.map(({ code, row, id, params }) => `${code} ${row} ${id} ${Object.values(params).join(' ')}`.trim());

/** The table of WORDS after something was done to its sheet. */
async function changed(change: (xml: string) => string): Promise<TableRead> {
  return taken(rewritten(await fileOf(plainTable(WORDS), 'xlsx'), MAIN_PART.xlsx, change));
}

const cell = (place: string, other: string) => (xml: string): string => xml.replace(new RegExp(`<c r="${place}"(?:[^>]*/>|.*?</c>)`), other);

/** The table of WORDS with more parts in the package, and relations of its sheet and workbook to them. */
async function withParts(parts: Readonly<Record<string, string>>, { sheet = '', workbook = '' }: { readonly sheet?: string; readonly workbook?: string }): Promise<TableRead> {
  const files = unzipSync(await fileOf(plainTable(WORDS), 'xlsx'));
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  const book = strFromU8(files['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
  files['xl/_rels/workbook.xml.rels'] = strToU8(book.replace('</Relationships>', `${workbook}</Relationships>`));
  files['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheet}</Relationships>`);
  return taken(zipSync(files));
}

const relation = (kind: string, target: string): string => `<Relationship Id="x${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const LEGACY = `<comments><authors><author>Anna</author><author>tc={A}</author></authors><commentList>
  <comment ref="B4" authorId="0"><text><r><rPr><b/></rPr><t>Anna:</t></r><r><t xml:space="preserve">
A better word?</t></r></text></comment>
  <comment ref="B5" authorId="1"><text><t>[Threaded comment] Is this right?</t></text></comment></commentList></comments>`;
const THREADED = `<ThreadedComments><threadedComment ref="B5" dT="2026-11-20T10:00:00.00" personId="{P}" id="{A}"><text>Is this right?</text></threadedComment>
  <threadedComment ref="B5" dT="2026-11-20T11:00:00.00" personId="{Q}" id="{B}" parentId="{A}"><text>It is.</text></threadedComment></ThreadedComments>`;
const PEOPLE = '<personList><person displayName="Борис" id="{P}"/><person displayName="Вера" id="{Q}"/></personList>';

describe('a review table in XLSX', () => {
  it('comes back unchanged as nothing, whatever its texts are', async () => {
    const { suggestions, notes, problems: list, work } = taken(await fileOf(tableContents(), 'xlsx'));
    expect({ suggestions, notes, list, work }).to.deep.equal({ suggestions: [], notes: [], list: [], work: 'work_1' });
  });

  it('holds texts and nothing else: no text becomes a formula or a number', async () => {
    const files = unzipSync(await fileOf(plainTable(AWKWARD), 'xlsx')), sheet = strFromU8(files[MAIN_PART.xlsx] ?? new Uint8Array());
    expect(sheet).not.to.contain('<f>');
    expect([...sheet.matchAll(/<c [^>]*>(?=<v>)/g)].filter(([tag]) => !tag.includes('t="s"'))).to.deep.equal([]);
  });

  it('protects the sheet and leaves texts, states and comments open', async () => {
    const files = unzipSync(await fileOf(plainTable(WORDS), 'xlsx')), text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    const formats = (text('xl/styles.xml').split('<cellXfs')[1] ?? '').split('<xf ').slice(1).map((xf) => xf.includes('locked="0"'));
    const open = (place: string): boolean | undefined => formats[Number(new RegExp(`<c r="${place}" s="(\\d+)"`).exec(text(MAIN_PART.xlsx))?.[1])];
    expect(['A3', 'A4', 'B4', 'C4', 'D4'].map(open)).to.deep.equal([false, false, true, true, true]);
    expect(text(MAIN_PART.xlsx)).to.contain('<sheetProtection sheet="1"');
    expect(text('xl/workbook.xml')).to.contain('name="dragoman-key" sheetId="2" state="veryHidden"');
  });

  it('gives an edited text as a suggestion, from inline texts and rich ones', async () => {
    const read = taken(edited(await fileOf(plainTable(WORDS), 'xlsx'), 'xlsx', [{ line: 0, column: 1, text: '=HYPERLINK("x")' }]));
    expect([said(read), problems(read)]).to.deep.equal([['seg_1: Первое предложение. → =HYPERLINK("x") ()'], []]);
    const rich = '<c r="B5" t="inlineStr"><is><r><rPr><b/></rPr><t>Second </t></r><r><t xml:space="preserve">phrase.</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></is></c>';
    expect(said(await changed(cell('B5', rich)))).to.deep.equal(['seg_2: Second sentence. → Second phrase. ()']);
  });

  it('reads numbers, and cells that name no place, as they stand', async () => {
    expect(said(await changed(cell('B4', '<c r="B4"><v>42</v></c>')))).to.deep.equal(['seg_1: Первое предложение. → 42 ()']);
    expect(said(await changed((xml) => cell('B4', '<c t="inlineStr"><is><t>Here.</t></is></c>')(xml)))).to.deep.equal(['seg_1: Первое предложение. → Here. ()']);
  });

  it('takes no formula and no error for a text', async () => {
    expect(problems(await changed(cell('B4', '<c r="B4" t="str"><f>A1&amp;B1</f><v>x</v></c>')))).to.deep.equal(['formula 4 1 Russian']);
    expect(problems(await changed(cell('B4', '<c r="B4" t="e"><v>#REF!</v></c>')))).to.deep.equal(['formula 4 1 Russian']);
  });

  it('finds lines by their ids where rows were sorted, hidden or put between', async () => {
    const swapped = await changed((xml) => xml.replaceAll(/([A-D])4"/g, '$1x"').replaceAll(/([A-D])6"/g, '$14"').replaceAll(/([A-D])x"/g, '$16"')
      .replace('<row r="4"', '<row r="4" hidden="1"').replace('</sheetData>', '<row r="9"/></sheetData>'));
    expect([said(swapped), problems(swapped)]).to.deep.equal([[], []]);
    const between = await changed((xml) => xml.replace('</sheetData>', '<row r="7"><c r="B7" t="inlineStr"><is><t>Added.</t></is></c></row></sheetData>'));
    expect(problems(between)).to.deep.equal(['noId 7  Added.']);
  });

  it('finds columns by their headings where they were moved', async () => {
    const moved = await changed((xml) => xml.replaceAll(/"B(\d)"/g, '"X$1"').replaceAll(/"D(\d)"/g, '"B$1"').replaceAll(/"X(\d)"/g, '"D$1"'));
    expect([said(moved), problems(moved)]).to.deep.equal([[], []]);
  });

  it('refuses a sheet without its headings, and names a column that is gone or was added', async () => {
    expect(readTable(rewritten(await fileOf(plainTable(WORDS), 'xlsx'), MAIN_PART.xlsx, (xml) => xml.replace(/<row r="3".*?<\/row>/, '')), NOW)).to.deep.equal({ ok: false, error: { code: 'noHeading', params: {} } });
    const file = await fileOf(tableContents(4), 'xlsx');
    const gone = taken(rewritten(file, MAIN_PART.xlsx, cell('C3', '<c r="C3" t="inlineStr"><is><t>Русский</t></is></c>')));
    expect([said(gone), problems(gone)]).to.deep.equal([[], ['noColumn 3  Russian', 'extraColumn 3  Русский']]);
  });

  it('names ids that vanished, doubled or were never given, and takes nothing from them', async () => {
    expect(problems(await changed((xml) => xml.replace(/<row r="5".*?<\/row>/, '')))).to.deep.equal(['missing 0 2 2 2 1']);
    expect(problems(await changed((xml) => xml.replace(/<row r="[56]".*?<\/row>/g, '')))).to.deep.equal(['missing 0 2 2 3 2']);
    const doubled = await changed(cell('A5', '<c r="A5"><v>1</v></c>'));
    expect([said(doubled), problems(doubled)]).to.deep.equal([[], ['missing 0 2 2 2 1', 'doubled 4 1 4, 5']]);
    expect(problems(await changed(cell('A5', '<c r="A5"><v>77</v></c>')))).to.deep.equal(['missing 0 2 2 2 1', 'unknown 5 77 Second sentence. · translated']);
  });

  it('reports cells that were merged, and a text that vanished', async () => {
    expect(problems(await changed((xml) => xml.replace('</mergeCells>', '<mergeCell ref="B4:B5"/></mergeCells>')))).to.deep.equal(['merged 4 1 Russian', 'merged 5 2 Russian']);
    expect(problems(await changed(cell('B5', '')))).to.deep.equal(['emptied 5 2 Russian']);
  });

  it('makes proposals of states and notes of the comment column', async () => {
    const read = await changed((xml) => cell('C4', '<c r="C4" t="inlineStr"><is><t>Final</t></is></c>')(cell('D5', '<c r="D5" t="inlineStr"><is><t>Too long?</t></is></c>')(xml)));
    expect(read.suggestions.map(({ segment, proposes }) => ({ segment, proposes }))).to.deep.equal([{ segment: 'seg_1', proposes: { kind: 'state', state: 'final' } }]);
    expect(read.notes.map(({ segment, text }) => `${segment}: ${text}`)).to.deep.equal(['seg_2: Too long?']);
  });

  it('makes notes of comments, old and threaded, each once', async () => {
    const parts = { 'xl/comments1.xml': LEGACY, 'xl/threadedComments/t1.xml': THREADED, 'xl/persons/person.xml': PEOPLE };
    const { notes } = await withParts(parts, { sheet: relation('comments', '../comments1.xml') + relation('threadedComment', '../threadedComments/t1.xml'), workbook: relation('person', 'persons/person.xml') });
    expect(notes.map(({ segment, text, author }) => `${segment}: ${text} (${author.name})`).sort())
      .to.deep.equal(['seg_1: A better word? (Anna)', 'seg_2: Is this right? (Борис)', 'seg_2: It is. (Вера)']);
    const [first, answer] = notes.filter(({ segment }) => segment === 'seg_2');
    expect([answer?.thread, first?.time]).to.deep.equal([first?.id, Date.UTC(2026, 10, 20, 10)]);
  });

  it('keeps the words of a thread where a program has left only its copy for older ones', async () => {
    const { notes } = await withParts({ 'xl/comments1.xml': LEGACY }, { sheet: relation('comments', '../comments1.xml') });
    expect(notes.map(({ text, author }) => `${text} (${author.name})`)).to.deep.equal(['A better word? (Anna)', '[Threaded comment] Is this right? ()']);
  });

  it('shows the beginning of a sentence that no cell has room for, and takes no edit of it', async () => {
    const long = '"длинно" '.repeat(4_000), file = await fileOf(plainTable([long, 'Short.']), 'xlsx');
    expect(taken(file)).to.deep.include({ suggestions: [], problems: [] });
    expect(problems(taken(edited(file, 'xlsx', [{ line: 0, column: 1, text: 'Other.' }])))).to.deep.equal(['tooLong 4 1 Russian']);
  });

  it('keeps what XML cannot hold where the reviewer has left its stand-in', async () => {
    const file = await fileOf(plainTable(['a \uD83D b \u0001 c']), 'xlsx');
    expect(said(taken(edited(file, 'xlsx', [{ line: 0, column: 1, text: 'A \uFFFD B \uFFFD C' }])))).to.deep.equal(['seg_1: a \uD83D b \u0001 c → A \uD83D B \u0001 C ()']);
    expect(said(taken(edited(file, 'xlsx', [{ line: 0, column: 1, text: 'A \uFFFD B' }])))).to.deep.equal(['seg_1: a \uD83D b \u0001 c → A \uFFFD B ()']);
  });
});
