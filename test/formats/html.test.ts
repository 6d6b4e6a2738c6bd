import { expect } from '@open-wc/testing';
import { decodeReferences, readHtml } from '../../src/formats/html.ts';

const marked = (html: string): string[] => readHtml(html).blocks.map(({ block, text, whole }) => `${block ?? (whole ? 'code' : 'p')} ${text}`);

describe('HTML', () => {
  it('has paragraphs where its elements begin and end, closed or not', () => {
    expect(marked('<p>a<p>b</p>c<div>d<div>e</div>f</div><hr>g')).to.deep.equal(['p a', 'p b', 'p c', 'p d', 'p e', 'p f', 'p g']);
  });

  it('collapses white space and keeps no-break spaces', () => {
    expect(marked('<p>  a \n\t <b> b</b>c <i>d</i> e&nbsp; f </p>')).to.deep.equal(['p a bc d e\u00A0 f']);
  });

  it('breaks a line at <br>, and the paragraph at two of them', () => {
    expect(marked('<p>a<br>b <br/> c<br>\n<br>d<br></p>')).to.deep.equal(['p a\nb\nc', 'p d']);
  });

  it('has headings, items, cells and definitions', () => {
    expect(marked('<h1>a <em>b</em></h1><ul><li>c<ul><li>d</li></ul><li><p>e</p></ul><table><tr><th>f<td>g<tr><td>h</table><dl><dt>i<dd>j</dl><li><h2>k</h2>l'))
      .to.deep.equal(['h1 a b', 'item c', 'item d', 'item e', 'p f', 'p g', 'p h', 'p i', 'p j', 'h2 k', 'item l']);
  });

  it('keeps a listing whole, and reads other preformatted text as plain text', () => {
    expect(marked('<pre><code>\n  a;\n  b. C\n</code></pre><pre>x\n\ny</pre>')).to.deep.equal(['code   a;\n  b. C', 'p x', 'p y']);
  });

  it('decodes references, also where they are broken', () => {
    expect(marked('<p>&lt;b&gt; &amp;amp; &eacute;&#1081;&#x1D49C; &unknown; &amp')).to.deep.equal(['p <b> &amp; éй𝒜 &unknown; &']);
    expect(decodeReferences('a & b &amp; &lt;i&gt; &nope; &#x26;lt;')).to.equal('a & b & <i> &nope; &lt;');
  });

  it('leaves out what is never shown, and counts what is hidden, and pictures', () => {
    const document = readHtml('<head><style>a{}</style><script>b()</script><title>T &amp; U</title></head><body>a<script>c("<p>d</p>")</script><template>e</template><p hidden>f<b>g</b></p>'
      + '<span style="color:red; display : NONE">h</span><svg><title>i</title><text>j</text></svg><textarea>k</textarea><img src="x" alt="l" onerror="m()">n<noscript>o</noscript><p hidden="until-found">q</p>');
    expect(document.blocks.map(({ text }) => text)).to.deep.equal(['a', 'n', 'q']);
    expect(document.title).to.equal('T & U');
    expect(document.issues).to.deep.equal([{ code: 'pictures', params: { count: 1 } }, { code: 'hidden', params: { count: 2 } }]);
  });

  it('leaves out numbers of footnotes and readings above a line', () => {
    expect(marked('<p>a<a role="doc-noteref"><sup>1</sup></a> <ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>')).to.deep.equal(['p a 漢']);
  });

  it('gives the language that it declares', () => {
    expect(readHtml('<html lang="tr"><body lang="en">x').lang).to.equal('tr');
    expect(readHtml('<html xml:lang="ru"/>x').lang).to.equal('ru');
    expect(readHtml('<body lang="de">x').lang).to.equal('de');
    expect(readHtml('<p lang="fr">x').lang).to.equal('');
  });

  it('takes no attribute for a property of all objects', () => {
    expect(marked('<p __proto__="x" constructor="y" hasOwnProperty="z">a</p><constructor>b</constructor>')).to.deep.equal(['p a', 'p b']);
  });

  it('reads XHTML and a text without any element', () => {
    expect(marked('<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>a</p><br/>b</body></html>')).to.deep.equal(['p a', 'p b']);
    expect(marked('<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><h1><a id="y"/></h1><p>a</p></body></html>')).to.deep.equal(['p a']);
    expect(marked('\uFEFF<p>\uFEFFa')).to.deep.equal(['p \uFEFFa']);
    expect(marked('a < b & c')).to.deep.equal(['p a < b & c']);
  });

  it('is the same however the text falls into the parser’s pieces', () => {
    const html = `<p>${'слово &amp; '.repeat(20_000)}</p>`;
    expect(readHtml(html).blocks[0]?.text).to.equal('слово & '.repeat(20_000).trim());
  });

  it('may have hundreds of thousands of lines in one element', () => {
    const lines = 'line of text. And more\n\n'.repeat(300_000);
    expect(marked(`<pre>${lines}</pre>`)).to.have.length(300_000);
    expect(marked(`<pre><code>${lines}</code></pre>`)).to.have.length(300_000);
  });

  it('is refused when it is nested beyond what any page is, and not at a depth that careless pages have', () => {
    expect(() => readHtml('<div>'.repeat(100_000))).to.throw('hostile');
    expect(() => readHtml('<b>'.repeat(100_000))).to.throw('hostile');
    expect(marked(`${'<font>'.repeat(1500)}a`)).to.deep.equal(['p a']);
  });
});
