import { expect } from '@open-wc/testing';
import { sameValue } from '../../src/core/patch.ts';
import { SIZE_LIMIT, writeBundle } from '../../src/formats/bundle.ts';
import { readBundleFile } from '../../src/workers/read-bundle.ts';
import { SERVICE_WORKER_URL, trustedScriptUrl, WORKER_URLS } from '../../src/workers/trusted-url.ts';
import { sampleBundle } from '../formats/bundle-fixture.ts';

async function codeOf(file: Blob, signal?: AbortSignal): Promise<string> {
  const result = await readBundleFile(file, signal);
  return result.ok ? 'read' : result.error.code;
}

describe('reading a bundle in a worker', () => {
  it('gives what was written, hostile ids and lone surrogates included', async () => {
    const sample = sampleBundle(), bundle = { ...sample, drafts: sample.drafts.map((draft) => ({ ...draft, tab: '__proto__', text: '\ud800 й' })) };
    const result = await readBundleFile(new Blob([await writeBundle(bundle)]));
    expect(result.ok && sameValue(result.value, bundle)).to.equal(true);
  });

  it('gives typed errors', async () => {
    expect(await codeOf(new Blob(['PK\u0003\u0004']))).to.equal('notJson');
    expect(await codeOf(new Blob(['{}']))).to.equal('foreign');
    expect(await codeOf(new Blob([new Uint8Array([0x7b, 0xcf, 0xf0, 0xe8, 0x7d])])), 'windows-1251').to.equal('notJson');
    expect(await codeOf(new Blob([(await writeBundle(sampleBundle())).replace('Раз.', 'Раз!')]))).to.equal('damaged');
  });

  it('refuses a file over the limit without opening it', async () => {
    const file = { size: SIZE_LIMIT + 1 } as Blob;
    expect(await codeOf(file)).to.equal('tooLarge');
  });

  it('can be cancelled', async () => {
    const abort = new AbortController(), reading = codeOf(new Blob([await writeBundle(sampleBundle())]), abort.signal);
    abort.abort();
    expect(await reading).to.equal('cancelled');
  });
});

describe('trusted script addresses', () => {
  it('are our constants and nothing else', () => {
    for (const url of [...Object.values(WORKER_URLS), SERVICE_WORKER_URL]) expect([trustedScriptUrl(url)].join()).to.equal(url);
    for (const url of ['', 'https://elsewhere.test/x.js', 'data:text/javascript,1', 'blob:x', `${SERVICE_WORKER_URL}?x`]) {
      expect(() => trustedScriptUrl(url), url).to.throw(TypeError);
    }
  });
});
