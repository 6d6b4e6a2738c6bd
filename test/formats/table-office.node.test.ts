// Review tables through a real office: LibreOffice opens them, saves them again, and what comes back is read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import fc from 'fast-check';
import type { TableContents, TableFormat } from '../../src/formats/table-contents.ts';
import { seed } from '../property.ts';
import type { Typed } from './table-fixture.ts';
import { CUSTOM_COMMENTS, withComments } from './table-comments.ts';
import { changedCell, edited, fileOf, MAIN_PART, plainTable, rewritten, tableContents, taken } from './table-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'dragoman-office-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const runs = (program: string, args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 600_000 });
    return true;
  } catch {
    return false;
  }
};

function savedAgain(bytes: Uint8Array | string, format: TableFormat, from: string = format): Uint8Array {
  const file = join(folder, `table.${from}`), out = join(folder, 'out');
  writeFileSync(file, bytes);
  rmSync(join(out, `table.${format}`), { force: true });
  execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', format, '--outdir', out, file], { stdio: 'ignore', timeout: 300_000 });
  return readFileSync(join(out, `table.${format}`));
}

const works = (format: TableFormat): boolean => {
  try {
    return savedAgain('a', format, format === 'docx' ? 'txt' : 'csv').length > 0;
  } catch {
    return false;
  }
};

/** Debian's packages, where this machine may install them. */
const installs = (): boolean => process.getuid?.() === 0
  && runs('apt-get', ['install', '-y', '--no-install-recommends', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui']);

const skip = ((works('docx') && works('xlsx')) || (installs() && works('docx') && works('xlsx'))) ? false : 'LibreOffice (Writer and Calc) is not installed';

const contents = tableContents(40);

/** Twenty texts and a few states, each in another cell; random words, signs and line breaks. */
function twentyEdits({ lines }: TableContents): Typed[] {
  const cells = lines.flatMap(({ cells: row }, line) => row.flatMap((cell, column) => cell ? { line, column: column + 1, base: cell.text } : []));
  const words = fc.array(fc.constantFrom('слово', 'ışık', '=SUM(A1)', '42', '“кавычки”', 'e\u0301', '\u200E', 'שלום', '😀', 'a  b', '_x0041_', '&lt;', '-'), { minLength: 1, maxLength: 6 });
  const picked = fc.sample(fc.tuple(fc.shuffledSubarray(cells, { minLength: 20, maxLength: 20 }), fc.array(words, { minLength: 20, maxLength: 20 })), { numRuns: 1, seed })[0];
  const [places = [], texts = []] = picked ?? [];
  return places.map(({ line, column }, at) => ({ line, column, text: `${at} ${(texts[at] ?? []).join(' ')}` }));
}

const wanted = (typed: readonly Typed[]): string[] => typed.map(({ line, column, text }) => `${contents.lines[line]?.cells[column - 1]?.segment ?? ''} → ${text}`).sort();
// White space at the edges of a sentence stays as it was.
const got = (bytes: Uint8Array): string[] => taken(bytes).suggestions.map(({ segment, text }) => `${segment} → ${text.trim()}`).sort();

for (const format of ['docx', 'xlsx'] as const) {
  test(`${format}: an unchanged copy that LibreOffice saved again brings nothing`, { skip }, async () => {
    const { suggestions, notes, problems } = taken(savedAgain(await fileOf(contents, format), format));
    assert.deepEqual({ suggestions, notes, problems }, { suggestions: [], notes: [], problems: [] });
  });

  test(`${format}: twenty edits are twenty suggestions, directly and through LibreOffice (seed ${seed})`, { skip }, async () => {
    const typed = twentyEdits(contents), file = edited(await fileOf(contents, format), format, typed);
    assert.deepEqual(got(file), wanted(typed));
    assert.deepEqual(got(savedAgain(file, format)), wanted(typed));
  });
}

test('docx: tracked changes and comments keep their authors and times through LibreOffice', { skip }, async () => {
  const table = plainTable(['Первое предложение.', 'Second sentence.', 'Üçüncü cümle.']), by = 'w:author="Анна Ё." w:date="2026-11-20T10:00:00Z"';
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const tracked = rewritten(await fileOf(table, 'docx'), MAIN_PART.docx, (xml) => changedCell(xml, { line: 2, column: 1 }, () =>
    `<w:tc><w:p>${run('Üçüncü ')}<w:del w:id="91" ${by}><w:r><w:delText>cümle</w:delText></w:r></w:del><w:ins w:id="92" ${by}>${run('tümce')}</w:ins>${run('.')}</w:p></w:tc>`));
  const { suggestions, notes, problems } = taken(savedAgain(withComments(tracked, CUSTOM_COMMENTS), 'docx'));
  assert.deepEqual(suggestions.map(({ segment, text, author, time }) => [segment, text, author.name, time]), [['seg_3', 'Üçüncü tümce.', 'Анна Ё.', Date.UTC(2026, 10, 20, 10)]]);
  // LibreOffice 7.4 forgets who answers whom; newer ones do not.
  assert.deepEqual(notes.map(({ segment, text, author }) => `${segment}: ${text.replace(/^“Первое”: /, '')} (${author.name})`), ['seg_1: A better word? (Anna)', 'seg_1: No, it is fine. (Борис)', 'seg_2: About the whole sentence. (Anna)']);
  assert.deepEqual(problems.map(({ code }) => code), ['outside']);
});
