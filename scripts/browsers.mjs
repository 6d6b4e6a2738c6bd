// The three engines of every test. Which are used: ENGINES=chromium,firefox,webkit (default: all).
// An engine that cannot be had is skipped with a sentence that says why; with CI=true that is a failure instead.
// Run alone (`node scripts/browsers.mjs`) it says what it finds, and installs what it may.
import { fileURLToPath } from 'node:url';
import { chromium } from './browsers/chromium.mjs';
import { firefox } from './browsers/firefox.mjs';
import { log, why } from './browsers/shared.mjs';
import { openWebKit, webkit } from './browsers/webkit.mjs';

export { chromium, firefox, openWebKit, webkit };
export { Session } from './browsers/webdriver.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */
export const ENGINES = /** @type {const} */ (['chromium', 'firefox', 'webkit']);
const FIND = { chromium, firefox, webkit };

/** @returns {Engine[]} */
export function wanted() {
  const names = (process.env['ENGINES'] || ENGINES.join(',')).split(',').map((n) => n.trim());
  const unknown = names.find((n) => !ENGINES.includes(/** @type {Engine} */ (n)));
  if (unknown !== undefined) throw new Error(`there is no engine "${unknown}": ${ENGINES.join(', ')}`);
  return ENGINES.filter((n) => names.includes(n));
}

/**
 * Finds the wanted engines. One after the other, because two searches may not install packages at the same time.
 * @param {readonly Engine[]} [names]
 */
export async function engines(names = wanted()) {
  /** @type {{ chromium?: Awaited<ReturnType<typeof chromium>>, firefox?: Awaited<ReturnType<typeof firefox>>, webkit?: Awaited<ReturnType<typeof webkit>>, skipped: { engine: Engine, reason: string }[] }} */
  const found = { skipped: [] };
  for (const engine of names) {
    try {
      Object.assign(found, { [engine]: await FIND[engine]() });
    } catch (e) {
      const reason = why(e);
      log(`SKIPPED: ${engine}. ${reason}`);
      found.skipped.push({ engine, reason });
    }
  }
  if (found.skipped.length > 0 && process.env['CI']) {
    throw new Error(`With CI set every engine must run, but ${found.skipped.map((s) => s.engine).join(' and ')} cannot.`);
  }
  if (found.skipped.length === names.length) throw new Error('No browser at all: nothing can be tested.');
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await engines().then((found) => {
    for (const name of ENGINES) if (found[name]) console.log(name, JSON.stringify(found[name]?.['executablePath'] ?? found[name]));
  }, (e) => {
    console.error(e.message);
    process.exit(1);
  });
}
