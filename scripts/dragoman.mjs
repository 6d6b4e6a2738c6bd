// `npm run -s dragoman -- …`: the command line of src/cli. Node 20 reads no TypeScript, so the bundle is kept and used
// again as long as the files that it was made from are the same (time and size); a second call starts at once.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const CACHE = join(ROOT, 'node_modules/.cache/dragoman');
const NOW = join(CACHE, 'now.json');
const ENTRY = 'src/cli/main.ts';
/** A call that still runs may load a part of the bundle before last. */
const KEEP_MS = 60 * 60 * 1000;

const stamp = (file) => {
  const { mtimeMs, size } = statSync(join(ROOT, file));
  return `${mtimeMs} ${size}`;
};

/** The folder of a bundle that is up to date, or undefined. */
function upToDate() {
  try {
    const { dir, files } = JSON.parse(readFileSync(NOW, 'utf8'));
    return Object.entries(files).every(([file, was]) => stamp(file) === was) && existsSync(join(CACHE, dir)) ? dir : undefined;
  } catch {
    return undefined;
  }
}

/** What the bundle was made from, as its source maps say. */
function sources(dir) {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map')).flatMap((map) => {
    const at = join(dir, map);
    return JSON.parse(readFileSync(at, 'utf8')).sources.map((source) => relative(ROOT, resolve(dirname(at), source)));
  }).filter((file) => existsSync(join(ROOT, file)));
}

/** Makes the bundle beside the old one and switches at the end: several calls may do it at once. */
async function make() {
  const { bundleForNode } = await import('./bundle-node.mjs');
  mkdirSync(CACHE, { recursive: true });
  const dir = `${Date.now()}-${process.pid}`, from = process.cwd();
  process.chdir(ROOT);
  const before = Date.now();
  await bundleForNode([ENTRY], join(CACHE, dir));
  process.chdir(from);
  const files = [...new Set([...sources(join(CACHE, dir)), ENTRY, 'scripts/bundle-node.mjs', 'vite.config.ts'])];
  // A file that was saved while the bundle was made may be in it as it was before: such a bundle serves once.
  const settled = files.every((file) => statSync(join(ROOT, file)).mtimeMs < before);
  if (settled) {
    writeFileSync(`${NOW}.${process.pid}`, JSON.stringify({ dir, files: Object.fromEntries(files.map((file) => [file, stamp(file)])) }));
    renameSync(`${NOW}.${process.pid}`, NOW);
  }
  for (const old of readdirSync(CACHE)) {
    if (/^\d+-\d+$/.test(old) && Number(old.split('-')[0]) < Date.now() - KEEP_MS) rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  return dir;
}

/** The bundled command line; other scripts call it too.
 * @param {string} [entry] one of the bundle's modules @returns {Promise<string>} its address */
export async function commandLine(entry = 'src/cli/main.mjs') {
  return pathToFileURL(join(CACHE, upToDate() ?? await make(), entry)).href;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { main } = await import(await commandLine());
  // npm goes to the top of the repository; files are named from where the person stood.
  const from = process.env['npm_lifecycle_event'] === 'dragoman' ? process.env['INIT_CWD'] : undefined;
  process.exitCode = await main({
    args: process.argv.slice(2), folder: from ?? process.cwd(), lexicons: join(ROOT, 'src/align/lexicons'),
    release: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
    input: process.stdin, output: process.stdout, errors: process.stderr,
  });
}
