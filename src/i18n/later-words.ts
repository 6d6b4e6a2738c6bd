/** The English words of the pages that are loaded when somebody goes there: each such page imports this file. */
import { words } from '../../translations/ui/en.json?later';
import { addEnglish } from './i18n.ts';

addEnglish(words);
