/**
 * Files of former releases, brought to the shape of today before they are parsed. Their checksum is taken over what they
 * hold, so it is compared before.
 *
 * 1: sentences kept their ids for ever; there were no rows `forward`.
 */
import { isRecord } from './json.ts';

export const FORMER_SCHEMAS: ReadonlySet<unknown> = new Set([1]);

/** Whatever is not as it should be stays as it is: the parser says where. */
export function upgraded(sealed: { readonly [key: string]: unknown }): object {
  const { schema, content } = sealed;
  if (schema !== 1 || !isRecord(content) || !Array.isArray(content['works'])) return sealed;
  return { ...sealed, schema: 2, content: { ...content, works: content['works'].map((work: unknown) => {
    if (!isRecord(work) || !isRecord(work['base'])) return work;
    return { ...work, base: { ...work['base'], forward: [] } };
  }) } };
}
