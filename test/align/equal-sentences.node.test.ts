// The slowest text there is: nothing tells one sentence from another, so that no place can be ruled out. Half a minute of computing, in
// Node alone: three browsers on a small machine would take minutes, and align.test.ts has a shorter one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignTexts } from '../../src/align/align.ts';

test('A1: ten thousand equal sentences stand in one bead each', () => {
  const sentences = Array.from({ length: 10_000 }, () => 'The very same sentence.');
  const beads = alignTexts({ lang: 'en', sentences }, { lang: 'ru', sentences });
  for (const side of ['source', 'target'] as const) {
    assert.deepEqual(beads.flatMap((bead) => bead[side]).sort((a, b) => a - b), sentences.map((_, at) => at), side);
  }
});
