/** A work page over the bundled statement, and ways to look at it and touch it. */
import { fixture, html } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { AnnounceEvent, listen } from '../../src/ui/events.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import './page-css.ts';
import { openTestWorkbench } from './fixture.ts';
import { waitUntil } from '../until.ts';

export const id = (text: string): SegmentId => `seg_kst-${text}` as SegmentId;
export const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

export interface Opened { page: DmWorkPage; workbench: Workbench; actions: ActionRegistry }

export async function open(options: Parameters<typeof openTestWorkbench>[0] & { at?: SegmentId; prefer?: () => void } = {}): Promise<Opened> {
  const workbench = await openTestWorkbench(options);
  options.prefer?.();
  const actions = new ActionRegistry();
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions} .at=${options.at ?? null}></dm-work-page>`);
  await frame();
  return { page, workbench, actions };
}

export const all = (page: DmWorkPage, selector: string): HTMLElement[] => [...page.renderRoot.querySelectorAll<HTMLElement>(selector)];
export const segments = (page: DmWorkPage): SegmentElement[] => [...page.renderRoot.querySelectorAll('dm-segment')];
export function segment(page: DmWorkPage, name: string): SegmentElement {
  const found = segments(page).find(({ dataset }) => dataset['segment'] === id(name));
  if (!found) throw new Error(`no segment ${name} on screen`);
  return found;
}
export const lit = (page: DmWorkPage, value: string): string[] => segments(page).filter((one) => one.getAttribute('lit') === value).map((one) => one.dataset['segment'] ?? '').sort();
export const heads = (page: DmWorkPage): string[] => all(page, '.language').map((one) => one.textContent);
export const focusedSegment = (page: DmWorkPage): string => page.shadowRoot?.activeElement?.getAttribute('data-segment') ?? '';
export const hover = (element: Element): void => { element.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' })); };
export const press = (element: HTMLElement, key: string, more: KeyboardEventInit = {}): void => {
  (element.shadowRoot?.querySelector('#text') ?? element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
};

/** The work page of a workbench, its actions, and what it says; the walk through places to look at is there. */
export async function openWithWalk(workbench: Workbench): Promise<{ page: DmWorkPage; workbench: Workbench; actions: ActionRegistry; said: string[] }> {
  const actions = new ActionRegistry(), said: string[] = [];
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions} .at=${null}></dm-work-page>`);
  listen(page, AnnounceEvent, ({ sentence }) => said.push(sentence));
  await waitUntil(() => actions.get('walk.next') !== undefined, 'no walk');
  await frame();
  return { page, workbench, actions, said };
}
