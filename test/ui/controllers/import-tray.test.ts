import { expect } from '@open-wc/testing';
import { ImportTray } from '../../../src/ui/controllers/import-tray.ts';
import { FakeImports, failure, readText } from '../import-fakes.ts';

const file = (name: string): { file: File } => ({ file: new File(['x'], name) });
const turn = (): Promise<unknown> => new Promise((done) => { setTimeout(done); });

describe('the tray', () => {
  let port: FakeImports;
  let tray: ImportTray;
  beforeEach(() => {
    port = new FakeImports();
    tray = new ImportTray(port);
  });

  it('reads what it takes, and the first is the original', async () => {
    expect(tray.obstacle).to.equal('empty');
    expect(tray.add([file('a.txt'), file('b.txt')])).to.equal(2);
    expect(tray.obstacle).to.equal('reading');
    expect(tray.workPlan).to.equal(null);
    await turn();
    expect(tray.obstacle).to.equal(null);
    expect(tray.cards.map(({ text }) => text?.name)).to.deep.equal(['a.txt', 'b.txt']);
    expect(tray.workPlan?.pivot).to.equal(0);
  });
  it('takes no more than there is room for', () => {
    const one = new ImportTray(port, { most: 1 });
    expect(one.add([file('a.txt'), file('b.txt')])).to.equal(1);
    expect(one.full).to.equal(true);
    expect(one.add([file('c.txt')])).to.equal(0);
  });
  it('has two readers at most, and the others wait their turn', async () => {
    port.slow = true;
    tray.add([file('a'), file('b'), file('c')]);
    await turn();
    expect(port.asked.length).to.equal(2);
    port.asked[0]?.answer({ ok: true, value: readText() });
    await turn();
    expect(port.asked.length).to.equal(3);
  });
  it('reads again at each choice: the older reading is cancelled and its answer forgotten', async () => {
    tray.add([file('a.txt')]);
    await turn();
    port.slow = true;
    const [{ key } = { key: -1 }] = tray.cards;
    tray.choose(key, { encoding: 'koi8-r' });
    await turn();
    tray.choose(key, { lang: 'ru' });
    await turn();
    const [, older, newer] = port.asked;
    expect(older?.signal.aborted).to.equal(true);
    expect(newer?.choices).to.deep.equal({ encoding: 'koi8-r', lang: 'ru' });
    newer?.answer({ ok: true, value: readText({ lang: 'ru', title: 'newer' }) });
    await turn();
    older?.answer({ ok: true, value: readText({ title: 'older' }) });
    await turn();
    expect(tray.cards[0]?.text?.title).to.equal('newer');
    expect(tray.cards[0]?.reading).to.equal(false);
  });
  it('keeps what was read before when a choice cannot be read', async () => {
    tray.add([file('a.txt')]);
    await turn();
    port.texts['a.txt'] = failure('undecodable', { encoding: 'utf-16le' });
    tray.choose(tray.cards[0]?.key ?? -1, { encoding: 'utf-16le' });
    await turn();
    expect(tray.cards[0]?.text).not.to.equal(null);
    expect(tray.obstacle).to.equal('failed');
  });
  it('goes on after a removed card, and the next one is the original', async () => {
    port.slow = true;
    tray.add([file('a'), file('b')]);
    await turn();
    const [first, second] = tray.cards;
    tray.choosePivot(first?.key ?? -1);
    tray.remove(first?.key ?? -1);
    expect(port.asked[0]?.signal.aborted).to.equal(true);
    expect(tray.pivot?.key).to.equal(second?.key);
  });
  it('does not go on while a text has no language', async () => {
    port.texts['a'] = { ok: true, value: readText({ lang: 'und' }) };
    tray.add([file('a')]);
    await turn();
    expect(tray.obstacle).to.equal('language');
  });
  it('takes the title of the original, else the name of its file without language and ending, until a person writes another', async () => {
    for (const [name, title, guess] of [['novel.en.txt', '', 'novel'], ['War and Peace.docx', '', 'War and Peace'], ['x.txt', 'Chapter One', 'Chapter One'], ['en.txt', '', 'en']] as const) {
      const one = new ImportTray(port);
      port.texts[name] = { ok: true, value: readText({ name, title }) };
      one.add([file(name)]);
      await turn();
      expect(one.title).to.equal(guess);
    }
    tray.add([{ pasted: 'p' }]);
    await turn();
    expect(tray.title).to.equal('First sentence.');
    tray.title = 'Mine';
    expect(tray.workPlan?.title).to.equal('Mine');
  });
  it('believes no tag that a file declares to be a pattern', async () => {
    port.texts['a(.txt'] = { ok: true, value: readText({ name: 'a(.txt', lang: '((((' }) };
    tray.add([file('a(.txt')]);
    await turn();
    expect(tray.title).to.equal('a(');
  });
  it('reads with the abbreviations that the work knows for the language', async () => {
    tray = new ImportTray(port, { most: 1, abbreviations: (lang) => (lang === 'en' ? ['approx.'] : []) });
    tray.add([file('a.txt')]);
    await turn();
    await turn();
    expect(port.asked.map(({ choices }) => choices.abbreviations)).to.deep.equal([undefined, ['approx.']]);
    expect(tray.versionPlan?.abbreviations).to.deep.equal(['approx.']);
  });
});
