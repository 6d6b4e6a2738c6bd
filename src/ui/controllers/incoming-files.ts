/** Files that came to the window or to a chooser, sorted by what is in them: names say nothing certain. Loaded when the first one comes. */
import '../../i18n/later-words.ts';
import type { ExchangeFrame } from './exchange-host.ts';

/** What a file is (app/recognise-file.ts). */
export type FileKind = 'bundle' | 'reader' | 'table' | 'backup' | 'text';

export interface SortedFiles {
  /** To be looked at on the exchange page. */
  readonly exchange: readonly File[];
  readonly backups: readonly File[];
  /** To be imported. */
  readonly texts: readonly File[];
}

/** In the order in which they came. A file that cannot be read at all goes to the import, which says so. */
export async function sortFiles(files: readonly File[], recognise: (file: File) => Promise<FileKind>): Promise<SortedFiles> {
  const kinds = await Promise.all(files.map((file) => recognise(file).catch((): FileKind => 'text')));
  const of = (...wanted: FileKind[]): File[] => files.filter((_file, at) => wanted.some((kind) => kind === kinds[at]));
  return { exchange: of('bundle', 'reader', 'table'), backups: of('backup'), texts: of('text') };
}

interface Taking {
  readonly recognise: (file: File) => Promise<FileKind>;
  readonly frame: Pick<ExchangeFrame, 'say' | 'go' | 'i18n'>;
  /** Where texts are taken. */
  readonly texts: (files: readonly File[]) => void;
}

/** A backup is told where it belongs, texts are handed on; the rest, to be looked at on the exchange page, comes back. */
export async function takeFiles(files: readonly File[], { recognise, frame: { say, go, i18n }, texts }: Taking): Promise<readonly File[]> {
  const sorted = await sortFiles(files, recognise);
  if (sorted.backups.length > 0) say({ sentence: i18n.t('import.isBackup'), shown: true, act: { label: i18n.t('import.toSettings'), run: () => { go('#/settings'); } } });
  if (sorted.texts.length > 0) texts(sorted.texts);
  return sorted.exchange;
}
