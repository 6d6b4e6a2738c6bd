import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { asId } from '../../src/core/ids.ts';
import { sameValue } from '../../src/core/patch.ts';
import type { Bundle } from '../../src/formats/bundle.ts';
import { readBundle, SCHEMA, SIZE_LIMIT, writeBundle } from '../../src/formats/bundle.ts';
import type { FileError } from '../../src/formats/failure.ts';
import { holds, PATIENCE } from '../property.ts';
import first from './bundle-schema-1.json?raw';
import second from './bundle-schema-2.json?raw';
import { anyBundle, playedWork, sampleBundle, workOf } from './bundle-fixture.ts';


async function errorOf(text: string): Promise<FileError> {
  const result = await readBundle(text);
  if (result.ok) throw new Error('it was read');
  return result.error;
}

async function read(text: string): Promise<Bundle> {
  const result = await readBundle(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

interface File { sha256: string; [key: string]: unknown }

/** Changes the parsed file and seals it again, as somebody would who knows how. */
async function resealed(text: string, change: (file: File & { content: never }) => void): Promise<string> {
  const file = JSON.parse(text) as File & { content: never };
  change(file);
  const sealed = Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'format' && key !== 'sha256'));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(sealed)));
  return JSON.stringify({ ...file, sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
}

type Deep = { [key: string]: Deep } & Deep[];

describe('bundle', () => {
  it('reads back what it wrote: any Unicode, lone surrogates, hostile ids; through UTF-8', async () => {
    await holds(anyBundle, async (bundle) => {
      const text = new TextDecoder().decode(new TextEncoder().encode(await writeBundle(bundle)));
      expect(sameValue(await read(text), bundle)).to.equal(true);
    }, { runs: 100 });
  }).timeout(PATIENCE);

  it('reads back acts of every kind', async () => {
    await holds(playedWork, async (work) => {
      const bundle = { ...sampleBundle(), works: [work] };
      expect(sameValue(await read(await writeBundle(bundle)), bundle)).to.equal(true);
    }, { runs: 300 });
  }).timeout(PATIENCE);

  it('survives another layout of the same values: an editor, CRLF, no spaces', async () => {
    const text = await writeBundle(sampleBundle());
    for (const other of [text.replaceAll('\n', '\r\n'), JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text), null, 4)]) {
      expect(sameValue(await read(other), sampleBundle())).to.equal(true);
    }
  });

  for (const [schema, text, { changes, word }] of [[1, first, { changes: 20, word: 'раз' }], [2, second, { changes: 19, word: 'единица' }]] as const) {
    it(`reads a file of schema ${schema}, and writes it in the new one`, async () => {
      expect(text).to.contain(`"schema": ${schema},`);
      const bundle = await read(text), [work] = bundle.works;
      expect([work?.base.forward, work?.base.note, work?.log.length, bundle.drafts.length]).to.deep.equal([[], [], changes, 1]);
      const again = await writeBundle(bundle);
      expect(again).to.contain('"schema": 3,');
      expect(sameValue(await read(again), bundle)).to.equal(true);
      expect((await errorOf(text.replace(word, 'рай'))).code, 'its own checksum counts').to.equal('damaged');
    });
  }

  it('reads order keys of any length: acts cut new ones between those of a stranger', async () => {
    const order = 'a'.repeat(3_000), sample = sampleBundle(), works = sample.works.map(({ base }) => ({ log: [], base: { ...base, segment: base.segment.map((row) => ({ ...row, order: order + row.order })) } }));
    const bundle = { ...sample, works };
    expect((await read(await writeBundle(bundle))).works[0]?.base.segment[0]?.order.startsWith(order)).to.equal(true);
  });

  it('is readable: indented outside, one row or change a line, the same bytes every time', async () => {
    const text = await writeBundle(sampleBundle()), lines = text.split('\n');
    expect(lines.slice(0, 5)).to.deep.equal(['{', '  "format": "dragoman",', '  "kind": "backup",', '  "schema": 3,', '  "made": "2026-11-22T12:00:00.000Z",']);
    expect(lines.filter((line) => /^ +\{"id":"[er]\d"/.test(line)).length).to.equal(4);
    expect(lines.filter((line) => /^ +\{"id":"chg_/.test(line)).length).to.equal(4);
    expect(text.endsWith('}\n')).to.equal(true);
    expect(await writeBundle(sampleBundle())).to.equal(text);
    expect(lines.some((line) => line.includes('"counts": {"works":1,"drafts":1,"rows":10,"changes":4}') )).to.equal(true);
  });

  it('pollutes no prototype', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const text = await writeBundle(sampleBundle());
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      for (const place of ['"theme":"dark"', '"name":"Ayşe"', '"kind": "backup"']) {
        const error = await errorOf(text.replace(place, `"${key}":{"polluted":1},${place}`));
        expect(error.code).to.equal('wrongShape');
        expect(error.params['key']).to.equal(key);
      }
    }
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).to.equal(before);
    let caught: unknown;
    await writeBundle({ ...sampleBundle(), settings: JSON.parse('{"__proto__": 1}') as never }).catch((reason: unknown) => { caught = reason; });
    expect(caught, 'and writes none').to.be.instanceOf(Error);
  });

  it('names what is wrong', async () => {
    const text = await writeBundle(sampleBundle());
    expect((await errorOf('')).code).to.equal('notJson');
    expect((await errorOf('PK\u0003\u0004')).params).to.deep.equal({ line: 1, column: 1 });
    expect(await errorOf('{"tmx": 1}')).to.deep.include({ code: 'foreign', at: 'format' });
    for (const foreign of ['null', '[]', '7', '"dragoman"', '{"format": "other"}']) expect((await errorOf(foreign)).code).to.equal('foreign');
    expect(await errorOf(text.replace('"schema": 3', `"schema": ${SCHEMA + 1}`))).to.deep.equal({ code: 'newer', at: 'schema', params: { schema: SCHEMA + 1 } });
    expect((await errorOf(text.replace('"schema": 3', '"schema": "3"'))).code).to.equal('wrongShape');
    expect(await errorOf(text.replace('Раз.', 'Раз!'))).to.deep.include({ code: 'damaged', at: 'sha256' });
    expect((await errorOf(text.replace('"made": "2026', '"made": "2025'))).code).to.equal('damaged');
    expect((await errorOf(`{"format": "dragoman", "x": ${'['.repeat(100)}${']'.repeat(100)}}`)).params['detail']).to.equal('depth');
  });

  it('refuses a text over the limit before reading it', async () => {
    const huge = { length: SIZE_LIMIT + 1 } as unknown as string;
    expect(await errorOf(huge)).to.deep.equal({ code: 'tooLarge', at: '', params: { size: SIZE_LIMIT + 1, limit: SIZE_LIMIT } });
  });

  it('survives depth at which engines give up', async () => {
    const error = await errorOf(`{"format": "dragoman", "x": ${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`);
    expect(error.code).to.equal('wrongShape');
  });

  const SHAPES: readonly [string, (content: Deep) => void, string][] = [
    ['an unknown field', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['colour'] = 'red' as never; }, 'wrongShape'],
    ['an unknown field of an author', (content) => { (content['works']?.[0]?.['log']?.[0]?.['author'] as Deep)['colour'] = 'red' as never; }, 'wrongShape'],
    ['a missing field', (content) => { delete (content['works']?.[0]?.['base']?.['segment']?.[0] as Partial<Deep>)['after']; }, 'wrongShape'],
    ['a number for a text', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['text'] = 7 as never; }, 'wrongShape'],
    ['a state that there is not', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['state'] = 'perfect' as never; }, 'wrongShape'],
    ['an empty id', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['id'] = '' as never; }, 'wrongShape'],
    ['a title without English', (content) => { (content['works']?.[0]?.['base']?.['work']?.[0] as Deep)['title'] = { ru: 'x' } as never; }, 'wrongShape'],
    ['a command that there is not', (content) => { (content['works']?.[0]?.['log']?.[0] as Deep)['kind'] = 'explode' as never; }, 'wrongShape'],
    ['arguments of another command', (content) => { (content['works']?.[0]?.['log']?.[0] as Deep)['kind'] = 'setState' as never; }, 'wrongShape'],
    ['an edit of two rows', (content) => { (content['works']?.[0]?.['log']?.[0]?.['patch']?.['segment']?.[0]?.[1] as Deep)['id'] = 'r1' as never; }, 'wrongShape'],
    ['an edit of nothing', (content) => { (content['works']?.[0]?.['log']?.[0]?.['patch'] as Deep)['segment'] = [[null, null]] as never; }, 'wrongShape'],
    ['one row edited twice', (content) => { const edits = content['works']?.[0]?.['log']?.[0]?.['patch']?.['segment'] as Deep; edits.push(edits[0] as Deep); }, 'wrongShape'],
    ['a title over the limit', (content) => { (content['works']?.[0]?.['base']?.['work']?.[0] as Deep)['title'] = { en: 'x'.repeat(2_001) } as never; }, 'tooLarge'],
    ['a bead of a segment that is not there', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[0] as Deep)['source'] = ['nobody'] as never; }, 'damaged'],
    ['a segment on the wrong side', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[0] as Deep)['source'] = ['r0'] as never; }, 'damaged'],
    ['a segment in two beads (A1)', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[0] as Deep)['source'] = ['e0', 'e1'] as never; }, 'damaged'],
    ['a segment in no bead (A1)', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[0] as Deep)['source'] = [] as never; }, 'damaged'],
    ['a segment of an unknown version', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['version'] = 'v.xx' as never; }, 'damaged'],
    ['a bead of an unknown alignment', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[0] as Deep)['alignment'] = 'al.xx' as never; }, 'damaged'],
    ['a version that was replaced and is aligned all the same', (content) => { (content['works']?.[0]?.['base']?.['version']?.[1] as Deep)['replacedBy'] = 'v.en' as never; }, 'damaged'],
    ['a kind of paragraph that there is not', (content) => { (content['works']?.[0]?.['base']?.['segment']?.[0] as Deep)['block'] = 'h7' as never; }, 'wrongShape'],
    ['a name that is undefined', (content) => { (content['works']?.[0]?.['base']?.['version']?.[0] as Deep)['name'] = null as never; }, 'wrongShape'],
    ['two rows with one id', (content) => { (content['works']?.[0]?.['base']?.['bead']?.[1] as Deep)['id'] = 'b0' as never; }, 'damaged'],
    ['a pivot that is not there', (content) => { (content['works']?.[0]?.['base']?.['work']?.[0] as Deep)['pivot'] = 'v.xx' as never; }, 'damaged'],
    ['an alignment chosen for another version', (content) => { (content['works']?.[0]?.['base']?.['version']?.[0] as Deep)['alignment'] = 'al' as never; }, 'damaged'],
    ['a change that does not apply', (content) => { (content['works']?.[0]?.['log'] as Deep).splice(0, 1); }, 'damaged'],
    ['a change twice', (content) => { const log = content['works']?.[0]?.['log'] as Deep; log.push(log[0] as Deep); }, 'damaged'],
    ['a change of another work', (content) => { (content['works']?.[0]?.['log']?.[3] as Deep)['work'] = 'wrk_2' as never; }, 'damaged'],
  ];
  for (const [name, change, code] of SHAPES) {
    it(`refuses ${name}, though the checksum is right: ${code}`, async () => {
      const text = await resealed(await writeBundle(sampleBundle()), (file) => {
        change(file.content);
        const works = (file.content as Deep)['works'] as unknown as { base: object; log: unknown[] }[];
        const rows = works.reduce((sum, { base }) => sum + (Object.values(base) as unknown[][]).reduce((n, list) => n + list.length, 0), 0);
        file['counts'] = { works: works.length, drafts: 1, rows, changes: works.reduce((sum, { log }) => sum + log.length, 0) };
      });
      const error = await errorOf(text);
      expect(error.code).to.equal(code);
      expect(error.at).to.match(/^content\.works\.0/);
    });
  }

  it('reseals what is right (the helper above changes nothing by itself)', async () => {
    expect(sameValue(await read(await resealed(await writeBundle(sampleBundle()), () => undefined)), sampleBundle())).to.equal(true);
  });

  it('refuses counts that do not fit', async () => {
    const error = await errorOf(await resealed(await writeBundle(sampleBundle()), (file) => { (file['counts'] as { rows: number }).rows = 11; }));
    expect(error).to.deep.equal({ code: 'damaged', at: 'counts.rows', params: { expected: 11, found: 10 } });
  });

  it('accepts alignments that are not chosen as they are', async () => {
    const base = workOf('wrk', [{ ids: ['e0', 'r0', 'b0'], texts: ['1', '2'] }]);
    const more = { ...base, alignment: [...base.alignment, { ...(base.alignment[0] as (typeof base.alignment)[number]), id: asId<(typeof base.alignment)[number]['id']>('raw') }] };
    const bundle = { ...sampleBundle(), works: [{ base: more, log: [] }], drafts: [] };
    expect(sameValue(await read(await writeBundle(bundle)), bundle)).to.equal(true);
  });
});

describe('mutated bundles', () => {
  const CODES = ['notJson', 'foreign', 'newer', 'damaged', 'tooLarge', 'wrongShape'];

  /** A typed error or the same content; never a throw, never another content. */
  async function check(text: string, original: Bundle): Promise<string> {
    const result = await readBundle(text);
    if (result.ok) {
      expect(sameValue(result.value, original), text.slice(0, 200)).to.equal(true);
      return 'equal';
    }
    expect(CODES).to.include(result.error.code);
    return result.error.code;
  }

  it('a file cut off anywhere is no JSON, and the place is its end', async () => {
    const text = await writeBundle(sampleBundle());
    for (let at = 1; at < text.length - 2; at += 37) {
      const error = await errorOf(text.slice(0, at));
      expect(error.code).to.equal('notJson');
      const lines = text.slice(0, at).split('\n');
      // Inside a word such as `tru` the place is where the word begins.
      expect(error.params['line']).to.equal(lines.length);
    }
  });

  it('other characters, anywhere', async () => {
    const bundle = sampleBundle(), text = await writeBundle(bundle), seen = new Set<string>();
    const mutation = fc.record({ at: fc.nat(text.length - 1), unit: fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(...Array.from('"{}[],:0 \\\n', (sign) => sign.charCodeAt(0)))), how: fc.constantFrom('replace', 'insert', 'delete', 'swap') });
    await holds(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      let mutated = text;
      for (const { at, unit, how } of mutations) {
        const sign = how === 'delete' ? '' : how === 'swap' ? mutated.slice(at, at + 2).split('').reverse().join('') : String.fromCharCode(unit);
        mutated = mutated.slice(0, at) + sign + mutated.slice(at + (how === 'insert' ? 0 : how === 'swap' ? 2 : 1));
      }
      seen.add(await check(mutated, bundle));
    }, { runs: 400 });
    expect([...seen]).to.include.members(['notJson', 'damaged']);
  }).timeout(PATIENCE);

  it('other values, sealed again by somebody who knows how', async () => {
    const bundle = sampleBundle(), text = await writeBundle(bundle), seen = new Set<string>();
    const paths: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) collect(item, [...path, key]);
    };
    collect((JSON.parse(text) as { content: unknown }).content, ['content']);
    const poison: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, -1, 1e308, '', 'r1', 'e0', 'sug_1', [], {}, null));
    await holds(fc.tuple(fc.constantFrom(...paths), poison), async ([path, value]) => {
      const mutated = await resealed(text, (file) => {
        let parent: Record<string, unknown> = file;
        for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
        const last = path.at(-1) as string;
        if (value === undefined) Reflect.deleteProperty(parent, last); else parent[last] = value;
      });
      const result = await readBundle(mutated);
      seen.add(result.ok ? 'read' : result.error.code);
      // What is read is sound enough to be written and read again.
      if (result.ok) expect(sameValue(await read(await writeBundle(result.value)), result.value)).to.equal(true);
    }, { runs: 400 });
    expect([...seen]).to.include.members(['wrongShape', 'damaged']);
  }).timeout(PATIENCE);

  it('any text, any JSON', async () => {
    await holds(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
      expect((await errorOf(text)).code).to.be.oneOf(['notJson', 'foreign']);
    }, { runs: 200 });
  });
});
