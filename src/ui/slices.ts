/** Long reading in slices, so that the page is never held for longer than a frame or two: a generator yields where it can rest. */

/** How long a slice may hold the page, ms. */
const SLICE = 8;

/** Takes up to `count` steps at once. The value where that was the end, else null: `finish` goes on. */
export function begin<T>(steps: Generator<unknown, T>, count: number): { readonly value: T } | null {
  for (let at = 0; at < count; at += 1) {
    const step = steps.next();
    if (step.done) return { value: step.value };
  }
  return null;
}

/** Goes on to the end, slice by slice. null: nobody wants it any more. */
export async function finish<T>(steps: Generator<unknown, T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    await freed();
    if (signal?.aborted) return null;
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
  }
}

/** For what nobody waits for: when nothing else is to do, or, where a browser (WebKit) does not tell, as the next task. At the latest in `latest` ms. */
export function whenIdle(act: () => void, latest: number): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: latest }); else setTimeout(act);
}

/** How long the next frame is waited for, ms: of a window behind others a browser draws one a second. */
const FRAME = 100;

/** Until what has just changed is on screen and what else the person waits for has been done. A page that nobody sees has no frames. */
export function drawn(): Promise<void> {
  return document.hidden ? freed() : new Promise((done) => {
    const late = setTimeout(done, FRAME);
    requestAnimationFrame(() => {
      whenIdle(() => {
        clearTimeout(late);
        done();
      }, FRAME);
    });
  });
}

/** Until the browser has done what waits: a task of its own, without the 4 ms that nested timers are held back. */
export function freed(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
