/**
 * Where in a text a pointer stands: so that a double click opens the editor with the caret on the word that was meant.
 * Measured letter by letter, because browsers do not agree on an API that looks into shadow roots.
 */

/** The offset in the text of `root` under the pointer; null where no letter is. */
export function caretAt(root: Element, { clientX, clientY }: { clientX: number; clientY: number }): number | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const letter = document.createRange();
  let before = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (let at = 0; at < node.data.length; at += 1) {
      letter.setStart(node, at);
      letter.setEnd(node, at + 1);
      const { left, right, top, bottom } = letter.getBoundingClientRect();
      if (clientX >= left && clientX < right && clientY >= top && clientY < bottom) return before + at + (clientX > (left + right) / 2 ? 1 : 0);
    }
    before += node.data.length;
  }
  return null;
}
