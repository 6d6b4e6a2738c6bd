/** The app as a person sees it: what tests do again and again, by what stands on the screen. */
import { expect } from './expect.ts';
import type { Locator, Page } from 'playwright-core';
import type { Language } from './catalog.ts';
import { say, saying } from './catalog.ts';
import { readDisk } from './disk.ts';
import type { Disk } from './disk.ts';

export class App {
  readonly page: Page;
  /** The interface language that the page is in. */
  language: Language = 'en';

  constructor(page: Page) { this.page = page; }

  /** Waits until the text stands there in all three languages. */
  async ready(): Promise<this> {
    for (const lang of ['en', 'ru', 'tr']) await this.page.locator(`dm-segment[lang="${lang}"] #words`).first().waitFor();
    return this;
  }

  say(key: string, params: Readonly<Record<string, string | number>> = {}): string { return say(key, params, this.language); }

  segment(id: string): Locator { return this.page.locator(`dm-segment[data-segment="${id}"]`); }
  words(id: string): Locator { return this.segment(id).locator('#words'); }
  editor(id: string): Locator { return this.segment(id).locator('dm-segment-editor'); }
  async textOf(id: string): Promise<string> { return await this.words(id).textContent() ?? ''; }
  /** The suggestions under a sentence. (The cards themselves are empty: what they show is in their shadow.) */
  card(id: string): Locator { return this.segment(id).locator('dm-suggestion-card article'); }

  /** Opens a sentence for correcting, from the keyboard. */
  async begin(id: string): Promise<void> {
    await this.segment(id).locator('#text').focus();
    await this.page.keyboard.press('Enter');
    await this.editor(id).locator('#words').waitFor();
  }

  /** Puts another text into the open editor, as one act of typing. */
  async typeOver(text: string): Promise<void> {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Corrects a sentence and leaves the editor that opens on the next one. */
  async correct(id: string, text: string): Promise<void> {
    await this.begin(id);
    await this.typeOver(text);
    await this.page.keyboard.press('Control+Enter');
    await this.words(id).filter({ hasText: text }).waitFor();
    await this.leave();
  }

  async suggest(id: string, text: string, reason = ''): Promise<void> {
    await this.begin(id);
    await this.typeOver(text);
    if (reason) await this.page.getByRole('textbox', { name: this.say('editor.reason') }).fill(reason);
    await this.page.keyboard.press('Control+Shift+Enter');
    await this.card(id).first().waitFor();
    await this.leave();
  }

  /** Closes whatever editor is open; the draft stays. */
  async leave(): Promise<void> {
    if (await this.page.locator('dm-segment-editor').count() > 0) await this.page.keyboard.press('Escape');
    await expect(() => this.page.locator('dm-segment-editor').count()).toBe(0);
  }

  /** Says the name before the app has to ask for it. */
  async introduce(name: string): Promise<void> {
    await this.go('#/settings');
    await this.page.getByRole('textbox', { name: this.say('settings.person') }).fill(name);
    await this.page.getByRole('button', { name: this.say('settings.saveName') }).click();
    await this.page.getByText(this.say('settings.nameSaved')).first().waitFor();
    await this.go('#/');
    await this.ready();
  }

  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => { location.hash = to; }, hash);
  }

  /** Runs a command of the palette by its name, from the keyboard. */
  async command(key: string, params: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: this.say('palette.title') }).fill(this.say(key, params));
    await this.page.keyboard.press('Enter');
  }

  /** "Saved on this device …" in the header: the transaction has completed. */
  async saved(): Promise<void> {
    await this.page.locator('dm-save-status').filter({ hasText: saying('save.saved', {}, this.language) }).waitFor();
  }

  async disk(): Promise<Disk> {
    const disk = await this.page.evaluate(readDisk);
    if (!disk) throw new Error('there is no database');
    return disk;
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }
}
