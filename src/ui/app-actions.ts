/** The actions that exist on every page. `dm-app` adds them to the registry and says how each is done. */
import type { Action, ActionGroup } from './controllers/actions.ts';
import type { Language } from '../i18n/i18n.ts';
import { LANGUAGES, OWN_NAMES } from '../i18n/i18n.ts';

export interface AppDeeds {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  /** Shows a page by its hash, e.g. '#/history'. */
  readonly go: (hash: string) => void;
  /** Opens the find panel, on the work's page if another is shown. */
  readonly find: (options: { readonly replacing: boolean }) => void;
  readonly downloadBackup: () => void;
  /** Asks for another title of the open work. */
  readonly renameWork: () => void;
  readonly chooseLanguage: (language: Language) => void;
}

export function appActions(deeds: AppDeeds): Action[] {
  const go = (hash: string) => (): void => { deeds.go(hash); };
  return [
    named('find.open', 'find', { keys: ['/'], label: (t) => t('action.find'), run: () => { deeds.find({ replacing: false }); } }),
    named('find.replace', 'find', { keys: ['Mod+H'], macKeys: ['Mod+Alt+F'], label: (t) => t('action.replace'), run: () => { deeds.find({ replacing: true }); } }),
    named('go.text', 'work', { keys: [], label: (t) => t('action.text'), run: go('#/') }),
    named('go.library', 'work', { keys: [], label: (t) => t('action.library'), run: go('#/library') }),
    named('work.add', 'work', { keys: [], label: (t) => t('action.addWork'), run: go('#/add') }),
    named('work.addVersion', 'work', { keys: [], label: (t) => t('action.addVersion'), run: go('#/add/version') }),
    named('work.rename', 'work', { keys: [], label: (t) => t('action.renameWork'), run: deeds.renameWork }),
    named('go.history', 'work', { keys: [], label: (t) => t('action.history'), run: go('#/history') }),
    named('review.open', 'work', { keys: [], label: (t) => t('action.review'), run: go('#/review') }),
    named('exchange.open', 'work', { keys: [], label: (t) => t('action.exchange'), run: go('#/exchange') }),
    named('snapshots.open', 'work', { keys: [], label: (t) => t('action.snapshots'), run: go('#/snapshots') }),
    named('work.backup', 'work', { keys: [], label: (t) => t('action.backup'), run: deeds.downloadBackup }),
    named('work.restore', 'work', { keys: [], label: (t) => t('action.restore'), run: go('#/settings') }),
    named('app.palette', 'app', { keys: ['Mod+K'], label: (t) => t('action.palette'), run: deeds.openPalette }),
    named('app.help', 'app', { keys: ['?', 'F1'], label: (t) => t('action.help'), run: deeds.openHelp }),
    named('go.settings', 'app', { keys: ['Mod+,'], macKeys: [], label: (t) => t('action.settings'), run: go('#/settings') }),
    named('go.keys', 'app', { keys: [], label: (t) => t('action.changeKeys'), run: go('#/settings/keys') }),
    ...LANGUAGES.map((language) => named(`app.language.${language}`, 'app', {
      keys: [], label: (t) => t('action.language', { name: OWN_NAMES[language] }), run: () => { deeds.chooseLanguage(language); },
    })),
  ];
}

function named(id: string, group: ActionGroup, rest: Omit<Action, 'id' | 'group'>): Action {
  return { id, group, ...rest };
}
