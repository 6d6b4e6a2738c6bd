// Reporter of `node --test`: one line for a file that is well; everything about what failed, with what its file has told
// (`t.diagnostic`). Leaves the counts in a file (TEST_RESULT). A file without tests is a failure.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Bundle or source (Node maps only some of the places back), it is one file. */
const nameOf = (file) => relative('.', file).replace(/^node_modules\/\.cache\/[^/]+\//, '').replace(/^test\//, '').replace(/\.mjs$/, '.ts');
const indent = (text) => String(text).trimEnd().split('\n').map((l) => `      ${l}`).join('\n');

function describe(error) {
  const cause = error?.cause ?? error;
  if (typeof cause === 'string') return cause;
  const message = cause?.message ?? String(cause);
  const stack = String(cause?.stack ?? '').split('\n').filter((l) => /^\s+at .*\b(src|test|scripts)\//.test(l)).slice(0, 6);
  return [message, ...stack].join('\n');
}

/** A node for each file: what it counted, and the suites and tests that are open. */
function fileRecord(files, name) {
  if (!files.has(name)) files.set(name, { passed: 0, failed: 0, skipped: 0, problems: [], said: [], path: [], slow: [] });
  return files.get(name);
}

function count(file, data, passed) {
  const wholeFile = data.nesting === 0 && data.name.endsWith('.mjs') && data.file?.endsWith(data.name.replace(/^.*node_modules/, 'node_modules'));
  const name = [...file.path.slice(0, data.nesting), data.name].join(' › ');
  if (wholeFile && passed) {
    file.failed++;
    file.problems.push('    FAILED: the file has no tests');
    return;
  }
  if (data.skip !== undefined || data.todo !== undefined) {
    if (data.details?.type !== 'suite') file.skipped++;
    return;
  }
  const type = data.details?.error?.failureType;
  if (passed ? data.details?.type === 'suite' : type === 'subtestsFailed') return;
  file[passed ? 'passed' : 'failed']++;
  if (!passed) file.problems.push(`    FAILED: ${wholeFile ? 'the file itself' : name}\n${indent(describe(data.details?.error))}`);
  if (data.details?.duration_ms > 5000) file.slow.push(`    slow: ${(data.details.duration_ms / 1000).toFixed(1)} s  ${name}`);
}

/** Where a browser is started and killed: one file that fails gets a second try (all is told of the first); more are no accident. */
function toTryAgain(files) {
  const failed = [...files].filter(([, { failed }]) => failed > 0).map(([name]) => name);
  return failed.length === 1 && process.env['TEST_AGAIN'] ? failed : [];
}

/** @param {AsyncIterable<{ type: string, data: any }>} source */
export default async function* nodeReporter(source) {
  const files = new Map();
  for await (const { type, data } of source) {
    const file = data?.file ? fileRecord(files, nameOf(data.file)) : undefined;
    if (type === 'test:start' && file) file.path[data.nesting] = data.name;
    if (type === 'test:pass' && file) count(file, data, true);
    if (type === 'test:fail' && file) count(file, data, false);
    if (type === 'test:diagnostic' && file) file.said.push(indent(data.message));
    if (type === 'test:stdout' || type === 'test:stderr') yield `    ${String(data.message).trimEnd().split('\n').join('\n    ')}\n`;
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const key of Object.keys(total)) total[key] += file[key];
    const skipped = file.skipped ? `, ${file.skipped} skipped` : '';
    yield file.failed ? `  ✗ ${name}\n${[...file.problems, ...file.said].join('\n')}\n` : `  ✓ ${name}  ${file.passed}${skipped}\n`;
    if (file.slow.length) yield `${file.slow.join('\n')}\n`;
  }
  const again = toTryAgain(files);
  for (const name of again) for (const key of Object.keys(total)) total[key] -= files.get(name)[key];
  if (process.env['TEST_RESULT']) writeFileSync(process.env['TEST_RESULT'], JSON.stringify({ ...total, again: again.map((name) => ({ file: `test/${name}` })) }));
}
