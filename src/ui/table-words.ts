/** The words of a review table, in the language that the interface speaks when it is made. */
import '../i18n/later-words.ts';
import type { TableLanguage } from '../app/table-desk.ts';
import { i18n } from '../i18n/i18n.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import { columnName } from './localized.ts';

/** Nothing is drawn again: the words are asked for once. */
const NOBODY = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

export async function tableWords(): Promise<TableLanguage> {
  await i18n.takeOver();
  const words = new LocalizeController(NOBODY), { t } = words;
  return {
    lang: words.language, instruction: t('exchange.table.instruction'), sheet: t('exchange.table.sheet'),
    states: { initial: t('state.initial'), translated: t('state.translated'), reviewed: t('state.reviewed'), final: t('state.final') },
    headings: {
      id: t('exchange.table.id'), comment: t('exchange.table.comment'),
      version: (version, versions) => columnName(version, versions, words),
      state: (name) => t('exchange.table.state', { name }),
    },
  };
}
