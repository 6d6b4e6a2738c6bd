// A long text that one leaves: nothing goes on listening for it, or its whole work would stay in memory with every one that is opened after it.
import { expect } from '@open-wc/testing';
import { open } from './long-fixture.ts';
import { frame } from './work-fixture.ts';

/** Whoever listens to the scrolling of the document from now on. */
function scrollEars(): { ears: ReadonlySet<unknown>; restore: () => void } {
  const ears = new Set<unknown>(), { addEventListener, removeEventListener } = document;
  document.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: AddEventListenerOptions) => {
    if (type === 'scroll') ears.add(listener);
    addEventListener.call(document, type, listener, options);
  };
  document.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: EventListenerOptions) => {
    if (type === 'scroll') ears.delete(listener);
    removeEventListener.call(document, type, listener, options);
  };
  return { ears, restore: () => { Reflect.deleteProperty(document, 'addEventListener'); Reflect.deleteProperty(document, 'removeEventListener'); } };
}

describe('a long text that one leaves', () => {
  it('listens to nothing any more, also when it is drawn once more after it has gone; and listens again when it comes back', async () => {
    const { ears, restore } = scrollEars();
    try {
      const { page } = await open(), home = page.parentNode, listening = ears.size;
      expect(listening, 'on screen').to.be.above(0);
      page.requestUpdate(); // as when the focus goes with it
      page.remove();
      expect(ears.size, 'gone').to.equal(0);
      await page.updateComplete;
      await frame();
      page.requestUpdate();
      await page.updateComplete;
      await frame();
      expect(ears.size, 'drawn once more').to.equal(0);
      home?.append(page);
      await page.updateComplete;
      await frame();
      await frame();
      expect(ears.size, 'back').to.equal(listening);
    } finally {
      restore();
    }
  });
});
