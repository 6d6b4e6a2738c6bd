// `npm run notices`: writes THIRD-PARTY-NOTICES, the licence texts of everything that ships with the app (packages and
// fonts), as the lock file and the installed packages have them, and where the lexicons' figures come from. Also refuses
// licences that are not on the list.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const NOTICES = 'THIRD-PARTY-NOTICES';

/** Licences that packages have in their repository and leave out of what they publish. */
const LEFT_OUT = 'scripts/notices';
const LEXICONS = 'src/align/lexicons/README.md';

const SHIPPED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1'];
/** Tools are not passed on, so weak copyleft and documents are fine there. */
const TOOLS = [...SHIPPED, 'MPL-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0', 'Python-2.0', 'Unlicense', 'MIT-0'];
/** Old packages that say it only in their readme. */
const KNOWN = { only: 'MIT' };
/** Declarations: nothing of them is in the app. */
const TYPES_ONLY = /^(?:@types\/|undici-types$)/;
/** Packages of one project that carry its licence only once. */
const SAME_PROJECT = { '@lit-labs/ssr-dom-shim': 'node_modules/lit' };

/** @typedef {{ path: string, name: string, version: string, license: string, shipped: boolean }} Package */

/** @param {string} [lockFile] @returns {Package[]} */
export function packages(lockFile = 'package-lock.json') {
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const tool = Boolean(entry.dev || entry.devOptional || entry.peer || TYPES_ONLY.test(name));
    return { path, name, version: entry.version, license: KNOWN[name] ?? entry.license ?? 'none stated', shipped: !tool };
  });
}

/** "(MIT OR GPL-3.0)" is fine when one of them is, "MIT AND CC0-1.0" when both are. */
const allowed = (license, list) => license.replace(/[()]/g, '').split(' OR ').some((one) => one.split(' AND ').every((l) => list.includes(l.trim())));

/** @param {Package[]} all @returns {string[]} */
export const refused = (all) => all.filter((p) => !allowed(p.license, p.shipped ? SHIPPED : TOOLS)).map((p) => `${p.name} ${p.version}: ${p.license}`);

function licenceText({ path, name }) {
  const own = join(LEFT_OUT, `${name}.txt`);
  if (existsSync(own)) return readFileSync(own, 'utf8').trim();
  const dir = SAME_PROJECT[name] ?? path;
  const file = readdirSync(dir).find((f) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(f));
  if (!file) throw new Error(`${name} has no licence file`);
  return readFileSync(join(dir, file), 'utf8').replace(/\r\n/g, '\n').replace(/[ \t]+$/gm, '').trim();
}

/** The part of the lexicons' readme that names corpora and licences. */
function dataCredits() {
  const rows = readFileSync(LEXICONS, 'utf8').split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').map((cell) => cell.trim().replace(/\[(.+?)\]\((.+?)\)/g, '$1 ($2)')));
  return rows.map(([, corpus, langs, licence]) => `- ${corpus}; ${langs}; ${licence}`).join('\n');
}

export function notices() {
  const shipped = packages().filter((p) => p.shipped).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rule = '-'.repeat(80);
  const blocks = shipped.map((p) => `${rule}\n${p.name} ${p.version} (${p.license})\n${rule}\n\n${licenceText(p)}\n`);
  return `Dragoman contains the following packages and fonts. Each is under its own licence, given in full.\n\n${blocks.join('\n')}
${rule}\nThe word lexicons of the aligner (data)\n${rule}\n
Pairs of shortened words with probabilities, learned from these parallel texts, which are not contained:\n\n${dataCredits()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bad = refused(packages());
  for (const sentence of bad) console.error(`not on the list of licences: ${sentence}`);
  writeFileSync(NOTICES, notices());
  console.log(`${NOTICES}: ${packages().filter((p) => p.shipped).map((p) => p.name).join(', ')}`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}
