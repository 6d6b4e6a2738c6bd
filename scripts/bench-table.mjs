// `npm run bench:table`: how long a review table of a book takes, written and read back, and how much memory. It prints and
// judges nothing.
//
//   npm run bench:table                       30,000 lines in three languages, DOCX and XLSX
//   npm run bench:table -- --lines 5000 --format xlsx
import { spawnSync } from 'node:child_process';
import { cpus, release, type } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleForNode } from './bundle-node.mjs';

const { values: { lines, format, child } } = parseArgs({ options: { lines: { type: 'string', default: '30000' }, format: { type: 'string', default: 'docx,xlsx' }, child: { type: 'string' } } });
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
/** Of the processor: whoever else keeps it busy does not count. */
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const since = (start) => `${(spent() - start).toFixed(1)} s`;

/** Each format in a process of its own, so that its memory is its own. */
async function measure(file) {
  const { fileOf, plainTable, taken } = await import(pathToFileURL(file).href);
  const words = 'Мы с растущей тревогой следим за тем что публиковалось в последние недели и хотим объяснить почему'.split(' ');
  const text = (at) => Array.from({ length: 8 + at % 9 }, (_, word) => words[(at * 7 + word * 3) % words.length]).join(' ');
  const one = plainTable(['a']), [column] = one.columns;
  const contents = {
    ...one, columns: ['en', 'ru', 'tr'].map((lang, at) => ({ ...column, version: `ver_${lang}`, lang, name: lang, state: at === 0 ? null : `State ${lang}` })),
    lines: Array.from({ length: Number(lines) }, (_, at) => ({ id: String(at + 1), begins: true, about: `seg_0_${at}`, cells: [0, 1, 2].map((version) => ({ segment: `seg_${version}_${at}`, text: `${text(at + version)} ${at}.`, state: 'translated' })) })),
  };
  const start = spent(), bytes = await fileOf(contents, format), written = since(start);
  const memory = megabytes(process.resourceUsage().maxRSS * 1024), begin = spent(), { suggestions, problems } = taken(bytes);
  console.log(`  ${format}: ${(bytes.length / 2 ** 20).toFixed(1)} MB, written in ${written} (up to ${memory}), read in ${since(begin)} (up to ${megabytes(process.resourceUsage().maxRSS * 1024)}); ${suggestions.length} suggestions, ${problems.length} problems`);
}

if (child !== undefined) await measure(child);
else {
  const [file = ''] = await bundleForNode(['test/formats/table-fixture.ts'], `node_modules/.cache/bench-table-${process.pid}`);
  console.log(`Review tables of ${lines} lines in three languages, ${cpus()[0]?.model ?? '?'}, ${type()} ${release()}, Node ${process.version}`);
  for (const one of format.split(',')) spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--child', file, '--lines', lines, '--format', one], { stdio: 'inherit' });
}
