import { expect } from '@open-wc/testing';
import { storeError } from '../../src/store/errors.ts';
import { Trouble } from '../../src/store/trouble.ts';

describe('trouble', () => {
  it('a full disk is over when something was written, not when there was nothing to write', () => {
    const trouble = new Trouble(), told: (string | undefined)[] = [];
    trouble.listen((now) => { told.push(now?.code); });
    trouble.report(storeError('quota', 'draft', ''));
    trouble.pass(false);
    expect(trouble.now?.code).to.equal('quota');
    trouble.pass(true);
    expect(told).to.deep.equal(['quota', undefined]);
  });

  it('silence is over when anything was heard', () => {
    const trouble = new Trouble();
    trouble.report(storeError('timeout', 'draft', ''));
    trouble.pass(false);
    expect(trouble.now).to.equal(null);
  });
});
