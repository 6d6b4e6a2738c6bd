import { expect } from '@open-wc/testing';
import { strFromU8, unzipSync } from 'fflate';
import type { TableContents } from '../../src/formats/table-contents.ts';
import type { TableRead } from '../../src/formats/table-compare.ts';
import { CUSTOM_COMMENTS, withComments } from './table-comments.ts';
import { changedCell, contentsOf, edited, fileOf, MAIN_PART, NOW, plainTable, rewritten, tableContents, taken } from './table-fixture.ts';

const WORDS = ['Первое предложение.', 'Second sentence.', 'Üçüncü cümle.'];
const ANNA = 'w:author="Anna" w:date="2026-11-20T10:00:00Z"', BORIS = 'w:author="Борис" w:date="2026-11-21T10:00:00Z"';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = (text: string): string => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
const paragraph = (...runs: readonly string[]): string => `<w:tc><w:p>${runs.join('')}</w:p></w:tc>`;

/** The table of WORDS with other markup in a cell of a line. */
async function changed(line: number, column: number, cell: string): Promise<TableRead> {
  return taken(rewritten(await fileOf(plainTable(WORDS), 'docx'), MAIN_PART.docx, (xml) => changedCell(xml, { line, column }, () => cell)));
}

async function rows(change: (rows: string[]) => string[]): Promise<TableRead> {
  return taken(rewritten(await fileOf(plainTable(WORDS), 'docx'), MAIN_PART.docx, (xml) => {
    const [before = '', body = ''] = xml.split(/(?<=<\/w:tblGrid>)/), [table = '', after = ''] = body.split(/(?=<\/w:tbl>)/);
    return before + change(table.split(/(?<=<\/w:tr>)/)).join('') + after;
  }));
}

const said = ({ suggestions }: TableRead): string[] => suggestions.map(({ segment, base, text, author }) => `${segment}: ${base} → ${text} (${author.name})`);
const problems = ({ problems: list }: TableRead): string[] => list.map(({ code, row, id, params }) => `${code} ${row} ${id} ${Object.values(params).join(' ')}`.trim());

describe('a review table in DOCX', () => {
  it('comes back unchanged as nothing, whatever its texts are', async () => {
    const { suggestions, notes, problems: list, work } = taken(await fileOf(tableContents(), 'docx'));
    expect({ suggestions, notes, list, work }).to.deep.equal({ suggestions: [], notes: [], list: [], work: 'work_1' });
  });

  it('locks the ids, the headings and the title, and offers the states in a list', async () => {
    const xml = strFromU8(unzipSync(await fileOf(plainTable(WORDS), 'docx'))['word/document.xml'] ?? new Uint8Array());
    expect(xml.match(/<w:lock w:val="sdtContentLocked"\/>/g)).to.have.length(2 + 4 + WORDS.length);
    expect(xml.match(/<w:listItem w:displayText="reviewed" w:value="reviewed"\/>/g)).to.have.length(WORDS.length);
  });

  it('gives an edited text as a suggestion over the text that the reviewer had', async () => {
    const read = taken(edited(await fileOf(plainTable(WORDS), 'docx'), 'docx', [{ line: 1, column: 1, text: 'Another sentence.' }]));
    expect(said(read)).to.deep.equal(['seg_2: Second sentence. → Another sentence. ()']);
    expect(read.problems).to.deep.equal([]);
  });

  it('takes tracked changes as accepted, in the name and at the time of whoever made them last', async () => {
    const read = await changed(1, 1, paragraph(run('Second '), `<w:del w:id="1" ${ANNA}>${gone('sentence')}</w:del>`, `<w:ins w:id="2" ${ANNA}>${run('phrase')}</w:ins>`, run('.')));
    expect(said(read)).to.deep.equal(['seg_2: Second sentence. → Second phrase. (Anna)']);
    expect(read.suggestions[0]?.time).to.equal(Date.UTC(2026, 10, 20, 10));
  });

  it('names everybody who has revised a sentence', async () => {
    const read = await changed(1, 1, paragraph(`<w:ins w:id="1" ${ANNA}>${run('The s')}</w:ins>`, `<w:del w:id="3" ${BORIS}>${gone('S')}</w:del>`, run('econd sentence.')));
    expect(said(read)).to.deep.equal(['seg_2: Second sentence. → The second sentence. (Anna, Борис)']);
    expect(read.suggestions[0]?.time).to.equal(Date.UTC(2026, 10, 21, 10));
  });

  it('takes what was moved as standing where it was moved to', async () => {
    const read = await changed(1, 1, paragraph(`<w:moveTo w:id="1" ${ANNA}>${run('sentence. ')}</w:moveTo>`, run('Second'), `<w:moveFrom w:id="2" ${ANNA}>${run(' sentence.')}</w:moveFrom>`));
    expect(said(read)).to.deep.equal(['seg_2: Second sentence. → sentence. Second (Anna)']);
  });

  it('sees no edit in other looks, also where they are tracked', async () => {
    const looks = `<w:r><w:rPr><w:b/><w:rPrChange w:id="1" ${ANNA}><w:rPr/></w:rPrChange></w:rPr><w:t>Second </w:t></w:r>`;
    expect(said(await changed(1, 1, paragraph(looks, run('sentence.'))))).to.deep.equal([]);
  });

  it('sees no edit in a tracked change that was taken back', async () => {
    const back = paragraph(`<w:del w:id="1" ${ANNA}>${gone('Second')}</w:del>`, `<w:ins w:id="2" ${ANNA}>${run('Second')}</w:ins>`, run(' sentence.'));
    expect(said(await changed(1, 1, back))).to.deep.equal([]);
  });

  it('reads a paragraph more as a line more, and a tracked join as none', async () => {
    expect(said(await changed(1, 1, `<w:tc><w:p>${run('Second')}</w:p><w:p>${run('sentence.')}</w:p><w:p/></w:tc>`))).to.deep.equal(['seg_2: Second sentence. → Second\nsentence. ()']);
    const joined = `<w:tc><w:p><w:pPr><w:rPr><w:del w:id="1" ${ANNA}/></w:rPr></w:pPr>${run('Second ')}</w:p><w:p>${run('sentence.')}</w:p></w:tc>`;
    expect(said(await changed(1, 1, joined))).to.deep.equal([]);
  });

  it('takes a text that was deleted under tracking for a proposal to drop it, and reports one that merely vanished', async () => {
    const tracked = await changed(1, 1, paragraph(`<w:del w:id="1" ${ANNA}>${gone('Second sentence.')}</w:del>`));
    expect([said(tracked), problems(tracked)]).to.deep.equal([['seg_2: Second sentence. →  (Anna)'], []]);
    const vanished = await changed(1, 1, paragraph());
    expect([said(vanished), problems(vanished)]).to.deep.equal([[], ['emptied 3 2 Russian']]);
  });

  it('makes a proposal of a changed state, in the name of whoever tracked it', async () => {
    const { suggestions } = await changed(1, 2, paragraph(`<w:ins w:id="1" ${ANNA}>${run('Reviewed ')}</w:ins>`));
    expect(suggestions.map(({ segment, base, text, proposes, author }) => ({ segment, base, text, proposes, author: author.name })))
      .to.deep.equal([{ segment: 'seg_2', base: 'Second sentence.', text: 'Second sentence.', proposes: { kind: 'state', state: 'reviewed' }, author: 'Anna' }]);
  });

  it('reports a word that is no state, and a control that shows its prompt as an empty one', async () => {
    expect(problems(await changed(1, 2, paragraph(run('perfect'))))).to.deep.equal(['unknownState 3 2 State perfect']);
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Choose an item.')}</w:sdtContent></w:sdt>`;
    expect(problems(await changed(1, 2, paragraph(prompt)))).to.deep.equal(['unknownState 3 2 State']);
  });

  it('makes notes of the comment column', async () => {
    const { notes } = await changed(2, 3, paragraph(`<w:ins w:id="1" ${BORIS}>${run('Is this right?')}</w:ins>`));
    expect(notes.map(({ segment, text, author }) => `${segment}: ${text} (${author.name})`)).to.deep.equal(['seg_3: Is this right? (Борис)']);
  });

  it('makes notes of comments, with the words that they are about, and threads of answers', async () => {
    const file = withComments(await fileOf(plainTable(WORDS), 'docx'), CUSTOM_COMMENTS);
    const { notes, suggestions, problems: list } = taken(file), [first, second, third] = notes;
    expect(notes.map(({ segment, text, author }) => `${segment}: ${text} (${author.name})`))
      .to.deep.equal(['seg_1: “Первое”: A better word? (Anna)', 'seg_1: No, it is fine. (Борис)', 'seg_2: About the whole sentence. (Anna)']);
    expect([first?.thread, second?.thread, third?.thread]).to.deep.equal([undefined, first?.id, undefined]);
    expect(suggestions).to.deep.equal([]);
    expect(list.map(({ code, params }) => `${code} ${params['text']}`)).to.deep.equal(['outside On the title.']);
  });

  it('names ids that vanished, doubled or were never given, and takes nothing from them', async () => {
    const missing = await rows(([heading = '', , ...rest]) => [heading, ...rest]);
    expect(problems(missing)).to.deep.equal(['missing 0 1 1 1 1']);
    const doubled = await rows(([heading = '', one = '', ...rest]) => [heading, one, one.replace('Первое', 'Другое'), ...rest]);
    expect([said(doubled), problems(doubled)]).to.deep.equal([[], ['doubled 2 1 2, 3']]);
    const unknown = await rows(([heading = '', one = '', ...rest]) => [heading, one.replace('>1<', '>1x<'), ...rest]);
    expect(problems(unknown)).to.deep.equal(['missing 0 1 1 1 1', 'unknown 2 1x Первое предложение. · translated']);
    const added = await rows((all) => [...all, `<w:tr>${paragraph()}${paragraph(run('Added.'))}${paragraph()}${paragraph()}</w:tr>`]);
    expect(problems(added)).to.deep.equal(['noId 5  Added.']);
  });

  it('finds lines by their ids where rows were sorted, also in a table that was cut in two', async () => {
    const sorted = await rows(([heading = '', one = '', two = '', three = '']) =>
      [heading, three, `${one}</w:tbl><w:p/><w:tbl>${heading}`, two.replace('Second', 'Other')]);
    expect([said(sorted), problems(sorted)]).to.deep.equal([['seg_2: Second sentence. → Other sentence. ()'], []]);
  });

  it('takes a row whose deletion is tracked for one that is gone', async () => {
    const deleted = await rows(([heading = '', one = '', ...rest]) => [heading, one.replace(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?/, `<w:tr><w:trPr><w:del w:id="9" ${ANNA}/></w:trPr>`), ...rest]);
    expect(problems(deleted)).to.deep.equal(['missing 0 1 1 1 1']);
  });

  it('takes nothing from cells that were merged or split, and says where', async () => {
    const merged = await rows(([heading = '', one = '', ...rest]) => [heading, one.replace(/(<w:tc>.*?<\/w:tc>)<w:tc>.*?<\/w:tc>/s, '$1<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Other.</w:t></w:r></w:p></w:tc>'), ...rest]);
    expect([said(merged), problems(merged)]).to.deep.equal([[], ['cells 2 1']]);
    const down = await changed(1, 1, `<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>${run('Other.')}</w:p></w:tc>`);
    expect([said(down), problems(down)]).to.deep.equal([[], ['merged 3 2 Russian']]);
  });

  it('takes the text beside a picture, a table or a footnote, and says that these were left out', async () => {
    const nested = `<w:tc><w:tbl><w:tr><w:tc><w:p>${run('inside')}</w:p></w:tc></w:tr></w:tbl><w:p>${run('Beside.')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc>`;
    const read = await changed(1, 1, nested);
    expect([said(read), problems(read)]).to.deep.equal([['seg_2: Second sentence. → Beside. ()'], ['object 3 2 Russian']]);
  });

  it('reports text where the version has no sentence', async () => {
    const contents: TableContents = contentsOf([{ id: '1', begins: true, about: plainTable(['a']).lines[0]?.about ?? ('' as never), cells: [null, ...plainTable(['A.']).lines[0]?.cells ?? [], null] }]);
    const read = taken(edited(await fileOf(contents, 'docx'), 'docx', [{ line: 0, column: 1, text: 'From nowhere.' }]));
    expect([said(read), problems(read)]).to.deep.equal([[], ['noSentence 2 1 English From nowhere.']]);
  });

  it('says whose copy it is, from the properties of the file, and nothing where only we have saved it', async () => {
    const file = await fileOf(plainTable(WORDS), 'docx'), typed = edited(file, 'docx', [{ line: 0, column: 1, text: 'Новое.' }]);
    expect(taken(file).person).to.equal('');
    const saved = rewritten(typed, 'docProps/core.xml', (xml) => xml.replace(/(<cp:lastModifiedBy>).*?(<)/, '$1Вера$2').replace(/(<dcterms:modified[^>]*>).*?(<)/, '$12026-11-19T08:00:00Z$2'));
    const { person, suggestions } = taken(saved);
    expect([person, suggestions[0]?.author.name, suggestions[0]?.time]).to.deep.equal(['Вера', 'Вера', Date.UTC(2026, 10, 19, 8)]);
  });

  it('gives the same ids when it is read again, and others to another text, sentence or person', async () => {
    const file = await fileOf(plainTable(WORDS), 'docx');
    const ids = (texts: readonly string[]): string[] => taken(edited(file, 'docx', texts.map((text, line) => ({ line, column: 1, text })))).suggestions.map(({ id }) => id);
    expect(ids(['A.', 'B.'])).to.deep.equal(ids(['A.', 'B.']));
    expect(new Set([...ids(['A.', 'A.']), ...ids(['B.', 'B.'])])).to.have.length(4);
    expect(NOW).to.be.greaterThan(0);
  });
});
