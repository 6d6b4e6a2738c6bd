/** `align FILE FILE … -o OUT`: files into a work in the app's own file format. The first file is the pivot. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { alignTexts } from '../align/align.ts';
import { writeBundle } from '../formats/bundle.ts';
import { readText } from '../formats/read-text.ts';
import type { Call } from './call.ts';
import { write } from './call.ts';
import { languageOfName, languageTag } from './language.ts';
import type { LexiconOf } from './lexicons.ts';
import { fileProblem, Problem } from './problem.ts';
import { textProblem } from './text-problem.ts';
import type { WorkText } from './work-rows.ts';
import { sideOf, workRows } from './work-rows.ts';

export interface AlignFiles {
  readonly files: readonly string[];
  readonly output: string;
  readonly title?: string;
  /** One of each file. */
  readonly langs?: readonly string[];
  readonly lexiconOf: LexiconOf;
}

export async function alignFiles(call: Call, { files, output, title, langs, lexiconOf }: AlignFiles): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined || others.length === 0) throw new Problem('"align" needs two files or more: the text and its versions in other languages.', 2);
  if (langs && langs.length !== files.length) throw new Problem(`--langs names ${langs.length} languages for ${files.length} files.`, 2);
  const tags = langs?.map(chosen), texts: NamedText[] = [];
  for (const [at, file] of files.entries()) texts.push(await read(call, file, tags?.[at]));
  const [pivot, ...versions] = texts as [NamedText, ...NamedText[]];
  const aligned: WorkText[] = [pivot];
  for (const version of versions) {
    const lexicon = await lexiconOf(pivot.lang, version.lang);
    aligned.push({ ...version, beads: alignTexts(sideOf(pivot), sideOf(version), { lexicon }) });
  }
  const base = workRows(title ?? (pivot.title || basename(first)), aligned);
  const bundle = await writeBundle({
    kind: 'backup', made: new Date().toISOString(), app: call.release, person: null, settings: {}, drafts: [], works: [{ base, log: [] }],
  });
  await writeWhole(resolve(call.folder, output), bundle, output);
}

type NamedText = WorkText & { readonly title: string };

function chosen(written: string): string {
  const tag = languageTag(written);
  if (tag === undefined) throw new Problem(`--langs: "${written}" is no language tag.`, 2);
  return tag;
}

async function read({ folder, errors }: Call, file: string, chosenLang: string | undefined): Promise<NamedText> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(folder, file));
  } catch (reason) {
    throw fileProblem(file, reason);
  }
  const told = chosenLang ?? languageOfName(file);
  const result = readText({ name: basename(file), bytes }, told === undefined ? {} : { lang: told });
  if (!result.ok) throw textProblem(file, result.error);
  const { lang, langSure, sentences, title } = result.value;
  if (lang === '') throw new Problem(`${file}: its language cannot be told; say it with --langs.`);
  if (!langSure) await write(errors, `${file} is taken to be in the language "${lang}"; if that is wrong, say it with --langs.\n`);
  return { lang, sentences, title };
}

/** Under a name of its own first: a file that is there is whole. */
async function writeWhole(path: string, text: string, named: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (reason) {
    await rm(part, { force: true });
    throw fileProblem(named, reason);
  }
}
