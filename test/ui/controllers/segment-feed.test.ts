/** What is kept of a sentence for the screen: as long as somebody shows it. */
import { expect } from '@open-wc/testing';
import { SegmentFeed } from '../../../src/ui/controllers/segment-feed.ts';
import { openBench, seg } from '../aligning-fixture.ts';

describe('the view of a sentence', () => {
  it('is the same until something about it changes, and is kept no longer than it is shown', async () => {
    const { workbench } = await openBench(), feed = new SegmentFeed(workbench), id = seg('tr', 3);
    let told = 0;
    const stops = [feed.watch(id, () => { told += 1; }), feed.cells.watch([id, seg('tr', 4)], () => { told += 1; })];
    const view = feed.view(id);
    expect([feed.view(id) === view, view?.segment.id]).to.deep.equal([true, id]);
    stops[0]?.();
    expect([feed.view(id) === view, told], 'the cell still shows it').to.deep.equal([true, 0]);
    feed.renew([id]);
    const next = feed.view(id);
    expect([next === view, told]).to.deep.equal([false, 1]);
    stops[1]?.();
    expect(feed.view(id) === next, 'nobody shows it').to.equal(false);
    stops[1]?.();
    feed.renew([id]);
    expect(told).to.equal(1);
  });
});
