/** A small work to mend by hand, in memory, with the keys of the app; and ways to press them under several layouts. */
import { fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { SegmentId, VersionId } from '../../src/core/ids.ts';
import type { Bead } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { KeymapController } from '../../src/ui/controllers/keymap.ts';
import { AnnounceEvent, listen } from '../../src/ui/events.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import { novel, novelAlignment, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

export interface Bench {
  readonly page: DmWorkPage;
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  /** Everything that was said since, oldest first. */
  readonly said: string[];
}

/** Six sentences in three languages, one to one, found by a machine. */
export const SIX = (): Required<RowLists> => novel({ sentences: 6 });

export async function openBench(rows: RowLists = SIX(), language: Language = 'en'): Promise<Bench> {
  return benchOn(await openRows(rows, language));
}

/** The page over a work that is open. */
export async function benchOn(workbench: Workbench): Promise<Bench> {
  fixtureCleanup(); // one page at a time has the keys
  const actions = new ActionRegistry();
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions}></dm-work-page>`);
  new KeymapController(page, actions);
  const said: string[] = [];
  listen(page, AnnounceEvent, ({ sentence }) => { said.push(sentence); });
  await waitUntil(() => actions.get('align.moveUp') !== undefined, 'the acts did not come');
  await frame();
  return { page, workbench, actions, said };
}

/** A sentence by language and number, from 1. */
export const seg = (lang: string, number: number): SegmentId => novelSegment(lang, number - 1);
export const version = (lang: string): VersionId => novelVersion(lang);

/** The sentences of a column by row, as numbers of the made-up novel; what was made anew is '+'. */
export function column({ page }: Bench, lang: string): string[] {
  return [...page.renderRoot.querySelectorAll('.unit')].map((row) =>
    [...row.querySelectorAll<HTMLElement>(`[data-column="${version(lang)}"] dm-segment`)].map(({ dataset }) => nameOf(dataset['segment'] ?? '')).join('+') || '–');
}

export function nameOf(id: string): string {
  const at = /^seg_novel\.\w+\.(\d+)$/.exec(id)?.[1];
  return at === undefined ? 'new' : String(Number(at) + 1);
}

export function bead({ workbench: { tables } }: Bench, lang: string, number: number): Bead | undefined {
  return tables.beadOf(novelAlignment(lang), seg(lang, number));
}

export async function stand({ page }: Bench, lang: string, number: number): Promise<void> {
  page.standing.go(seg(lang, number));
  await frame();
}

/** Where the keyboard is: "tr 3", or "ru –" in an empty cell. */
export function standing({ page }: Bench): string {
  const active = page.shadowRoot?.activeElement as HTMLElement | null;
  const empty = active?.dataset['empty'], id = active?.dataset['segment'];
  if (empty) return `${empty.replace('ver_novel.', '')} –`;
  return active && id ? `${active.lang} ${nameOf(id)}` : 'nowhere';
}

/** The last thing that was said. */
export const says = ({ said }: Bench): string => said.at(-1) ?? '';

/** What the keys of the Latin letters write. `code` is where they sit on the board. */
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю', LATIN = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.';
const TURKISH_F = { from: 'fgğıodrnhpqwuieaütkmlyşjövcçzsb', codes: 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.' };
export type Layout = 'latin' | 'russian' | 'turkishQ' | 'turkishF';

/** A letter as a keyboard event of a layout. Cyrillic keys are known by where they sit, Latin ones by what they write. */
export function letter(key: string, layout: Layout): { key: string; code: string } {
  const low = key.toLowerCase(), code = `Key${low.toUpperCase()}`;
  switch (layout) {
    case 'latin': return { key: low, code };
    case 'russian': return { key: CYRILLIC[LATIN.indexOf(low)] ?? low, code };
    case 'turkishQ': return low === 'i' ? { key: 'i', code: 'Quote' } : { key: low, code };
    case 'turkishF': {
      const at = TURKISH_F.from.indexOf(low);
      return at < 0 ? { key: low, code } : { key: low, code: `Key${(TURKISH_F.codes[at] ?? '').toUpperCase()}` };
    }
    default: return layout satisfies never;
  }
}

/** Presses a key where the focus is; 'Shift+U', 'Delete', ' '. */
export async function type(bench: Bench, keys: string, layout: Layout = 'latin'): Promise<void> {
  const parts = keys.split('+'), name = parts.pop() ?? '', shiftKey = parts.includes('Shift');
  const single = /^[a-z]$/i.test(name), { key, code } = single ? letter(name, layout) : { key: name, code: name };
  deepest(bench.page).dispatchEvent(new KeyboardEvent('keydown', {
    key: single && shiftKey ? key.toLocaleUpperCase(layout.startsWith('turkish') ? 'tr' : 'ru') : key, code, shiftKey, ctrlKey: parts.includes('Ctrl'), bubbles: true, composed: true, cancelable: true,
  }));
  await frame();
}

function deepest(page: HTMLElement): Element {
  let element: Element = page;
  for (let inner: Element | null = page.shadowRoot?.activeElement ?? null; inner; inner = inner.shadowRoot?.activeElement ?? null) element = inner;
  return element;
}
