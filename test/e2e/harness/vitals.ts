/** What a page measures of itself from its first moment: the first row, layout shifts, what was loaded before the row. */
import type { BrowserContext, Page } from 'playwright-core';

export interface Vitals {
  /** When the first aligned row stood in the document, ms after navigation start; 0 = not yet. */
  readonly firstRow: number;
  /** Scripts that were loaded, or on their way, by then. */
  readonly scripts: readonly string[];
  /** Sum of all layout shifts that no input caused. */
  readonly shift: number;
  /** What moved, for the message. */
  readonly moved: readonly string[];
}

interface Measuring { vitals: { firstRow: number; scripts: string[]; shift: number; moved: string[] } }
interface LayoutShift extends PerformanceEntry { value: number; hadRecentInput: boolean; sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[] }

/** Runs in the page before anything of its own. */
function measure(): void {
  const vitals: Measuring['vitals'] = { firstRow: 0, scripts: [], shift: 0, moved: [] };
  Object.assign(globalThis, { vitals });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      if (entry.hadRecentInput) continue;
      vitals.shift += entry.value;
      const at = ({ x, y, width, height }: DOMRectReadOnly): string => [x, y, width, height].map(Math.round).join(' ');
      // What stands in a shadow root is not named, so the places have to do.
      vitals.moved.push(...entry.sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName ?? '?'} ${at(previousRect)} → ${at(currentRect)} at ${Math.round(entry.startTime)} ms`));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    const row = document.querySelector('dm-app')?.shadowRoot?.querySelector('dm-work-page')?.shadowRoot?.querySelector('dm-segment');
    if (!row?.shadowRoot?.querySelector('#words')?.textContent) { requestAnimationFrame(look); return; }
    vitals.firstRow = performance.now();
    vitals.scripts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.js$/.test(name));
  };
  requestAnimationFrame(look);
}

export async function measureFromTheStart(context: BrowserContext): Promise<void> { await context.addInitScript(measure); }

export async function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(() => (globalThis as unknown as Measuring).vitals);
}
