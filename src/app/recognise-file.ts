/** What a file is, by its bytes and never by its name: where somebody drops it anywhere, this says who takes it. */
import type { FileKind } from '../workers/read-dragoman.ts';
import { recogniseFile } from '../workers/read-dragoman.ts';

export type { FileKind };

export function recognise(file: File): Promise<FileKind> {
  return recogniseFile(file);
}
