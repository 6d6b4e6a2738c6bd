// The few WebDriver commands that tests need, over fetch. One Session is one browser window.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Names as KeyboardEvent.key has them, to the private characters of WebDriver. */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013',
  ArrowRight: '\uE014', ArrowDown: '\uE015', Insert: '\uE016', Delete: '\uE017', F1: '\uE031', F2: '\uE032', Meta: '\uE03D',
};

const keyValue = (name) => KEYS[name] ?? name;

/** @param {string} url @param {string} method @param {unknown} [body] */
async function call(url, method, body) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const answer = await fetch(url, init);
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (!answer.ok) throw new Error(`WebDriver: ${value?.error ?? answer.status}: ${value?.message ?? ''} (${method} ${new URL(url).pathname})`);
  return value;
}

export class Session {
  #url;

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  /** @param {string} server @param {Record<string, unknown>} capabilities */
  static async open(server, capabilities) {
    const { sessionId } = await call(`${server}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
    const session = new Session(`${server}/session/${sessionId}`);
    await session.post('/timeouts', { script: 120_000, pageLoad: 120_000, implicit: 0 });
    return session;
  }

  post(path, body) {
    return call(this.#url + path, 'POST', body);
  }

  navigate(url) {
    return this.post('/url', { url });
  }

  /** @returns {Promise<string>} */
  url() {
    return call(`${this.#url}/url`, 'GET');
  }

  reload() {
    return this.post('/refresh', {});
  }

  /** Runs a function in the page; a promise it returns is awaited. Arguments and result cross as JSON.
   * @template {unknown[]} A @template R
   * @param {(...args: A) => R} f @param {A} args @returns {Promise<Awaited<R>>} */
  async evaluate(f, ...args) {
    const script = `const done = arguments[arguments.length - 1], args = [].slice.call(arguments, 0, -1);
      (async () => (${String(f)})(...args))().then((value) => done({ value }), (e) => done({ error: String(e && e.stack || e) }));`;
    const result = await this.post('/execute/async', { script, args });
    if (result.error) throw new Error(`in the page: ${result.error}`);
    return result.value;
  }

  /** Waits until a function in the page answers with something true.
   * @template {unknown[]} A @template R
   * @param {(...args: A) => R} f @param {A} args @returns {Promise<Awaited<R>>} */
  async until(f, ...args) {
    const end = Date.now() + 30_000;
    for (;;) {
      const value = await this.evaluate(f, ...args);
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited 30 s in vain for ${String(f)}`);
      await new Promise((ok) => setTimeout(ok, 50));
    }
  }

  /** Clicks in the middle of what a function in the page returns (an element, found through shadow roots as it likes).
   * @param {() => Element | null | undefined} f */
  async click(f) {
    const element = await this.post('/execute/sync', { script: `return (${String(f)})()`, args: [] });
    const id = element?.[ELEMENT];
    if (!id) throw new Error(`nothing to click: ${String(f)}`);
    await this.post(`/element/${id}/click`, {});
  }

  /** Real key strokes into the focused element. @param {string} text */
  type(text) {
    return this.#keys([...text].flatMap((k) => [{ type: 'keyDown', value: k }, { type: 'keyUp', value: k }]));
  }

  /** One key with its modifiers: press('Control+Enter'). @param {string} combination */
  press(combination) {
    const keys = combination.split('+').map(keyValue);
    return this.#keys([...keys.map((value) => ({ type: 'keyDown', value })), ...keys.reverse().map((value) => ({ type: 'keyUp', value }))]);
  }

  /** @param {string} name */
  down(name) {
    return this.#keys([{ type: 'keyDown', value: keyValue(name) }]);
  }

  /** @param {string} name */
  up(name) {
    return this.#keys([{ type: 'keyUp', value: keyValue(name) }]);
  }

  #keys(actions) {
    return this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Makes the page's own area this big: the window has a frame, so measure and correct. (WebKit's is never under 450 wide.)
   * @param {number} width @param {number} height */
  async setViewport(width, height) {
    let [w, h] = [width, height];
    for (let turn = 0; turn < 3; turn++) {
      await this.post('/window/rect', { width: w, height: h });
      const [iw, ih] = await this.evaluate(() => [innerWidth, innerHeight]);
      if (iw === width && ih === height) return;
      w += width - /** @type {number} */ (iw);
      h += height - /** @type {number} */ (ih);
    }
  }

  /** @returns {Promise<Buffer>} a PNG */
  async screenshot() {
    return Buffer.from(await call(`${this.#url}/screenshot`, 'GET'), 'base64');
  }

  close() {
    return call(this.#url, 'DELETE').catch(() => undefined);
  }
}
