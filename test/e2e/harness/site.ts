/** The built app on a server that is a process of its own, so that it can be killed as a power cut would. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { build } from 'vite';

/** Another build than the usual one, while working. */
const DIST = process.env['E2E_DIST'] ?? 'dist';
const RELEASE = 'node_modules/.cache/e2e-release-2';

export interface Site {
  readonly url: string;
  readonly port: number;
  /** SIGKILL: no goodbye to anybody. */
  kill(): Promise<void>;
}

/** Serves a build with its real headers. The same port again keeps the origin, so that a browser finds its data. */
export async function startSite({ port = 0, dir = DIST } = {}): Promise<Site> {
  assert.ok(existsSync(`${dir}/index.html`), `there is no build in ${dir}: run "npm run build"`);
  const child = spawn(process.execPath, ['scripts/serve.mjs', String(port), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  return { url, port: Number(new URL(url).port), kill: () => killed(child) };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  for await (const piece of stdout ?? []) {
    said += String(piece);
    const url = /http:\S+/.exec(said)?.[0];
    if (url) return url;
  }
  throw new Error(`the server did not start: ${said}`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A later release of the same app: its entry chunk says `data-release="2"` on the page, and `also` is built into it. */
export async function buildNextRelease(): Promise<string> {
  rmSync(RELEASE, { recursive: true, force: true });
  await build({
    logLevel: 'warn',
    build: { outDir: RELEASE, emptyOutDir: true },
    plugins: [{
      name: 'next-release', enforce: 'pre',
      // Every file of ours changes, so that the new release has none of the old one's hashed chunks.
      transform(code, id) {
        if (/\/src\/main\.ts$/.test(id)) return { code: `${code}\ndocument.documentElement.dataset['release'] = '2';`, map: null };
        if (/\/translations\/ui\/(ru|tr)\.json$/.test(id)) return { code: code.replace(/\}\s*$/, ', "release": "2" }'), map: null };
        return undefined;
      },
    }],
  });
  return RELEASE;
}
