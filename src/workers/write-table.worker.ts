/** Writes one review table away from the page: contents in, a file out. The library for DOCX is loaded only where one is asked for. */
import type { WriteTableJob } from './write-table.ts';

declare const self: DedicatedWorkerGlobalScope;

const TYPE = 'application/vnd.openxmlformats-officedocument';

self.addEventListener('message', ({ data: job }: MessageEvent<WriteTableJob>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  answer(job).then((blob) => self.postMessage(blob), (reason: unknown) => self.reportError(reason));
});

async function answer({ contents, format }: WriteTableJob): Promise<Blob> {
  if (format === 'docx') {
    const { writeDocxTable } = await import('../formats/docx-table.ts');
    return new Blob([await writeDocxTable(contents)], { type: `${TYPE}.wordprocessingml.document` });
  }
  const { writeXlsxTable } = await import('../formats/xlsx-table.ts');
  return new Blob([writeXlsxTable(contents)], { type: `${TYPE}.spreadsheetml.sheet` });
}
