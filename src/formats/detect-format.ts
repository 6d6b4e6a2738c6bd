/** Which format is this? By what the bytes begin with, then by the file's name. Only what is unmistakable is refused. */
import { decode } from './encoding.ts';
import type { TextFormat } from './text-document.ts';
import { refuse } from './text-failure.ts';

const EXTENSIONS: readonly (readonly [TextFormat, RegExp])[] = [
  ['markdown', /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i],
  ['html', /\.(?:html?|xhtml|xht)$/i],
];
const HTML_START = /^\uFEFF?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html[\s>])/i;

/** Beginnings of files that are no text, whatever they are called. */
const NO_TEXT: readonly string[] = [
  '%PDF-', '{\\rtf', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\x7fELF', 'MZ\x90', '\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'BZh', '\xfd7zXZ', 'RIFF', 'OggS', 'ID3', 'wOF2', '\x00\x00\x01\x00',
];
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** Name of the stream in which an encrypted OOXML file stands, as an OLE directory writes it (MS-OFFCRYPTO §2.3). */
const ENCRYPTED_PACKAGE = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0';

/** Of a file; `name` may be ''. A ZIP is taken for a DOCX: its reader looks inside. */
export function detectFormat(bytes: Uint8Array, name: string): TextFormat {
  const start = latin(bytes.subarray(0, 16));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'docx';
  if (start.startsWith(OLE)) refuse(contains(bytes, ENCRYPTED_PACKAGE) ? 'encrypted' : 'binary');
  if (NO_TEXT.some((magic) => start.startsWith(magic))) refuse('binary');
  const named = EXTENSIONS.find(([, pattern]) => pattern.test(name))?.[0];
  if (named) return named;
  const utf16 = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : 'windows-1252';
  return HTML_START.test(decode(bytes.subarray(0, 4096), utf16).replace(/^ï»¿/, '')) ? 'html' : 'text';
}

export function isHtml(text: string): boolean {
  return HTML_START.test(text.slice(0, 4096));
}

/** What HTML or XML says of its own encoding, in its first 1024 bytes (HTML §13.2.3.2); '' if nothing. */
export function declaredEncoding(bytes: Uint8Array): string {
  const start = latin(bytes.subarray(0, 1024)).replace(/<!--[\s\S]*?-->/g, '');
  const said = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start) ?? /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start);
  const label = said?.[1]?.toLowerCase() ?? '';
  // Whoever reads this declaration in ASCII is not reading UTF-16 (HTML §13.2.3.2, step "if charset is UTF-16").
  return label.startsWith('utf-16') ? 'utf-8' : label;
}

function contains(bytes: Uint8Array, needle: string): boolean {
  for (let at = bytes.indexOf(needle.charCodeAt(0)); at >= 0; at = bytes.indexOf(needle.charCodeAt(0), at + 1)) {
    if (latin(bytes.subarray(at, at + needle.length)) === needle) return true;
  }
  return false;
}

/** Byte for byte. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
