/** What the engine remembers of words must not outlive them. */
import { expect } from '@open-wc/testing';
import { makeEngine } from '../../src/i18n/engine.ts';

const known = new Map([['en', { one: 'first', hello: 'hello {{name}}', both: '{{b}} and {{a}} and {{b}}', number: '{{n, number}} of {{of}}', things_one: '{{count}} thing {{of}}', things_other: '{{count}} things {{of}}' }], ['tr', { one: 'ilk' }]]);

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

it('fills in words as they are, whatever stands in them', async () => {
  const speaker = await engine();
  for (const name of ['$t(one)', '{{name}}', '$&', '<b>', '']) expect(speaker.t('hello', { name })).to.equal(`hello ${name}`);
  for (const values of [{ a: '1', b: '2' }, { b: '2', a: '1' }]) expect(speaker.t('both', values)).to.equal('2 and 1 and 2');
  expect(speaker.t('hello', { name: 'A', other: 'x' })).to.equal('hello A');
});

it('says numbers and plurals anew each time', async () => {
  const speaker = await engine();
  expect([1234, 5].map((n) => speaker.t('number', { n, of: 'x' }))).to.deep.equal(['1,234 of x', '5 of x']);
  expect([1, 2, 1].map((count) => speaker.t('things', { count, of: 'y' }))).to.deep.equal(['1 thing y', '2 things y', '1 thing y']);
});

it('asks i18next once for a sentence with words in it', async () => {
  const speaker = await engine(), resolver = (speaker as unknown as { translator: { interpolator: { interpolate: (...all: unknown[]) => unknown } } }).translator.interpolator;
  const ask = resolver.interpolate.bind(resolver);
  let asked = 0;
  resolver.interpolate = (...all) => { asked += 1; return ask(...all); };
  expect(['A', 'B', 'C'].map((name) => speaker.t('hello', { name }))).to.deep.equal(['hello A', 'hello B', 'hello C']);
  expect(asked).to.equal(1);
  await speaker.changeLanguage('tr');
  speaker.addResourceBundle('tr', 'ui', { hello: '{{name}} merhaba' }, true, true);
  expect(speaker.t('hello', { name: 'D' })).to.equal('D merhaba');
});
