/** The name is asked for once, when first needed, and never again: skipping it is an answer. */
import type { Workbench } from '../../app/workbench.ts';
import { preferences } from './preferences.ts';

let asking: Promise<void> | null = null;

/** null: nothing to ask. Else resolves when the person has answered or skipped; an act may then go on. */
export function askNameOnce(workbench: Workbench): Promise<void> | null {
  if (asking) return asking;
  if (workbench.person.name !== '' || preferences.get('nameAsked')) return null;
  asking = ask(workbench).finally(() => { asking = null; });
  return asking;
}

async function ask(workbench: Workbench): Promise<void> {
  // Loaded when needed: most visitors only read. Should that fail, the act matters more than the name.
  const { askName } = await import('../parts/name-dialog.ts').catch(() => ({ askName: () => Promise.resolve(undefined) }));
  const name = await askName();
  if (name === undefined) return;
  preferences.set('nameAsked', true);
  if (name !== '') void workbench.setName(name);
}
