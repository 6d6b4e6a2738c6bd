/** Would something be lost if the window were closed now? Only then does the page hold anybody back. */
import type { Workbench } from '../../app/workbench.ts';

export function atRisk({ status, drafts, log, waiting }: Pick<Workbench, 'status' | 'drafts' | 'log' | 'waiting'>): boolean {
  if (status.kind !== 'trouble') return waiting; // a write that is under way completes without the page
  if (status.error.code === 'unavailable') return log.length > 0 || drafts.length > 0;
  return status.pending > 0 || drafts.length > 0;
}
