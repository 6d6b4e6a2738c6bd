/** A table out of the work and back into it, through the workers that the app uses. */
import { expect } from '@open-wc/testing';
import { runCommand } from '../../src/core/commands/registry.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { LogView } from '../../src/core/commands/command.ts';
import type { Author, Localized } from '../../src/core/model.ts';
import { asId } from '../../src/core/ids.ts';
import { Tables } from '../../src/core/tables.ts';
import type { TableLanguage } from '../../src/app/table-desk.ts';
import { createTable, readTable } from '../../src/app/table-desk.ts';
import { tableColumns, tableLines } from '../../src/app/table-rows.ts';
import type { TableFormat } from '../../src/workers/write-table.ts';
import { small, smallWork, ver } from '../core/small.ts';
import { edited } from '../formats/table-fixture.ts';
import { withComments } from '../formats/table-comments.ts';

const MADE = Date.UTC(2026, 10, 22);
const language: TableLanguage = {
  lang: 'en', instruction: 'Edit.', sheet: 'Review', states: { initial: 'not started', translated: 'translated', reviewed: 'reviewed', final: 'final' },
  headings: { id: 'ID', comment: 'Comment', version: ({ lang }) => lang, state: (name) => `State: ${name}` },
};
const ME: Author = { personId: asId('me'), name: 'Me' };
const NO_LOG: LogView = { patchOf: () => undefined, since: () => [] };
const never = new AbortController().signal, quietly = { signal: never, onProgress: (): void => undefined };

async function fileOf(tables: Tables, format: TableFormat, columns = ['en', 'ru', 'tr']): Promise<Uint8Array> {
  const made = await createTable({ tables, format, columns: columns.map(ver), language, made: MADE }, quietly);
  if (!made.ok) throw new Error(made.error.code);
  return new Uint8Array(await made.value.arrayBuffer());
}

const asFile = (bytes: Uint8Array): File => new File([Uint8Array.from(bytes)], 'edited.docx', { lastModified: MADE });

describe('the review table of a work', () => {
  it('has a line a row, and a line a sentence where a row holds several; the numbers are those of the rows', () => {
    const tables = small({ ru: { words: 'раз два три четыре', links: '1-1 2,3-2,3,4' }, tr: { words: 'bir iki', links: '1-1 2- 3- -2' } });
    const columns = tableColumns(tables, ['en', 'ru', 'tr'].map(ver), language.headings);
    const lines = tableLines(tables, columns).map(({ id, begins, about, cells }) => `${id}${begins ? '' : ' goes on'} (${about}): ${cells.map((cell) => cell?.text ?? '–').join(' ')}`);
    expect(lines).to.deep.equal(['1 (en1): one раз bir', '2 (tr2): – – iki', '3a (en2): two два –', '3b goes on (en3): three три –', '3c goes on (en3): – четыре –']);
  });

  it('leaves out rows in which the chosen versions have nothing, and gives states to translations only', () => {
    const tables = small({ ru: {}, tr: { words: 'bir', links: '1-1 2- 3-' } });
    const columns = tableColumns(tables, [ver('tr')], language.headings);
    expect(tableLines(tables, columns).map(({ id, about }) => `${id} ${about}`)).to.deep.equal(['1 en1']);
    expect(tableColumns(tables, [ver('ru'), ver('en')], language.headings).map(({ name, state }) => [name, state])).to.deep.equal([['en', null], ['ru', 'State: ru']]);
    expect(tableColumns(tables, [ver('en')], language.headings).map(({ state }) => state)).to.deep.equal(['State: en']);
  });

  it('never has two columns of the same heading', () => {
    const { version, ...rest } = smallWork({ ru: {}, tr: {} }), name = 'ID';
    const tables = new Tables({ ...rest, version: version?.map((one) => ({ ...one, name })) ?? [] });
    const headings = { ...language.headings, version: (): string => name, state: (): string => 'Comment' };
    expect(tableColumns(tables, ['en', 'ru', 'tr'].map(ver), headings).flatMap((column) => [column.name, column.state]))
      .to.deep.equal(['ID (2)', null, 'ID (3)', 'Comment (2)', 'ID (4)', 'Comment (3)']);
  });

  for (const format of ['docx', 'xlsx'] as const) {
    it(`${format}: an edited copy becomes suggestions in the work, a second reading of it nothing`, async () => {
      const tables = small(), bytes = edited(await fileOf(tables, format), format, [{ line: 1, column: 2, text: 'другое' }, { line: 2, column: 4, text: 'final' }]);
      const read = await readTable(asFile(bytes), never);
      if (!read.ok) throw new Error(read.error.code);
      const { suggestions, notes, problems, work } = read.value;
      expect([work, problems]).to.deep.equal(['work', []]);
      const args = { suggestions, notes, from: 'edited.docx', author: ME, time: MADE };
      const patch = runCommand('fileSuggestions', args, { tables, log: NO_LOG });
      if (isRefusal(patch)) throw new Error(patch.no);
      tables.apply(patch);
      const filed = [...tables.all('suggestion')].map(({ segment, base, text, proposes, status }) => ({ segment, base, text, proposes, status }));
      expect(filed).to.have.deep.members([
        { segment: 'ru2', base: 'iki', text: 'другое', proposes: undefined, status: 'open' },
        { segment: 'ru3', base: 'üç', text: 'üç', proposes: { kind: 'state', state: 'final' }, status: 'open' },
      ]);
      const again = runCommand('fileSuggestions', args, { tables, log: NO_LOG });
      expect(again).to.include({ no: 'noChange' });
    });
  }

  it('brings comments and their answers as one thread', async () => {
    const tables = small(), bytes = withComments(await fileOf(tables, 'docx'), [
      { id: 0, author: 'Anna', text: 'Why?', anchor: 'iki' }, { id: 1, author: 'Boris', text: 'Because.', answers: 0, anchor: 'iki' },
    ]);
    const read = await readTable(asFile(bytes), never);
    if (!read.ok) throw new Error(read.error.code);
    const { suggestions, notes } = read.value;
    const patch = runCommand('fileSuggestions', { suggestions, notes, from: '', author: ME, time: MADE }, { tables, log: NO_LOG });
    if (isRefusal(patch)) throw new Error(patch.no);
    tables.apply(patch);
    const rows = [...tables.all('note')].sort((a, b) => a.text.localeCompare(b.text));
    expect(rows.map(({ segment, text, author, thread }) => `${segment} ${text} ${author.name} ${thread === undefined}`)).to.deep.equal(['ru2 Because. Boris false', 'ru2 Why? Anna true']);
    expect(rows[0]?.thread).to.equal(rows[1]?.id);
  });

  it('is not made of nothing, and says so when it was cancelled or the file is another one', async () => {
    const tables = small(), stop = new AbortController();
    const made = await createTable({ tables, format: 'xlsx', columns: [], language, made: MADE }, quietly);
    expect(made).to.deep.include({ ok: false, error: { code: 'nothing', at: '', params: {} } });
    stop.abort();
    expect(await createTable({ tables, format: 'xlsx', columns: [ver('ru')], language, made: MADE }, { ...quietly, signal: stop.signal })).to.have.nested.property('error.code', 'cancelled');
    expect(await readTable(new File(['no zip'], 'x.docx'), never)).to.have.nested.property('error.code', 'badZip');
  });

  it('is in the language of the work’s title where the interface has one', async () => {
    const { work, ...rest } = smallWork(), title: Localized = { en: 'Small', ru: 'Малое' };
    const tables = new Tables({ ...rest, work: work?.map((one) => ({ ...one, title })) ?? [] });
    const made = await createTable({ tables, format: 'xlsx', columns: [ver('ru')], language: { ...language, lang: 'ru' }, made: MADE }, quietly);
    expect(made.ok).to.equal(true);
  });
});
