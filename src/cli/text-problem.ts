/** Why a text was refused, in a sentence for standard error. */
import type { TextError } from '../formats/text-failure.ts';
import { Problem } from './problem.ts';

const megabytes = (bytes: string | number | undefined): string => `${Math.round(Number(bytes) / 2 ** 20)} MB`;

export function textProblem(file: string, { code, params }: TextError): Problem {
  return new Problem(`${file}: ${sentence(code, params)}`);
}

function sentence(code: TextError['code'], params: TextError['params']): string {
  switch (code) {
    case 'empty': return 'there is no text in it.';
    case 'binary': return 'this is not a text.';
    case 'tooLarge': return `it is too large (${megabytes(params['size'])}; the limit is ${megabytes(params['limit'])}).`;
    case 'tooMany': return `it has more than ${String(params['limit'])} sentences.`;
    case 'tooLong': return `one of its sentences has more than ${String(params['limit'])} characters: the encoding or the language is probably wrong.`;
    case 'badZip': return 'it is damaged: not a whole ZIP archive.';
    case 'zipBomb': return `unpacked it is larger than ${megabytes(params['limit'])}.`;
    case 'encrypted': return 'it is protected by a password.';
    case 'badXml': return `it is damaged: its XML breaks off at line ${String(params['line'])}, column ${String(params['column'])}.`;
    case 'hostile': return `it was refused for what it contains (${String(params['detail'])}).`;
    case 'undecodable': return `it cannot be read as ${String(params['encoding'])}.`;
    default: return code satisfies never;
  }
}
