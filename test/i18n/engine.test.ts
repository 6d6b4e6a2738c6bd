/** What the engine remembers of words must not outlive them. */
import { expect } from '@open-wc/testing';
import { makeEngine } from '../../src/i18n/engine.ts';

const known = new Map([['en', { one: 'first', hello: 'hello {{name}}' }], ['tr', { one: 'ilk' }]]);

async function engine(): Promise<{ t: (key: string, values?: object) => string } & Pick<Awaited<ReturnType<typeof makeEngine>>, 'changeLanguage' | 'addResourceBundle'>> {
  return await makeEngine({ language: 'en', languages: ['en', 'tr'], known, read: () => Promise.reject(new Error('nothing more')) }) as never;
}

it('says a word in the language that is spoken now', async () => {
  const speaker = await engine();
  expect([speaker.t('one'), speaker.t('one')]).to.deep.equal(['first', 'first']);
  await speaker.changeLanguage('tr');
  expect(speaker.t('one')).to.equal('ilk');
  await speaker.changeLanguage('en');
  expect(speaker.t('one')).to.equal('first');
});

it('says words that came after it was asked for them', async () => {
  const speaker = await engine();
  expect(speaker.t('later')).to.equal('later');
  speaker.addResourceBundle('en', 'ui', { later: 'here now' }, true, true);
  expect(speaker.t('later')).to.equal('here now');
});

it('fills in values anew each time', async () => {
  const speaker = await engine();
  expect(speaker.t('hello', { name: 'A' })).to.equal('hello A');
  expect(speaker.t('hello', { name: 'B' })).to.equal('hello B');
});
