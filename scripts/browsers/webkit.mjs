// Finds a WebKit that REALLY starts: WebKitGTK's MiniBrowser, driven by WebKitWebDriver on a screen of its own (Xvfb).
// Linux only: Safari cannot be started without a person's consent, so on a Mac this engine is skipped.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENV, apt, log, onPath, why } from './shared.mjs';
import { Session } from './webdriver.mjs';

/** @typedef {{ driver: string, browser: string }} WebKit */

function miniBrowser() {
  const roots = ['/usr/lib', '/usr/lib64', '/usr/libexec', ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((n) => n.includes('-linux-gnu')).map((n) => `/usr/lib/${n}`) : [])];
  return roots.flatMap((r) => ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((v) => join(r, v, 'MiniBrowser'))).find((p) => existsSync(p));
}

/** @returns {WebKit | undefined} */
function installed() {
  const driver = process.env['WEBKIT_DRIVER'] ?? onPath(['WebKitWebDriver'])[0];
  const browser = process.env['WEBKIT_BROWSER'] ?? miniBrowser();
  return driver && browser && onPath(['Xvfb']).length > 0 ? { driver, browser } : undefined;
}

/** @returns {Promise<number>} */
const freePort = () => new Promise((ok, no) => {
  const server = createServer().once('error', no).listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => ok(port));
  });
});

/** Starts a process of its own group; ends with us, whatever happens. */
function start(command, args, options) {
  const child = spawn(command, args, { detached: true, ...options });
  const kill = () => {
    try { process.kill(-(child.pid ?? 0), 'SIGTERM'); } catch { /* it has gone already */ }
  };
  process.once('exit', kill);
  const stop = () => new Promise((ok) => {
    process.removeListener('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return ok(undefined);
    child.once('exit', () => ok(undefined));
    kill();
  });
  return { child, stop };
}

/** A screen that no other run uses: Xvfb itself picks a free number and says which. */
async function screen() {
  const xvfb = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((ok, no) => {
    xvfb.child.once('error', no).once('exit', (code) => no(new Error(`Xvfb ended with ${code}`)));
    const out = /** @type {import('node:stream').Readable} */ (xvfb.child.stdio[3]);
    let text = '';
    out.on('data', (chunk) => { if ((text += chunk).includes('\n')) ok(`:${text.trim()}`); });
  });
  return { display, stop: xvfb.stop };
}

async function answering(server) {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (await fetch(`${server}/status`).then((r) => r.ok, () => false)) return;
    await new Promise((ok) => setTimeout(ok, 50));
  }
  throw new Error('WebKitWebDriver does not answer');
}

/** Starts driver, screen and one window; `stop` ends all three.
 * @param {WebKit} found @returns {Promise<{ session: Session, stop: () => Promise<void> }>} */
export async function openWebKit({ driver, browser }) {
  const home = mkdtempSync(join(tmpdir(), 'dragoman-webkit-'));
  const { display, stop: stopScreen } = await screen();
  const port = await freePort();
  const env = {
    ...ENV, DISPLAY: display, GDK_BACKEND: 'x11', WAYLAND_DISPLAY: '', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1',
    XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config'),
  };
  const server = start(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  /** @type {Session | undefined} */
  let session;
  const stop = async () => {
    // One that has hung does not answer.
    await Promise.race([session?.close(), new Promise((ok) => { setTimeout(ok, 5_000).unref(); })]);
    await server.stop();
    await stopScreen();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(`http://127.0.0.1:${port}`);
    session = await Session.open(`http://127.0.0.1:${port}`, { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } });
    return { session, stop };
  } catch (e) {
    await stop();
    throw e;
  }
}

/** @param {WebKit | undefined} found @param {string} from */
async function works(found, from) {
  if (!found) return undefined;
  try {
    const { session, stop } = await openWebKit(found);
    try {
      await session.navigate('data:text/html,<p>x');
      const [height, agent] = await session.evaluate(() => /** @type {[number, string]} */ ([document.querySelector('p')?.getBoundingClientRect().height ?? 0, navigator.userAgent]));
      if (!(height > 0)) throw new Error('it draws no text (no fonts)');
      log(`WebKit ${/Version\/(\S+)/.exec(agent)?.[1] ?? ''} from ${from}: ${found.browser}`);
      return found;
    } finally {
      await stop();
    }
  } catch (e) {
    log(`${found.browser} (${from}) does not start: ${why(e)}`);
    return undefined;
  }
}

/** @returns {Promise<WebKit>} */
async function search() {
  if (platform() !== 'linux') throw new Error('WebKit without a person in front of it exists on Linux only (WebKitGTK).');
  const here = await works(installed(), 'this machine');
  if (here) return here;
  if (apt(['webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-dejavu-core'])) {
    const found = await works(installed(), 'apt');
    if (found) return found;
  }
  throw new Error('No WebKit starts on this machine. On Debian or Ubuntu: apt install webkit2gtk-driver xvfb.');
}

/** @type {Promise<WebKit> | undefined} */
let memo;
/** A WebKit that works, for openWebKit(). */
export const webkit = () => (memo ??= search());
