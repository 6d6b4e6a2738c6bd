/** The preferences that a backup carries. Restored ones apply at once, the interface language too. */
import { currentLanguage, setLanguage } from '../i18n/i18n.ts';
import { preferences } from './controllers/preferences.ts';

export const carriedSettings = {
  read: () => preferences.all(),
  fill(settings: { readonly [key: string]: unknown }): void {
    preferences.fill(settings);
    const language = preferences.get('language');
    if (language && language !== currentLanguage()) void setLanguage(language);
  },
};
