import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { crc32 } from '../../src/formats/crc32.ts';
import { readDocx } from '../../src/formats/docx.ts';
import { TextFailure } from '../../src/formats/text-failure.ts';
import { Zip } from '../../src/formats/zip.ts';
import { holds, PATIENCE } from '../property.ts';
import { docx, p, styled, zipOf } from './docx-fixture.ts';

const LOCAL_CRC = 14, CENTRAL_CRC = 16, CENTRAL_PACKED = 20, CENTRAL_SIZE = 24, CENTRAL_NAME = 28, CENTRAL_OFFSET = 42, END_COUNT = 8;

/** What reading a part gives: its text, or why not. */
function outcome(bytes: Uint8Array, name = 'a.xml'): string {
  try {
    const zip = new Zip(bytes), decoder = new TextDecoder();
    let text = '';
    zip.read(name, (piece) => { text += decoder.decode(piece, { stream: true }); });
    return text;
  } catch (reason) {
    if (!(reason instanceof TextFailure)) throw reason;
    return `${reason.error.code} ${reason.error.params['detail'] ?? ''}`.trim();
  }
}

const signature = (view: DataView, wanted: number, from = 0): number => {
  for (let at = from; at + 4 <= view.byteLength; at += 1) if (view.getUint32(at, true) === wanted) return at;
  return -1;
};

/** A ZIP with something overwritten; `at` counts from the first central header. */
function changed(bytes: Uint8Array, edit: (view: DataView, central: number, end: number) => void): Uint8Array {
  const copy = bytes.slice(), view = new DataView(copy.buffer);
  edit(view, signature(view, 0x02014b50), signature(view, 0x06054b50));
  return copy;
}

describe('CRC-32', () => {
  it('is that of the standard, in one piece or in several', () => {
    const bytes = new TextEncoder().encode('123456789');
    expect(crc32(bytes)).to.equal(0xcbf43926);
    expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).to.equal(0xcbf43926);
    expect(crc32(new Uint8Array())).to.equal(0);
  });
});

describe('a ZIP', () => {
  const TEXT = 'Текст. '.repeat(1000);
  const sample = (level: 0 | 6 = 6): Uint8Array => zipOf({ 'a.xml': TEXT, 'b.xml': 'b' }, level);

  it('gives a part back, deflated or stored, whatever the case of its name', () => {
    expect(outcome(sample())).to.equal(TEXT);
    expect(outcome(sample(0))).to.equal(TEXT);
    expect(outcome(sample(), 'A.XML')).to.equal(TEXT);
    expect(outcome(zipOf({ 'word\\a.xml': 'x' }), 'word/a.xml')).to.equal('x');
  });

  it('may have a comment behind it', () => {
    expect(outcome(changed(new Uint8Array([...sample(), 0x68, 0x69]), (view, _central, end) => view.setUint16(end + 20, 2, true)))).to.equal(TEXT);
  });

  it('is refused if a part has another size or checksum than it says', () => {
    expect(outcome(changed(sample(), (view, at) => view.setUint32(at + CENTRAL_SIZE, 1000, true)))).to.equal('badZip size');
    expect(outcome(changed(sample(), (view, at) => view.setUint32(at + CENTRAL_SIZE, 99_999, true)))).to.equal('badZip size');
    expect(outcome(changed(sample(), (view, at) => view.setUint32(at + CENTRAL_CRC, 1, true)))).to.equal('badZip crc');
    expect(outcome(changed(sample(0), (view) => view.setUint8(40, 1)))).to.equal('badZip crc');
    // The local header's copy is written by streaming programs as zero: it is not looked at.
    expect(outcome(changed(sample(), (view) => view.setUint32(LOCAL_CRC, 0, true)))).to.equal(TEXT);
  });

  it('is refused if it is cut off anywhere', () => {
    const whole = sample();
    for (const length of [0, 1, 21, 22, 100, whole.length - 23, whole.length - 1]) expect(outcome(whole.slice(0, length)), `${length}`).to.equal('badZip end');
  });

  it('is refused if something stands before it, or parts overlap', () => {
    expect(outcome(new Uint8Array([0, 0, 0, 0, ...sample()]))).to.match(/^badZip/);
    expect(outcome(changed(sample(), (view, at) => {
      const second = signature(view, 0x02014b50, at + 4);
      view.setUint32(second + CENTRAL_OFFSET, 0, true);
    }))).to.equal('badZip overlap');
    expect(outcome(changed(sample(), (view, at) => view.setUint32(at + CENTRAL_PACKED, 0x7fffffff, true)))).to.equal('badZip overlap');
  });

  it('is refused if a name stands in it twice, or its headers disagree', () => {
    const twins = zipOf({ 'a.xml': '1', 'b.xml': '2' });
    expect(outcome(changed(twins, (view, at) => view.setUint8(signature(view, 0x02014b50, at + 4) + 46, 0x61)))).to.equal('badZip twice');
    expect(outcome(changed(twins, (view) => view.setUint8(30, 0x7a)))).to.equal('badZip header');
    expect(outcome(changed(twins, (view, at) => view.setUint8(signature(view, 0x02014b50, at + 4) + 46, 0x7a))), 'a part that is not asked for').to.equal('badZip header');
    expect(outcome(changed(twins, (view, at) => view.setUint16(at + 10, 12, true)))).to.equal('badZip method');
    expect(outcome(changed(twins, (view, at) => view.setUint16(at + CENTRAL_NAME, 60_000, true)))).to.equal('badZip directory');
    expect(outcome(changed(twins, (view, _at, end) => {
      view.setUint16(end + END_COUNT, 3, true);
      view.setUint16(end + END_COUNT + 2, 3, true);
    }))).to.equal('badZip directory');
  });

  it('is refused if it is encrypted, in several volumes, of the 64-bit kind, or has too many parts', () => {
    expect(outcome(changed(sample(), (view, at) => view.setUint16(at + 8, 1, true)))).to.equal('encrypted');
    expect(outcome(changed(sample(), (view, _at, end) => view.setUint16(end + 4, 1, true)))).to.equal('badZip disks');
    expect(outcome(changed(sample(), (view, _at, end) => view.setUint32(end + 16, 0xffffffff, true)))).to.equal('badZip zip64');
    expect(outcome(zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`${n}`, '']))))).to.equal('hostile entries');
  });

  it('is refused as a bomb long before all of it came out', () => {
    let most = 0;
    const zip = new Zip(zipOf({ 'a.xml': new Uint8Array(20_000_000) }));
    expect(() => zip.read('a.xml', (piece) => { most += piece.length; })).to.throw(TextFailure, 'zipBomb');
    expect(most).to.be.below(10_000_000);
  });

  it('is refused as a bomb if all its parts together are too large', () => {
    const zip = new Zip(zipOf({ a: 'x'.repeat(600), b: 'y'.repeat(400), c: 'z' }), 1000);
    zip.read('a', () => undefined);
    zip.read('b', () => undefined);
    expect(() => zip.read('c', () => undefined)).to.throw(TextFailure, 'zipBomb');
  });

  it('knows no part by the names of prototypes', () => {
    expect(new Zip(sample()).has('__proto__')).to.equal(false);
    expect(outcome(sample(), 'constructor')).to.equal('badZip constructor');
    expect(outcome(zipOf({ ['__proto__x']: '1' }), '__proto__x')).to.equal('1');
  });
});

describe('a damaged DOCX', () => {
  const body = Array.from({ length: 60 }, (_, n) => styled('a1', `Абзац ${n}: text number ${n * n}, “quoted”.`) + p(`ünlü ${n}`)).join('');
  const whole = docx({ body, styles: '<w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>', footnotes: '<w:footnote w:id="1"><w:p/></w:footnote>', title: 'T' });
  const expected = JSON.stringify(readDocx(whole));

  /** One to four bytes overwritten, a stretch cut out, doubled or zeroed, or the end missing. */
  const damage = fc.record({
    kind: fc.constantFrom('bytes', 'cut', 'double', 'zero', 'end'), at: fc.nat(whole.length - 1), length: fc.integer({ min: 1, max: 200 }),
    bytes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
  });

  it('gives the identical text or a clear refusal: 500 of them, none hangs', async () => {
    let refused = 0;
    await holds(damage, ({ kind, at, length, bytes }) => {
      const copy = whole.slice();
      if (kind === 'bytes') for (const [place, by] of bytes) copy[place] = (copy[place] ?? 0) ^ by;
      if (kind === 'zero') copy.fill(0, at, at + length);
      const cut = kind === 'cut' ? [copy.subarray(0, at), copy.subarray(at + length)] : kind === 'double' ? [copy.subarray(0, at + length), copy.subarray(at)] : kind === 'end' ? [copy.subarray(0, at)] : [copy];
      const file = new Uint8Array(cut.flatMap((part) => [...part]));
      try {
        expect(JSON.stringify(readDocx(file))).to.equal(expected);
      } catch (reason) {
        if (!(reason instanceof TextFailure)) throw reason;
        refused += 1;
      }
    }, { runs: 500 });
    expect(refused).to.be.above(0);
  }).timeout(PATIENCE);
});
