/** JSON from strangers in, readable JSON out. */
import { fail, FileFailure } from './failure.ts';
import { placeOfError } from './json-place.ts';

/** Keys with which a careless reader changes the prototype of everything. No file of ours has them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const DEPTH_LIMIT = 64;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (reason) {
    // Anything but a syntax error is an engine that gave up on the depth.
    if (!(reason instanceof SyntaxError)) throw new FileFailure({ code: 'wrongShape', at: '', params: { detail: 'depth' } });
    const { line, column } = placeOfError(text);
    fail('notJson', `${line}:${column}`, { line, column });
  }
}

/** Refuses hostile keys and depth anywhere, without recursion. */
export function checkKeys(root: unknown): void {
  const waiting: [value: unknown, depth: number][] = [[root, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEPTH_LIMIT) fail('wrongShape', '', { detail: 'depth', limit: DEPTH_LIMIT });
    for (const key of Object.keys(value)) {
      if (FORBIDDEN.has(key)) fail('wrongShape', key, { key });
      waiting.push([(value as Record<string, unknown>)[key], depth + 1]);
    }
  }
}

/** Keys whose values are laid out over lines; whatever is inside other keys stays on one line. */
const OPEN: ReadonlySet<string> = new Set([
  '', 'content', 'works', 'drafts', 'base', 'log', 'work', 'version', 'segment', 'alignment', 'bead', 'suggestion',
  'forward', 'note',
]);

/** JSON with the outer structure indented and one row, change or draft a line. */
export function layOut(value: unknown, key = '', indent = ''): string {
  if (typeof value !== 'object' || value === null || !OPEN.has(key)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close, lines] = Array.isArray(value)
    ? ['[', ']', value.map((item: unknown) => inner + (key === 'works' ? layOut(item, 'content', inner) : JSON.stringify(item)))]
    : ['{', '}', Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${layOut(item, name, inner)}`)];
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
