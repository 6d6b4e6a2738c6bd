// A page as small as correcting allows: the sentences of one version, and the controller.
import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { LitElement } from 'lit';
import { asId } from '../../src/core/ids.ts';
import type { SegmentId, SuggestionId } from '../../src/core/ids.ts';
import type { Author, Segment } from '../../src/core/model.ts';
import { versionsOf } from '../../src/core/units.ts';
import { atHand, STATEMENT } from '../app/bundled.ts';
import { openSession } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/types.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { i18n, setLanguage, startI18n } from '../../src/i18n/i18n.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { CorrectingController } from '../../src/ui/controllers/correcting.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { AnnounceEvent } from '../../src/ui/events.ts';
import { loadCorrectingParts } from '../../src/ui/parts/correcting-parts.ts';
import { typeText } from '../../src/ui/parts/editable.ts';
import '../../src/ui/parts/segment.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import type { SegmentEditor } from '../../src/ui/parts/segment-editor.ts';
import './page-css.ts';

export const ANOTHER: Author = { personId: asId('per_ayla'), name: 'Ayla' };

export async function speak(language: Language): Promise<void> {
  if (!i18n.isInitialized) await startI18n('en');
  await setLanguage(language);
  await loadCorrectingParts();
}

export async function openWorkbench(store: Store = new MemoryStore(), seed = 0): Promise<Workbench> {
  let made = 0;
  const opened = await openSession({
    now: () => Date.UTC(2020, 10, 14, 12, 3) + made, newId: (prefix) => `${prefix}_${seed}_${(made += 1)}`, bundled: atHand(STATEMENT),
    openStore: () => Promise.resolve({ ok: true, value: store }),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.session.workbench;
}

/** Listens to an event of events.ts. */
export function on<E extends Event>(target: EventTarget, { type }: { readonly type: string } & (abstract new (...args: never[]) => E), hear: (event: E) => void): void {
  target.addEventListener(type, hear as (event: Event) => void);
}

export class CorrectingPage extends LitElement {
  static override properties = { workbench: { attribute: false }, language: {}, flow: {} };
  declare workbench: Workbench;
  declare language: string;
  declare flow: 'block' | 'inline';
  readonly actions = new ActionRegistry();
  readonly correcting = new CorrectingController(this);
  readonly said: string[] = [];
  private stop: (() => void) | undefined;

  constructor() {
    super();
    this.language = 'en';
    this.flow = 'block';
    on(this, AnnounceEvent, ({ sentence }) => { this.said.push(sentence); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.workbench.subscribe(() => { this.requestUpdate(); });
  }
  override disconnectedCallback(): void { super.disconnectedCallback(); this.stop?.(); }

  get segments(): readonly Segment[] {
    const version = versionsOf(this.workbench.tables).find(({ lang }) => lang === this.language);
    return version ? this.workbench.tables.segmentsOf(version.id).slice(0, 6) : [];
  }

  neighbour(id: SegmentId, direction: 'next' | 'previous'): SegmentId | null {
    const at = this.segments.findIndex((segment) => segment.id === id);
    return this.segments[at + (direction === 'next' ? 1 : -1)]?.id ?? null;
  }

  override render(): TemplateResult {
    const { workbench, correcting } = this;
    return html`<div>${this.segments.map((segment, at) => html`<dm-segment data-segment=${segment.id} lang=${this.language} .segment=${segment}
      .number=${String(at + 1)} .draft=${workbench.draftOf(segment.id)} .suggestions=${workbench.tables.suggestionsOf(segment.id)}
      .editing=${correcting.editing === segment.id} .person=${workbench.person} .flow=${this.flow} .tabStop=${at === 0}></dm-segment>`)}</div>`;
  }

  /** The sentence at a place (0 = the first). */
  at(place: number): SegmentElement { return this.renderRoot.querySelectorAll('dm-segment')[place] as SegmentElement; }
  /** The open editor. */
  get editor(): SegmentEditor | null {
    for (const segment of this.renderRoot.querySelectorAll('dm-segment')) {
      const editor = segment.renderRoot.querySelector('dm-segment-editor');
      if (editor) return editor;
    }
    return null;
  }
  get words(): HTMLElement { return this.editor?.renderRoot.querySelector('#words') as HTMLElement; }
  get lastSaid(): string { return this.said.at(-1) ?? ''; }
}
customElements.define('correcting-page', CorrectingPage);

export async function openPage({ language = 'en', flow = 'block', workbench, named = true }: {
  language?: string; flow?: 'block' | 'inline'; workbench?: Workbench; named?: boolean;
} = {}): Promise<CorrectingPage> {
  const open = workbench ?? await openWorkbench();
  preferences.set('nameAsked', named);
  const page = await fixture<CorrectingPage>(html`<correcting-page .workbench=${open} .language=${language} .flow=${flow}></correcting-page>`);
  await settled(page);
  return page;
}

/** Everything drawn, the editor's next frame included. */
export async function settled(page: CorrectingPage): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await page.updateComplete;
    for (const segment of page.renderRoot.querySelectorAll('dm-segment')) await segment.updateComplete;
    await page.editor?.updateComplete;
    await new Promise(requestAnimationFrame);
  }
  await page.editor?.updateComplete;
}

/** What Ctrl+Z does in a text field: its keys are the browser's own, out of a page's reach. */
export async function browserUndo(page: CorrectingPage): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way to ask for it
  document.execCommand('undo');
  await settled(page);
}

/** Opens the editor of the sentence at a place, as Enter does. */
export async function edit(page: CorrectingPage, place: number): Promise<void> {
  page.correcting.edit(page.segments[place]?.id ?? null);
  await settled(page);
}

/** Puts a text in as one input event, caret at the end. */
export async function write(page: CorrectingPage, text: string): Promise<void> {
  const { words } = page;
  words.focus();
  getSelection()?.selectAllChildren(words);
  typeText(text);
  await settled(page);
}

export function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

export const MOD: KeyboardEventInit = /Mac|iPhone|iPad/.test(navigator.platform) ? { metaKey: true } : { ctrlKey: true };

/** Somebody else's suggestion, filed past the screen. */
export function suggestAs(workbench: Workbench, segment: SegmentId, { author = ANOTHER, text, reason = '' }: { author?: Author; text: string; reason?: string }): SuggestionId {
  const id = asId<SuggestionId>(`sug_${author.personId}_${segment}_${text.length}_${reason.length}`);
  const base = workbench.tables.get('segment', segment)?.text ?? '';
  workbench.dispatch('suggest', ({ time }) => ({ id, segment, base, text, reason, author, time }));
  return id;
}

/** Somebody else's correction, as another tab brings it. */
export function changeText(workbench: Workbench, segment: SegmentId, text: string): void {
  const base = workbench.tables.get('segment', segment)?.text ?? '';
  workbench.dispatch('editSegment', ({ time, newId }) => ({ segment, base, text, author: ANOTHER, time, suggestion: asId<SuggestionId>(newId('sug')) }));
}

/** The buttons inside an element's shadow root, by their words. */
export function button(root: ParentNode | undefined | null, words: string): HTMLButtonElement {
  const found = [...(root?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === words || one.getAttribute('aria-label') === words);
  if (!found) throw new Error(`no button "${words}" among: ${[...(root?.querySelectorAll('button') ?? [])].map((one) => one.textContent.trim()).join(' | ')}`);
  return found;
}
