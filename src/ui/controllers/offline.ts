/**
 * The page's side of the service worker: is everything here for offline use, and does a new version wait?
 *
 * A new version waits until the person says so. The page that says so reloads when the new worker has taken over; every
 * other open tab goes on with what it has loaded and is told that the app was updated. Nothing here ever reloads by itself.
 */
export interface OfflineState {
  /** Everything the app needs is on this device. */
  readonly ready: boolean;
  /** A newer version is installed and waits for the person's word. */
  readonly updateWaiting: boolean;
}

/** How often an open page asks whether there is a newer version, ms. */
const ASK_EVERY = 60 * 60 * 1000;

export class Offline extends EventTarget {
  #state: OfflineState = { ready: false, updateWaiting: false };
  #registration: ServiceWorkerRegistration | undefined;
  #asked = false;

  get state(): OfflineState { return this.#state; }

  /** Registers the worker. `url` comes from the app's Trusted Types policy. Where there is no service worker nothing happens. */
  async start(url: string | URL): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const container = navigator.serviceWorker;
    container.addEventListener('controllerchange', () => { if (this.#asked) location.reload(); });
    this.#registration = await container.register(url);
    this.#watch(this.#registration);
    await container.ready;
    this.#set({ ready: true });
  }

  /** The person wants the new version now. The page reloads as soon as it has taken over. */
  applyUpdate(): void {
    this.#asked = true;
    this.#registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const look = (): void => {
      // `active` tells an update from the first installation, which waits for nobody.
      this.#set({ updateWaiting: registration.waiting !== null && registration.active !== null });
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
    const ask = (): void => { if (navigator.onLine) registration.update().catch(() => undefined); }; // offline or a server that is gone: asked again later
    setInterval(ask, ASK_EVERY);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') ask(); });
  }

  #set(change: Partial<OfflineState>): void {
    this.#state = { ...this.#state, ...change };
    this.dispatchEvent(new Event('change'));
  }
}
