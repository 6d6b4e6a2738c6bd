/** Backup files for tests: the app's own, and what may happen to one on its way. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import type { App } from './app.ts';
import { say } from './catalog.ts';

export interface BackupJson { format: string; schema: number; sha256: string; content: Record<string, unknown> }
export interface UploadFile { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const asFile = (name: string, content: string | Buffer): UploadFile => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

export async function contentOf(download: Download): Promise<string> { return readFileSync(await download.path(), 'utf8'); }

/** Downloads a backup by the button of the settings. */
export async function download({ page, ...app }: App): Promise<string> {
  await page.evaluate(() => { location.hash = '#/settings'; });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('backup.download', {}, app.language) }).first().click(),
  ]);
  return contentOf(file);
}

/** Gives a file to the restore panel, as if it had been chosen. */
export async function choose(page: Page, file: UploadFile): Promise<void> {
  await page.locator('dm-restore-panel input[type="file"]').setInputFiles(file);
}

export async function restore(page: Page, text: string): Promise<void> {
  await choose(page, asFile('backup.json', text));
  await page.getByRole('button', { name: say('backup.restore'), exact: true }).click();
}

function sealed({ format, sha256: _, ...rest }: BackupJson): string {
  const sha256 = createHash('sha256').update(JSON.stringify(rest)).digest('hex');
  return JSON.stringify({ format, sha256, ...rest });
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Every way a file can be wrong, and the sentence of the catalog that has to be said. */
export function hostileFiles(good: string): { readonly file: UploadFile; readonly says: string }[] {
  const json = JSON.parse(good) as BackupJson;
  return [
    { file: asFile('truncated.json', good.slice(0, Math.floor(good.length / 2))), says: 'backup.error.notJson' },
    { file: asFile('empty.json', ''), says: 'backup.error.notJson' },
    { file: { name: 'picture.png', mimeType: 'image/png', buffer: PNG }, says: 'backup.error.notJson' },
    { file: asFile('foreign.json', JSON.stringify({ segments: ['hello'], version: 3 })), says: 'backup.error.foreign' },
    { file: asFile('newer.json', sealed({ ...json, schema: 999 })), says: 'backup.error.newer' },
    { file: asFile('altered.json', good.replace(/Shusha/, 'Susha')), says: 'backup.error.damaged' },
    { file: asFile('shape.json', sealed({ ...json, content: { ...json.content, works: [{ rows: 'none' }] } })), says: 'backup.error.wrongShape' },
  ];
}
