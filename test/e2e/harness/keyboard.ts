/** Hands on a keyboard, and nothing else: where the focus is, how to get somewhere by Tab, and the Russian layout. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the focus: its accessible name as far as a test needs it, and the sentence it belongs to. */
export async function focused(page: Page): Promise<{ name: string; segment: string; inEditor: boolean }> {
  return page.evaluate(() => {
    let element = document.activeElement, segment = '', inEditor = false;
    while (element) {
      if (element.localName === 'dm-segment') segment = (element as HTMLElement).dataset['segment'] ?? '';
      if (element.localName === 'dm-segment-editor') inEditor = true;
      const inner: Element | null | undefined = element.shadowRoot?.activeElement;
      if (!inner) break;
      element = inner;
    }
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return { name: (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim(), segment, inEditor };
  });
}

/** Presses Tab until something with this name has the focus. */
export async function tabTo(page: Page, name: string, { back = false, limit = 150 } = {}): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const now = await focused(page);
    if (now.name === name) return;
    passed.push(now.name.slice(0, 30));
  }
  assert.fail(`"${name}" cannot be reached by Tab; passed: ${passed.join(' | ')}`);
}

const SHIFT = 8, CTRL = 2;

/** A key of the Russian layout: it writes `key` (а Cyrillic letter) and sits where `code` says. */
export async function russian(page: Page, { key, code, ctrl = false, shift = false }: { key: string; code: string; ctrl?: boolean; shift?: boolean }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const modifiers = (ctrl ? CTRL : 0) | (shift ? SHIFT : 0);
  const press = { key: shift ? key.toUpperCase() : key, code, modifiers, windowsVirtualKeyCode: code.charCodeAt(3), ...(ctrl ? {} : { text: key }) };
  await session.send('Input.dispatchKeyEvent', { ...press, type: ctrl ? 'rawKeyDown' : 'keyDown' });
  await session.send('Input.dispatchKeyEvent', { key: press.key, code, modifiers, type: 'keyUp' });
  await session.detach();
}
