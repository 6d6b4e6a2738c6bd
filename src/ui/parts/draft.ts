/** A draft as the workbench gives it: what was typed and not committed, and the text it began from. */
import type { Workbench } from '../../app/workbench.ts';

export type Draft = Workbench['drafts'][number];
