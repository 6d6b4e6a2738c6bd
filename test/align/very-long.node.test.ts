// A text so long that samples of it teach the first words, before all of it is looked at: seconds of computing, in Node alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignTexts } from '../../src/align/align.ts';
import { novel, proveLaw } from './texts.ts';

test('a novel of eleven thousand sentences is aligned, round a lost chapter too', () => {
  const { en, ru } = novel(11_000);
  const lost = ru.filter((_, j) => j < 5_200 || j >= 5_400);
  const beads = alignTexts({ lang: 'en', sentences: en }, { lang: 'ru', sentences: lost });
  proveLaw(beads, en.length, lost.length);
  const right = beads.filter(({ source: [i = -1], target }) => (i < 5_200 ? target[0] === i : i < 5_400 ? target.length === 0 : target[0] === i - 200));
  assert.ok(right.length / beads.length > 0.97, `${right.length} of ${beads.length}`);
});
