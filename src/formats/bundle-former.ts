/**
 * Files of former releases, brought to the shape of today before they are parsed. Their checksum is taken over what they
 * hold, so it is compared before.
 *
 * 1: sentences kept their ids for ever; there were no rows `forward`.
 * 2: there were no notes, and a decision was the last word on a suggestion.
 */
import { SCHEMA } from './bundle.ts';
import { isRecord } from './json.ts';

/** The tables that came with the release after each. */
const CAME = new Map<unknown, readonly string[]>([[1, ['forward', 'note']], [2, ['note']]]);

export const FORMER_SCHEMAS: ReadonlySet<unknown> = new Set(CAME.keys());

/** Whatever is not as it should be stays as it is: the parser says where. */
export function upgraded(sealed: { readonly [key: string]: unknown }): object {
  const { schema, content } = sealed, came = CAME.get(schema);
  if (!came || !isRecord(content) || !Array.isArray(content['works'])) return sealed;
  const empty = Object.fromEntries(came.map((table) => [table, []]));
  return { ...sealed, schema: SCHEMA, content: { ...content, works: content['works'].map((work: unknown) => {
    if (!isRecord(work) || !isRecord(work['base'])) return work;
    return { ...work, base: { ...work['base'], ...empty } };
  }) } };
}
