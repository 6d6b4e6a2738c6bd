import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readPlain } from '../../src/formats/plain.ts';
import type { LineMeaning } from '../../src/formats/text-document.ts';
import { holds } from '../property.ts';

const texts = (text: string, lines?: LineMeaning): string[] => readPlain(text, lines).blocks.map((block) => block.text);
const marked = (text: string, lines?: LineMeaning): string[] => readPlain(text, lines).blocks.map(({ block, text: one }) => `${block ?? 'p'} ${one}`);

const PROSE = 'The old house stood at the end of the lane and nobody had lived in it for years. When the rain came through the roof, the swallows moved from the attic to the kitchen. '
  + 'My father used to say that a house without people forgets its own shape. We went there every summer, and every summer another wall had bent towards the garden.';

/** As an editor breaks lines. */
function wrap(text: string, width: number, indent = ''): string {
  const lines = [indent];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.trim() === '') lines[lines.length - 1] = line + word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

describe('the lines of a plain text', () => {
  it('end at CR, LF, CRLF, NEL, LS, VT, and at PS with the paragraph', () => {
    expect(texts('a\rb\nc\r\nd\u0085e\u2028f\vg\u2029h', 'paragraph')).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(texts('a\u2028b\u2029c', 'wrapped')).to.deep.equal(['a b', 'c']);
  });

  it('lose the byte order mark at the start and no other', () => {
    expect(texts('\uFEFFa\n\uFEFFb')).to.deep.equal(['a', '\uFEFFb']);
  });

  it('keep no-break spaces inside, tabs, form feeds between words and page numbers', () => {
    expect(texts('a\u00A0b\tc\f d\n\n12\n\n')).to.deep.equal(['a\u00A0b\tc\f d', '12']);
  });

  it('say nothing where there is nothing', () => {
    expect(texts('')).to.deep.equal([]);
    expect(texts(' \n\t\n\u00A0\n')).to.deep.equal([]);
  });
});

describe('what a line break means', () => {
  const guess = (text: string): LineMeaning => readPlain(text).lines;

  it('a new paragraph, where lines are whole paragraphs, with blank lines or without', () => {
    expect(guess(`${PROSE}\n\n${PROSE}\n\nShort.`)).to.equal('paragraph');
    expect(guess(`Title\n${PROSE}\n${PROSE}\nShort one here.\n${PROSE}\n${PROSE}`)).to.equal('paragraph');
    expect(guess('One line.')).to.equal('paragraph');
  });

  it('nothing, where an editor broke the lines, at any width', () => {
    for (const width of [40, 60, 72, 100]) expect(guess([PROSE, PROSE, PROSE].map((text) => wrap(text, width)).join('\n\n')), `${width}`).to.equal('wrapped');
    expect(guess([PROSE, PROSE, PROSE].map((text) => wrap(text, 72, '    ')).join('\n')), 'paragraphs by indent').to.equal('wrapped');
    expect(guess(wrap(PROSE, 50)), 'one paragraph').to.equal('wrapped');
    expect(guess([PROSE, PROSE.toUpperCase(), PROSE.toUpperCase()].map((text) => wrap(text, 72)).join('\n\n')), 'mostly in capitals').to.equal('wrapped');
    expect(guess([wrap(PROSE, 72), ...[PROSE, PROSE].map((text) => wrap(text, 62).replace(/^/gm, '          '))].join('\n\n')), 'indented parts').to.equal('wrapped');
  });

  it('a new sentence, where every line is one', () => {
    const lines = ['The house was old.', 'Nobody lived in it any more, not even the swallows.', 'Why?', 'We never asked.', 'My father said that houses forget.', '“He is right,” said my mother.', 'Then it rained.', 'It rained for days.'];
    expect(guess(lines.join('\n'))).to.equal('sentence');
    expect(guess(`${lines.join('\n')}\n\n${lines.join('\n')}`)).to.equal('sentence');
  });

  it('a new paragraph in a dialogue and in a list of names', () => {
    expect(guess('Anna Petrovna Ivanova-Sokolova\nBoris Sergeevich Kuznetsov-Orlov\nÇiğdem Yıldız Karaosmanoğlu Öz\nDmitri Alexandrovich Morozovsky'), 'of one length').to.equal('paragraph');
    expect(guess('Anna\nBoris\nÇiğdem\nDmitri\nElena\nFatma')).to.equal('paragraph');
    expect(guess('— Да? Кто там?\n— Это я. Открой.\n— Зачем? Уже поздно.\n— Надо. Открой, пожалуйста.\n— Ну входи. Только тихо.\n— Спасибо. Я ненадолго.')).to.equal('paragraph');
  });

  it('is what a person chose', () => {
    expect(texts('a b.\nc\n\nd', 'paragraph')).to.deep.equal(['a b.', 'c', 'd']);
    expect(texts('a b.\nc\n\nd', 'wrapped')).to.deep.equal(['a b. c', 'd']);
    expect(readPlain('a. b.\nc\n\nd', 'sentence').blocks).to.deep.equal([
      { block: null, text: 'a. b.', whole: true, open: true }, { block: null, text: 'c', whole: true }, { block: null, text: 'd', whole: true },
    ]);
  });
});

describe('wrapped lines', () => {
  it('are joined to the text that was wrapped, whatever the width', async () => {
    await holds(fc.record({ width: fc.integer({ min: 30, max: 120 }), words: fc.array(fc.stringMatching(/^[a-zёığ]{1,12}$/), { minLength: 12, maxLength: 80 }) }), ({ width, words }) => {
      expect(texts(wrap(words.join(' '), width), 'wrapped').join(' ').split(/\s+/)).to.deep.equal(words);
    }, { runs: 100 });
    for (const width of [40, 72]) expect(texts(`${wrap(PROSE, width)}\n\n${wrap(PROSE, width)}`, 'wrapped')).to.deep.equal([PROSE, PROSE]);
  });

  it('begin paragraphs by an indent, as books do', () => {
    expect(texts(`${wrap(PROSE, 60, '   ')}\n${wrap(PROSE, 60, '   ')}\n${wrap('— Да, — сказал он.', 60, '   ')}`)).to.deep.equal([PROSE, PROSE, '— Да, — сказал он.']);
  });

  it('stay as they are in a verse or an address', () => {
    expect(texts(`${wrap(PROSE, 72)}\n\nRoses and rain,\nbread and a lamp\nfor the night.\n\n${wrap(PROSE, 72)}`)).to.deep.equal([PROSE, 'Roses and rain,\nbread and a lamp\nfor the night.', PROSE]);
  });

  it('keep the break after a hyphen, and need no space in Chinese or after a soft hyphen', () => {
    const long = 'x'.repeat(60);
    expect(texts(`${long} well-\nknown ${long}`, 'wrapped')).to.deep.equal([`${long} well-\nknown ${long}`]);
    expect(texts(`${long} ex\u00AD\nample ${long}`, 'wrapped')).to.deep.equal([`${long} ex\u00ADample ${long}`]);
    const han = '我們昨天晚上在河邊的小店裡吃飯然後一起走回家去了那時候天已經很黑了路上沒有人';
    expect(texts(`${han}\n${han}`, 'wrapped')).to.deep.equal([han + han]);
  });
});

describe('lists in plain text', () => {
  it('are items where several follow each other, with their marks', () => {
    expect(marked('We need:\n- bread\n- milk\n• and salt\nThat is all')).to.deep.equal(['p We need:', 'item - bread', 'item - milk', 'item • and salt', 'p That is all']);
    expect(marked('1) one\n2) two\n\na) x\nb) y')).to.deep.equal(['item 1) one', 'item 2) two', 'item a) x', 'item b) y']);
    expect(marked('- only one\nline')).to.deep.equal(['p - only one', 'p line']);
  });

  it('are no dialogue, and a dialogue is no list', () => {
    expect(marked('- Ты придёшь?\n- Приду.\n- Когда?')).to.deep.equal(['p - Ты придёшь?', 'p - Приду.', 'p - Когда?']);
    expect(marked('— Да.\n— Нет.')).to.deep.equal(['p — Да.', 'p — Нет.']);
  });

  it('join the wrapped lines of an item', () => {
    expect(marked(`${wrap(PROSE, 40)}\n\n- one item that is wrapped after\n  this\n- and another\n\n${wrap(PROSE, 40)}`).filter((one) => one.startsWith('item')))
      .to.deep.equal(['item - one item that is wrapped after this', 'item - and another']);
  });
});

describe('any plain text', () => {
  it('loses no sign but white space', async () => {
    const sign = fc.oneof(fc.constantFrom('\n', '\r\n', ' ', '\t', '- ', '. ', '\u2028', 'a-\n', '1) '), fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ unit: 'grapheme', maxLength: 3 }));
    await holds(fc.tuple(fc.array(sign, { maxLength: 60 }), fc.constantFrom<(LineMeaning | undefined)[]>('paragraph', 'wrapped', 'sentence', undefined)), ([parts, lines]) => {
      const text = parts.join(''), bare = (from: string): string => from.replace(/^\uFEFF/, '').replace(/[^\S\uFEFF]|\u0085/gu, '');
      expect(bare(`\uFEFF${texts(text, lines).join('')}`)).to.equal(bare(text));
    }, { runs: 300 });
  });
});
