// What the three browser finders have in common.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const isRoot = process.getuid?.() === 0;
/** BROWSER_NO_INSTALL=1: only look, never install anything. */
export const mayInstall = !process.env['BROWSER_NO_INSTALL'];

/** @param {string} message */
export const log = (message) => void process.stderr.write(`[browsers] ${message}\n`);

/** Runs a command to its end; true if it succeeded.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] */
export function run(command, args, options = {}) {
  log(`${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000, ...options });
  return status === 0;
}

let listed = false;

/** Installs Debian packages, where that is possible at all (root on a Debian). @param {string[]} packages */
export function apt(packages) {
  if (!mayInstall || !isRoot || !existsSync('/etc/debian_version')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listed) listed = run('apt-get', ['update', '-qq'], { env });
  return listed && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** All places where one of these programs exists on the search path. @param {string[]} names */
export function onPath(names) {
  const dirs = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/snap/bin'];
  return [...new Set(dirs.flatMap((d) => names.map((n) => join(d, n))))].filter((p) => existsSync(p));
}

/** The one line of a failed start that says why. @param {unknown} error */
export function why(error) {
  const lines = String(/** @type {Error} */ (error)?.message ?? error).split('\n');
  return lines.find((l) => /error|cannot|draws|failed/i.test(l)) ?? lines[0] ?? 'no reason given';
}

/** The language of a bare machine ("C", "en-US@posix") is not a language tag: tests start under a real one. */
export const ENV = { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' };
