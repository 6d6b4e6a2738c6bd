import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Bead, Segment } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import { looksLikeReader, payloadOf, writeReader } from '../../src/formats/reader-file.ts';
import type { ReaderInput } from '../../src/formats/reader-page.ts';
import { readerWords } from '../../src/i18n/reader-words.ts';
import { anyText, someWork } from '../core/arbitrary.ts';
import { smallWork } from '../core/small.ts';
import { holds, PATIENCE } from '../property.ts';

const PAYLOAD = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256);

async function written(rows: RowLists, options: Partial<ReaderInput> = {}): Promise<string> {
  const tables = new Tables(rows);
  return (await writeReader({
    tables, columns: versionsOf(tables).map(({ id }) => id), language: 'en', words: await readerWords(), payload: PAYLOAD, fonts: [], made: Date.UTC(2026, 10, 22), app: '1.2.3', ...options,
  })).join('');
}

/** As a browser reads it from a disk: through UTF-8. Nothing of it runs here. */
function parsed(html: string): Document {
  // eslint-disable-next-line no-restricted-globals, no-restricted-syntax -- the page is ours, and how a browser reads it is the question
  return new DOMParser().parseFromString(new TextDecoder().decode(new TextEncoder().encode(html)), 'text/html');
}
const all = (page: ParentNode, selector: string): Element[] => [...page.querySelectorAll(selector)];
/** A text as HTML can say it: without halves of pairs and control signs, line ends as they are read. */
const sayable = (text: string): string => text.replace(/\p{Cs}|(?![\t\n\r])\p{Cc}/gu, '\ufffd').replace(/\r\n?/g, '\n');

describe('reader file', function () {
  this.timeout(PATIENCE);

  it('has a row a unit, a cell a column, and each sentence as it is, with the language and direction of its text', () => holds(someWork, async (rows) => {
    const tables = new Tables(rows), versions = versionsOf(tables), page = parsed(await written(rows));
    const shown = units(tables);
    expect(all(page, 'tbody tr').length).to.equal(shown.length);
    for (const [at, row] of all(page, 'tbody tr').entries()) {
      const unit = shown[at];
      expect(row.id).to.equal(sayable(unit?.id ?? ''));
      for (const [column, version] of versions.entries()) {
        const cell = row.querySelector(`.c${column}`), texts = (unit?.cells.get(version.id) ?? []).map((id) => sayable(tables.get('segment', id)?.text ?? ''));
        expect(cell ? all(cell, '.s').map(({ textContent }) => textContent) : null).to.deep.equal(texts);
        if (texts.length > 0) expect([cell?.getAttribute('lang'), cell?.getAttribute('dir')]).to.deep.equal([sayable(version.lang), 'ltr']);
      }
    }
    expect(payloadOf(await written(rows))).to.deep.equal(PAYLOAD);
  }, { runs: 150 }));

  it('X1 no text of a work becomes markup, whatever it says', () => holds(
    fc.tuple(fc.oneof(anyText, fc.constantFrom('</script><script>alert(1)</script>', '<!--', '-->', '<img src=x onerror=alert(1)>', '</title></style>', '"><svg onload=alert(1)>', ']]>', '&lt;b&gt;', '\u202e<b>', "'; }</style>")), anyText),
    async ([text, name]) => {
      const rows = smallWork();
      const hostile: RowLists = {
        ...rows, work: (rows.work ?? []).map((work) => ({ ...work, title: { en: text }, origin: { en: text }, date: text, signatories: [{ en: name }] })),
        segment: (rows.segment ?? []).map((row) => ({ ...row, id: (row.id === 'en1' ? `en1${text}` : row.id) as SegmentId, text })),
        bead: (rows.bead ?? []).map((bead) => ({ ...bead, source: bead.source.map((id) => (id === 'en1' ? `en1${text}` : id) as SegmentId) })),
        version: (rows.version ?? []).map((version) => ({ ...version, name: `${name}${text}`, note: { en: text } })),
      };
      const page = parsed(await written(hostile, { app: text })), plain = parsed(await written(smallWork()));
      const shape = (of: Document): string => all(of, '*').map(({ localName, attributes }) => `${localName} ${[...attributes].map((one) => one.name).sort().join()}`).filter((line) => !/^(p|span) |^h\d /.test(line)).join('\n');
      expect(shape(page)).to.equal(shape(plain));
      expect(all(page, 'script').map((one) => one.getAttribute('type'))).to.deep.equal(['application/vnd.dragoman+zip', null]);
      expect(all(page, '.s').every((one) => one.textContent === sayable(text) && one.childElementCount === 0)).to.equal(true);
    }, { runs: 300 },
  ));

  it('forbids every request, and every script but its own, named by its hash', async () => {
    const page = parsed(await written(smallWork())), policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    expect(policy).to.match(/^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'$/);
    const script = all(page, 'script').at(-1)?.textContent ?? '';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)));
    expect(policy).to.contain(`'sha256-${btoa(String.fromCharCode(...digest))}'`);
    expect(page.documentElement.outerHTML).not.to.match(/(?:href|src)="(?!data:|#text)/);
  });

  it('keeps paragraphs and headings, and the white space between sentences of one cell', async () => {
    const rows = smallWork({ ru: { words: 'a b c d', links: '1-1,2 2-3 3-4' } });
    const segment = (rows.segment ?? []).map((row): Segment => row.id.endsWith('1') ? { ...row, after: row.id === 'en1' ? '\n\n' : '\u2003', block: 'h2' } : row);
    const page = parsed(await written({ ...rows, segment }));
    expect(all(page, 'tbody tr').map((row) => row.className)).to.deep.equal(['p h2 m', 'p', '']);
    expect(all(page, 'tbody h3').map(({ textContent }) => textContent)).to.deep.equal(['one', 'a\u2003b']);
  });

  it('names in a row of several sentences those that belong together', async () => {
    const rows = smallWork({ ru: { words: 'a b', links: '1-1 2-2 3-' }, tr: { words: 'x', links: '1,2-1 3-' } });
    const page = parsed(await written(rows));
    expect(all(page, 'tbody tr:first-child .s').map((one) => [one.textContent, one.getAttribute('data-w')])).to.deep.equal([['one', '0 2 4'], ['two', '1 3 4'], ['a', '0 2 4'], ['b', '1 3 4'], ['x', '0 1 2 3 4']]);
  });

  it('marks links that nobody has confirmed, and says what the marks mean only where there are some', async () => {
    const rows = smallWork({ ru: {} }), statuses = ['auto', 'confirmed', 'needs-review'] as const;
    const bead = (rows.bead ?? []).map((row, at): Bead => ({ ...row, status: statuses[at] ?? 'auto' }));
    const page = parsed(await written({ ...rows, bead }));
    expect(all(page, 'td.c1').map((cell) => cell.className)).to.deep.equal(['c1 a', 'c1', 'c1 r']);
    expect(all(page, '.key').length).to.equal(2);
    expect(all(parsed(await written({ ...rows, bead: bead.map((row) => ({ ...row, status: 'confirmed' })) })), '.key').length).to.equal(0);
  });

  it('holds only the asked columns, and none that is not shown any more', async () => {
    const rows = smallWork(), page = parsed(await written(rows, { columns: ['tr', 'gone', 'en'] as never[] }));
    expect(all(page, '.columns input').length).to.equal(2);
    expect(all(page, 'tbody tr:first-child .s').map(({ textContent }) => textContent)).to.deep.equal(['bir', 'one']);
  });

  it('embeds a face only where the text needs its signs', async () => {
    const fonts = [{ range: 'U+0000-00FF', data: new Uint8Array([1, 2, 3]) }, { range: 'U+0301, U+0400-045F', data: new Uint8Array([4]) }];
    expect(await written(smallWork(), { fonts })).to.contain('base64,AQID)').and.not.to.contain('U+0400');
    expect(await written(smallWork({ ru: { words: 'раз два три' } }), { fonts })).to.contain('base64,BA==)');
  });

  it('speaks three languages, whichever is chosen', async () => {
    const page = parsed(await written(smallWork(), { language: 'tr' }));
    expect(page.documentElement.lang).to.equal('tr');
    expect(page.querySelector<HTMLInputElement>('#l-tr')?.checked).to.equal(true);
    expect(all(page, 'th.c1 > .w').map(({ textContent }) => textContent)).to.deep.equal(['Russian', 'Русский', 'Rusça']);
    for (const part of all(page, 'header, .about, footer')) expect(part.textContent).not.to.match(/\{\{|undefined/);
  });

  it('gives its project back byte for byte, from CRLF lines too, and from nothing that was cut, doubled or changed', () => holds(
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), fc.nat()), async ([payload, place]) => {
      const html = await written(smallWork(), { payload });
      expect(looksLikeReader(html.slice(0, 2_000))).to.equal(true);
      expect(payloadOf(html)).to.deep.equal(payload);
      expect(payloadOf(html.replaceAll('\n', '\r\n'))).to.deep.equal(payload);
      const from = html.indexOf('id="dragoman-project">') + 23, to = html.indexOf('</script>', from), at = from + place % (to - from);
      expect(payloadOf(html.slice(0, at)), 'cut').to.equal(null);
      expect(payloadOf(`${html}${html.slice(from - 70)}`), 'twice').to.equal(null);
      for (const sign of ['<', '=', '\u0430', ' ']) {
        const changed = `${html.slice(0, at)}${sign}${html.slice(at + 1)}`, read = payloadOf(changed);
        // At the padding another sign may mean the same length of other bytes; the zip's own checksums are for that.
        if (html[at] !== '\n' && html[at] !== '=' && html[at + 1] !== '\n' && html[at + 1] !== '=') expect(read, JSON.stringify(sign)).to.equal(null);
      }
    }, { runs: 100 },
  ));

  it('finds no project in other pages', () => {
    expect(looksLikeReader('<!doctype html><html><head><meta charset="utf-8"><title>Dragoman</title>')).to.equal(false);
    expect(payloadOf('<!doctype html><script id="dragoman-project">UEs=</script>')).to.equal(null);
    expect(payloadOf('')).to.equal(null);
  });
});
