/** What a person can do when saving met trouble; <dm-save-status> names these actions, `dm-app` adds them to the registry. */
import type { Session } from '../app/session.ts';
import type { Action } from './controllers/actions.ts';

export function saveActions(session: () => Session | null): Action[] {
  const troubled = (...codes: readonly string[]) => (): boolean => {
    const status = session()?.workbench.status;
    return status?.kind === 'trouble' && codes.includes(status.error.code);
  };
  return [
    { id: 'save.retry', group: 'work', label: (t) => t('save.retry'), keys: [], enabled: troubled('quota', 'timeout', 'closed'), run: () => { void session()?.workbench.sync(); } },
    {
      id: 'save.restarted', group: 'work', label: (t) => t('save.restarted'), keys: [], enabled: troubled('broken'),
      run: () => { session()?.store.resetBreaker(); void session()?.workbench.sync(); },
    },
  ];
}
