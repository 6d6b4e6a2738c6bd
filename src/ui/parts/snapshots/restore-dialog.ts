/** Asks before the work goes back to an earlier state. */
import type { SureWords } from '../sure-dialog.ts';
import { SureDialog } from '../sure-dialog.ts';

/** @property name  what the state is called */
export class RestoreDialog extends SureDialog {
  protected override get words(): SureWords {
    const { t } = this.i18n;
    return { title: t('snapshots.restoreTitle', { name: this.name }), text: t('snapshots.restoreText'), keep: t('snapshots.cancel'), act: t('snapshots.restoreConfirm'), look: 'primary' };
  }
}

customElements.define('dm-restore-dialog', RestoreDialog);

/** Shows the dialog. False: it was left. */
export function askRestore(name: string): Promise<boolean> {
  const dialog = document.createElement('dm-restore-dialog');
  dialog.name = name;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-restore-dialog': RestoreDialog } }
