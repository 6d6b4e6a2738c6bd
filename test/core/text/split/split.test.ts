// Splitting a text into sentences: what holds whatever the language says.
import { expect } from '@open-wc/testing';
import { splitText } from '../../../../src/core/text/split/split.ts';

const split = (text: string, lang = 'en', abbreviations: readonly string[] = []): string =>
  splitText(text, { lang, abbreviations }).map((piece) => piece.text).join('¦');

describe('splitText', () => {
  it('an empty text has no sentence', () => expect(splitText('', { lang: 'en' })).to.deep.equal([]));
  it('a text without a mark is one sentence', () => expect(split('No mark here')).to.equal('No mark here'));
  it('white space only is an empty sentence and what follows', () => expect(splitText(' \n ', { lang: 'en' })).to.deep.equal([{ text: '', after: ' \n ' }]));
  it('white space between sentences is kept as it is', () => expect(splitText('One.\t\u00a0Two. ', { lang: 'en' })).to.deep.equal([{ text: 'One.', after: '\t\u00a0' }, { text: 'Two.', after: ' ' }]));
  it('white space at the beginning stays with the first sentence', () => expect(split('  One. Two.')).to.equal('  One.¦Two.'));
  it('a region and a script of a language change nothing', () => expect([split('См. рис. 5. Там всё.', 'ru-RU'), split('См. рис. 5. Там всё.', 'RU_Cyrl')]).to.deep.equal(['См. рис. 5.¦Там всё.', 'См. рис. 5.¦Там всё.']));
  it('a malformed language is split all the same', () => expect([split('One. Two.', ''), split('One. Two.', '?!'), split('ነው። ያ።', '-x-')]).to.deep.equal(['One.¦Two.', 'One.¦Two.', 'ነው።¦ያ።']));
});

describe('empty lines', () => {
  it('end a sentence without a mark, and one that begins with lower case', () => expect(split('Heading\n\nand text\r\n\r\nmore')).to.equal('Heading¦and text¦more'));
  it('also with spaces in them', () => expect(split('a \n \t\n b')).to.equal('a¦b'));
  it('also behind an abbreviation', () => expect(split('Dr.\n\nSmith')).to.equal('Dr.¦Smith'));
  it('a paragraph separator is one, a line separator is none', () => expect(split('a\u2029b\u2028c')).to.equal('a¦b\u2028c'));
  it('one CR LF is one line break', () => expect(split('a\r\nb')).to.equal('a\r\nb'));
});

describe('abbreviations of the person', () => {
  it('end no sentence', () => expect([split('Adr. Lindenweg is open.'), split('Adr. Lindenweg is open.', 'en', ['Adr.'])]).to.deep.equal(['Adr.¦Lindenweg is open.', 'Adr. Lindenweg is open.']));
  it('may lack their full stop', () => expect(split('Adr. Lindenweg.', 'en', ['Adr'])).to.equal('Adr. Lindenweg.'));
  it('in lower case stand for every case, also Turkish', () => expect(split('İlg. Bakanlık geldi.', 'tr', ['ilg.'])).to.equal('İlg. Bakanlık geldi.'));
  it('with a capital only for it', () => expect(split('One adr. Two.', 'en', ['Adr.'])).to.equal('One adr.¦Two.'));
  it('may have spaces, of any kind', () => expect(split('Das gilt a.\u00a0n. G. Herrn Meier.', 'de', ['a. n. G.'])).to.equal('Das gilt a.\u00a0n. G. Herrn Meier.'));
  it('are whole words', () => expect(split('Roadr. Two.', 'en', ['adr.'])).to.equal('Roadr.¦Two.'));
  it('stand behind brackets and quotes too', () => expect(split('See («Adr. Linden»). So.', 'en', ['Adr.'])).to.equal('See («Adr. Linden»).¦So.'));
  it('may end with another mark', () => expect(split('Hey! Magazine is read.', 'en', ['Hey!'])).to.equal('Hey! Magazine is read.'));
  it('are no patterns', () => expect(split('(.*)+. One. Two.', 'en', ['.*', '(.*)+', '[', '\\', '^$', ''])).to.equal('(.*)+. One.¦Two.'));
  it('of any script', () => expect(split('פרופ. כהן בא. הוא דיבר.', 'he', ['פרופ.'])).to.equal('פרופ. כהן בא.¦הוא דיבר.'));
  it('decomposed or not', () => expect(split('Müh. Ali geldi.'.normalize('NFD'), 'fi', ['Müh.'])).to.equal('Müh. Ali geldi.'.normalize('NFD')));
  it('ten thousand of them are no matter', () => expect(split('One. Abb77. Two.', 'en', Array.from({ length: 10_000 }, (_, at) => `Abb${at}.`))).to.equal('One.¦Abb77. Two.'));
});

describe('odd signs', () => {
  it('a dash with nothing behind it is no sentence', () => expect([split('He said. - '), split('He said. —')]).to.deep.equal(['He said. -', 'He said. —']));
  it('lone surrogates stay where they are', () => expect(split('A\ud800. B\udc00! \ud83d')).to.equal('A\ud800.¦B\udc00!¦\ud83d'));
  it('direction marks behind a full stop belong to its sentence', () => expect(split('قال.\u200f نعم.', 'ar')).to.equal('قال.\u200f¦نعم.'));
  it('capitals beyond the first plane are capitals', () => expect(split('One. 𐐀𐐨. Two.')).to.equal('One.¦𐐀𐐨.¦Two.'));
  it('a mark before any word ends nothing', () => expect(split('… And so. ?! Yes.')).to.equal('… And so.¦?! Yes.'));
  it('emoji behind a mark belong to its sentence', () => expect(split('Done. 😀👍🏽 Next!🎉 And.')).to.equal('Done. 😀👍🏽¦Next!🎉¦And.'));
});

describe('languages without rules', () => {
  it('are split at marks of their scripts', () => expect([split('ကျွန်တော်သွားမယ်။ သူလာမယ်။', 'my'), split('ይህ ነው። ያ ነው።', 'am')]).to.deep.equal(['ကျွန်တော်သွားမယ်။¦သူလာမယ်။', 'ይህ ነው።¦ያ ነው።']));
  it('also where a paragraph is longer than the platform is given at a time', () => expect(splitText('ይህ ነው። '.repeat(5000), { lang: 'am' }).map((piece) => piece.text)).to.deep.equal(Array.from({ length: 5000 }, () => 'ይህ ነው።')));
  it('also behind … and before a dash, where the platform is blind', () => expect(split('Hon väntade… Ingen kom. – Hallå! – Ja.', 'sv')).to.equal('Hon väntade…¦Ingen kom.¦– Hallå!¦– Ja.'));
  it('not behind initials and common titles', () => expect(split('Dr. J. R. Novák přišel. Odešel.', 'cs')).to.equal('Dr. J. R. Novák přišel.¦Odešel.'));
  it('not at a line break', () => expect(split('ein\nzwei. Drei', 'xx')).to.equal('ein\nzwei.¦Drei'));
});
