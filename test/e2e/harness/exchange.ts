/** Files between people: making one on the exchange page, taking one in, by what a person reads there. */
import { readFileSync } from 'node:fs';
import type { App } from './app.ts';

export interface SentFile { readonly name: string; readonly buffer: Buffer }

type Wish = 'whole' | 'since' | 'mine' | 'reader' | 'docx' | 'xlsx';

/** The page as it is for somebody who comes to it: the file before is left. */
async function begin(app: App): Promise<void> {
  const panel = app.page.locator('dm-receive-panel');
  await app.go('#/exchange');
  await panel.waitFor();
  if (await panel.locator('#leave').count() > 0) await panel.locator('#leave').click();
}

/** Makes a file of one kind and gives it as it was downloaded. */
export async function send(app: App, wish: Wish): Promise<SentFile> {
  const { page } = app;
  await begin(app);
  await page.getByRole('radio', { name: app.say(`exchange.send.${wish}`), exact: true }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: app.say('exchange.send.make') }).click()]);
  return { name: download.suggestedFilename(), buffer: readFileSync(await download.path()) };
}

/** Chooses a file on the exchange page, and waits until it is said what it brings, or why not. */
export async function look(app: App, { name, buffer }: SentFile): Promise<void> {
  const { page } = app;
  await begin(app);
  await page.locator('dm-receive-panel input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.locator('dm-receive-panel').locator('.preview, [role="alert"]').first().waitFor();
}

/** Merges what is looked at. */
export async function merge(app: App): Promise<void> {
  const { page } = app;
  await page.locator('dm-receive-panel #merge').click();
  await page.locator('dm-receive-panel .done').waitFor();
}

export async function take(app: App, file: SentFile): Promise<void> {
  await look(app, file);
  await merge(app);
}

/** Drops a file anywhere on the window. */
export async function drop({ page }: App, { name, buffer }: SentFile): Promise<void> {
  const transfer = await page.evaluateHandle(([called, base64]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called));
    return carried;
  }, [name, buffer.toString('base64')] as const);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}
