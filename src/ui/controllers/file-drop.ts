/** Files dropped anywhere on the window. A part that takes files itself says so by preventing the default, and is left alone. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class FileDropController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #take: (files: readonly File[]) => void;
  #over = false;

  constructor(host: ReactiveControllerHost, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  /** Files are being dragged over the window. */
  get over(): boolean { return this.#over; }

  hostConnected(): void {
    window.addEventListener('dragover', this.#onOver);
    window.addEventListener('dragleave', this.#onLeave);
    window.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragover', this.#onOver);
    window.removeEventListener('dragleave', this.#onLeave);
    window.removeEventListener('drop', this.#onDrop);
    this.#over = false;
  }

  readonly #onOver = (event: DragEvent): void => {
    const ours = !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false);
    if (ours) event.preventDefault(); // else the browser would leave the page for the file
    this.#set(ours);
  };

  /** Out of the window; from one element to another it says where it goes. */
  readonly #onLeave = (event: DragEvent): void => { if (event.relatedTarget === null) this.#set(false); };

  readonly #onDrop = (event: DragEvent): void => {
    const files = [...event.dataTransfer?.files ?? []];
    this.#set(false);
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  #set(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }
}
