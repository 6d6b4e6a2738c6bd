/** The backup desk, loaded when it is first asked for: reading and checking files is no part of the first paint. */
import type { BackupDesk, BackupEnvironment } from './backup-desk.ts';

export function lazyBackup(env: BackupEnvironment): Pick<BackupDesk, 'create' | 'inspect' | 'restore'> {
  let made: Promise<BackupDesk> | undefined;
  const desk = (): Promise<BackupDesk> => made ??= import('./backup-desk.ts').then((module) => new module.BackupDesk(env));
  return {
    create: async () => (await desk()).create(),
    inspect: async (file, signal) => (await desk()).inspect(file, signal),
    restore: async (file, options) => (await desk()).restore(file, options),
  };
}
