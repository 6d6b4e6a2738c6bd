import { expect } from '@open-wc/testing';
import type { TextChoices } from '../../src/formats/read-text.ts';
import { ANY_FILE_LIMIT } from '../../src/formats/text-limits.ts';
import { readTextSource } from '../../src/workers/read-text.ts';
import { docx, p, styled } from '../formats/docx-fixture.ts';

const file = (content: BlobPart, name: string): { file: File } => ({ file: new File([content], name) });

async function codeOf(source: Parameters<typeof readTextSource>[0], choices: TextChoices = {}, signal?: AbortSignal): Promise<string> {
  const result = await readTextSource(source, choices, signal);
  return result.ok ? 'read' : result.error.code;
}

describe('reading a text in a worker', () => {
  it('gives sentences of every format', async () => {
    const styles = '<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>';
    for (const source of [file('One. Two.', 'a.txt'), file('*One.* Two.', 'a.md'), file('<p>One. <b>Two.</b>', 'a.html'), file(docx({ body: p('One. Two.') }), 'a.docx'), { pasted: 'One. Two.' }]) {
      const result = await readTextSource(source, { lang: 'en' });
      expect(result.ok && result.value.sentences).to.deep.equal([{ text: 'One.', after: ' ' }, { text: 'Two.', after: '\n' }]);
    }
    const headed = await readTextSource(file(docx({ body: styled('h', 'Ёж') + p('Да.'), styles, title: 'Книга' }), 'a.docx'), { lang: 'ru' });
    expect(headed.ok && [headed.value.title, headed.value.format, headed.value.name, headed.value.sentences[0]]).to.deep.equal(['Книга', 'docx', 'a.docx', { text: 'Ёж', after: '\n\n', block: 'h1' }]);
  });

  it('carries the choices: format, encoding, language, lines, abbreviations', async () => {
    const choices: TextChoices = { format: 'text', encoding: 'windows-1251', lang: 'en', lines: 'wrapped', abbreviations: ['Ab.'] };
    const result = await readTextSource(file(new Uint8Array([0xc4, 0xe0, 0x20, 0x41, 0x62, 0x2e, 0x0a, 0x58]), 'a.html'), choices);
    expect(result.ok && result.value.sentences).to.deep.equal([{ text: 'Да Ab. X', after: '\n' }]);
  });

  it('gives typed refusals', async () => {
    expect(await codeOf(file('', 'a.txt'))).to.equal('empty');
    expect(await codeOf(file('%PDF-1.4', 'a.txt'))).to.equal('binary');
    expect(await codeOf(file('PK\u0003\u0004', 'a.docx'))).to.equal('badZip');
    expect(await codeOf(file('x', 'a.txt'), { encoding: 'utf-99' })).to.equal('undecodable');
  });

  it('refuses a source over the limit without opening it', async () => {
    const result = await readTextSource({ file: { size: ANY_FILE_LIMIT + 1 } as File }, {});
    expect(result).to.deep.equal({ ok: false, error: { code: 'tooLarge', params: { size: ANY_FILE_LIMIT + 1, limit: ANY_FILE_LIMIT } } });
  });

  it('can be cancelled, before and during', async () => {
    expect(await codeOf({ pasted: 'One.' }, {}, AbortSignal.abort())).to.equal('cancelled');
    const abort = new AbortController(), reading = codeOf({ pasted: 'One. Two. '.repeat(200_000) }, { lines: 'wrapped' }, abort.signal);
    setTimeout(() => abort.abort(), 20);
    expect(await reading).to.equal('cancelled');
    expect(await codeOf({ pasted: 'One.' }), 'the next one').to.equal('read');
  });
});
