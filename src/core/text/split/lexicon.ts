/** The rules of a language, made ready for looking up. */
import type { AbbreviationClass, Rules } from './rules/rules.ts';

type WordList = 'starters' | 'labels' | 'headings' | 'openings' | 'continuers' | 'speech' | 'letters' | 'capitals';

export interface Lexicon extends Readonly<Record<WordList, ReadonlySet<string>>> {
  readonly lang: string;
  /** The language has rules of its own. */
  readonly ruled: boolean;
  readonly classes: ReadonlyMap<string, ReadonlySet<AbbreviationClass>>;
  /** The person's own abbreviations, without white space. */
  readonly own: ReadonlySet<string>;
  readonly surnames: RegExp | undefined;
  readonly ordinals: number;
  readonly continuation: RegExp | undefined;
  readonly announced: boolean;
  readonly questions: string;
}

/** `own`: the language's rules, if there are any; `common`: those of every language. */
export function makeLexicon(lang: string, rules: { readonly common: Rules; readonly own?: Rules | undefined }, abbreviations: readonly string[]): Lexicon {
  const both = [rules.common, ...(rules.own ? [rules.own] : [])];
  const list = (part: WordList): ReadonlySet<string> => new Set(both.flatMap((each) => wordsOf(each[part] ?? '')));
  return {
    lang,
    ruled: rules.own !== undefined,
    classes: classesIn(both, lang),
    own: new Set(abbreviations.flatMap((written) => formsOf(keyOf(written), lang)).filter((form) => form !== '.')),
    starters: list('starters'), labels: list('labels'), headings: list('headings'), openings: list('openings'),
    continuers: list('continuers'), speech: list('speech'), letters: list('letters'), capitals: list('capitals'),
    surnames: rules.own?.surnames,
    ordinals: rules.own?.ordinals ?? 0,
    continuation: rules.own?.continuation,
    announced: rules.own?.announced ?? false,
    questions: rules.own?.questions ?? '',
  };
}

const CLASSES: readonly AbbreviationClass[] = ['title', 'number', 'open', 'close', 'unit', 'word'];

function classesIn(rules: readonly Rules[], lang: string): ReadonlyMap<string, ReadonlySet<AbbreviationClass>> {
  const classes = new Map<string, Set<AbbreviationClass>>();
  for (const { abbreviations } of rules) for (const name of CLASSES) {
    for (const form of wordsOf(abbreviations[name] ?? '').flatMap((written) => formsOf(written, lang))) {
      classes.set(form, (classes.get(form) ?? new Set()).add(name));
    }
  }
  return classes;
}

const wordsOf = (list: string): string[] => list.normalize('NFC').split(/\s+/u).filter((word) => word !== '');

/** As it is looked up: composed, without white space, with a mark at its end. */
function keyOf(written: string): string {
  const joined = written.normalize('NFC').replace(/\s+/gu, '');
  return /[.!?…]$/u.test(joined) ? joined : `${joined}.`;
}

/** Lower case stands for every case; but capitals that are single letters are initials: "с." is not "С.", "т.е." not "Т.Е." */
function formsOf(written: string, lang: string): string[] {
  const [first = ''] = written;
  if (written === `${first}.`) return [written];
  const title = upperCase(first, lang) + written.slice(first.length);
  if (first === title.slice(0, first.length)) return [written];
  return /\..*\./u.test(written) ? [written, title] : [written, title, upperCase(written, lang)];
}

function upperCase(word: string, lang: string): string {
  try {
    return word.toLocaleUpperCase(lang);
  } catch {
    return word.toUpperCase(); // a malformed tag
  }
}
