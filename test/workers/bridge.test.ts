import { expect } from '@open-wc/testing';
import { Bridge } from '../../src/workers/bridge.ts';

function start(script: string): () => Worker {
  return () => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    return worker;
  };
}

const ECHO = 'onmessage = ({data}) => postMessage(data * 2)';
const HANG = 'onmessage = () => { for (;;); }';
const wait = (milliseconds: number): Promise<void> => new Promise((done) => { setTimeout(done, milliseconds); });

describe('the bridge to a worker', () => {
  it('brings the answer', async () => {
    const bridge = new Bridge<number, number>({ start: start(ECHO) });
    expect(await bridge.run(21)).to.deep.equal({ ok: true, value: 42 });
  });

  it('does one job at a time, in order', async () => {
    let running = 0, most = 0;
    const bridge = new Bridge<number, number>({ start: () => {
      most = Math.max(most, ++running);
      const worker = start(ECHO)(), terminate = worker.terminate.bind(worker);
      worker.terminate = () => { running -= 1; terminate(); };
      return worker;
    } });
    const answers = await Promise.all([1, 2, 3].map((n) => bridge.run(n)));
    expect(answers.map((answer) => answer.ok && answer.value)).to.deep.equal([2, 4, 6]);
    expect([most, running]).to.deep.equal([1, 0]);
  });

  it('cancels a worker that hangs, and goes on with the next job', async () => {
    let script = HANG;
    const bridge = new Bridge<number, number>({ start: () => start(script)() }), abort = new AbortController();
    const hung = bridge.run(1, abort.signal), next = bridge.run(2);
    await wait(30);
    script = ECHO;
    const began = performance.now();
    abort.abort();
    const result = await hung;
    expect(!result.ok && result.error.code).to.equal('cancelled');
    expect(performance.now() - began).to.be.below(1000);
    expect(await next).to.deep.equal({ ok: true, value: 4 });
  });

  it('starts no worker for a job that was cancelled in the queue', async () => {
    let started = 0;
    const bridge = new Bridge<number, number>({ start: () => { started += 1; return start(ECHO)(); } }), abort = new AbortController();
    const first = bridge.run(1), second = bridge.run(2, abort.signal);
    abort.abort();
    await first;
    const result = await second;
    expect(!result.ok && result.error.code).to.equal('cancelled');
    expect(started).to.equal(1);
  });

  it('ends a job that takes too long', async () => {
    const bridge = new Bridge<number, number>({ start: start(HANG), limit: 100 }), result = await bridge.run(1);
    expect(result).to.deep.equal({ ok: false, error: { code: 'timeLimit', at: '', params: { seconds: 0.1 } } });
  });

  it('hands on the news that a job tells on its way, in order, before the answer', async () => {
    const heard: number[] = [], script = 'onmessage = ({data}) => { for (let n = 1; n <= 3; n++) postMessage({ news: n }); postMessage(data); }';
    const bridge = new Bridge<string, string, number>({ start: start(script) });
    expect(await bridge.run('done', undefined, (news) => { heard.push(news); })).to.deep.equal({ ok: true, value: 'done' });
    expect(heard).to.deep.equal([1, 2, 3]);
  });

  it('tells nothing more once a job was cancelled', async () => {
    const heard: number[] = [], abort = new AbortController();
    const bridge = new Bridge<number, number, number>({ start: start('onmessage = () => { setInterval(() => postMessage({ news: 1 }), 1); }') });
    const cancelled = bridge.run(1, abort.signal, (news) => { heard.push(news); abort.abort(); });
    await cancelled;
    await wait(30);
    expect(heard).to.deep.equal([1]);
  });

  it('tells a crash', async () => {
    const bridge = new Bridge<number, number>({ start: start('onmessage = () => { throw new Error("ours"); }') }), result = await bridge.run(1);
    expect(!result.ok && result.error.code).to.equal('crashed');
  });
});
