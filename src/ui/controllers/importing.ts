/** What importing keeps outside the pages: the texts laid out on each page, and the job under way. Loaded when first wanted. */
import type { ImportPort } from '../../app/import-types.ts';
import type { RealignPort } from '../../app/realign-types.ts';
import type { Workbench } from '../../app/workbench.ts';
import { theWork } from '../../core/units.ts';
import type { Route } from '../router.ts';
import { ImportJob } from './import-job.ts';
import { ImportTray } from './import-tray.ts';

/** The pages on which texts are laid out. */
export type ImportRoute = Extract<Route, { page: 'add' | 'replace' }>;

export class Importing {
  readonly port: ImportPort;
  readonly job: ImportJob;
  readonly #trays = new Map<string, ImportTray>();

  constructor(port: ImportPort, realigning: RealignPort) {
    this.port = port;
    this.job = new ImportJob(port, realigning);
  }

  /** Each purpose has a tray of its own, and keeps it while the person is elsewhere. */
  tray(route: ImportRoute, workbench: Workbench): ImportTray {
    const key = trayKey(route, workbench);
    const known = this.#trays.get(key);
    if (known) return known;
    const fresh = route.page === 'add' && route.what === 'work' ? new ImportTray(this.port) : new ImportTray(this.port, {
      most: 1, abbreviations: (lang) => theWork(workbench.tables).abbreviations?.[lang] ?? [],
    });
    this.#trays.set(key, fresh);
    return fresh;
  }

  /** Nothing of it is needed any more. */
  forget(key: string): void {
    this.#trays.get(key)?.clear();
    this.#trays.delete(key);
  }
}

export function trayKey(route: ImportRoute, { work }: Workbench): string {
  if (route.page === 'replace') return `replace ${route.version}`;
  return route.what === 'work' ? 'work' : `version ${work}`;
}
