// Finds a Chromium that REALLY starts and draws text; installs one if it must.
// Order: CHROME_BIN, installed, Playwright's cache, npm-shipped (tools/browser), apt, Playwright's download.
import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, homedir, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { ENV, ROOT, apt, isRoot, log, mayInstall, onPath, run, why } from './shared.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'browser');

/** Nothing asks the outside world: a test must not depend on it, and nobody's machine should. */
const QUIET = [
  '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-domain-reliability', '--disable-breakpad', '--no-pings', '--disable-dev-shm-usage',
  '--disable-gpu', '--accept-lang=en-US,en', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/** @typedef {import('puppeteer-core').LaunchOptions} LaunchOptions */

/** @param {string} executablePath @param {LaunchOptions} [extra] @returns {LaunchOptions} */
const options = (executablePath, extra = {}) => ({
  executablePath, headless: true, args: [...(isRoot ? ['--no-sandbox'] : []), ...QUIET], env: { ...ENV }, ...extra,
});

/** @param {LaunchOptions} option @param {string} from */
async function works(option, from) {
  const { launch } = await import('puppeteer-core');
  let browser;
  try {
    browser = await launch({ ...option, timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent('<p>x');
    const height = await page.evaluate(() => document.querySelector('p')?.getBoundingClientRect().height ?? 0);
    if (!(height > 0)) throw new Error('it draws no text (no fonts)');
    log(`${await browser.version()} from ${from}: ${option.executablePath}`);
    return option;
  } catch (e) {
    log(`${option.executablePath} (${from}) does not start: ${why(e)}`);
    return undefined;
  } finally {
    await browser?.close().catch(() => undefined);
  }
}

function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge', 'brave-browser', 'chromium-headless-shell'];
  if (platform() === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .flatMap((n) => ['', homedir()].map((h) => `${h}/Applications/${n}.app/Contents/MacOS/${n}`)).filter((p) => existsSync(p));
  }
  if (platform() === 'win32') {
    return [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter((d) => d !== undefined)
      .flatMap((d) => [`${d}\\Google\\Chrome\\Application\\chrome.exe`, `${d}\\Microsoft\\Edge\\Application\\msedge.exe`]).filter((p) => existsSync(p));
  }
  return onPath(names);
}

function playwrightCache() {
  const home = platform() === 'darwin' ? join(homedir(), 'Library/Caches/ms-playwright')
    : platform() === 'win32' ? join(process.env['LOCALAPPDATA'] ?? '', 'ms-playwright') : join(homedir(), '.cache/ms-playwright');
  const dir = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? home;
  if (!existsSync(dir)) return [];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-linux/headless_shell', 'chrome-win/chrome.exe', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return readdirSync(dir).filter((n) => n.startsWith('chromium')).sort().reverse()
    .flatMap((n) => inside.map((s) => join(dir, n, s))).filter((p) => existsSync(p));
}

/** The npm package holds a compressed headless Chromium for Linux; it is unpacked here, once, beside its own version. */
async function shippedByNpm() {
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  const tool = join(ROOT, 'tools', 'browser'); // its own package.json and lock: fetched only when nothing else is there
  const find = () => {
    try { return dirname(dirname(createRequire(join(tool, 'package.json')).resolve('@sparticuz/chromium'))); } catch { return undefined; }
  };
  if (!find() && mayInstall) run('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries=1', '--prefer-offline'], { cwd: tool });
  const found = find();
  if (!found) return undefined;
  const root = join(found.slice(0, found.indexOf('@sparticuz')), '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const dir = join(CACHE, version);
  const exe = join(dir, 'chromium');
  if (!existsSync(exe)) await unpack(root, dir, exe);
  const libraries = spawnSync('ldd', [exe], { encoding: 'utf8' }).stdout ?? '';
  const env = { ...ENV };
  if (libraries.includes('not found')) env['LD_LIBRARY_PATH'] = [join(dir, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_FILE'] = join(dir, 'fonts.conf');
  return options(exe, { headless: 'shell', env });
}

async function unpack(root, dir, exe) {
  mkdirSync(dir, { recursive: true });
  const unbrotli = (file, to) => pipeline(createReadStream(join(root, 'bin', file)), createBrotliDecompress(), createWriteStream(to));
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    await unbrotli(archive, join(dir, 't.tar'));
    run('tar', ['xf', join(dir, 't.tar'), '-C', dir]);
  }
  writeFileSync(join(dir, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${dir}/fonts</dir><cachedir>${dir}/fc</cachedir></fontconfig>`);
  await unbrotli('chromium.br', `${exe}.part`);
  chmodSync(`${exe}.part`, 0o755);
  renameSync(`${exe}.part`, exe);
}

async function firstThatWorks(paths, from) {
  for (const path of paths) {
    const option = await works(options(path), from);
    if (option) return option;
  }
  return undefined;
}

/** @returns {Promise<LaunchOptions>} */
async function search() {
  const chosen = process.env['CHROME_BIN'] ?? process.env['CHROME_PATH'] ?? process.env['PUPPETEER_EXECUTABLE_PATH'];
  if (chosen) {
    const option = await works(options(chosen), 'CHROME_BIN');
    if (option) return option;
    throw new Error(`CHROME_BIN=${chosen} does not start`);
  }
  const here = await firstThatWorks(installed(), 'this machine') ?? await firstThatWorks(playwrightCache(), "Playwright's cache");
  if (here) return here;
  const shipped = await shippedByNpm().catch((e) => log(why(e)));
  const fromNpm = shipped && await works(shipped, 'the npm package');
  if (fromNpm) return fromNpm;
  if (apt(['chromium-headless-shell', 'fonts-dejavu-core']) || apt(['chromium', 'fonts-dejavu-core'])) {
    const option = await firstThatWorks(installed(), 'apt');
    if (option) return option;
  }
  if (mayInstall && run(process.execPath, [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium-headless-shell'])) {
    const option = await firstThatWorks(playwrightCache(), "Playwright's download");
    if (option) return option;
  }
  throw new Error('No Chromium starts on this machine. Install Chrome or Chromium, or set CHROME_BIN to its path, and run again.');
}

/** @type {Promise<LaunchOptions> | undefined} */
let memo;
/** Launch options (for puppeteer-core; playwright-core takes executablePath, args, env) of a Chromium that works. */
export const chromium = () => (memo ??= search());
