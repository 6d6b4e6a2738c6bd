import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { TableFormat } from '../../src/formats/table-contents.ts';
import { readTable } from '../../src/formats/table-file.ts';
import { xmlText } from '../../src/formats/table-text.ts';
import { holds, PATIENCE } from '../property.ts';
import { docx, p } from './docx-fixture.ts';
import { AWKWARD, edited, fileOf, MAIN_PART, NOW, plainTable, rewritten, tableContents, taken } from './table-fixture.ts';

const FORMATS = ['docx', 'xlsx'] as const;
const KEY_PART: { readonly [format in TableFormat]: string } = { docx: 'customXml/item1.xml', xlsx: 'xl/sharedStrings.xml' };
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...AWKWARD),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)));

const codeOf = (bytes: Uint8Array): string => {
  const result = readTable(bytes, NOW);
  return result.ok ? 'read' : result.error.code;
};

describe('review tables from strangers', () => {
  for (const format of FORMATS) {
    it(`${format}: any text comes back as it went, and an edited one as it was typed`, async function () {
      this.timeout(PATIENCE);
      await holds(fc.tuple(fc.array(anyText, { minLength: 1, maxLength: 6 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })), async ([texts, raw]) => {
        const file = await fileOf(plainTable(texts), format);
        expect(taken(file)).to.deep.include({ suggestions: [], notes: [], problems: [] });
        // eslint-disable-next-line no-control-regex -- what nobody can type into a cell
        const text = `new ${raw.replace(/[\u0000-\u001F]/g, '')} end`;
        expect(taken(edited(file, format, [{ line: 0, column: 1, text }])).suggestions.map((one) => one.text.trim())).to.deep.equal([text]);
      }, { runs: 60 });
    });

    it(`${format}: a file with a byte changed, cut off or doubled is read the same or refused, and nothing is made up`, async function () {
      this.timeout(PATIENCE);
      const file = await fileOf(tableContents(6), format), codes = new Set<string>();
      await holds(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), fc.constantFrom('flip', 'cut', 'double')), ([at, by, how]) => {
        const bytes = how === 'cut' ? file.slice(0, at) : how === 'double' ? Uint8Array.from([...file.slice(0, at), ...file.slice(Math.max(0, at - by))]) : file.slice();
        if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ by;
        const result = readTable(bytes, NOW);
        codes.add(result.ok ? 'read' : result.error.code);
        if (result.ok) expect(result.value.suggestions).to.deep.equal([]);
      }, { runs: 150 });
      expect([...codes]).to.include('badZip');
    });

    it(`${format}: parts in which XML was changed are read or refused, and never freeze or throw`, async function () {
      this.timeout(PATIENCE);
      const file = await fileOf(tableContents(6), format);
      await holds(fc.tuple(fc.constantFrom(MAIN_PART[format], KEY_PART[format]), fc.nat(), fc.nat(200), fc.constantFrom('', '<', '</w:tc>', '<c r="ZZZ9999999">', '"', '&#0;', '[[', '__proto__', '-1')), ([part, at, length, other]) => {
        const broken = rewritten(file, part, (xml) => { const start = at % xml.length; return xml.slice(0, start) + other + xml.slice(start + length); });
        expect(codeOf(broken)).to.be.oneOf(['read', 'badXml', 'damaged', 'notATable', 'noHeading', 'newer', 'hostile']);
      }, { runs: 120 });
    });

    it(`${format}: depth, a DOCTYPE, a bomb and a password are refused`, async () => {
      const file = await fileOf(plainTable(['One.']), format), part = MAIN_PART[format];
      expect(codeOf(rewritten(file, part, () => `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`))).to.equal('hostile');
      expect(codeOf(rewritten(file, part, (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml.replace(/<\?xml.*?\?>/, '')}`))).to.equal('hostile');
      const files = unzipSync(file);
      expect(codeOf(zipSync({ ...files, [part]: strToU8(`<x>${' '.repeat(30_000_000)}</x>`) }, { level: 9 }))).to.equal('zipBomb');
      const locked = file.slice();
      for (let at = 0; at < locked.length - 4; at += 1) if (locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 3 && locked[at + 3] === 4) locked[at + 6] = (locked[at + 6] ?? 0) | 1;
      expect(codeOf(locked)).to.equal('encrypted');
    });

    it(`${format}: names of any signs are no obstacle`, async () => {
      const table = plainTable(['One.']), odd = 'a \uD83D_x0041_ \u0001 и\u0306';
      const named = { ...table, columns: table.columns.map((column) => ({ ...column, name: odd, state: `${odd} 2` })), words: { ...table.words, title: odd, instruction: odd, sheet: `'[${odd}]'`, comment: `${odd} 3` } };
      expect(taken(await fileOf(named, format))).to.deep.include({ suggestions: [], notes: [], problems: [] });
    });

    it(`${format}: a key of a newer release, and one that contradicts itself, are refused`, async () => {
      const file = await fileOf(plainTable(['One.', 'Two.']), format), quote = '&quot;';
      expect(codeOf(rewritten(file, KEY_PART[format], (xml) => xml.replace(`${quote}schema${quote}:1`, `${quote}schema${quote}:99`)))).to.equal('newer');
      expect(codeOf(rewritten(file, KEY_PART[format], (xml) => xml.replace(`[${quote}2${quote}`, `[${quote}1${quote}`)))).to.equal('damaged');
      expect(codeOf(rewritten(file, KEY_PART[format], (xml) => xml.replace(`seg_1${quote},${quote}translated`, `seg_1${quote},${quote}perfect`)))).to.equal('damaged');
    });
  }

  it('are told from other files of the same kind', async () => {
    expect(codeOf(docx({ body: p('A text.') }))).to.equal('notATable');
    const file = await fileOf(plainTable(['One.']), 'docx'), files = unzipSync(file);
    delete files['customXml/item1.xml'];
    expect(codeOf(zipSync(files))).to.equal('notATable');
    expect(codeOf(zipSync({ 'a.txt': strToU8('x') }))).to.equal('notATable');
    expect(codeOf(strToU8('plain text'))).to.equal('badZip');
    expect(codeOf(new Uint8Array(60 * 1024 * 1024))).to.equal('tooLarge');
  });

  it('list no more problems than somebody can read', async () => {
    const file = await fileOf(plainTable(Array.from({ length: 700 }, (_, at) => `Sentence ${at}.`)), 'xlsx');
    const { problems } = taken(rewritten(file, MAIN_PART.xlsx, (xml) => xml.replaceAll(/(<c r="C(?!3")\d+" s="\d+" t=")s("><v>)\d+/g, `$1str$2${xmlText('perfect')}`)));
    expect(problems.filter(({ code }) => code === 'unknownState')).to.have.length(500);
    expect(problems.at(-1)).to.deep.equal({ code: 'more', row: 0, id: '', params: { count: 200 } });
  });
});
