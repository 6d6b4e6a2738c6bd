import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { LexiconPair } from '../../src/align/lexicon-file.ts';
import { levelP, makeLexicon, pLevel, readLexicon, reverseLexicon, writeLexicon } from '../../src/align/lexicon-file.ts';
import type { Lexicon } from '../../src/align/types.ts';
import { holds } from '../property.ts';

const PAIRS: readonly LexiconPair[] = [
  { source: 'house', target: 'дома', forward: 0.25, backward: 0.5 },
  { source: 'house', target: 'дом', forward: 0.5, backward: 1 },
  { source: 'home', target: 'дома', forward: 0.125, backward: 0.0625 },
];

const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/\p{Surrogate}/u.test(text));
const p = fc.integer({ min: 0, max: 15 }).map(levelP);
const anyPairs = fc.uniqueArray(fc.record({ source: key, target: key, forward: p, backward: p }), {
  maxLength: 60, selector: ({ source, target }) => JSON.stringify([source, target]),
});

function pairsOf({ starts, targets, sourceKeys, targetKeys, forward, backward }: Lexicon): LexiconPair[] {
  return sourceKeys.flatMap((source, s) => Array.from(targets.subarray(starts[s], starts[s + 1]), (t, at) => {
    const pair = starts[s]! + at;
    return { source, target: targetKeys[t]!, forward: forward[pair]!, backward: backward[pair]! };
  }));
}
const sorted = (pairs: readonly LexiconPair[]): string[] => pairs.map((pair) => JSON.stringify([pair.source, pair.target, Math.fround(pair.forward), Math.fround(pair.backward)])).sort();

function refusal(bytes: Uint8Array): string {
  try {
    readLexicon(bytes);
  } catch (reason) {
    if (reason instanceof RangeError) return reason.message;
    throw reason;
  }
  return '';
}

describe('a lexicon', () => {
  it('lays its pairs out by source key, then target key', () => {
    const { sourceKeys, targetKeys, starts, targets, forward, backward } = makeLexicon('en', 'ru', PAIRS);
    expect(sourceKeys).to.deep.equal(['home', 'house']);
    expect(targetKeys).to.deep.equal(['дом', 'дома']);
    expect([...starts]).to.deep.equal([0, 1, 3]);
    expect([...targets]).to.deep.equal([1, 0, 1]);
    expect([...forward]).to.deep.equal([0.125, 0.5, 0.25]);
    expect([...backward]).to.deep.equal([0.0625, 1, 0.5]);
  });

  it('refuses a pair that comes twice and a probability that is none', () => {
    expect(() => makeLexicon('en', 'ru', [...PAIRS, PAIRS[0]!])).to.throw(RangeError, 'house – дома comes twice');
    for (const forward of [0, -1, 1.1, NaN]) expect(() => makeLexicon('en', 'ru', [{ ...PAIRS[0]!, forward }])).to.throw(RangeError, 'probabilities');
  });

  it('turned round has the same pairs the other way', () => {
    const turned = reverseLexicon(makeLexicon('en', 'ru', PAIRS));
    expect(turned).to.include({ source: 'ru', target: 'en' });
    expect(sorted(pairsOf(turned))).to.deep.equal(sorted(PAIRS.map(({ source, target, forward, backward }) => ({ source: target, target: source, forward: backward, backward: forward }))));
  });

  it('turned round twice is what it was', async () => {
    await holds(anyPairs, (pairs) => {
      const lexicon = makeLexicon('en', 'ru', pairs);
      expect(reverseLexicon(reverseLexicon(lexicon))).to.deep.equal(lexicon);
    }, { runs: 100 });
  });
});

describe('the file of a lexicon', () => {
  it('gives back what was written, in any script', async () => {
    await holds(anyPairs, (pairs) => {
      const read = readLexicon(writeLexicon(makeLexicon('en', 'zh', pairs)));
      expect(read).to.include({ source: 'en', target: 'zh' });
      expect(sorted(pairsOf(read))).to.deep.equal(sorted(pairs));
    }, { runs: 200 });
  });

  it('rounds a probability to the nearest of sixteen levels', () => {
    expect([1, 0.72, 0.5, 0.36, 0.006, 1e-9].map((value) => levelP(pLevel(value)))).to.deep.equal([1, 2 ** -0.5, 0.5, 2 ** -1.5, 2 ** -7.5, 2 ** -7.5]);
  });

  it('cannot hold an empty key or half a letter', () => {
    for (const source of ['', '\ud800']) expect(() => writeLexicon(makeLexicon('en', 'ru', [{ ...PAIRS[0]!, source }])), source).to.throw(RangeError);
  });

  it('is refused by name when it is something else, or of a later release', () => {
    const bytes = writeLexicon(makeLexicon('en', 'ru', PAIRS));
    expect(refusal(new Uint8Array())).to.equal('This is not a lexicon file.');
    expect(refusal(new TextEncoder().encode('<!doctype html><title>404</title>'))).to.equal('This is not a lexicon file.');
    expect(refusal(bytes.with(4, 2))).to.equal('This lexicon file has format 2; only format 1 is known here.');
  });

  it('is refused when it was cut off or a byte is wrong, wherever that is', () => {
    const bytes = writeLexicon(makeLexicon('en', 'ru', PAIRS));
    for (let at = 0; at < bytes.length; at++) {
      expect(refusal(bytes.subarray(0, at)), `cut at ${at}`).to.not.equal('');
      expect(refusal(bytes.with(at, bytes[at]! ^ 0x10)), `byte ${at}`).to.not.equal('');
    }
  });

  it('is refused when somebody made it to lie, with a true checksum', async () => {
    const whole = writeLexicon(makeLexicon('en', 'ru', PAIRS)), body = whole.length - 4;
    await holds(fc.tuple(fc.integer({ min: 5, max: body - 1 }), fc.integer({ min: 0, max: 255 })), ([at, byte]) => {
      const forged = seal(whole.subarray(0, body).with(at, byte));
      if (refusal(forged) !== '') return;
      const { starts, targets, targetKeys, sourceKeys, forward } = readLexicon(forged);
      expect(starts.length).to.equal(sourceKeys.length + 1);
      expect(starts.at(-1)).to.equal(forward.length);
      for (const t of targets) expect(t).to.be.below(targetKeys.length);
    }, { runs: 500 });
  });
});

/** Puts the right CRC-32 behind what was changed. */
function seal(body: Uint8Array): Uint8Array {
  let crc = -1;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return Uint8Array.from([...body, ~crc & 255, (~crc >>> 8) & 255, (~crc >>> 16) & 255, (~crc >>> 24) & 255]);
}
