/**
 * A file or a pasted text, read into sentences. Read this first: format, encoding, reader, language, splitter, in this
 * order, each guessed where nobody chose it.
 */
import { endsParagraph } from '../core/text/plain.ts';
import { declaredEncoding, detectFormat, isHtml } from './detect-format.ts';
import { readDocx } from './docx.ts';
import { byteOrderMark, decode, encodingNamed, guessEncoding } from './encoding.ts';
import { readHtml } from './html.ts';
import { declaredLanguage, guessLanguage } from './language.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { signIssues } from './sign-issues.ts';
import type { LineMeaning, TextDocument, TextFormat, TextIssue } from './text-document.ts';
import type { TextError } from './text-failure.ts';
import { refuse, TextFailure } from './text-failure.ts';
import { ANY_FILE_LIMIT, FILE_LIMIT } from './text-limits.ts';
import type { TextSentence } from './text-sentences.ts';
import { sentencesOf } from './text-sentences.ts';

export type TextInput =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly pasted: string };

/** What a person decided; what is absent is guessed. */
export interface TextChoices {
  readonly format?: TextFormat;
  /** A label of the WHATWG Encoding Standard, e.g. `windows-1251`. */
  readonly encoding?: string;
  /** BCP 47. */
  readonly lang?: string;
  /** Plain text only. */
  readonly lines?: LineMeaning;
  /** Abbreviations of the person's own, each with its full stop. */
  readonly abbreviations?: readonly string[];
}

export interface TextRead {
  /** Of the file; '' for a pasted text. */
  readonly name: string;
  readonly format: TextFormat;
  readonly encoding: string;
  /** What else the bytes may be, the likeliest first; empty where there is no doubt. */
  readonly encodings: readonly string[];
  readonly lang: string;
  /** False: the language is a guess that a person should look at. */
  readonly langSure: boolean;
  readonly lines: LineMeaning;
  readonly title: string;
  readonly sentences: readonly TextSentence[];
  readonly paragraphs: number;
  /** UTF-16 units of the sentences, white space between them not counted. */
  readonly characters: number;
  readonly issues: readonly TextIssue[];
}

export type TextResult = { readonly ok: true; readonly value: TextRead } | { readonly ok: false; readonly error: TextError };

/** Never throws on what a file holds. */
export function readText(input: TextInput, choices: TextChoices = {}): TextResult {
  try {
    return { ok: true, value: read(input, choices) };
  } catch (reason) {
    if (reason instanceof TextFailure) return { ok: false, error: reason.error };
    throw reason;
  }
}

/** Refuses a size before a byte is read. `format`: as far as it is known. */
export function checkSize(size: number, format?: TextFormat): void {
  const limit = format ? FILE_LIMIT[format] : ANY_FILE_LIMIT;
  if (size > limit) refuse('tooLarge', { size, limit });
}

interface Opened {
  readonly format: TextFormat;
  readonly encoding: string;
  readonly encodings: readonly string[];
  readonly document: TextDocument & { readonly lines?: LineMeaning };
}

function read(input: TextInput, choices: TextChoices): TextRead {
  const name = 'pasted' in input ? '' : input.name;
  const { format, encoding, encodings, document } = 'pasted' in input ? openPasted(input.pasted, choices) : openFile(input, choices);
  // A byte order mark alone in its paragraph is no text.
  const blocks = document.blocks.filter(({ text }) => text.trim() !== '');
  if (blocks.length === 0) refuse('empty');
  const { lang, sure } = languageOf({ ...document, blocks }, choices.lang);
  const { abbreviations = [] } = choices;
  const sentences = sentencesOf(blocks, { lang: lang || 'und', abbreviations });
  return {
    name, format, encoding, encodings, lang, langSure: sure, lines: document.lines ?? 'paragraph', title: titleOf({ ...document, blocks }, name), sentences,
    paragraphs: sentences.filter(endsParagraph).length,
    characters: sentences.reduce((sum, { text }) => sum + text.length, 0),
    issues: [...document.issues, ...signIssues(blocks)],
  };
}

function openPasted(text: string, choices: TextChoices): Opened {
  const format = choices.format && choices.format !== 'docx' ? choices.format : isHtml(text) ? 'html' : 'text';
  checkSize(text.length, format);
  return { format, encoding: 'utf-8', encodings: [], document: parse(text, format, choices) };
}

function openFile({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }, choices: TextChoices): Opened {
  const format = choices.format ?? detectFormat(bytes, name);
  checkSize(bytes.length, format);
  if (format === 'docx') return { format, encoding: 'utf-8', encodings: [], document: readDocx(bytes) };
  const guess = guessEncoding(bytes, format === 'html' ? declaredEncoding(bytes) : '');
  const encoding = choices.encoding === undefined ? guess.encoding : encodingNamed(choices.encoding);
  if (encoding === '') refuse('undecodable', { encoding: choices.encoding ?? '' });
  const text = decode(bytes, encoding);
  if (isBinary(text)) refuse('binary');
  if (choices.encoding !== undefined && share(text, /\uFFFD/g) > 0.02) refuse('undecodable', { encoding });
  const encodings = byteOrderMark(bytes) === '' && choices.encoding !== undefined && guess.ranked.length === 0 ? [guess.encoding] : guess.ranked;
  return { format, encoding, encodings, document: parse(text, format, choices) };
}

function parse(text: string, format: Exclude<TextFormat, 'docx'>, { lines }: TextChoices): Opened['document'] {
  switch (format) {
    case 'html': return readHtml(text);
    case 'markdown': return readMarkdown(text);
    case 'text': return readPlain(text, lines);
  }
}

/** No text has a zero in it, nor one control character in fifty. */
function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return text.slice(0, 4096).includes('\0') || share(text, /[\u0001-\u0008\u000E-\u001A\u001C-\u001F]/g) > 0.02;
}

function share(text: string, sign: RegExp): number {
  const sample = text.slice(0, 100_000);
  return (sample.match(sign)?.length ?? 0) / Math.max(1, sample.length);
}

/** The letters are believed before the declaration: word processors declare what they were installed in. */
function languageOf({ blocks, lang }: TextDocument, chosen: string | undefined): { readonly lang: string; readonly sure: boolean } {
  if (chosen !== undefined && chosen !== '') return { lang: chosen, sure: true };
  const guess = guessLanguage(sampleText(blocks)), declared = declaredLanguage(lang);
  if (declared === '') return guess;
  const same = declared.split('-')[0] === guess.lang;
  if (same) return { lang: declared, sure: true };
  return guess.sure ? { lang: guess.lang, sure: false } : { lang: declared, sure: guess.lang === '' };
}

const ENOUGH = 40_000;

function sampleText(blocks: TextDocument['blocks']): string {
  const parts: string[] = [];
  const step = Math.max(1, Math.floor(blocks.length / 400));
  for (let at = 0, length = 0; at < blocks.length && length < ENOUGH; at += step) {
    const text = (blocks[at]?.text ?? '').slice(0, ENOUGH);
    parts.push(text);
    length += text.length;
  }
  return parts.join('\n');
}

const TITLE_LENGTH = 120;

/** What the text calls itself, its first heading, a first line that looks like one, or the file's name. */
function titleOf({ title, blocks }: TextDocument, name: string): string {
  const heading = blocks.find(({ block }) => block !== null && block !== 'item')?.text ?? '';
  const first = blocks[0]?.text ?? '';
  const candidates = [title, heading, /[.!?…:;,]$/u.test(first) ? '' : first, name.replace(/\.[^.]{1,8}$/, '')];
  return candidates.map((one) => one.replace(/\s+/gu, ' ').trim()).find((one) => one !== '' && one.length <= TITLE_LENGTH) ?? '';
}
