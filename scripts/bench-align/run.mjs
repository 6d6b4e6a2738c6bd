// Runs the command line in a process of its own, as people do, and says what the process cost.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** @typedef {import('./data.mjs').Task} Task
 * @typedef {import('./data.mjs').Answer} Answer
 * @typedef {{ cpu: number, wall: number, memory: number }} Cost seconds, seconds, bytes at the peak */

/** @param {readonly Pick<Task, 'id' | 'src' | 'tgt' | 'langs'>[]} tasks @param {string | undefined} lexicon `none`, a folder, or the shipped one
 * @returns {Promise<{ answers: Answer[], cost: Cost }>} */
export async function align(tasks, lexicon) {
  const dir = mkdtempSync(join(tmpdir(), 'dragoman-bench-')), usage = join(dir, 'usage.json');
  const args = ['--import', new URL('./usage.mjs', import.meta.url).href, 'scripts/dragoman.mjs', 'align', '--jsonl', ...(lexicon ? ['--lexicon', lexicon] : [])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, BENCH_USAGE: usage } });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
  child.stdin.on('error', () => undefined);
  const ended = new Promise((ok, fail) => { child.once('error', fail).once('close', ok); });
  Readable.from(tasks.map(({ id, src, tgt, langs }) => `${JSON.stringify({ id, src, tgt, langs })}\n`)).pipe(child.stdin);
  const code = await ended;
  if (code !== 0) throw new Error(`align --jsonl ended with ${code}`);
  const cost = JSON.parse(readFileSync(usage, 'utf8'));
  rmSync(dir, { recursive: true, force: true });
  return { answers: text.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)), cost };
}
