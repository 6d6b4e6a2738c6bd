/**
 * The caret of an open editor whose row moves. A browser forgets it when an element goes to another place in the page, and
 * the editor, which gets the focus back, would put it behind the last word: whoever types in the middle would go on at the end.
 */
import type { SegmentEditor } from '../parts/segment-editor.ts';
import { caretIn, placeCaret } from '../parts/editable.ts';

export class CaretKeeper {
  readonly #root: HTMLElement | DocumentFragment;
  /** Where the caret was last, in which editor. */
  #last: { readonly words: HTMLElement; readonly caret: number } | null = null;

  constructor(root: HTMLElement | DocumentFragment) {
    this.#root = root;
    document.addEventListener('selectionchange', this.#onCaret);
    root.addEventListener('focusin', this.#onFocus);
  }

  stop(): void {
    document.removeEventListener('selectionchange', this.#onCaret);
    this.#root.removeEventListener('focusin', this.#onFocus);
  }

  readonly #onCaret = (): void => {
    const words = this.#words(), caret = words && this.#isFocused(words) ? caretIn(words) : null;
    if (words && caret !== null) this.#last = { words, caret };
  };

  /** After the editor has put it where it thinks; before the browser puts it where a pointer asks for it. */
  readonly #onFocus = (): void => {
    const last = this.#last, words = this.#words();
    if (!last || words !== last.words) return;
    queueMicrotask(() => { if (this.#isFocused(words)) placeCaret(words, last.caret); });
  };

  #isFocused(words: HTMLElement): boolean { return (words.getRootNode() as ShadowRoot).activeElement === words; }

  #words(): HTMLElement | null {
    const editor = this.#root.querySelector('dm-segment[editing]')?.shadowRoot?.querySelector<SegmentEditor>('dm-segment-editor');
    return editor?.shadowRoot?.querySelector<HTMLElement>('#words') ?? null;
  }
}
