/** A version as plain text. Law T1: reading it in order gives its text, byte for byte. */
import type { VersionId } from '../ids.ts';
import type { Segment } from '../model.ts';
import type { Tables } from '../tables.ts';

export function plainText(tables: Tables, version: VersionId): string {
  return tables.segmentsOf(version).map(({ text, after }) => text + after).join('');
}

/** Does the white space after a segment end its paragraph? */
export function endsParagraph({ after }: Pick<Segment, 'after'>): boolean {
  return /\n[^\S\n]*\n/.test(after) || after === '\n';
}
