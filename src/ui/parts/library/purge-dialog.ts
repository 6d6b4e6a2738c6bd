/** Asks before a work is deleted for good. */
import type { SureWords } from '../sure-dialog.ts';
import { SureDialog } from '../sure-dialog.ts';

/** @property name  the title of the work */
export class PurgeDialog extends SureDialog {
  protected override get words(): SureWords {
    const { t } = this.i18n;
    return { title: t('library.purgeTitle'), text: t('library.purgeText', { title: this.name }), keep: t('library.keep'), act: t('library.purgeNow'), look: 'danger' };
  }
}

customElements.define('dm-purge-dialog', PurgeDialog);

/** Shows the dialog. False: it was left. */
export function askPurge(name: string): Promise<boolean> {
  const dialog = document.createElement('dm-purge-dialog');
  dialog.name = name;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-purge-dialog': PurgeDialog } }
