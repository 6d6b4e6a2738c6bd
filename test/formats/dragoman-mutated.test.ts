/** Files that were cut, flipped, forged or made to hurt: each is refused with a code and a place, or holds exactly what was written. */
import { expect } from '@open-wc/testing';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { sameValue } from '../../src/core/patch.ts';
import { SCHEMA } from '../../src/formats/bundle.ts';
import { MIMETYPE, packed, writeDragoman } from '../../src/formats/dragoman-file.ts';
import { openDragoman } from '../../src/formats/open-dragoman.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { writeWorkBundle } from '../../src/formats/work-bundle.ts';
import { holds, PATIENCE } from '../property.ts';
import { docx, p, zipOf } from './docx-fixture.ts';
import { bundleOf, MINE, resealed, sampleWork } from './work-bundle-fixture.ts';

const BUNDLE = bundleOf(sampleWork());
const CODES = ['notJson', 'foreign', 'newer', 'damaged', 'tooLarge', 'wrongShape', 'otherKind', 'badZip', 'zipBomb', 'encrypted', 'hostile'];
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** What became of it: a code, or `same`. Never a throw, never another content, never a prototype that has changed. */
async function outcome(bytes: Uint8Array, original = BUNDLE): Promise<string> {
  recognise(bytes);
  const read = await openDragoman(bytes, new Set());
  expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  if (read.ok) {
    expect(sameValue(read.value.bundle, original), 'another content').to.equal(true);
    return 'same';
  }
  expect(CODES).to.include(read.error.code);
  expect(read.error.at, read.error.code).to.not.equal('');
  return read.error.code;
}

const json = (): Promise<string> => writeWorkBundle(BUNDLE);

describe('mutated .dragoman files', () => {
  it('cut off anywhere: 100 places', async () => {
    const bytes = await writeDragoman(BUNDLE);
    for (let n = 0; n < 100; n++) expect(await outcome(bytes.subarray(0, Math.floor(bytes.length * n / 100)))).to.be.oneOf(['badZip', 'notJson', 'foreign']);
  });

  it('bits flipped: 150 files', async () => {
    const bytes = await writeDragoman(BUNDLE), seen = new Map<string, number>();
    await holds(fc.array(fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) }), { minLength: 1, maxLength: 3 }), async (flips) => {
      const copy = bytes.slice();
      for (const { at, bit } of flips) copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      const code = await outcome(copy);
      seen.set(code, (seen.get(code) ?? 0) + 1);
    }, { runs: 150 });
    expect((seen.get('badZip') ?? 0) * 2, 'nearly every bit counts').to.be.greaterThan([...seen.values()].reduce((sum, n) => sum + n, 0));
  }).timeout(PATIENCE);

  it('another character in the bundle, packed again as it should be: 60 files', async () => {
    const text = await json();
    await holds(fc.record({ at: fc.nat(text.length - 1), sign: fc.constantFrom('"', '{', '}', '[', ']', ',', '0', '-', 'я', '\n', '\\', '\u0000') }), async ({ at, sign }) => {
      expect(await outcome(packed(text.slice(0, at) + sign + text.slice(at + 1)))).to.be.oneOf([...CODES, 'same']);
    }, { runs: 60 });
  }).timeout(PATIENCE);

  it('other values anywhere, sealed by somebody who knows how: 120 files', async () => {
    const text = await json(), paths: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) collect(item, [...path, key]);
    };
    collect((JSON.parse(text) as { content: unknown }).content, ['content']);
    const poison: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, -1, 2 ** 53, 1e308, '', 'r1', 'whole', [], {}, null, '<script>globalThis.ran=true</script>'));
    const seen = new Set<string>();
    await holds(fc.tuple(fc.constantFrom(...paths), poison), async ([path, value]) => {
      const forged = packed(await resealed(text, (file) => {
        let parent: Record<string, unknown> = file;
        for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
        const last = path.at(-1) as string;
        if (value === undefined) Reflect.deleteProperty(parent, last); else parent[last] = value;
      }));
      const read = await openDragoman(forged, new Set());
      seen.add(read.ok ? 'read' : read.error.code);
      if (!read.ok) expect(read.error.at).to.not.equal('');
      // What is read is sound enough to be written and read again.
      else expect((await openDragoman(await writeDragoman(read.value.bundle), new Set())).ok).to.equal(true);
    }, { runs: 120 });
    expect([...seen]).to.include.members(['wrongShape', 'damaged']);
  }).timeout(PATIENCE);

  const FORGED: readonly [string, () => Promise<Uint8Array> | Uint8Array, readonly string[]][] = [
    ['nothing', () => new Uint8Array(), ['notJson']],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ['notJson']],
    ['another program\'s ZIP', () => zipOf({ 'a.txt': 'x' }), ['foreign']],
    ['a DOCX', () => docx({ body: p('A text.') }), ['foreign']],
    ['an EPUB', () => zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<x/>' }), ['foreign']],
    ['a page', () => utf8('<!doctype html><p>x'), ['foreign']],
    ['an empty ZIP', () => zipOf({}), ['foreign']],
    ['no bundle', () => zipOf({ mimetype: MIMETYPE, 'README.txt': '' }), ['damaged']],
    ['an empty bundle', () => packed(''), ['notJson']],
    ['a bundle that is a list', () => packed('[]'), ['foreign']],
    ['a newer schema', async () => packed((await json()).replace(`"schema": ${SCHEMA}`, '"schema": 99')), ['newer']],
    ['a schema that is a text', async () => packed((await json()).replace(`"schema": ${SCHEMA}`, `"schema": "${SCHEMA}"`)), ['wrongShape']],
    ['another kind', async () => packed((await json()).replace('"kind": "bundle"', '"kind": "bomb"')), ['damaged']],
    ['a backup', async () => packed((await json()).replace('"kind": "bundle"', '"kind": "backup"')), ['damaged', 'otherKind']],
    ['deep lists', () => packed(`{"format": "dragoman", "x": ${'['.repeat(500_000)}${']'.repeat(500_000)}}`), ['wrongShape']],
    ['a bomb', () => zipOf({ mimetype: MIMETYPE, 'bundle.json': new Uint8Array(60_000_000).fill(32) }), ['zipBomb']],
    ['a bomb in the part that nobody needs', async () => zipOf({ mimetype: MIMETYPE, 'bundle.json': await json(), 'README.txt': new Uint8Array(60_000_000) }), ['zipBomb']],
    ['a bomb that calls itself the type', () => zipOf({ mimetype: new Uint8Array(60_000_000).fill(65) }), ['zipBomb']],
    ['three thousand parts', () => zipOf(Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`${n}`, '']))), ['hostile']],
    ['a part twice', async () => twice(zipOf({ mimetype: MIMETYPE, 'bundle.json': await json(), 'bundle.jsoX': await json() }, 0)), ['badZip']],
    ['a way out of the folder', async () => zipOf({ mimetype: MIMETYPE, 'bundle.json': await json(), '../../etc/passwd': 'x' }), ['wrongShape']],
    ['an absolute name', async () => zipOf({ mimetype: MIMETYPE, 'bundle.json': await json(), 'C:\\Windows\\x': 'x' }), ['wrongShape']],
    ['the bundle in a folder', async () => zipOf({ mimetype: MIMETYPE, 'a/bundle.json': await json() }), ['damaged']],
    ['a password', async () => encrypted(packed(await json())), ['encrypted']],
    ['something before the ZIP', async () => joined(utf8('MZ'), packed(await json())), ['notJson']],
    ['something behind the ZIP', async () => joined(packed(await json()), utf8('x'.repeat(100_000))), ['badZip']],
    ['two files glued together', async () => joined(packed(await json()), await writeDragoman(bundleOf(sampleWork(), MINE))), ['badZip']],
    ['UTF-16', async () => zipOf({ mimetype: MIMETYPE, 'bundle.json': new Uint8Array(Uint16Array.from(await json(), (sign) => sign.charCodeAt(0)).buffer) }), ['notJson', 'foreign']],
    ['half a character', async () => zipOf({ mimetype: MIMETYPE, 'bundle.json': joined(utf8(await json()), new Uint8Array([0xd0])) }), ['notJson']],
  ];
  for (const [name, make, expected] of FORGED) {
    it(`${name}: ${expected.join(' or ')}`, async () => { expect(await outcome(await make())).to.be.oneOf([...expected]); }).timeout(20_000);
  }

  for (const key of ['__proto__', 'constructor', 'prototype']) {
    it(`${key} as a key, wherever it stands: wrongShape`, async () => {
      const text = await json();
      for (const place of ['"format": "dragoman"', '"kind": "bundle"', '"name":"Ayşe"', '"id":"r0"', '"kind":"editSegment"', '"scope": {']) {
        expect(text).to.contain(place);
        const at = place.endsWith('{') ? `${place}"${key}":{"polluted":1},` : `"${key}":{"polluted":1},${place}`;
        expect(await outcome(packed(text.replace(place, at)))).to.equal('wrongShape');
      }
    });
  }

  const SEALED: readonly [string, (file: Deep) => void][] = [
    ['a negative counter', (file) => { logOf(file)[0]!['counter'] = -1; }],
    ['a counter beyond all counting', (file) => { logOf(file)[0]!['counter'] = 2 ** 53; }],
    ['half a counter', (file) => { logOf(file)[0]!['counter'] = 1.5; }],
    ['a time that is a text', (file) => { logOf(file)[0]!['time'] = 'now'; }],
    ['a command that there is not', (file) => { logOf(file)[0]!['kind'] = 'eval'; }],
    ['a merge among the changes', (file) => { Object.assign(logOf(file)[0]!, { kind: 'mergeChanges', args: { after: null, changes: [], again: [], aside: [], from: '', author: { personId: 'p', name: '' }, time: 1 } }); }],
    ['an id of nothing', (file) => { logOf(file)[0]!['id'] = ''; }],
    ['a name of a megabyte', (file) => { (file['content'] as Deep)['person'] = { personId: 'p', name: 'x'.repeat(1_000_000) }; }],
    ['a scope that there is not', (file) => { (file['content'] as Deep)['scope'] = { kind: 'all' }; }],
    ['no scope', (file) => { Reflect.deleteProperty(file['content'] as Deep, 'scope'); }],
    ['two works', (file) => { const { works } = file['content'] as { works: unknown[] }; works.push(works[0]); }],
    ['no work', (file) => { (file['content'] as { works: unknown[] }).works = []; }],
    ['effects out of their order', (file) => { logOf(file).reverse(); }],
    ['an effect on nothing', (file) => { (logOf(file)[0]!['patch'] as Deep)['segment'] = [[null, null]]; }],
    ['a missing change', (file) => { logOf(file).splice(0, 1); (file['counts'] as Deep)['changes'] = 3; }],
    ['counts that do not fit', (file) => { (file['counts'] as Deep)['changes'] = 5; }],
    ['settings, which belong to a backup', (file) => { (file['content'] as Deep)['settings'] = {}; }],
    ['a date that is none', (file) => { file['made'] = 'yesterday'; }],
  ];
  for (const [name, change] of SEALED) {
    it(`${name}, though the checksum is right: refused`, async () => {
      expect(await outcome(packed(await resealed(await json(), change)))).to.be.oneOf(['wrongShape', 'damaged', 'tooLarge']);
    });
  }

  it('script in every text stays text', async () => {
    const script = '</script><script>globalThis.ran = true</script><img src=x onerror="globalThis.ran=true">', work = sampleWork();
    const base = { ...work.base, segment: work.base.segment.map((row) => ({ ...row, text: script })) };
    const bundle = { ...bundleOf({ base, log: [] }), person: { ...BUNDLE.person, name: script } };
    expect(await outcome(await writeDragoman(bundle), bundle)).to.equal('same');
    expect((globalThis as { ran?: boolean }).ran).to.equal(undefined);
  });

  it('of a part, too', async () => {
    const part = bundleOf(sampleWork(), MINE), bytes = await writeDragoman(part);
    for (let n = 0; n < 30; n++) expect(await outcome(bytes.subarray(0, Math.floor(bytes.length * n / 30)), part)).to.not.equal('same');
    expect(await outcome(bytes, part)).to.equal('same');
  });
});

type Deep = Record<string, unknown>;
function logOf(file: Deep): Deep[] { return (file['content'] as { works: { log: Deep[] }[] }).works[0]!.log; }

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) { bytes.set(part, at); at += part.length; }
  return bytes;
}

/** Gives the part `bundle.jsoX` the name of another one, in both headers. */
function twice(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice(), name = utf8('bundle.jsoX');
  for (let at = 0; at < copy.length - name.length; at++) if (name.every((byte, n) => copy[at + n] === byte)) copy[at + name.length - 1] = 0x6e;
  return copy;
}

/** Sets the flag of a password on the first part. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[6] = 1;
  return copy;
}

/** zipSync is what the fixture packs with; a ZIP of it is one that the reader takes (nothing above fails for want of that). */
describe('the forger', () => {
  it('makes ZIPs that are read where nothing is wrong with them', async () => {
    expect(await outcome(new Uint8Array(zipSync({ mimetype: utf8(MIMETYPE), 'bundle.json': utf8(await json()) })))).to.equal('same');
  });
});
