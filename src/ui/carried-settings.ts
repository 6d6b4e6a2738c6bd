/** The preferences that a backup carries. Restored ones apply at once, the interface language too. */
import { currentLanguage, setLanguage } from '../i18n/i18n.ts';
import { preferences } from './controllers/preferences.ts';

export const carriedSettings = {
  read: () => preferences.all(),
  fill(settings: { readonly [key: string]: unknown }): void {
    const { keys, ...others } = settings;
    preferences.fill(others);
    if (keys !== undefined) void fillKeys(keys);
    const language = preferences.get('language');
    if (language && language !== currentLanguage()) void setLanguage(language);
  },
};

/** A backup may be a stranger's: keys that would take Tab or Escape away are read as strictly as a map of keys is. */
async function fillKeys(carried: unknown): Promise<void> {
  const [{ readChoice }, { knownActions }] = await Promise.all([import('./controllers/key-map-file.ts'), import('./controllers/known-actions.ts')]);
  const read = readChoice(carried, knownActions());
  if (read.ok) preferences.fill({ keys: read.value.choice });
}
