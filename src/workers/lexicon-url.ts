/** Where the lexicons are that come with the app. Each is fetched only by the worker that aligns such a pair. */
import enRu from '../align/lexicons/en-ru.lex?url';
import enTr from '../align/lexicons/en-tr.lex?url';
import ruTr from '../align/lexicons/ru-tr.lex?url';

const URLS: ReadonlyMap<string, string> = new Map([['en-ru', enRu], ['en-tr', enTr], ['ru-tr', ruTr]]);

export interface LexiconPlace {
  /** Absolute: a worker's own address is another one than the page's. */
  readonly url: string;
  /** The file leads from the target's language to the source's. */
  readonly reversed: boolean;
}

/** null: the app knows nothing about this pair beforehand. Tags are BCP 47; only the languages count. */
export function lexiconOf(source: string, target: string): LexiconPlace | null {
  const from = language(source), to = language(target);
  const there = URLS.get(`${from}-${to}`), back = URLS.get(`${to}-${from}`), url = there ?? back;
  return url === undefined ? null : { url: new URL(url, self.location.href).href, reversed: there === undefined };
}

function language(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
