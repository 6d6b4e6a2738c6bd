// Lighthouse, in a folder of its own (tools/lighthouse) and fetched only when somebody asks for an audit.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from './browsers.mjs';

const TOOL = 'tools/lighthouse';
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'];
const CLI = `${TOOL}/node_modules/lighthouse/cli/index.js`;

/** Installs it if it is not there. A sentence: why it cannot be had. @returns {string | false} */
export function lighthouseMissing() {
  if (existsSync(CLI)) return false;
  if (process.env['BROWSER_NO_INSTALL']) return `${TOOL} is not installed, and nothing may be installed`;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries=1', '--prefer-offline'], { cwd: TOOL, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  return status === 0 && existsSync(CLI) ? false : `npm could not install ${TOOL}`;
}

/**
 * Points out of 100 for each category, what cost some, and the measured values that performance is made of.
 * @param {string} url @param {{ categories: readonly string[], form: 'mobile' | 'desktop' }} what
 * @returns {Promise<{ scores: Record<string, number>, faults: string[], metrics: string[] }>}
 */
export async function audit(url, { categories, form }) {
  const { executablePath = '', args = [], env = {} } = await chromium();
  // The command line splits flags at spaces.
  const flags = ['--headless=new', ...args.filter((arg) => !arg.includes(' '))].join(' ');
  const child = spawn(process.execPath, [
    CLI, url, '--output=json', '--quiet', '--disable-full-page-screenshot', `--only-categories=${categories.join(',')}`,
    ...(form === 'desktop' ? ['--preset=desktop'] : []), `--chrome-flags=${flags}`,
  ], { env: { ...process.env, ...env, CHROME_PATH: executablePath }, stdio: ['ignore', 'pipe', 'inherit'] });
  let json = '';
  for await (const piece of child.stdout) json += String(piece);
  if (json === '') throw new Error('Lighthouse said nothing');
  const { categories: found, audits } = JSON.parse(json);
  const entries = Object.entries(found);
  return {
    scores: Object.fromEntries(entries.map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])),
    faults: entries.flatMap(([, { auditRefs }]) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${audits[id]?.title ?? ''} ${audits[id]?.displayValue ?? ''}`),
    metrics: METRICS.flatMap((id) => (audits[id]?.displayValue ? [audits[id].displayValue] : [])),
  };
}
