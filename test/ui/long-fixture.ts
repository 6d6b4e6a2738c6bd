/** A page with a work of 10,000 sentences in three languages, and what to ask about its rows. */
import { expect, fixture, html } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import { novel, novelSegment, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { all, frame, segments } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

export const ROWS = 10_000;
/** So many segments fill a window of any size that tests are run in, with what is drawn around it. */
export const MANY = 300;
export const TEXT = novel({ sentences: ROWS, alone: [4000] });
export const UNITS = ROWS + 2;

export interface Opened { page: DmWorkPage; workbench: Workbench; actions: ActionRegistry }

export async function open({ at, prefer }: { at?: SegmentId; prefer?: () => void } = {}): Promise<Opened> {
  const workbench = await openRows(TEXT);
  preferences.set('nameAsked', true);
  prefer?.();
  const actions = new ActionRegistry();
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions} .at=${at ?? null}></dm-work-page>`);
  await waitUntil(() => segments(page).length > 0, 'no row came');
  await frame();
  await frame();
  return { page, workbench, actions };
}

export const shown = (page: DmWorkPage, lang: string, at: number): SegmentElement | null => page.renderRoot.querySelector(`[data-segment="${novelSegment(lang, at)}"]`);
export function onScreen(page: DmWorkPage, lang: string, at: number): SegmentElement {
  const segment = shown(page, lang, at);
  if (!segment) throw new Error(`${lang} ${at} is not drawn`);
  const { top, bottom } = segment.getBoundingClientRect();
  expect(bottom > 0 && top < innerHeight, `${lang} ${at} is at ${top}–${bottom} of ${innerHeight}`).to.equal(true);
  return segment;
}
/** The row in which a sentence stands. */
export function rowOf(page: DmWorkPage, lang: string, at: number): HTMLElement {
  const row = shown(page, lang, at)?.closest<HTMLElement>('.unit');
  if (!row) throw new Error(`${lang} ${at} is not drawn`);
  return row;
}
/** Firefox takes the first scroll of a fresh page back now and then. */
export async function scrollTo(top: number): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    window.scrollTo({ top, behavior: 'instant' });
    await frame();
    await frame();
    if (Math.abs(scrollY - top) < innerHeight) return;
  }
}
/** Until nothing scrolls by itself any more. */
export async function still(): Promise<void> {
  for (let last = NaN, same = 0; same < 3; last = scrollY) {
    await frame();
    same = scrollY === last ? same + 1 : 0;
  }
}
/** Gaps that are to be seen. */
export function holes(page: DmWorkPage, from = 0, to = innerHeight): string[] {
  return all(page, '.gap').map((gap) => gap.getBoundingClientRect()).filter(({ top, bottom }) => top !== bottom && bottom > from + 1 && top < to - 1)
    .map(({ top, bottom }) => `a gap at ${top}–${bottom}`);
}
/** The text fills the window. */
export function expectNoHoles(page: DmWorkPage, from = 0, to = innerHeight): void { expect(holes(page, from, to)).to.deep.equal([]); }
