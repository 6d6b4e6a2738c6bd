/** The command line: which command, with which options, and how it ends. */
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import type { Call } from './call.ts';
import { ReaderGone, write } from './call.ts';
import { HELP } from './help.ts';
import { lexiconsIn } from './lexicons.ts';
import { Problem } from './problem.ts';

const OPTIONS = {
  jsonl: { type: 'boolean' }, lexicon: { type: 'string' }, lang: { type: 'string' }, langs: { type: 'string' },
  output: { type: 'string', short: 'o' }, title: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

type Option = keyof typeof OPTIONS;
type Values = { readonly [O in Option]?: (typeof OPTIONS)[O]['type'] extends 'boolean' ? boolean : string };

/** Which options mean something where. */
const MEANT = {
  'align --jsonl': ['jsonl', 'lexicon'],
  'align': ['output', 'title', 'langs', 'lexicon'],
  'split --jsonl': ['jsonl'],
  'split': ['lang'],
} as const satisfies Record<string, readonly Option[]>;
type Form = keyof typeof MEANT;

/** Runs one call and gives the code to end with: 0, 1 (the input is wrong) or 2 (the command is). Never throws for what a person did. */
export async function main(call: Call): Promise<0 | 1 | 2> {
  // Nobody listens any more: what is being written fails by itself, and a stream must not end the process by the event too.
  call.output.on('error', () => undefined);
  try {
    await run(call);
    return 0;
  } catch (reason) {
    if (reason instanceof ReaderGone) return 0;
    if (!(reason instanceof Problem)) throw reason;
    await write(call.errors, `dragoman: ${reason.message}\n`);
    if (reason.code === 2) await write(call.errors, 'Call it with --help to see how it is used.\n');
    return reason.code;
  }
}

async function run(call: Call): Promise<void> {
  const { values, positionals: [command, ...files] } = parsed(call.args);
  if (values.help) return write(call.output, HELP);
  if (values.version) return write(call.output, `${call.release}\n`);
  if (command === undefined) throw new Problem('There is no command.', 2);
  const form = formOf(command, values.jsonl === true);
  for (const option of Object.keys(values) as Option[]) {
    if (!(MEANT[form] as readonly Option[]).includes(option)) throw new Problem(`"${form}" has no option --${option}.`, 2);
  }
  if (form !== 'align' && files[0] !== undefined) throw new Problem(`"${form}" reads standard input and takes no file: ${files[0]}.`, 2);
  return perform(call, { form, values, files });
}

async function perform(call: Call, { form, values, files }: { form: Form; values: Values; files: readonly string[] }): Promise<void> {
  switch (form) {
    case 'align --jsonl': return (await import('./jsonl.ts')).alignLines(call, lexicons(call, values));
    case 'split --jsonl': return (await import('./jsonl.ts')).splitLines(call);
    case 'split': return (await import('./split-text.ts')).splitInput(call, values.lang);
    case 'align': {
      const { output, title, langs } = values;
      if (output === undefined) throw new Problem('"align" needs a file to write: -o work.dragoman.json.', 2);
      const { alignFiles } = await import('./align-files.ts');
      return alignFiles(call, { files, output, lexiconOf: lexicons(call, values), ...(title !== undefined && { title }), ...(langs !== undefined && { langs: langs.split(',') }) });
    }
    default: return form satisfies never;
  }
}

function parsed(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (reason) {
    throw new Problem(reason instanceof Error ? `${reason.message.split('. ')[0] ?? ''}.` : String(reason), 2);
  }
}

function formOf(command: string, jsonl: boolean): Form {
  if (command === 'align') return jsonl ? 'align --jsonl' : 'align';
  if (command === 'split') return jsonl ? 'split --jsonl' : 'split';
  throw new Problem(`There is no command "${command}".`, 2);
}

const lexicons = (call: Call, { lexicon }: Values) =>
  lexiconsIn(lexicon === 'none' ? null : lexicon === undefined ? call.lexicons : resolve(call.folder, lexicon));
