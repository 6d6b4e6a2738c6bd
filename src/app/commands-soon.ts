/**
 * The commands, which one needs for acting and not for the first row: loaded right after it. Opening a work runs none of them
 * (the log keeps effects), and whoever has acts of their own to run again has them already.
 */
import type * as Registry from '../core/commands/registry.ts';

type Commands = Pick<typeof Registry, 'runCommand' | 'runAgain'>;

let loaded: Commands | undefined;
let loading: Promise<Commands> | undefined;

/** undefined until they are here. */
export function commandsHere(): Commands | undefined { return loaded; }

/** Where they are known to be here: an act of this tab is waiting. */
export function commands(): Commands {
  if (!loaded) throw new RangeError('the commands have not been loaded');
  return loaded;
}

/** Asked again after a failure: without them nobody can do anything. */
export function loadCommands(): Promise<Commands> {
  loading ??= import('../core/commands/registry.ts').then((registry) => loaded = registry).catch((mistake: unknown) => {
    loading = undefined;
    throw mistake;
  });
  return loading;
}
