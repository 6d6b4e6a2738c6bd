import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { endsParagraph } from '../../src/core/text/plain.ts';
import type { TextChoices, TextRead } from '../../src/formats/read-text.ts';
import { readText } from '../../src/formats/read-text.ts';
import { FILE_LIMIT, SENTENCE_LENGTH_LIMIT, SENTENCE_LIMIT } from '../../src/formats/text-limits.ts';
import { holds, PATIENCE } from '../property.ts';
import { docx, p } from './docx-fixture.ts';
import { encode } from './encoding-samples.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function value(bytes: Uint8Array | string, name = 'text.txt', choices: TextChoices = {}): TextRead {
  const result = readText({ name, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }, choices);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refusal(bytes: Uint8Array | string, name = 'text.txt', choices: TextChoices = {}): string {
  const result = readText({ name, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }, choices);
  return result.ok ? 'read' : result.error.code;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('a text that was read', () => {
  it('is sentences with the white space between them, paragraphs by a blank line', () => {
    const { sentences, paragraphs, characters, lines } = value('First one. Second one.\nThird one.');
    expect(sentences).to.deep.equal([{ text: 'First one.', after: ' ' }, { text: 'Second one.', after: '\n\n' }, { text: 'Third one.', after: '\n' }]);
    expect([paragraphs, characters, lines]).to.deep.equal([2, 31, 'paragraph']);
    expect(sentences.map(endsParagraph)).to.deep.equal([false, true, true]);
  });

  it('marks every sentence of a heading or an item', () => {
    expect(value('# Who? Me.\n\n- One. Two.\n', 'a.md').sentences).to.deep.equal([
      { text: 'Who?', after: ' ', block: 'h1' }, { text: 'Me.', after: '\n\n', block: 'h1' }, { text: 'One.', after: ' ', block: 'item' }, { text: 'Two.', after: '\n', block: 'item' },
    ]);
  });

  it('is not split again where every line is a sentence', () => {
    expect(value('One. And more.\nTwo.\n\nThree.', 'a.txt', { lines: 'sentence' }).sentences).to.deep.equal([
      { text: 'One. And more.', after: ' ' }, { text: 'Two.', after: '\n\n' }, { text: 'Three.', after: '\n' },
    ]);
  });

  it('is split by the abbreviations of its language and by a person’s own', () => {
    const text = 'Bu Dr. Kaya ile ilgili. Ayr. bkz. sayfa 5.';
    expect(value(text, 'a.txt', { lang: 'tr' }).sentences.map((one) => one.text)[0]).to.equal('Bu Dr. Kaya ile ilgili.');
    expect(value('See the Xyzzy. Foo was there.', 'a.txt', { lang: 'en', abbreviations: ['Xyzzy.'] }).sentences).to.have.length(1);
  });

  it('has a title: its own, its first heading, a short first line, or the name of the file', () => {
    expect(value('<title>T</title><h1>H</h1>', 'a.html').title).to.equal('T');
    expect(value('<html><head><title>T</title></head><h1>H</h1>', 'a.html').title).to.equal('T');
    expect(value('Text.\n\n# H', 'a.md').title).to.equal('H');
    expect(value('A line\n\nText.').title).to.equal('A line');
    expect(value('A sentence.\n\nText.', 'My book.txt').title).to.equal('My book');
  });

  it('has the language that was chosen, else that of its letters, else the declared one', () => {
    const long = 'This is a text of some length, so that nobody doubts which language it is written in, and it goes on for a while longer, until there are enough letters to say so. And then a second sentence follows. ';
    expect([value(long).lang, value(long).langSure]).to.deep.equal(['en', true]);
    expect(value(long, 'a.txt', { lang: 'tr' }).lang).to.equal('tr');
    expect(value(`<html lang="en-GB"><p>${long}`, 'a.html').lang).to.equal('en-GB');
    const lied = value(`<html lang="ru"><p>${long}`, 'a.html');
    expect([lied.lang, lied.langSure]).to.deep.equal(['en', false]);
    expect(value('<html lang="az"><p>Bəli', 'a.html').lang).to.equal('az');
    expect(value('12', 'a.txt').lang).to.equal('');
  });

  it('tells which odd signs are in it, and changes none', () => {
    const text = 'a\u200Bb\u202Ec\u00ADd\u0007e\uFFFDf й и\u0306 \uD800g';
    const { sentences, issues } = value(docx({ body: p('x') }), 'a.docx');
    expect([sentences.length, issues]).to.deep.equal([1, []]);
    const pasted = readText({ pasted: text });
    expect(pasted.ok && pasted.value.sentences.map((one) => one.text).join('')).to.equal(text);
    expect(pasted.ok && pasted.value.issues).to.have.deep.members([
      { code: 'invisible', params: { count: 2 } }, { code: 'bidi', params: { count: 1 } }, { code: 'control', params: { count: 1 } }, { code: 'replacement', params: { count: 1 } },
    ]);
  });

  it('keeps a byte order mark that stands behind a paragraph', () => {
    const result = readText({ pasted: 'One.\uFEFF\n\nTwo.' }, { format: 'text', lang: 'en' });
    expect(result.ok && result.value.sentences).to.deep.equal([{ text: 'One.\uFEFF', after: '\n\n' }, { text: 'Two.', after: '\n' }]);
  });

  it('joined with its white space, is the text, whatever signs are in it', async () => {
    const paragraph = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/[\s\0]|\u0085/gu, ' ').trim()).filter((text) => /[^\s\uFEFF]/u.test(text));
    await holds(fc.tuple(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.constantFrom('en', 'ru', 'tr', 'ja', 'und')), ([paragraphs, lang]) => {
      const text = paragraphs.join('\n\n'), result = readText({ pasted: `\uFEFF${text}` }, { lang, format: 'text', lines: 'paragraph' });
      expect(result.ok && result.value.sentences.map((one) => one.text + one.after).join('')).to.equal(`${text}\n`);
    }, { runs: 300 });
  });
});

describe('the format of a file', () => {
  const format = (bytes: Uint8Array | string, name: string): string => value(bytes, name).format;

  it('is known by its bytes, then by its name', () => {
    expect(format(docx({ body: p('x') }), 'misnamed.txt')).to.equal('docx');
    expect(format('x', 'a.MD')).to.equal('markdown');
    expect(format('x', 'a.xhtml')).to.equal('html');
    expect(format('# x', 'a.txt')).to.equal('text');
    expect(format('\uFEFF <!-- c --> <!DOCTYPE html><p>x', 'a')).to.equal('html');
    expect(format('<?xml version="1.0"?>\n<html>x', 'a.txt')).to.equal('html');
    expect(format(encode('\uFEFF<html><p>x', 'utf-16le') ?? new Uint8Array(), 'a.txt')).to.equal('html');
    expect(format('About <html> tags', 'a.txt')).to.equal('text');
  });

  it('is what a person chose', () => {
    expect(value('# x', 'a.txt', { format: 'markdown' }).sentences[0]?.text).to.equal('x');
    expect(value('<html><p>x', 'a.html', { format: 'text' }).sentences[0]?.text).to.equal('<html><p>x');
    expect(refusal('x', 'a.txt', { format: 'docx' })).to.equal('badZip');
    expect(refusal(docx({ body: p('x') }), 'a.docx', { format: 'text' })).to.equal('binary');
  });

  it('is none of ours for pictures, programs, old documents and other archives', () => {
    for (const start of ['%PDF-1.7\n', '{\\rtf1 x}', '\x89PNG\r\n\x1a\n', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'MZ\x90\0', '\x7fELF', '\x1f\x8b\x08']) expect(refusal(latin(`${start}${'abc'.repeat(50)}`), 'a.txt'), start).to.equal('binary');
    expect(refusal(Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) >> 5), 'a.txt')).to.equal('binary');
    expect(refusal('zeros\0\0\0 and\0 text', 'a.txt')).to.equal('binary');
    expect(refusal(latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`), 'a.docx')).to.equal('encrypted');
  });
});

describe('the encoding of a file', () => {
  const RUSSIAN = 'Обычный русский текст в старой кодировке.';

  it('is guessed, and the others are told', () => {
    const { encoding, encodings, sentences } = value(encode(RUSSIAN, 'koi8-r') ?? '');
    expect([encoding, encodings[0], sentences[0]?.text]).to.deep.equal(['koi8-r', 'koi8-r', RUSSIAN]);
    expect(encodings).to.include('windows-1251');
    expect(value(RUSSIAN).encodings).to.deep.equal([]);
  });

  it('is what a person chose, or the text is refused where it cannot be so', () => {
    const { encoding, encodings } = value(encode(RUSSIAN, 'koi8-r') ?? '', 'a.txt', { encoding: 'windows-1251' });
    expect([encoding, encodings[0]]).to.deep.equal(['windows-1251', 'koi8-r']);
    expect(value(encode('Ђак', 'windows-1251') ?? '', 'a.txt', { encoding: 'cp1251' }).encoding).to.equal('windows-1251');
    expect(refusal(encode(RUSSIAN, 'koi8-r') ?? '', 'a.txt', { encoding: 'utf-8' })).to.equal('undecodable');
    expect(refusal('x', 'a.txt', { encoding: 'no-such' })).to.equal('undecodable');
  });

  it('is what HTML declares', () => {
    const html = `<html><head><!-- <meta charset="koi8-r"> --><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Ђ</title></head><p>Ж`;
    const { encoding, title } = value(encode(html, 'windows-1251') ?? '', 'a.html');
    expect([encoding, title]).to.deep.equal(['windows-1251', 'Ђ']);
    expect(value('<meta charset=utf-16><p>й', 'a.html').sentences[0]?.text, 'a lie').to.equal('й');
  });
});

describe('a refusal', () => {
  it('says that there is no text', () => {
    for (const [text, name] of [['', 'a.txt'], [' \n\uFEFF'.slice(0, 2), 'a.txt'], ['---\ntitle: x\n---\n', 'a.md'], ['<html><head><title>x</title></head><script>y</script>', 'a.html']] as const) expect(refusal(text, name), name).to.equal('empty');
    expect(refusal(docx({ body: '' }), 'a.docx')).to.equal('empty');
    expect(readText({ pasted: '\uFEFF\n\uFEFF' })).to.deep.equal({ ok: false, error: { code: 'empty', params: {} } });
  });

  it('names the limit: of the file, by format', () => {
    const bytes = new Uint8Array(FILE_LIMIT.html + 1).fill(0x61);
    expect(readText({ name: 'a.html', bytes })).to.deep.equal({ ok: false, error: { code: 'tooLarge', params: { size: bytes.length, limit: FILE_LIMIT.html } } });
  });

  it('names the limit: of one sentence', () => {
    const most = 'a'.repeat(SENTENCE_LENGTH_LIMIT);
    expect(value(most).sentences).to.have.length(1);
    expect(readText({ pasted: `${most}a` })).to.deep.equal({ ok: false, error: { code: 'tooLong', params: { limit: SENTENCE_LENGTH_LIMIT } } });
  });

  it('names the limit: of their number', () => {
    const result = readText({ pasted: 'a\n'.repeat(SENTENCE_LIMIT + 1) }, { lines: 'paragraph', lang: 'en' });
    expect(!result.ok && result.error.code).to.equal('tooMany');
  }).timeout(PATIENCE);
});

describe('a megabyte of one thing', () => {
  const MEGABYTE = 1_000_000;
  const THINGS = { spaces: ' ', 'spaces between two words': ' ', 'line ends': '\n', letters: 'a', dots: '.', quotes: '"', brackets: '[', stars: '*', 'small-than signs': '<', ampersands: '&', hyphens: '-', backticks: '`', '<p>': '<p>', '</p>': '</p>', '&lt;': '&lt;', '- ': '- ', '> ': '> ', '| ': '| ', '![](': '![](' };
  for (const [name, thing] of Object.entries(THINGS)) {
    it(`of ${name} is read or refused, in every format`, () => {
      const much = thing.repeat(MEGABYTE / thing.length), text = name === 'spaces between two words' ? `a${much}b` : much;
      for (const format of ['text', 'markdown', 'html'] as const) {
        const result = readText({ pasted: text }, { format });
        if (!result.ok) expect(result.error.code, format).to.be.oneOf(['empty', 'tooLong', 'hostile']);
      }
    });
  }
});

describe('whatever a file holds', () => {
  const piece = fc.oneof(fc.constantFrom('<p>', '</p>', '<pre>', '<script>', '<!--', '-->', '<![CDATA[', '&', '&amp;', '&#0;', '<br>', '<li>', '<td hidden>', '\n', '\n\n', '    ', '# ', '- ', '1. ', '> ', '```\n', '|', '|-|\n',
    '[^a]', '[^a]: ', '](', '![', '*', '__', '~~', '\\', '---\n', 'title: x\n', '===\n', '<title>', '<svg>', '<ruby><rt>', ' lang="', 'text ', 'Ж. ', '__proto__'), fc.string({ unit: 'binary', maxLength: 4 }));

  it('is read or refused, and leaves prototypes alone', async () => {
    const before = Reflect.ownKeys(Object.prototype);
    await holds(fc.tuple(fc.array(piece, { maxLength: 60 }), fc.constantFrom('text', 'markdown', 'html')), ([pieces, format]) => {
      const result = readText({ pasted: pieces.join('') }, { format });
      if (!result.ok) expect(result.error.code).to.be.oneOf(['empty', 'hostile']);
      else for (const { text, after } of result.value.sentences) expect(text.trim() !== '' && /^\s*$/u.test(after), JSON.stringify({ text, after })).to.equal(true);
    }, { runs: 600 });
    expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(before);
  }).timeout(PATIENCE);

  it('is read or refused, whatever bytes they are', async () => {
    await holds(fc.tuple(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', '\xff\xfe', '\xef\xbb\xbf', 'PK\x03\x04', '<html>', '\x1b$B'), fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx')), ([bytes, start, name]) => {
      const result = readText({ name, bytes: new Uint8Array([...latin(start), ...bytes]) });
      if (!result.ok) expect(result.error.code).to.be.oneOf(['empty', 'hostile', 'binary', 'badZip']);
    }, { runs: 400 });
  }).timeout(PATIENCE);
});
