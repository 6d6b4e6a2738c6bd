/** Lexicons in a folder, one a pair of languages, in either order: `en-ru.lex` serves Russian–English too. Read when first needed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLexicon, reverseLexicon } from '../align/lexicon-file.ts';
import type { Lexicon } from '../align/types.ts';
import { primaryLanguage } from './language.ts';
import { fileProblem, Problem } from './problem.ts';

export type LexiconOf = (source: string, target: string) => Promise<Lexicon | null>;

/** `folder` null: there are none. */
export function lexiconsIn(folder: string | null): LexiconOf {
  const known = new Map<string, Promise<Lexicon | null>>();
  return (source, target) => {
    const from = primaryLanguage(source), to = primaryLanguage(target), pair = `${from}-${to}`;
    if (folder === null || from === to || from === 'und' || to === 'und') return Promise.resolve(null);
    let found = known.get(pair);
    if (!found) known.set(pair, found = load(folder, from, to));
    return found;
  };
}

async function load(folder: string, from: string, to: string): Promise<Lexicon | null> {
  const there = await read(join(folder, `${from}-${to}.lex`));
  if (there) return there;
  const back = await read(join(folder, `${to}-${from}.lex`));
  return back && reverseLexicon(back);
}

async function read(file: string): Promise<Lexicon | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return null;
    throw fileProblem(file, reason);
  }
  try {
    return readLexicon(bytes);
  } catch (reason) {
    throw new Problem(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}
