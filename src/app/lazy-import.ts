/** The import desk, loaded when somebody brings a text: nobody who reads has to wait for it. */
import type { ImportEnvironment } from './import-desk.ts';
import type { ImportPort } from './import-types.ts';

export function lazyImport(env: ImportEnvironment): ImportPort {
  let loading: Promise<ImportPort> | undefined;
  const desk = (): Promise<ImportPort> => loading ??= import('./import-desk.ts').then(({ ImportDesk }) => new ImportDesk(env));
  return {
    read: async (...args) => (await desk()).read(...args),
    addWork: async (...args) => (await desk()).addWork(...args),
    addVersion: async (...args) => (await desk()).addVersion(...args),
    replaceVersion: async (...args) => (await desk()).replaceVersion(...args),
    alignDirectly: async (...args) => (await desk()).alignDirectly(...args),
  };
}
