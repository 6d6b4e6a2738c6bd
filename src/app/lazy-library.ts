/** The library, loaded when it is first asked for: whoever opens a work needs the states of works only. */
import type { Library, LibraryEnvironment } from './library.ts';
import type { LibraryPort } from './library-types.ts';

export class LazyLibrary extends EventTarget implements LibraryPort {
  readonly #env: LibraryEnvironment;
  #made: Promise<Library> | undefined;

  constructor(env: LibraryEnvironment) {
    super();
    this.#env = env;
  }

  #library(): Promise<Library> {
    return this.#made ??= import('./library.ts').then(({ Library: Made }) => {
      const made = new Made(this.#env);
      made.addEventListener('change', () => { this.dispatchEvent(new Event('change')); });
      return made;
    });
  }

  readonly list: LibraryPort['list'] = async () => (await this.#library()).list();
  readonly figures: LibraryPort['figures'] = async (work, signal) => (await this.#library()).figures(work, signal);
  readonly archive: LibraryPort['archive'] = async (work, archived) => (await this.#library()).archive(work, archived);
  readonly remove: LibraryPort['remove'] = async (work) => (await this.#library()).remove(work);
  readonly restore: LibraryPort['restore'] = async (work) => (await this.#library()).restore(work);
  readonly purge: LibraryPort['purge'] = async (work) => (await this.#library()).purge(work);
}
