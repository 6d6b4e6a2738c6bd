import { expect } from '@open-wc/testing';
import { unzipSync } from 'fflate';
import { sameValue } from '../../src/core/patch.ts';
import { SCHEMA } from '../../src/formats/bundle.ts';
import { MIMETYPE, packed, readDragoman, readDragomanJson, writeDragoman } from '../../src/formats/dragoman-file.ts';
import type { DragomanError } from '../../src/formats/dragoman-file.ts';
import { openDragoman } from '../../src/formats/open-dragoman.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { writeBundle } from '../../src/formats/bundle.ts';
import type { WorkBundle } from '../../src/formats/work-bundle.ts';
import { readWorkBundle, writeWorkBundle } from '../../src/formats/work-bundle.ts';
import { holds, PATIENCE } from '../property.ts';
import { sampleBundle } from './bundle-fixture.ts';
import { docx, p, zipOf } from './docx-fixture.ts';
import { anyWorkBundle, bundleOf, MINE, resealed, sampleWork } from './work-bundle-fixture.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function opened(bytes: Uint8Array): Promise<WorkBundle> {
  const read = await readDragoman(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function errorOf(bytes: Uint8Array): Promise<DragomanError> {
  const read = await readDragoman(bytes);
  if (read.ok) throw new Error('it was read');
  return read.error;
}

describe('a .dragoman file', () => {
  it('gives back what went in: any scope, acts of every kind, any Unicode', async () => {
    await holds(anyWorkBundle, async (bundle) => {
      const read = await opened(await writeDragoman(bundle));
      const effects = bundle.scope.kind === 'whole' ? bundle : { ...bundle, works: [{ ...bundle.works[0], log: bundle.works[0].log.map((change) => ({ ...change, patch: {} })) }] };
      expect(sameValue(read, effects)).to.equal(true);
    }, { runs: 120 });
  }).timeout(PATIENCE);

  it('begins as a ZIP whose first part, stored, says what it is; any ZIP program opens it', async () => {
    const bytes = await writeDragoman(bundleOf(sampleWork()));
    expect(new TextDecoder('windows-1252').decode(bytes.subarray(30, 38 + MIMETYPE.length))).to.equal(`mimetype${MIMETYPE}`);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)).to.deep.equal(['mimetype', 'bundle.json', 'README.txt']);
    expect(new TextDecoder().decode(parts['README.txt'])).to.contain('bundle.json is an object');
    expect(JSON.parse(new TextDecoder().decode(parts['bundle.json']))).to.include({ format: 'dragoman', kind: 'bundle', schema: SCHEMA });
    expect(await writeDragoman(bundleOf(sampleWork())), 'the same bytes every time').to.deep.equal(bytes);
  });

  it('documents every field that it writes', async () => {
    const readme = new TextDecoder().decode(unzipSync(await writeDragoman(bundleOf(sampleWork())))['README.txt']);
    const file = JSON.parse(await writeWorkBundle(bundleOf(sampleWork()))) as { content: { works: { base: object; log: object[] }[] } };
    const [work] = file.content.works;
    for (const key of [...Object.keys(file), ...Object.keys(file.content), ...Object.keys(work!), ...Object.keys(work!.base), ...Object.keys(work!.log[0]!)]) {
      expect(new RegExp(`\\b${key}\\b`).test(readme), key).to.equal(true);
    }
  });

  it('that was unpacked and packed again by another program is the same; so is its bundle.json alone', async () => {
    const bundle = bundleOf(sampleWork()), json = await writeWorkBundle(bundle);
    const again = zipOf({ 'README.txt': 'x', 'bundle.json': json.replaceAll('\n', '\r\n'), mimetype: MIMETYPE });
    expect(sameValue(await opened(again), bundle)).to.equal(true);
    const alone = await readDragomanJson(json);
    expect(alone.ok && sameValue(alone.value, bundle)).to.equal(true);
  });

  it('a text that packs like a bomb is stored, so that it can be read', async () => {
    const work = sampleWork(), text = 'а'.repeat(3_000_000), base = { ...work.base, segment: work.base.segment.map((row, at) => at === 0 ? { ...row, text } : row) };
    const bundle = bundleOf({ base, log: [] }), bytes = await writeDragoman(bundle);
    expect(bytes.length).to.be.greaterThan(6_000_000);
    expect((await opened(bytes)).works[0].base.segment[0]?.text).to.equal(text);
  });

  it('names part and place of what is wrong', async () => {
    const json = await writeWorkBundle(bundleOf(sampleWork()));
    expect(await errorOf(zipOf({ mimetype: 'application/epub+zip', 'bundle.json': json }))).to.deep.include({ code: 'foreign', at: 'mimetype' });
    expect(await errorOf(zipOf({ 'bundle.json': json }))).to.deep.include({ code: 'foreign', at: 'mimetype' });
    expect(await errorOf(zipOf({ mimetype: MIMETYPE }))).to.deep.include({ code: 'damaged', at: 'bundle.json' });
    expect(await errorOf(zipOf({ mimetype: MIMETYPE, 'bundle.json': json.slice(0, -40) }))).to.deep.include({ code: 'notJson' });
    expect((await errorOf(zipOf({ mimetype: MIMETYPE, 'bundle.json': json.slice(0, -40) }))).at).to.match(/^bundle\.json: \d+:\d+$/);
    expect(await errorOf(packed(json.replace('Раз.', 'Раз!')))).to.deep.include({ code: 'damaged', at: 'bundle.json: sha256' });
    expect(await errorOf(packed(json.replace(`"schema": ${SCHEMA}`, `"schema": ${SCHEMA + 1}`)))).to.deep.include({ code: 'newer', at: 'bundle.json: schema' });
    expect(await errorOf(zipOf({ mimetype: MIMETYPE, 'bundle.json': json, 'more.json': '{}' }))).to.deep.include({ code: 'wrongShape', at: 'more.json' });
    const newer = json.replace(`"schema": ${SCHEMA}`, `"schema": ${SCHEMA + 1}`);
    expect((await errorOf(zipOf({ mimetype: MIMETYPE, 'bundle.json': newer, 'more.json': '{}' }))).code, 'a newer release may have more parts').to.equal('newer');
    expect(await errorOf(packed(await writeBundle(sampleBundle())))).to.deep.include({ code: 'otherKind', at: 'bundle.json: kind' });
    expect(await errorOf(zipOf({ mimetype: MIMETYPE, 'bundle.json': new Uint8Array([0x7b, 0xff, 0x7d]) }))).to.deep.include({ code: 'notJson', at: 'bundle.json' });
  });

  it('gives of a work that is here only what is needed to merge', async () => {
    const bytes = await writeDragoman(bundleOf(sampleWork())), there = await openDragoman(bytes, new Set()), here = await openDragoman(bytes, new Set(['wrk']));
    expect(there.ok && there.value.bundle.works[0].base.segment.length).to.equal(4);
    expect(here.ok && here.value.bundle.works[0].base.segment.length).to.equal(0);
    expect(here.ok && here.value.bundle.works[0].log.map(({ kind, patch }) => [kind, patch])).to.deep.equal(sampleWork().log.map(({ kind }) => [kind, {}]));
  });
});

describe('a part of a work', () => {
  const part = async (): Promise<string> => await writeWorkBundle(bundleOf(sampleWork(), MINE));

  it('holds no effects: they are worked out where it comes', async () => {
    const file = JSON.parse(await part()) as { content: { works: { base: Record<string, unknown[]>; log: Record<string, unknown>[] }[] } }, [work] = file.content.works;
    expect(work!.log.map((change) => [change['kind'], 'patch' in change])).to.deep.equal([['suggest', false]]);
    expect(Object.fromEntries(Object.entries(work!.base).map(([table, rows]) => [table, rows.length]))).to.deep.equal({ work: 1, version: 2, segment: 0, alignment: 0, bead: 0, suggestion: 0, forward: 0, note: 0 });
  });

  type Work = { base: Record<string, Record<string, unknown>[]>; log: Record<string, unknown>[] };
  const WRONG: readonly [string, (work: Work) => void, RegExp][] = [
    ['an effect', (work) => { work.log[0]!['patch'] = {}; }, /^wrongShape .*log\.0/],
    ['a change of another work', (work) => { work.log[0]!['work'] = 'other'; }, /^damaged .*log\.0\.work/],
    ['a change twice', (work) => { work.log.push(work.log[0]!); }, /^damaged .*log\.1\.id/],
    ['a text that nothing brings', (work) => { work.base['segment']!.push({ id: 'x', version: 'v.ru', order: 'z', text: 'x', after: '', state: 'final' }); }, /^damaged .*base\.segment\.0\.version/],
    ['a link that nothing brings', (work) => { work.base['bead']!.push({ id: 'x', alignment: 'al', source: ['e0'], target: ['r1'], status: 'auto', score: 1 }); }, /^damaged .*base\.bead\.0/],
    ['a suggestion among the rows', (work) => { work.base['suggestion']!.push({ id: 's', version: 'v.ru', segment: 'r0', base: '', text: 'x', reason: '', origin: 'person', author: { personId: 'p', name: '' }, time: 1, status: 'open', decision: null }); }, /^damaged .*base\.suggestion/],
    ['two works', (work) => { work.base['work']!.push({ ...work.base['work']![0], id: 'w2' }); }, /^damaged .*base\.work/],
    ['no pivot', (work) => { work.base['version']!.splice(0, 1); }, /^damaged .*base\.work\.pivot/],
    ['a version of another work', (work) => { work.base['version']![1]!['work'] = 'other'; }, /^damaged .*base\.version\.1\.work/],
  ];
  for (const [name, change, expected] of WRONG) {
    it(`is refused with ${name}, though the checksum is right`, async () => {
      const text = await resealed(await part(), (file) => {
        const [work] = (file['content'] as { works: Work[] }).works;
        change(work!);
        const rows = Object.values(work!.base).reduce((sum, list) => sum + list.length, 0);
        file['counts'] = { works: 1, rows, changes: work!.log.length };
      });
      const read = await readWorkBundle(text);
      expect(read.ok ? 'read' : `${read.error.code} ${read.error.at}`).to.match(expected);
    });
  }
});

describe('what a file is', () => {
  it('is told by its bytes', async () => {
    const bundle = bundleOf(sampleWork()), bytes = await writeDragoman(bundle), json = await writeWorkBundle(bundle);
    expect(recognise(bytes)).to.equal('bundle');
    expect(recognise(bytes.subarray(0, 200)), 'cut off').to.equal('bundle');
    expect(recognise(zipOf({ 'bundle.json': json, mimetype: MIMETYPE })), 'packed again').to.equal('bundle');
    expect(recognise(utf8(json))).to.equal('bundle');
    expect(recognise(utf8(JSON.stringify(JSON.parse(json))))).to.equal('bundle');
    expect(recognise(utf8(await writeBundle(sampleBundle())))).to.equal('backup');
    expect(recognise(docx({ body: p('A text.') }))).to.equal('text');
    for (const text of ['', '{', '{"tmx": 1}', 'Plain.', '<!doctype html><p>x', 'PK', 'PK\u0003\u0004', '{"format": "dragoman"']) {
      expect(recognise(utf8(text)), text).to.equal(text.includes('dragoman') ? 'backup' : 'text');
    }
  });
});
