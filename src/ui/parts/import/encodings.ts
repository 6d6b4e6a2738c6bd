/** Encodings that a person may know better than the guess: those that every browser decodes (WHATWG Encoding Standard). */
export const ENCODINGS: readonly string[] = [
  'utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'windows-1254', 'windows-1252', 'iso-8859-15',
  'macintosh', 'windows-1250', 'iso-8859-2', 'windows-1253', 'iso-8859-7', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874',
  'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr',
];

const NAMES: Readonly<Record<string, string>> = { shift_jis: 'Shift_JIS', big5: 'Big5', macintosh: 'Macintosh', 'x-mac-cyrillic': 'Mac Cyrillic', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' };

/** As it is usually written: `windows-1251` → Windows-1251, `koi8-r` → KOI8-R. */
export function encodingName(label: string): string {
  return NAMES[label] ?? (label.startsWith('windows') ? `W${label.slice(1)}` : label.toUpperCase());
}
