import { expect } from '@open-wc/testing';
import { readDocx } from '../../src/formats/docx.ts';
import type { TextDocument } from '../../src/formats/text-document.ts';
import { TextFailure } from '../../src/formats/text-failure.ts';
import type { DocxParts } from './docx-fixture.ts';
import { docx, docxFiles, p, r, styled, zipOf } from './docx-fixture.ts';

const read = (body: string, parts: Omit<DocxParts, 'body'> = {}): TextDocument => readDocx(docx({ body, ...parts }));
const texts = (body: string, parts: Omit<DocxParts, 'body'> = {}): string[] => read(body, parts).blocks.map(({ text }) => text);
const marked = (body: string, parts: Omit<DocxParts, 'body'> = {}): string[] => read(body, parts).blocks.map(({ block, text }) => `${block ?? 'p'} ${text}`);
const counts = (document: TextDocument): string[] => document.issues.map(({ code, params }) => `${code} ${params['count'] ?? ''}`);

function codeOf(bytes: Uint8Array): string {
  try {
    readDocx(bytes);
    return 'read';
  } catch (reason) {
    if (!(reason instanceof TextFailure)) throw reason;
    return reason.error.code;
  }
}

describe('a DOCX', () => {
  it('gives its paragraphs in order, empty ones left out', () => {
    expect(texts(p('One.') + p() + p('Two', ' and a half.') + p(' '))).to.deep.equal(['One.', 'Two and a half.']);
  });

  it('keeps Cyrillic, Turkish, composed and decomposed signs, references and CDATA as they are', () => {
    const text = 'Ёлка, İstanbul’da ışık; и\u0306 й 𝒜';
    expect(texts(p(text) + p('&lt;b&gt; &amp;amp; &#1081;') + '<w:p><w:r><w:t><![CDATA[<raw>]]></w:t></w:r></w:p>')).to.deep.equal([text, '<b> &amp; й', '<raw>']);
  });

  it('reads tabs, breaks, hyphens and symbols as signs', () => {
    expect(texts(p('a', '<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:cr/><w:sym w:font="Symbol" w:char="F061"/></w:r>')))
      .to.deep.equal(['a\tb\nc\u2011d\u00ADe\nα']);
  });

  it('takes tab stops for settings, not for signs', () => {
    expect(texts(p('<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>', 'a'))).to.deep.equal(['a']);
  });

  it('keeps a symbol of an unknown font where it stands, and drops what is no sign', () => {
    const sym = (char: string): string => p('x', `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`);
    expect(texts(sym('F04A') + sym('D800') + sym('zz') + sym('FFFFFF'))).to.deep.equal(['x\uF04A', 'x', 'x', 'x']);
  });

  it('does not care about the prefix, and reads the strict form', () => {
    const strict = '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict.</x:t></x:r></x:p></x:body></x:document>';
    expect(texts('', { files: { 'word/document.xml': strict } })).to.deep.equal(['Strict.']);
  });

  it('reads parts in UTF-16', () => {
    const xml = `\uFEFF${docxFiles({ body: p('Ж') })['word/document.xml'] ?? ''}`.replace('UTF-8', 'UTF-16');
    const bytes = new Uint8Array(Uint16Array.from([...xml].map((sign) => sign.charCodeAt(0))).buffer);
    expect(readDocx(zipOf({ ...docxFiles({ body: '' }), 'word/document.xml': bytes })).blocks).to.deep.equal([{ block: null, text: 'Ж' }]);
  });

  it('finds its main part where the package says it is', () => {
    const files = docxFiles({ body: p('Here.') });
    const moved = { ...files, '_rels/.rels': (files['_rels/.rels'] ?? '').replace('word/document.xml', '/other/main.xml'), 'other/main.xml': files['word/document.xml'] ?? '', 'word/document.xml': '' };
    expect(readDocx(zipOf(moved)).blocks.map(({ text }) => text)).to.deep.equal(['Here.']);
  });
});

describe('the structure of a DOCX', () => {
  const STYLES = '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="Mine"/><w:basedOn w:val="a1"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="Заголовок 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Başlık 3"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="6"/></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Body"/><w:basedOn w:val="a1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="c"/><w:basedOn w:val="C2"/></w:style><w:style w:type="paragraph" w:styleId="C2"><w:name w:val="d"/><w:basedOn w:val="C1"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="Ti"><w:name w:val="Title"/></w:style>';

  it('has headings by style name in several languages, by inheritance and by outline level', () => {
    expect(marked([styled('a1', 'a'), styled('X', 'b'), styled('R', 'c'), styled('T', 'd'), styled('O', 'e'), styled('B', 'f'), styled('Ti', 'g')].join(''), { styles: STYLES }))
      .to.deep.equal(['h2 a', 'h2 b', 'h1 c', 'h3 d', 'h6 e', 'p f', 'h1 g']);
  });

  it('has headings by an outline level of the paragraph itself', () => {
    expect(marked(p('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', 'a') + p('<w:pPr><w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/></w:pPr>', 'b'), { styles: STYLES })).to.deep.equal(['h3 a', 'p b']);
  });

  it('has list items by numbering, of the paragraph or of its style', () => {
    const num = (id: string): string => `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`;
    expect(marked(p(num('1'), 'a') + styled('L', 'b') + p(`<w:pPr><w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`, 'c') + p(num('0'), 'd'), { styles: STYLES }))
      .to.deep.equal(['item a', 'item b', 'p c', 'p d']);
  });

  it('ignores former properties and circles of styles', () => {
    expect(marked(p('<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="a1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>', 'a') + styled('C1', 'b') + styled('__proto__', 'c')
      + p(r('d', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), { styles: STYLES })).to.deep.equal(['p a', 'p b', 'p c', 'p d']);
  });

  it('reads tables row by row, nested ones where they stand', () => {
    const cell = (content: string): string => `<w:tc><w:tcPr/>${content}</w:tc>`, row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const document = read(p('Before') + `<w:tbl>${row(cell(p('a')), cell(p('b') + p('c')))}${row(cell(`<w:tbl>${row(cell(p('d')))}</w:tbl>${p('e')}`), cell(p()))}</w:tbl>` + p('After'));
    expect(document.blocks.map(({ text }) => text)).to.deep.equal(['Before', 'a', 'b', 'c', 'd', 'e', 'After']);
    expect(counts(document)).to.deep.equal(['tables 2']);
  });

  it('gives title and language, by most of the text', () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>';
    const { title, lang } = read(p(r('Длинный русский текст.', '<w:lang w:val="ru-RU"/>'), ' Word'), { styles, title: ' Книга &amp; Co ' });
    expect([title, lang]).to.deep.equal(['Книга & Co', 'ru']);
    expect(read(p('Text'), { styles }).lang).to.equal('en');
    expect(read(p(r('x', '<w:lang w:val="pt-BR"/>'))).lang).to.equal('pt-BR');
  });
});

describe('what a DOCX holds beside its text', () => {
  it('counts tracked changes and takes them as accepted', () => {
    const document = read(p('Old ', `<w:del w:id="1"><w:r><w:delText>gone </w:delText></w:r></w:del><w:ins w:id="2">${r('new ')}</w:ins>`, 'end.')
      + p(`<w:moveFrom w:id="3">${r('moved')}</w:moveFrom>`) + p(`<w:moveTo w:id="4">${r('moved')}</w:moveTo>`));
    expect(document.blocks.map(({ text }) => text)).to.deep.equal(['Old new end.', 'moved']);
    expect(counts(document)).to.deep.equal(['trackedChanges 4']);
  });

  it('joins two paragraphs where the mark between them was deleted', () => {
    const mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
    expect(texts(p(mark, 'One ') + p(mark, 'two ') + p('three.') + p('Four.'))).to.deep.equal(['One two three.', 'Four.']);
    expect(texts(p(mark, 'Last.'))).to.deep.equal(['Last.']);
  });

  it('leaves out a row that was deleted', () => {
    expect(texts(`<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p('gone')}</w:tc></w:tr><w:tr><w:trPr><w:ins w:id="2"/></w:trPr><w:tc>${p('kept')}</w:tc></w:tr></w:tbl>`)).to.deep.equal(['kept']);
  });

  it('puts footnotes and endnotes after the paragraph that calls them, once, without separators', () => {
    const document = read(p('A', '<w:r><w:footnoteReference w:id="2"/></w:r>', ' b.', '<w:r><w:endnoteReference w:id="2"/></w:r>') + p('C.', '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="99"/></w:r>'), {
      footnotes: `<w:footnote w:type="separator" w:id="0">${p('no')}</w:footnote><w:footnote w:id="2">${p('<w:r><w:footnoteRef/></w:r>', ' Note.') + p('Two.')}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${p('End.')}</w:endnote><w:endnote w:id="3">${p('Nobody calls.')}</w:endnote>`,
    });
    expect(document.blocks.map(({ text }) => text)).to.deep.equal(['A b.', 'Note.', 'Two.', 'End.', 'C.']);
    expect(counts(document)).to.deep.equal(['notes 2']);
  });

  it('reads a text box once, after its paragraph', () => {
    const box = `<w:txbxContent>${p('Boxed.')}</w:txbxContent>`;
    expect(texts(p('A ', `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:x>${box}</wps:x></mc:Choice><mc:Fallback><w:pict><v:shape>${box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, 'b.') + p('C.')))
      .to.deep.equal(['A b.', 'Boxed.', 'C.']);
    expect(texts(p('A', `<w:r><mc:AlternateContent><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`))).to.deep.equal(['A', 'Boxed.']);
  });

  it('reads a text box of any length', () => {
    const body = p('A', `<w:r><w:pict><w:txbxContent>${p('x').repeat(150_000)}</w:txbxContent></w:pict></w:r>`);
    // Not compressed: for a bomb it would be.
    expect(readDocx(zipOf(docxFiles({ body }), 0)).blocks).to.have.length(150_001);
  });

  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

  it('keeps the result of a field and drops its code, nested fields included', () => {
    const inner = `${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${field('separate')}${r('no')}${field('end')}`;
    expect(texts(p('See ', `${field('begin')}<w:r><w:instrText>HYPERLINK</w:instrText></w:r>${inner}${field('separate')}`, 'this', field('end'), '.') + p('<w:fldSimple w:instr="DATE"><w:r><w:t>Today</w:t></w:r></w:fldSimple>')))
      .to.deep.equal(['See this.', 'Today']);
    expect(texts(p('A', field('begin'), field('separate'), 'b') + p('c', field('end'), 'd'))).to.deep.equal(['Ab', 'cd']);
  });

  it('loses nothing to a field without an end', () => {
    expect(texts(p('A', field('begin')) + p('B') + p(field('end'), field('end'), 'C'))).to.deep.equal(['A', 'B', 'C']);
  });

  it('counts comments, pictures, hidden text and embedded parts, and leaves them out', () => {
    const document = read(p('A', '<w:r><w:commentReference w:id="1"/></w:r>', r('secret', '<w:vanish/>'), r(' b', '<w:vanish w:val="0"/>'), '<w:r><w:drawing><a:blip/></w:drawing></w:r>') + '<w:altChunk/>');
    expect(document.blocks.map(({ text }) => text)).to.deep.equal(['A b']);
    expect(counts(document)).to.have.members(['comments 1', 'pictures 1', 'hidden 1', 'unreadable 1']);
  });

  it('reads links, smart tags, content controls and formulas; of a ruby the base', () => {
    expect(texts(p(`<w:hyperlink>${r('link')}</w:hyperlink><w:smartTag>${r(' tag')}</w:smartTag><w:sdt><w:sdtContent>${r(' box')}</w:sdtContent></w:sdt>`, '<m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath>')
      + p('<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>'))).to.deep.equal(['link tag box x=1', '漢']);
  });

  it('never takes text for markup, and no link for anything', () => {
    expect(texts(p('&lt;script&gt;alert(1)&lt;/script&gt;', '<w:hyperlink w:anchor="javascript:alert(1)"><w:r><w:t>x</w:t></w:r></w:hyperlink>'))).to.deep.equal(['<script>alert(1)</script>x']);
  });
});

describe('a DOCX that is none, or a hostile one', () => {
  const document = (xml: string): Uint8Array => zipOf(docxFiles({ body: '', files: { 'word/document.xml': xml } }));
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

  it('is refused as another kind of file if it has no text part', () => {
    expect(codeOf(zipOf({ 'mimetype': 'application/epub+zip', 'x.xhtml': '<html/>' }))).to.equal('binary');
    expect(codeOf(document('<workbook/>'))).to.equal('binary');
  });

  it('is refused with a place if it is not well-formed, and not read in part', () => {
    expect(codeOf(document(`<w:document ${W}><w:body>${p('One')}<w:p></w:body></w:document>`))).to.equal('badXml');
    expect(codeOf(document(`<w:document ${W}><w:body>${p('One')}`))).to.equal('badXml');
    expect(codeOf(document(''))).to.equal('badXml');
    expect(codeOf(document(`<w:document ${W}><w:body>${p('\u0001')}</w:body></w:document>`))).to.equal('badXml');
    expect(codeOf(document(`<w:document ${W}>&constructor;</w:document>`))).to.equal('badXml');
    expect(codeOf(zipOf(docxFiles({ body: '', files: { 'word/document.xml': '' } })))).to.equal('badXml');
    expect(codeOf(zipOf({ ...docxFiles({ body: '' }), 'word/document.xml': new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]) }))).to.equal('badXml');
  });

  it('is refused for a DOCTYPE, so that no entity is ever expanded', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]><w:document ${W}><w:body>${p('&b;')}</w:body></w:document>`;
    expect(codeOf(document(bomb))).to.equal('hostile');
    expect(codeOf(document(`<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document ${W}/>`))).to.equal('hostile');
  });

  it('is refused for depth, attributes and elements beyond reason', () => {
    expect(codeOf(document(`<w:document ${W}>${'<w:p>'.repeat(100_000)}`))).to.equal('hostile');
    expect(codeOf(document(`<w:document ${W} ${Array.from({ length: 300 }, (_, n) => `a${n}="1"`).join(' ')}/>`))).to.equal('hostile');
  });

  it('does not disturb prototypes by its names', () => {
    const names = '<__proto__ __proto__="1" constructor="2"><constructor/></__proto__>';
    expect(texts(p('a', `<w:r>${names}</w:r>`), { styles: '<w:style w:styleId="__proto__"><w:name w:val="heading 1"/></w:style>' })).to.deep.equal(['a']);
    expect('styleId' in {}).to.equal(false);
  });
});
