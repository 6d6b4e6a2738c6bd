/** The words of files that people make: the app floor makes them and knows no language. Loaded with the first such file. */
import { currentLanguage } from '../i18n/i18n.ts';

export const fileWords = {
  readerWords: async () => ({ words: await (await import('../i18n/reader-words.ts')).readerWords(), language: currentLanguage() }),
  tableWords: async () => (await import('./table-words.ts')).tableWords(),
};
