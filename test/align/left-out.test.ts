import { expect } from '@open-wc/testing';
import { wholeGrid } from '../../src/align/band.ts';
import { wordGains } from '../../src/align/evidence.ts';
import { MOST } from '../../src/align/kinds.ts';
import { addLogs } from '../../src/align/lattice.ts';
import { readText, type Text } from '../../src/align/text.ts';
import { Learner, type Lesson } from '../../src/align/translations.ts';
import { side } from './texts.ts';

const hebrew = readText(side('he', ['אבגד אבגד', 'הוזח טיכל', 'הוזח מנסע', 'טיכל מנסע']));
const georgian = readText(side('ka', ['აბგდ აბგდ', 'ევზთ იკლმ', 'ევზთ ნოპჟ', 'იკლმ ნოპჟ']));

const lessonsOf = ({ count }: Text): Lesson[] => Array.from({ length: count }, (_, i) => ({ i, a: 1, j: i, b: 1, weight: 1 }));

/** The text from a sentence on. */
function from(text: Text, first: number): Text {
  const start = text.starts[first]!;
  return { ...text, count: text.count - first, tokens: text.tokens.subarray(start), starts: text.starts.slice(first).map((at) => at - start), origin: { sentence: first, token: start } };
}

/** What the words of each sentence gain from its partner, one to one, after all pairs were lessons; target words, then source words. */
function gains(source: Text, target: Text, alone: boolean): { forward: number; backward: number }[] {
  const lessons = lessonsOf(source);
  const band = wholeGrid(source.count, target.count);
  const { forward, backward } = wordGains({ source, target }, new Learner(source, target, []).learn(lessons, alone), band);
  return lessons.map(({ i, j }) => {
    const at = (band.offset[i]! + j) * MOST;
    return { forward: forward[at]!, backward: backward[at]! };
  });
}

describe('a sentence left out of what it is told', () => {
  const echoed = gains(hebrew, georgian, false);
  const alone = gains(hebrew, georgian, true);

  it('gains nothing from words that it alone has taught', () => {
    for (const way of ['forward', 'backward'] as const) {
      expect(echoed[0]![way], `${way}, with its echo`).to.be.above(0.5);
      expect(alone[0]![way], way).to.be.closeTo(0, 0.01);
    }
  });

  it('gains from words that others have taught, but less than with its echo', () => {
    for (const i of [1, 2, 3]) {
      for (const way of ['forward', 'backward'] as const) {
        expect(alone[i]![way], `sentence ${i}, ${way}`).to.be.above(0.05);
        expect(alone[i]![way], `sentence ${i}, ${way}`).to.be.below(echoed[i]![way]);
      }
    }
  });

  it('is the same sentence in a part of the text', () => {
    const known = new Learner(hebrew, georgian, []).learn(lessonsOf(hebrew), true);
    const part = { source: from(hebrew, 1), target: from(georgian, 1) };
    const whole = wordGains({ source: hebrew, target: georgian }, known, wholeGrid(4, 4));
    const later = wordGains(part, known, wholeGrid(3, 3));
    const place = (size: number, at: number): number => wholeGrid(size, size).offset[at]! + at;
    for (const at of [0, 1, 2]) {
      expect(later.forward[place(3, at) * MOST]).to.equal(whole.forward[place(4, at + 1) * MOST]);
      expect(later.backward[place(3, at) * MOST]).to.equal(whole.backward[place(4, at + 1) * MOST]);
    }
  });
});

describe('the sum of two probabilities by their logarithms', () => {
  it('is exact to a millionth, whichever is the larger', () => {
    for (const away of [0, 0.001, 0.5, 1, 3.3, 13.999, 14, 40]) {
      const exact = Math.log(1 + Math.exp(-away));
      expect(addLogs(2, 2 - away), `${away} apart`).to.be.closeTo(2 + exact, 1e-6);
      expect(addLogs(2 - away, 2), `${away} apart`).to.be.closeTo(2 + exact, 1e-6);
    }
  });

  it('knows what is impossible', () => {
    expect(addLogs(-Infinity, -3)).to.equal(-3);
    expect(addLogs(-Infinity, -Infinity)).to.equal(-Infinity);
  });
});
