/** `align --jsonl` and `split --jsonl`: a task a line in, its answer a line out, as it goes and in order. */
import { alignTexts } from '../align/align.ts';
import { splitText } from '../core/text/split/split.ts';
import type { Call } from './call.ts';
import { write } from './call.ts';
import { languageTag } from './language.ts';
import type { LexiconOf } from './lexicons.ts';
import type { Line } from './lines.ts';
import { idOf, readLines, stringOf, stringsOf } from './lines.ts';
import { Problem } from './problem.ts';

/** Answers `{id, beads: [[source indexes, target indexes], …], scores, ms}`; `ms` is the aligning alone, on the clock. */
export async function alignLines({ input, output }: Call, lexiconOf: LexiconOf): Promise<void> {
  for await (const line of readLines(input)) {
    const id = idOf(line), src = stringsOf(line, 'src'), tgt = stringsOf(line, 'tgt'), [from, to] = languagesOf(line);
    const lexicon = await lexiconOf(from, to), begun = performance.now();
    const beads = alignTexts({ lang: from, sentences: src }, { lang: to, sentences: tgt }, { lexicon });
    const ms = Math.round((performance.now() - begun) * 1000) / 1000;
    await write(output, `${JSON.stringify({ id, beads: beads.map(({ source, target }) => [source, target]), scores: beads.map(({ score }) => rounded(score)), ms })}\n`);
  }
}

/** Answers `{id, sentences}`. */
export async function splitLines({ input, output }: Call): Promise<void> {
  for await (const line of readLines(input)) {
    const id = idOf(line), lang = known(stringOf(line, 'lang'), line.number);
    const sentences = splitText(stringOf(line, 'text'), { lang }).map(({ text }) => text.trim()).filter((text) => text !== '');
    await write(output, `${JSON.stringify({ id, sentences })}\n`);
  }
}

const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

function languagesOf(line: Line): readonly [string, string] {
  if (line.value['langs'] === undefined) return ['und', 'und'];
  const [from, to, ...more] = stringsOf(line, 'langs');
  if (from === undefined || to === undefined || more.length > 0) throw new Problem(`Line ${line.number}: "langs" names ${from === undefined ? 'no language' : to === undefined ? 'one language' : 'more than two languages'}; two are expected.`);
  return [known(from, line.number), known(to, line.number)];
}

function known(written: string, number: number): string {
  const tag = languageTag(written);
  if (tag === undefined) throw new Problem(`Line ${number}: "${written}" is no language tag.`);
  return tag;
}
