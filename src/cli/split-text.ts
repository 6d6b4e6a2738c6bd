/** `split`: a text from standard input, one sentence a line. */
import type { Readable } from 'node:stream';
import { endsParagraph } from '../core/text/plain.ts';
import { splitText } from '../core/text/split/split.ts';
import { readText } from '../formats/read-text.ts';
import type { Call } from './call.ts';
import { write } from './call.ts';
import { languageTag } from './language.ts';
import { Problem } from './problem.ts';
import { textProblem } from './text-problem.ts';

const LINE_BREAKS = /\s*[\n\r\u2028\u2029]\s*/gu;

export async function splitInput({ input, output }: Call, written: string | undefined): Promise<void> {
  const lang = written === undefined ? undefined : languageTag(written);
  if (written !== undefined && lang === undefined) throw new Problem(`--lang: "${written}" is no language tag.`, 2);
  const read = readText({ name: '', bytes: await everything(input) }, { format: 'text', ...(lang !== undefined && { lang }) });
  if (!read.ok) {
    if (read.error.code === 'empty') return;
    throw textProblem('Standard input', read.error);
  }
  const { sentences, lines, lang: known } = read.value;
  // A text that has a sentence a line already is taken as it is elsewhere; whoever calls `split` wants it to be looked at.
  const pieces = lines !== 'sentence' ? sentences : sentences.flatMap(({ text, after }) =>
    splitText(text, { lang: known || 'und' }).map((piece, at, all) => ({ text: piece.text, after: at === all.length - 1 ? after : piece.after })));
  await write(output, pieces.map((piece, at) => `${oneLine(piece.text)}\n${endsParagraph(piece) && at < pieces.length - 1 ? '\n' : ''}`).join(''));
}

const oneLine = (text: string): string => text.trim().replace(LINE_BREAKS, ' ');

async function everything(input: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
