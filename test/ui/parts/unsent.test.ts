import { expect } from '@open-wc/testing';
import { reasons } from '../../../src/ui/parts/reasons.ts';
import { unsent } from '../../../src/ui/parts/unsent.ts';

describe('words that wait to be sent', () => {
  const drawer = unsent<'a' | 'b'>('test'), other = unsent<'a' | 'b'>('others');
  const kept = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith('dragoman.unsent.'));
  afterEach(() => { reasons.clear(); });

  it('are in the storage at once, each under its own name', () => {
    drawer.set('a', 'one');
    other.set('a', 'two');
    expect([drawer.get('a'), other.get('a'), drawer.get('b')]).to.deep.equal(['one', 'two', '']);
    expect(kept().map((key) => localStorage.getItem(key)).sort()).to.deep.equal(['one', 'two']);
  });
  it('come back from the storage after a kill of the browser', () => {
    localStorage.setItem('dragoman.unsent.test.b', 'typed yesterday');
    expect(drawer.get('b')).to.equal('typed yesterday');
  });
  it('are told of, also where another tab has put them there or taken them away', () => {
    expect(drawer.has('a')).to.equal(false);
    drawer.set('a', 'one');
    expect([drawer.has('a'), drawer.has('b'), other.has('a')]).to.deep.equal([true, false, false]);
    drawer.delete('a');
    expect(drawer.has('a')).to.equal(false);
    for (const [act, told] of [[() => { localStorage.setItem('dragoman.unsent.test.b', 'there'); }, true], [() => { localStorage.clear(); }, false]] as const) {
      act();
      window.dispatchEvent(new StorageEvent('storage'));
      expect(drawer.has('b')).to.equal(told);
    }
    drawer.set('a', 'one');
    reasons.clear();
    expect(drawer.has('a')).to.equal(false);
  });
  it('go when they are empty or sent, and all when everything is erased', () => {
    drawer.set('a', 'one');
    drawer.set('a', '');
    expect([drawer.get('a'), kept()]).to.deep.equal(['', []]);
    drawer.set('a', 'one');
    drawer.delete('a');
    expect([drawer.get('a'), kept()]).to.deep.equal(['', []]);
    drawer.set('a', 'one');
    reasons.set('seg_1' as never, 'a reason');
    reasons.clear();
    expect([drawer.get('a'), reasons.get('seg_1' as never), kept()]).to.deep.equal(['', '', []]);
  });
  it('last as long as the page where nothing can be stored', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    try {
      drawer.set('a', 'one');
      expect([drawer.get('a'), kept()]).to.deep.equal(['one', []]);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
