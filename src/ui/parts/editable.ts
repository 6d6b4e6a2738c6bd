/** What an editable span of plain text needs beyond the platform: a caret by offset, typing that can be undone, one line. */

/** `plaintext-only` where the browser has it (all since 2025); elsewhere `true`, and formatting is refused by hand. */
export const PLAIN_TEXT: 'plaintext-only' | 'true' = (() => {
  const probe = document.createElement('span');
  probe.setAttribute('contenteditable', 'plaintext-only');
  return probe.contentEditable === 'plaintext-only' ? 'plaintext-only' : 'true';
})();

/** Line breaks of any kind, with the white space around them, become one space. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\r\n\u2028\u2029]*[\r\n\u2028\u2029]+\s*/g, ' ');
}

/** Bold, italic and the like, by key or by touch menu. */
export function isForeignFormat({ inputType }: InputEvent): boolean {
  return inputType.startsWith('format');
}

/** Focuses an editable element and puts the caret at an offset of its text. */
export function placeCaret(element: HTMLElement, offset: number): void {
  element.focus({ preventScroll: false });
  const selection = getSelection();
  const node = element.firstChild;
  if (node instanceof Text) selection?.collapse(node, Math.min(offset, node.data.length));
  else selection?.collapse(element, 0);
}

interface RootSelection { getSelection?: () => Selection | null }
interface ComposedSelection { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] }

/**
 * The offset of the caret in the text of an element inside a shadow root (of a selection: of its end); null where it is not in there.
 * Chromium answers by the root, Safari and new standards by composed ranges, Firefox looks through the walls by itself.
 */
export function caretIn(element: HTMLElement): number | null {
  const root = element.getRootNode() as ShadowRoot & RootSelection;
  const selection = root.getSelection?.() ?? getSelection();
  if (!selection) return null;
  const [composed] = (selection as ComposedSelection).getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const found = [
    { node: selection.focusNode, at: selection.focusOffset }, { node: composed?.endContainer ?? null, at: composed?.endOffset ?? 0 },
  ].find(({ node }) => node !== null && element.contains(node));
  if (!found?.node) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(found.node, found.at);
  return before.toString().length;
}

/** Types at the caret as a person would: input event, undo step and all. execCommand is old, and the only way to do it. */
export function typeText(text: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer types so that it can be undone
  document.execCommand('insertText', false, text);
}

/** Puts another text in: as one undoable step where the element has the focus, quietly elsewhere. */
export function replaceAllText(element: HTMLElement, text: string): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (root.activeElement === element) {
    getSelection()?.selectAllChildren(element);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above; an empty text cannot be inserted
    if (text === '') document.execCommand('delete'); else typeText(text);
  }
  if (element.textContent !== text) element.textContent = text;
}
