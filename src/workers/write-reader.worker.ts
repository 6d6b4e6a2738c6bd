/** Writes one one-file reader away from the page: rows in, a file out. */
import { Tables } from '../core/tables.ts';
import { writeReader } from '../formats/reader-file.ts';
import { readerFonts } from './reader-fonts.ts';
import type { ReaderJob } from './write-reader.ts';

declare const self: DedicatedWorkerGlobalScope;

async function write({ rows, ...job }: ReaderJob): Promise<Blob> {
  const parts = await writeReader({ ...job, tables: new Tables(rows), fonts: await readerFonts() });
  return new Blob(parts, { type: 'text/html;charset=utf-8' });
}

self.addEventListener('message', ({ data: job }: MessageEvent<ReaderJob>) => {
  write(job).then((file) => self.postMessage(file), (reason: unknown) => self.reportError(reason));
});
