/** Where rows stand, beside plain sums over the same heights. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { RowHeights } from '../../../src/ui/controllers/row-heights.ts';
import { holds } from '../../property.ts';

/** Whole numbers, so that the sums are the same whatever they are added to first. */
const height = fc.nat(200);
const acts = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(1500), height }),
  fc.record({ kind: fc.constant('splice' as const), at: fc.nat(1500), removed: fc.nat(3), added: fc.array(height, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('fill' as const), heights: fc.array(height, { maxLength: 20 }) }),
), { maxLength: 12 });

function same(heights: RowHeights, model: readonly number[]): void {
  const tops = [0];
  for (const one of model) tops.push((tops.at(-1) ?? 0) + one);
  const all = tops.at(-1) ?? 0;
  expect(heights.length).to.equal(model.length);
  for (const at of new Set([0, 1, 255, 256, 257, 512, model.length - 1, model.length])) {
    if (at >= 0 && at <= model.length) expect(heights.top(at), `top of ${at}`).to.equal(tops[at]);
  }
  for (const distance of [-1, 0, 1, all / 3, tops[256] ?? 0, (tops[256] ?? 0) - 1, all - 1, all, all + 5]) {
    const expected = tops.slice(0, model.length).findLastIndex((top) => top <= distance);
    expect(heights.at(distance), `at ${distance} of ${all}`).to.equal(Math.max(0, expected));
  }
}

it('are found by their distance and know it, whatever gave way to what', () => holds(fc.tuple(fc.array(height, { size: 'large', maxLength: 1200 }), acts), ([first, all]) => {
  const heights = new RowHeights();
  let model = first;
  heights.fill(model.length, (at) => model[at] ?? 0);
  same(heights, model);
  for (const act of all) {
    if (act.kind === 'fill') {
      model = act.heights;
      heights.fill(model.length, (at) => model[at] ?? 0);
    } else if (act.kind === 'splice') {
      const at = act.at % (model.length + 1), removed = Math.min(act.removed, model.length - at);
      model = model.toSpliced(at, removed, ...act.added);
      heights.splice(at, removed, act.added);
    } else if (model.length > 0) {
      const at = act.at % model.length;
      model = model.with(at, act.height);
      heights.set(at, act.height);
    }
    same(heights, model);
  }
}, { runs: 300 }));
