/** Correcting a sentence until the header calls it saved, in a browser that may be killed. */
import type { Page } from 'puppeteer-core';
import { say, saying } from './catalog.ts';
import type { Puppet } from './puppet.ts';
import { appears, edit, has, press, segmentAt, typeOver } from './puppet.ts';

const SAVED = saying('save.saved').source;

export async function isEdited(page: Page, segment: string): Promise<boolean> {
  return await has(page, `${segmentAt(segment)} >>> dm-segment-editor`);
}

/** Confirms what stands in the editor, and waits until the sentence reads so and the header says that it is saved. */
export async function confirmAndSave(page: Page, segment: string, text: string): Promise<void> {
  await press(page, 'Control+Enter');
  await isSaved(page, segment, text);
}

/** The editor may be open on it already: it goes on to the next sentence by itself. */
export async function correctAndSave(page: Page, segment: string, text: string): Promise<void> {
  if (!(await isEdited(page, segment))) await edit(page, segment);
  await typeOver(page, text);
  await confirmAndSave(page, segment, text);
}

/** The first correction asks for the name. */
export async function correctAndSign(page: Page, { segment, text, name }: { readonly segment: string; readonly text: string; readonly name: string }): Promise<void> {
  await edit(page, segment);
  await typeOver(page, text);
  await press(page, 'Control+Enter');
  for (const words of ['person.title', 'person.skip'] as const) await appears(page, `::-p-text(${say(words)})`);
  await page.keyboard.type(name);
  await press(page, 'Enter');
}

/** Afterwards nothing stands between the keys and the text. */
export async function giveName({ page }: Puppet, segment: string, text: string): Promise<void> {
  await correctAndSign(page, { segment, text, name: 'Ada' });
  await isSaved(page, segment, text);
}

async function isSaved(page: Page, segment: string, text: string): Promise<void> {
  await page.waitForFunction(shownAndSaved, { polling: 'raf' }, { segment, text, saved: SAVED });
}

/** In the page: the sentence reads so, and the header says that it is saved. */
function shownAndSaved({ segment, text, saved }: { segment: string; text: string; saved: string }): boolean {
  const find = (root: Document | ShadowRoot, selector: string): Element | null => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  };
  const shown = find(document, `dm-segment[data-segment="${segment}"]`)?.shadowRoot?.querySelector('#words')?.textContent;
  const status = find(document, 'dm-save-status')?.shadowRoot?.textContent ?? '';
  return shown === text && new RegExp(saved).test(status);
}
