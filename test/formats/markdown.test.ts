import { expect } from '@open-wc/testing';
import { readMarkdown } from '../../src/formats/markdown.ts';

const marked = (text: string): string[] => readMarkdown(text).blocks.map(({ block, text: one, whole }) => `${block ?? (whole ? 'code' : 'p')} ${one}`);

describe('Markdown', () => {
  it('has headings of six levels, underlined ones too', () => {
    expect(marked('# One\n\n###### Six #\n\nTop\n===\n\nSub\n---')).to.deep.equal(['h1 One', 'h6 Six', 'h1 Top', 'h2 Sub']);
  });

  it('joins the lines of a paragraph, and breaks it where it says so', () => {
    expect(marked('a\nb\n\nc  \nd\\\ne')).to.deep.equal(['p a b', 'p c\nd\ne']);
  });

  it('loses its marks and keeps the words: emphasis, links, pictures, code, strikes, escapes, references', () => {
    expect(marked('*a* __b__ ~~c~~ `d*e` [f](http://x.test "t") [g][1] ![h](i.png) <http://j.test> \\*k\\* l&amp;m &mdash; &#1081;\n\n[1]: http://y.test'))
      .to.deep.equal(['p a b c d*e f g h http://j.test *k* l&m — й']);
  });

  it('has items, nested and with paragraphs of their own, tasks without their boxes', () => {
    expect(marked('- a\n  - b\n\n    more\n- [x] c\n\n1. d')).to.deep.equal(['item a', 'item b', 'item more', 'item c', 'item d']);
  });

  it('reads quotations as paragraphs and tables cell by cell', () => {
    expect(marked('> a\n> b\n>\n> > c')).to.deep.equal(['p a b', 'p c']);
    expect(marked('| a | b |\n|---|---|\n| *c* | d |')).to.deep.equal(['p a', 'p b', 'p c', 'p d']);
  });

  it('keeps a listing in one piece, a long one a line each', () => {
    expect(marked('```js\nlet a = 1. b;\n\n  c;\n```\n\n    indented\n      more')).to.deep.equal(['code let a = 1. b;\n\n  c;', 'code indented\n  more']);
    expect(marked(`\`\`\`\n${'abc\n'.repeat(2000)}\`\`\``)).to.have.length(2000);
  });

  it('reads HTML inside as text and runs nothing', () => {
    expect(marked('a <b>b</b><br>c\n\n<div>d <i>e</i><script>f()</script></div>\n\n<!-- g -->')).to.deep.equal(['p a b\nc', 'p d e']);
  });

  it('takes title and language from its front matter, and no others', () => {
    const { title, lang, blocks } = readMarkdown('\uFEFF---\r\ntitle: "A \\"B\\""\r\nlang: tr # Turkish\r\ntags: [x]\r\n---\r\nText');
    expect([title, lang, blocks.map(({ text }) => text)]).to.deep.equal(['A "B"', 'tr', ['Text']]);
    expect(readMarkdown("---\ntitle: 'It''s'\n---\n").title).to.equal("It's");
    expect(marked('---\nNo fields here\n---\nText')).to.deep.equal(['h2 No fields here', 'p Text']);
    expect(readMarkdown('---\n__proto__: x\nTitle: Y\n...\n').title).to.equal('Y');
  });

  it('puts a footnote behind the paragraph that calls it', () => {
    const { blocks, issues } = readMarkdown('A[^1] b.\n\nC[^x][^none].\n\n[^1]: Note\nmore.\n\n    Second.\n[^x]: *Other*\n\nEnd.\n\n```\n[^1]: code\n```');
    expect(blocks.map(({ text }) => text)).to.deep.equal(['A b.', 'Note more.', 'Second.', 'C[^none].', 'Other', 'End.', '[^1]: code']);
    expect(issues).to.deep.equal([{ code: 'notes', params: { count: 2 } }]);
  });

  it('is refused, not fatal, when it is nested without end', () => {
    expect(() => readMarkdown(`${'>'.repeat(20_000)} a`)).to.throw('hostile');
    expect(() => readMarkdown(`b\n${'- '.repeat(150)}a`)).to.throw('hostile');
    expect(marked(`${'- '.repeat(40)}\n\n${'-'.repeat(300)}\n\na`), 'rules').to.deep.equal(['p a']);
    const stairs = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n');
    expect(marked(stairs)).to.have.length(60);
  });
});
