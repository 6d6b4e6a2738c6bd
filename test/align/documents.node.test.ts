import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { documents } from '../../scripts/align/documents.mjs';

const UNITS = 200;
const data = mkdtempSync(join(tmpdir(), 'dragoman-documents-'));
after(() => { rmSync(data, { recursive: true, force: true }); });
const sentences = (unit: number, text: string): string => Array.from({ length: 1 + (unit % 3) }, () => `${text} n${unit}.`).join(' ');
const lines = Array.from({ length: UNITS }, (_, unit) => JSON.stringify({ en: sentences(unit, 'A short line of the story numbered'), ru: sentences(unit + 1, 'Короткая строка под номером').replaceAll(`n${unit + 1}`, `n${unit}`) }));
writeFileSync(join(data, 'train-story.jsonl.gz'), gzipSync(lines.join('\n')));

const make = (seed: number): ReturnType<typeof documents> => documents({ data, seed, copies: 2, sets: undefined });
const made = await make(5);

/** The units that sentences come from; those cut in two have the number in their second half only, noise none. */
const numbers = (indexes: readonly number[], from: readonly string[]): string[] => indexes.flatMap((at) => from[at]?.match(/n\d+/g) ?? []);

test('every sentence of a made document is in exactly one bead', () => {
  for (const { id, src, tgt, gold } of made) {
    for (const [side, texts] of [['s', src], ['t', tgt]] as const) {
      assert.deepEqual(gold.flatMap((bead) => bead[side]).sort((a, b) => a - b), texts.map((_, at) => at), id);
    }
  }
});

test('a bead joins the sentences of the same units and of no other ones', () => {
  for (const { id, src, tgt, gold } of made) {
    for (const { s, t } of gold) {
      if (s.length > 0 && t.length > 0) assert.deepEqual(new Set(numbers(t, tgt)), new Set(numbers(s, src)), id);
    }
  }
});

test('each damage leaves its trace, and undamaged documents have none', () => {
  const share = (kind: string, has: (bead: { s: number[]; t: number[]; cross?: boolean }) => boolean): boolean[] => (
    made.filter((task) => task.kind === kind).map(({ gold }) => gold.some(has)));
  const none = ({ s, t }: { s: number[]; t: number[] }): boolean => s.length === 0 || t.length === 0;
  for (const kind of ['del02', 'del05', 'del10', 'para', 'noise']) assert.ok(share(kind, none).every(Boolean), kind);
  assert.ok(share('swap', ({ cross }) => cross === true).some(Boolean));
  assert.ok(!share('nat', (bead) => none(bead) || bead.cross === true).some(Boolean));
  for (const { src, tgt, gold } of made.filter(({ kind }) => kind === 'swap')) {
    for (const [at, { s, t, cross }] of gold.entries()) {
      const next = gold[at + 1];
      if (cross && next?.cross && gold[at - 1]?.cross !== true) assert.ok((t[0] ?? 0) > (next.t[0] ?? 0) && (s[0] ?? 0) < (next.s[0] ?? 0), `${src.length} ${tgt.length}`);
    }
  }
});

test('one seed makes the same documents, another one other documents', async () => {
  assert.deepEqual(await make(5), made);
  assert.notDeepEqual(await make(6), made);
});
