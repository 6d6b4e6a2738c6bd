/** The block between two lines of `---` at the start of a Markdown file: of it, title and language. No YAML is read. */
export interface FrontMatter { readonly title: string; readonly lang: string; readonly body: string }

const LONGEST = 100;

export function takeFrontMatter(text: string): FrontMatter {
  const none = { title: '', lang: '', body: text };
  if (!/^---[ \t]*\n/.test(text)) return none;
  const lines = text.split('\n', LONGEST);
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  // A rule at the top of an ordinary text: what follows it are no fields.
  const fields = lines.slice(1, end);
  if (end < 0 || !fields.every((line) => /^[\w-]+[ \t]*:|^[ \t#-]|^$/.test(line))) return none;
  return { title: valueOf(fields, ['title']), lang: valueOf(fields, ['lang', 'language', 'locale']), body: text.split('\n').slice(end + 1).join('\n') };
}

function valueOf(fields: readonly string[], names: readonly string[]): string {
  for (const field of fields) {
    const colon = field.indexOf(':');
    if (!names.includes(field.slice(0, colon).trim().toLowerCase())) continue;
    const value = field.slice(colon + 1).trim();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    if (quoted) return quoted[1] === '"' ? quoted[2]?.replaceAll('\\"', '"') ?? '' : quoted[2]?.replaceAll("''", "'") ?? '';
    // A folded value (`>`), a list, an alias: not read.
    return /^[>|[{&*!]/.test(value) ? '' : value.replace(/ #.*$/, '').trim();
  }
  return '';
}
