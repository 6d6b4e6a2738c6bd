/**
 * The script of the one-file reader, as one class that stands for itself (README.md): its text is put into the page.
 *
 * A sentence is a `.s`; those of a row that answer each other are all of them, or, where the row holds several of one
 * language, those that `data-w` names by their place in the row. The mouse lights them while it rests on one, the keyboard
 * while one has the focus, and a click or a tap keeps them lit.
 */
export class Reader {
  #lit: Element[] = [];
  #pinned: HTMLElement | null = null;
  /** The one sentence at which the Tab key stops, wherever the reader was last. */
  #stop: HTMLElement | null = null;
  /** Where the mouse was last. */
  #mouse = '';
  readonly #text = document.querySelector('table') ?? document.body;

  constructor() {
    const text = this.#text;
    text.addEventListener('pointerover', (event) => { this.#onPointer(event); });
    text.addEventListener('pointerleave', () => { this.#light(this.#pinned ?? this.#sentenceAt(document.activeElement)); });
    text.addEventListener('click', (event) => { this.#onClick(event); });
    text.addEventListener('focusin', ({ target }) => { this.#light(this.#sentenceAt(target)); });
    text.addEventListener('focusout', () => { this.#light(this.#pinned); });
    text.addEventListener('keydown', (event) => { this.#onKey(event); });
    document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') this.#onEscape(); });
    document.addEventListener('click', ({ target }) => {
      for (const open of this.#all(document.body, 'details[open]')) if (target instanceof Node && !open.contains(target)) open.removeAttribute('open');
    });
    this.#choices();
    this.#standAt(this.#firstShown(), false);
  }

  #all(within: Element | null, selector: string): HTMLElement[] { return within ? [...within.querySelectorAll<HTMLElement>(selector)] : []; }
  #sentenceAt(target: EventTarget | null): HTMLElement | null { return target instanceof Element ? target.closest<HTMLElement>('.s') : null; }
  #isShown(element: Element): boolean { return element.getClientRects().length > 0; }
  #firstShown(): HTMLElement | undefined { return this.#all(this.#text, '.s').find((one) => this.#isShown(one)); }

  #light(sentence: HTMLElement | null): void {
    for (const one of this.#lit) one.classList.remove('on');
    const sentences = this.#all(sentence?.closest('tr') ?? null, '.s'), names = sentence?.dataset['w'];
    this.#lit = names === undefined ? sentences : names.split(' ').flatMap((place) => sentences[Number(place)] ?? []);
    for (const one of this.#lit) one.classList.add('on');
  }

  #keep(sentence: HTMLElement | null): void {
    this.#pinned = sentence;
    this.#light(sentence);
  }

  #standAt(sentence: HTMLElement | undefined, focus: boolean): void {
    if (!sentence) return;
    if (this.#stop !== sentence) this.#stop?.removeAttribute('tabindex');
    this.#stop = sentence;
    sentence.tabIndex = 0;
    if (focus) sentence.focus();
  }

  /** A text that is scrolled under a resting mouse is not pointed at: the keyboard leads then. */
  #onPointer({ target, pointerType, screenX, screenY }: PointerEvent): void {
    const place = `${screenX} ${screenY}`, rests = place === this.#mouse;
    this.#mouse = place;
    if (pointerType === 'touch' || rests || this.#pinned) return;
    this.#light(this.#sentenceAt(target) ?? this.#sentenceAt(document.activeElement));
  }

  #onClick({ target }: Event): void {
    if (document.getSelection()?.isCollapsed === false) return; // somebody marks words
    const sentence = this.#sentenceAt(target);
    if (sentence) this.#standAt(sentence, false);
    this.#keep(sentence === this.#pinned ? null : sentence);
  }

  #onKey(event: KeyboardEvent): void {
    const from = this.#sentenceAt(event.target);
    if (!from || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = this.#target(from, event.key);
    if (!to) return;
    event.preventDefault();
    this.#standAt(to, true);
    to.scrollIntoView({ block: 'nearest' });
  }

  #onEscape(): void {
    const open = document.querySelector<HTMLDetailsElement>('details[open]');
    if (!open) { this.#keep(null); return; }
    open.open = false;
    open.querySelector('summary')?.focus();
  }

  #target(from: HTMLElement, key: string): HTMLElement | undefined {
    switch (key) {
      case 'ArrowDown': return this.#upOrDown(from, 1);
      case 'ArrowUp': return this.#upOrDown(from, -1);
      case 'ArrowRight': return this.#leftOrRight(from, 1);
      case 'ArrowLeft': return this.#leftOrRight(from, -1);
      default: return undefined;
    }
  }

  #rowBeside(row: Element | null, step: 1 | -1): Element | null {
    const next = step === 1 ? 'nextElementSibling' : 'previousElementSibling';
    let part: Element | null = row?.parentElement ?? null, beside = row?.[next] ?? null;
    while (!beside && part) {
      part = part[next];
      if (part?.tagName !== 'TBODY') return null;
      beside = step === 1 ? part.firstElementChild : part.lastElementChild;
    }
    return beside;
  }

  /** The same column of the next row that has something there; rows without it are passed over. */
  #upOrDown(from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
    const column = [...from.closest('td')?.classList ?? []].find((name) => /^c\d+$/.test(name)) ?? '';
    for (let row = this.#rowBeside(from.closest('tr'), step); row; row = this.#rowBeside(row, step)) {
      const there = this.#all(row, `.${column} .s`).at(step === 1 ? 0 : -1);
      if (there) return there;
    }
    return undefined;
  }

  #leftOrRight(from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
    const shown = this.#all(from.closest('tr'), '.s').filter((one) => this.#isShown(one)), next = shown[shown.indexOf(from) + step];
    if (next) return next;
    return this.#all(this.#rowBeside(from.closest('tr'), step), '.s').filter((one) => this.#isShown(one)).at(step === 1 ? 0 : -1);
  }

  /** What the inputs cannot do without a script. */
  #choices(): void {
    const boxes = this.#all(document.body, '.columns input') as HTMLInputElement[];
    for (const box of boxes) {
      box.addEventListener('change', () => {
        if (!boxes.some(({ checked }) => checked)) box.checked = true; // one column stays
        // Where the Tab key would lead to may be hidden now.
        if (this.#stop && !this.#isShown(this.#stop)) this.#standAt(this.#firstShown(), false);
      });
    }
    for (const choice of this.#all(document.body, '.languages input')) choice.addEventListener('change', () => { this.#speak(); });
    this.#speak(); // a browser may remember another choice than the file was written with
    for (const button of this.#all(document.body, 'button.print')) {
      button.hidden = false;
      button.addEventListener('click', () => { window.print(); });
    }
  }

  #speak(): void {
    const language = document.querySelector<HTMLInputElement>('.languages input:checked')?.value ?? '';
    const title = language === '' ? null : document.querySelector(`h1 [lang="${language}"]`);
    if (!title) return;
    document.documentElement.lang = language;
    document.title = title.textContent;
  }
}
