// Files from and to others, outside the pages: what a person asked for, and how it ended.
import { expect } from '@open-wc/testing';
import type { ChangeId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import { LocalizeController } from '../../src/i18n/localize-controller.ts';
import { ExchangeHost } from '../../src/ui/controllers/exchange-host.ts';
import type { Exchanging } from '../../src/ui/controllers/exchanging.ts';
import type { NewsAct } from '../../src/ui/events.ts';
import type { Sending } from '../../src/ui/controllers/sending.ts';
import { sortFiles } from '../../src/ui/controllers/incoming-files.ts';
import type { Route } from '../../src/ui/router.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { failed, FakeExchange, preview, recogniseByName } from './exchange-fakes.ts';
import { speak } from './fixture.ts';

const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
const WORK = asId<WorkId>('work_karabakh-statement'), MERGE = asId<ChangeId>('chg_merge');
const file = (name: string): File => new File(['x'], name);
const settle = (): Promise<unknown> => new Promise((done) => { setTimeout(done, 5); });

interface There { port: FakeExchange; exchange: ExchangeHost; exchanging: Exchanging; sending: Sending; said: string[]; acts: (NewsAct | undefined)[]; went: string[]; changed: { times: number }; at: { route: Route } }

async function there(): Promise<There> {
  await speak('en');
  const port = new FakeExchange(), said: string[] = [], acts: (NewsAct | undefined)[] = [], went: string[] = [], changed = { times: 0 }, at: { route: Route } = { route: { page: 'work', at: null } };
  const exchange = new ExchangeHost(port, {
    workbench: () => ({ work: WORK }) as unknown as Workbench, route: () => at.route, i18n: new LocalizeController(host),
    say: ({ sentence, act }) => { said.push(sentence); acts.push(act); }, go: (hash) => { went.push(hash); at.route = { page: 'exchange' }; }, changed: () => { changed.times += 1; },
  });
  return { port, exchange, exchanging: exchange.exchanging, sending: exchange.sending, said, acts, went, changed, at };
}

describe('a file from somebody', () => {
  it('is looked at on its page before anything happens', async () => {
    const { exchange, exchanging, port, went } = await there();
    exchange.take([file('a.dragoman')]);
    await settle();
    expect(went).to.deep.equal(['#/exchange']);
    expect(exchanging.step.at).to.equal('preview');
    expect(port.acts).to.deep.equal(['preview a.dragoman']);
  });
  it('is merged when the person says so, and taken back by one undo', async () => {
    const { exchanging, port } = await there();
    await exchanging.look(file('a.dragoman'), WORK);
    await exchanging.merge();
    expect(exchanging.step).to.include({ at: 'done', takenBack: false });
    await exchanging.takeBack(MERGE, 'undo');
    expect(exchanging.step).to.include({ at: 'done', takenBack: true });
    await exchanging.takeBack(MERGE, 'redo');
    expect(exchanging.step).to.include({ at: 'done', takenBack: false });
    expect(port.acts).to.deep.equal(['preview a.dragoman', 'merge statement.dragoman', 'undo chg_merge', 'redo chg_merge']);
  });
  it('can be left: nothing is merged', async () => {
    const { exchanging, port } = await there();
    await exchanging.look(file('a.dragoman'), WORK);
    exchanging.leave();
    expect(exchanging.step).to.deep.equal({ at: 'left', name: 'statement.dragoman', began: false });
    await exchanging.merge();
    expect(port.acts).to.deep.equal(['preview a.dragoman']);
  });
  it('is not read any further once that is cancelled, whatever comes late', async () => {
    const { exchanging, port } = await there();
    port.slow = true;
    void exchanging.look(file('a.dragoman'), WORK);
    const late = port.waiting;
    exchanging.cancel();
    expect(late?.watch.signal.aborted).to.equal(true);
    late?.answer({ ok: true, value: preview() });
    await settle();
    expect(exchanging.step).to.deep.equal({ at: 'left', name: 'a.dragoman', began: false });
  });
  it('whose merge is cancelled has changed nothing, and the desk has the last word on that', async () => {
    const { exchanging, port } = await there();
    await exchanging.look(file('a.dragoman'), WORK);
    port.slow = true;
    const merging = exchanging.merge();
    port.waiting?.watch.onProgress?.(0.4);
    expect(exchanging.running).to.deep.equal({ progress: { share: 0.4 }, cancelling: false });
    exchanging.cancel();
    await merging;
    expect(exchanging.step).to.deep.equal({ at: 'left', name: 'statement.dragoman', began: true });
  });
  it('holds the window open while it is merged, and no longer', async () => {
    const { exchanging, port } = await there();
    const held = (): boolean => { const event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event.defaultPrevented; };
    await exchanging.look(file('a.dragoman'), WORK);
    port.slow = true;
    const merging = exchanging.merge();
    expect(held()).to.equal(true);
    port.waiting?.answer(failed('busy'));
    await merging;
    expect(held()).to.equal(false);
    expect(exchanging.step.at).to.equal('failed');
  });
  it('waits while another one is merged, and says so', async () => {
    const { exchange, exchanging, port, said, at } = await there();
    at.route = { page: 'exchange' };
    await exchanging.look(file('a.dragoman'), WORK);
    port.slow = true;
    void exchanging.merge();
    exchange.take([file('b.dragoman')]);
    expect(said).to.deep.equal(['Another file is still being merged. When that is done, this one can be opened.']);
    expect(exchanging.step.at).to.equal('merging');
    port.waiting?.answer(port.merged);
  });
  it('is looked at anew where another work is open by then', async () => {
    const { exchanging, port } = await there();
    await exchanging.look(file('a.dragoman'), WORK);
    exchanging.lookAgain(WORK);
    exchanging.lookAgain(asId<WorkId>('work_other'));
    await settle();
    expect(port.acts).to.deep.equal(['preview a.dragoman', 'preview a.dragoman']);
    expect(exchanging.step).to.include({ at: 'preview', seenIn: 'work_other' });
  });
  it('that makes the desk stumble is said to have failed', async () => {
    const { exchanging, port } = await there();
    const report = globalThis.reportError, reported: unknown[] = [];
    globalThis.reportError = (mistake) => { reported.push(mistake); };
    port.preview = () => Promise.reject(new Error('a mistake of this test'));
    await exchanging.look(file('a.dragoman'), WORK);
    globalThis.reportError = report;
    expect(reported).to.have.lengthOf(1);
    expect(exchanging.step).to.deep.equal({ at: 'failed', name: 'a.dragoman', failure: failed('crashed') });
  });
  it('is told of where nobody watches, with the way there, and not where somebody does', async () => {
    const { exchange, exchanging, said, acts, at, went, port } = await there();
    exchange.take([file('a.dragoman'), file('b.dragoman')]);
    at.route = { page: 'work', at: null };
    await settle();
    expect(said).to.deep.equal(['Files are opened one at a time: this is the first, “a.dragoman”.', '“statement.dragoman” has been read. You can see what it brings.']);
    acts[1]?.run();
    expect(went).to.deep.equal(['#/exchange', '#/exchange']);
    await exchanging.merge();
    expect(said).to.have.lengthOf(2);
    at.route = { page: 'settings' };
    port.seen = failed('badZip', 'bundle.json');
    await exchanging.look(file('c.dragoman'), WORK);
    expect(said[2]).to.contain('not whole').and.to.contain('bundle.json');
  });
  it('whose merge takes the effect of earlier acts says so, too', async () => {
    const { exchanging, port, said } = await there();
    port.merged = { ok: true, value: { change: MERGE, opened: null, lost: 2 } };
    await exchanging.look(file('a.dragoman'), WORK);
    await exchanging.merge();
    expect(said.at(-1)).to.equal('“statement.dragoman” has been merged. 2 earlier acts have no effect any more.');
  });
  it('goes on in the header where nobody watches', async () => {
    const { exchange, exchanging, port, at, changed } = await there();
    port.slow = true;
    void exchanging.look(file('a.dragoman'), WORK);
    expect(exchange.going).to.deep.equal({ job: exchanging, what: 'exchange', href: '#/exchange' });
    expect(changed.times).to.equal(1);
    at.route = { page: 'exchange' };
    expect(exchange.going).to.equal(null);
    port.waiting?.answer(port.seen);
    await settle();
    expect(changed.times).to.equal(2);
  });
});

describe('a merge that is taken back', () => {
  it('is seen in the header, also on its page, and told of in the end', async () => {
    const { exchange, exchanging, port, said, at } = await there();
    at.route = { page: 'exchange' };
    port.slow = true;
    exchange.takeBack(MERGE, 'undo');
    expect(exchange.going?.job).to.equal(exchanging);
    port.waiting?.answer({ ok: true, value: undefined });
    await settle();
    expect(said).to.deep.equal(['Taking the merge back…', 'The merge has been taken back. The work is as it was before it.']);
    expect(exchange.going).to.equal(null);
  });
  it('can be cancelled: it stays', async () => {
    const { exchange, exchanging, port, said } = await there();
    port.slow = true;
    exchange.takeBack(MERGE, 'redo');
    exchanging.cancel();
    await settle();
    expect(said.at(-1)).to.equal('Cancelled. Nothing happened; the work is as it was.');
  });
  it('waits for nothing else: one thing at a time', async () => {
    const { exchange, port, said } = await there();
    port.slow = true;
    exchange.takeBack(MERGE, 'undo');
    exchange.takeBack(asId<ChangeId>('chg_other'), 'undo');
    await settle();
    expect(port.acts).to.deep.equal(['undo chg_merge']);
    expect(said.at(-1)).to.contain('still being merged');
    port.waiting?.answer(failed('cannotUndo'));
    await settle();
    expect(said.at(-1)).to.contain('cannot be taken back');
  });
});

describe('a file for others', () => {
  it('is handed to the browser', async () => {
    const { sending, port } = await there();
    await sending.make({ kind: 'bundle', scope: { kind: 'mine' } });
    expect(sending.end).to.deep.equal({ ok: true, wish: { kind: 'bundle', scope: { kind: 'mine' } }, fileName: 'statement.dragoman' });
    expect(port.acts).to.deep.equal(['bundle {"kind":"mine"}']);
  });
  it('is not handed over once it is cancelled, however late', async () => {
    const { sending, port } = await there();
    port.createReader = (_columns, { signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => { resolve(port.file); }); });
    const making = sending.make({ kind: 'reader', columns: [] });
    sending.cancel();
    await making;
    expect(sending.end).to.deep.include({ ok: false, failure: failed('cancelled') });
  });
  it('is told of where nobody watches', async () => {
    const { sending, said } = await there();
    await sending.make({ kind: 'table', format: 'docx', columns: [] });
    expect(said).to.deep.equal(['The browser is saving the file as statement.dragoman. Now send it to whoever should have it.']);
  });
});

describe('files that come', () => {
  it('are sorted by what is in them', async () => {
    const files = ['a.txt', 'backup.json', 'b.dragoman', 'reader.html', 'table.xlsx', 'c.docx'].map(file);
    const sorted = await sortFiles(files, recogniseByName);
    expect(sorted.texts.map(({ name }) => name)).to.deep.equal(['a.txt', 'c.docx']);
    expect(sorted.backups.map(({ name }) => name)).to.deep.equal(['backup.json']);
    expect(sorted.exchange.map(({ name }) => name)).to.deep.equal(['b.dragoman', 'reader.html', 'table.xlsx']);
  });
  it('count as texts where nobody can tell', async () => {
    const sorted = await sortFiles([file('a')], () => Promise.reject(new Error('unreadable')));
    expect(sorted.texts).to.have.lengthOf(1);
  });
});
