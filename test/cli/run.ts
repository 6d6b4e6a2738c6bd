/** Calls the command line as a person does, in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended { readonly code: number | null; readonly out: string; readonly errors: string }

export interface Setting {
  /** Standard input. */
  readonly input?: string | Uint8Array;
  readonly folder?: string;
  /** As npm sets them. */
  readonly env?: Readonly<Record<string, string>>;
}

const COMMAND = resolve('scripts/dragoman.mjs');

export function dragoman(args: readonly string[], { input = '', folder = '.', env = {} }: Setting = {}): Promise<Ended> {
  const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'npm_lifecycle_event' && name !== 'INIT_CWD'));
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: { ...outside, ...env } });
    let out = '', errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk; });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => { errors += chunk; });
    // It may end without reading all that it was given.
    child.stdin.on('error', () => undefined);
    child.once('error', fail).once('close', (code) => done({ code, out, errors }));
    child.stdin.end(input);
  });
}

/** What `work` does in a folder of its own, which is gone afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-cli-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const jsonl = (lines: readonly unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
export const parsed = (out: string): unknown[] => out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
