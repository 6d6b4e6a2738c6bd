// How large the app is: what comes before the first row, and everything that the service worker keeps.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const filesIn = (dir) => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string[]} files */
function weigh(files) {
  const sum = { files: files.length, raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const content = readFileSync(file);
    sum.raw += content.length;
    sum.gzip += gzipSync(content, { level: 9 }).length;
    sum.brotli += brotliCompressSync(content).length;
  }
  return [`${sum.files}`, kB(sum.raw), kB(sum.gzip), kB(sum.brotli)];
}

/** @param {string} dir @param {string[]} first paths of the scripts that were loaded before the first row */
export function sizes(dir, first) {
  const all = filesIn(dir).filter((file) => !file.endsWith('.map'));
  const fonts = all.filter((file) => file.endsWith('.woff2'));
  const scripts = all.filter((file) => file.endsWith('.js'));
  const worker = readFileSync(join(dir, 'sw.js'), 'utf8');
  const cached = all.filter((file) => worker.includes(`"${file.slice(dir.length + 1)}"`));
  const bytes = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  return [
    ['', 'files', 'raw', 'gzip', 'brotli'],
    ['JavaScript before the first row', ...weigh(first.map((path) => join(dir, path)))],
    ['all JavaScript', ...weigh(scripts)],
    ['fonts', `${fonts.length}`, kB(bytes(fonts)), '', ''],
    ['kept by the service worker', `${cached.length}`, kB(bytes(cached)), '', ''],
  ];
}
