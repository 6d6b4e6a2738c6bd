// Finds a Firefox that REALLY starts (driven by WebDriver BiDi, no geckodriver); installs one where apt may.
import { existsSync } from 'node:fs';
import { homedir, platform, tmpdir } from 'node:os';
import { ENV, apt, log, onPath, why } from './shared.mjs';

/** Nothing asks the outside world. The address of the settings server is obeyed only with MOZ_REMOTE_SETTINGS_DEVTOOLS=1. */
const PREFS = {
  // A download asks nothing and opens nothing: a dialog would take the focus from the tests that follow.
  'browser.download.useDownloadDir': true, 'browser.download.folderList': 2, 'browser.download.dir': tmpdir(),
  'browser.download.alwaysOpenPanel': false, 'browser.download.manager.showWhenStarting': false,
  'browser.helperApps.neverAsk.saveToDisk': 'application/json,text/plain',
  'app.update.enabled': false, 'app.normandy.enabled': false, 'app.shield.optoutstudies.enabled': false,
  'toolkit.telemetry.enabled': false, 'toolkit.telemetry.unified': false, 'toolkit.telemetry.server': '',
  'datareporting.healthreport.uploadEnabled': false, 'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.downloads.enabled': false, 'services.settings.server': 'http://127.0.0.1:9/v1',
  'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  'extensions.update.enabled': false, 'extensions.getAddons.cache.enabled': false,
  'media.gmp-manager.updateEnabled': false, 'media.gmp-manager.url': '', 'network.dns.disablePrefetch': true,
  'network.prefetch-next': false, 'network.http.speculative-parallel-limit': 0, 'browser.search.update': false,
  'geo.enabled': false, 'dom.push.connection.enabled': false, 'intl.accept_languages': 'en-US,en',
};

/** @typedef {import('puppeteer-core').LaunchOptions} LaunchOptions */

/** @param {string} executablePath @returns {LaunchOptions} */
const options = (executablePath) => ({
  browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: { ...PREFS },
  env: { ...ENV, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
});

/** @param {LaunchOptions} option @param {string} from */
async function works(option, from) {
  const { launch } = await import('puppeteer-core');
  let browser;
  try {
    browser = await launch({ ...option, timeout: 60_000 });
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
  if (platform() === 'darwin') {
    return ['', homedir()].map((h) => `${h}/Applications/Firefox.app/Contents/MacOS/firefox`).filter((p) => existsSync(p));
  }
  if (platform() === 'win32') {
    return [process.env['PROGRAMFILES'], process.env['LOCALAPPDATA']].filter((d) => d !== undefined)
      .map((d) => `${d}\\Mozilla Firefox\\firefox.exe`).filter((p) => existsSync(p));
  }
  return onPath(['firefox-esr', 'firefox']);
}

async function firstThatWorks(from) {
  for (const path of installed()) {
    const option = await works(options(path), from);
    if (option) return option;
  }
  return undefined;
}

/** @returns {Promise<LaunchOptions>} */
async function search() {
  const chosen = process.env['FIREFOX_BIN'];
  if (chosen) {
    const option = await works(options(chosen), 'FIREFOX_BIN');
    if (option) return option;
    throw new Error(`FIREFOX_BIN=${chosen} does not start`);
  }
  const here = await firstThatWorks('this machine');
  if (here) return here;
  if (apt(['firefox-esr', 'fonts-dejavu-core'])) {
    const option = await firstThatWorks('apt');
    if (option) return option;
  }
  throw new Error('No Firefox starts on this machine. Install Firefox, or set FIREFOX_BIN to its path.');
}

/** @type {Promise<LaunchOptions> | undefined} */
let memo;
/** Launch options (for puppeteer-core) of a Firefox that works. */
export const firefox = () => (memo ??= search());
