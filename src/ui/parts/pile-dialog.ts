/** Asks before more than a thousand sentences are put into one row: few mean that, and so long a row is slow to draw. */
import type { SureWords } from './sure-dialog.ts';
import { SureDialog } from './sure-dialog.ts';

/** @property count  how many sentences */
export class PileDialog extends SureDialog {
  count = 0;
  protected override get words(): SureWords {
    const { t } = this.i18n, { count } = this;
    return { title: t('align.pile.title', { count }), text: t('align.pile.text'), keep: t('align.pile.keep'), act: t('align.pile.act'), look: 'primary' };
  }
}

customElements.define('dm-pile-dialog', PileDialog);

/** Shows the dialog. False: it was left. */
export function askPile(count: number): Promise<boolean> {
  const dialog = document.createElement('dm-pile-dialog');
  dialog.count = count;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-pile-dialog': PileDialog } }
