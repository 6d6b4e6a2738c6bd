/** Which elements of HTML begin and end a paragraph, and which are no text (HTML, §15.3 Rendering). */
import type { Block } from '../core/model.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const BLOCK_TAGS: ReadonlySet<string> = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 '
  + 'head header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th '
  + 'thead title tr ul xmp',
);

/** Never shown, or no prose: programs, styles, drawings, what a form offers to choose, readings above a line. */
export const SKIPPED_TAGS: ReadonlySet<string> = names(
  'audio canvas datalist embed frameset head iframe map math meter noembed noframes noscript object progress rp rt script select style svg template textarea video',
);

const HEADINGS: ReadonlyMap<string, Block> = new Map([['h1', 'h1'], ['h2', 'h2'], ['h3', 'h3'], ['h4', 'h4'], ['h5', 'h5'], ['h6', 'h6']]);

export function headingOf(name: string): Block | null {
  return HEADINGS.get(name) ?? null;
}
