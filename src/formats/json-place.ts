/**
 * Where a text stops being JSON, as line and column. The engines say it in different words, or not at all, so this
 * reads the text once more, only after `JSON.parse` has refused it. A small machine: what may come next, and which
 * brackets are open.
 */
type Expected = 'value' | 'first item' | 'key' | 'first key' | 'colon' | 'comma or end';

export interface TextPlace { readonly line: number; readonly column: number }

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

export function placeOfError(text: string): TextPlace {
  const at = errorAt(text), before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The index of the first character that does not belong; the length of the text when its end is missing. */
function errorAt(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value', at = 0;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at += 1;
    const sign = text[at];
    if (sign === undefined) return at;
    const step: { next: Expected; to: number } | null = readOne(text, at, { expected, open });
    if (!step) return at;
    if (step.to < 0) return ~step.to;
    ({ next: expected, to: at } = step);
  }
}

/** One sign, string or scalar. null: it does not belong here. A negative `to` is the complement of a place inside it. */
function readOne(text: string, at: number, { expected, open }: { expected: Expected; open: string[] }): { next: Expected; to: number } | null {
  const sign = text[at] as string, top = open.at(-1);
  if (sign === '}' || sign === ']') {
    const fits = top === (sign === '}' ? '{' : '[') && (expected === 'comma or end' || expected === (sign === '}' ? 'first key' : 'first item'));
    open.pop();
    return fits ? { next: 'comma or end', to: at + 1 } : null;
  }
  if (expected === 'comma or end') return sign === ',' && top ? { next: top === '{' ? 'key' : 'value', to: at + 1 } : null;
  if (expected === 'colon') return sign === ':' ? { next: 'value', to: at + 1 } : null;
  if (sign === '"') return { next: expected === 'key' || expected === 'first key' ? 'colon' : 'comma or end', to: endOfString(text, at + 1) };
  if (expected === 'key' || expected === 'first key') return null;
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return { next: sign === '{' ? 'first key' : 'first item', to: at + 1 };
  }
  SCALAR.lastIndex = at;
  return SCALAR.test(text) ? { next: 'comma or end', to: SCALAR.lastIndex } : null;
}

function endOfString(text: string, from: number): number {
  for (let at = from; ; ) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (Number.isNaN(unit) || unit < 0x20) return ~at;
    if (unit !== 0x5c) { at += 1; continue; }
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return ~at;
    at = ESCAPE.lastIndex;
  }
}
