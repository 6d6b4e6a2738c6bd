/** Downloading a backup, and what is said when a file cannot be read. Used by the settings, the recovery page and the palette. */
import type { LocalizeController } from '../i18n/localize-controller.ts';
import '../i18n/later-words.ts';
import { bytesText } from './bytes.ts';
import { preferences } from './controllers/preferences.ts';
import type { BackupPort, BackupResult } from './ports.ts';
import { saveFile } from './save-file.ts';

type Failure = Exclude<BackupResult<never>, { ok: true }>;

/** Hands the file to the browser. The name of the file, or why there is none. */
export async function downloadBackup(port: BackupPort): Promise<BackupResult<string>> {
  const made = await port.create();
  if (!made.ok) return made;
  saveFile(made.value.blob, made.value.fileName);
  preferences.set('lastBackup', Date.now());
  return { ok: true, value: made.value.fileName };
}

/** The sentence for a failure in the interface language. */
export function failureText(failure: Failure, { t, language }: Pick<LocalizeController, 't' | 'language'>): string {
  if ('trouble' in failure) return t(`trouble.${failure.trouble.code}`);
  const { code, params } = failure.error;
  const size = (name: string): string => bytesText(Number(params[name] ?? 0), language);
  switch (code) {
    case 'tooLarge': return t('backup.error.tooLarge', { size: size('size'), limit: size('limit') });
    case 'timeLimit': return t('backup.error.timeLimit', { seconds: params['seconds'] ?? '' });
    default: return t(`backup.error.${code}`);
  }
}
