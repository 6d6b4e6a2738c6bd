/**
 * What a language tells the splitter: plain words in plain strings, separated by white space.
 *
 * An abbreviation is written with its full stop and without inner spaces ("т.е.", which also finds "т. е."). In lower
 * case it is met in any case; with a capital only so (the Turkish "Ara." is December, "ara." is "call me"). A single
 * letter is met as it is written, for a capital one is an initial. An abbreviation may stand in several classes.
 */

export type AbbreviationClass =
  /** Never the last word of a sentence: "Dr.", "ул.", "bkz." */
  | 'title'
  /** Stands before a number or a letter: "Fig. 3", "стр. 5"; before anything else it is one of its other classes. */
  | 'number'
  /** Mostly goes on, but may end: "Inc.", "U.S."; it ends where a word follows that begins sentences (`starters`). */
  | 'open'
  /** Mostly ends, where a capital follows: "etc.", "и т. д." */
  | 'close'
  /** After a number it measures and is like `close` ("1861 г. Он …"); else it is one of its other classes, or a plain word. */
  | 'unit'
  /** Also a plain word: "no.", "рим."; before a capital it ends a sentence, unless it is a title before a name. */
  | 'word';

export interface Rules {
  readonly abbreviations: Readonly<Partial<Record<AbbreviationClass, string>>>;
  /** Words that, with a capital, begin sentences and hardly any name. */
  readonly starters?: string;
  /** Words, in lower case, before the number or letter of a kind: "vitamin C", "пункт А"; such a letter is no initial. */
  readonly labels?: string;
  /** Such words before the number of a part of a text; beginning a sentence they make its heading: "Chapter 1. The River". */
  readonly headings?: string;
  /** First words of an adverbial of time: "В 1861 г. Александр …" goes on although a capital follows. */
  readonly openings?: string;
  /** Words that go on after `close` and `unit` for all their capital: "7 p.m. Friday". */
  readonly continuers?: string;
  /** Verbs of speech: “Stop!” Mary cried. */
  readonly speech?: string;
  /** Words that have a capital everywhere; behind "In the U.S." they begin nothing. */
  readonly capitals?: string;
  /** Words of one letter that end sentences as others do: "Это я." */
  readonly letters?: string;
  /** Endings of surnames, for initials written behind them: "Смирнов А. В." */
  readonly surnames?: RegExp;
  /** "3. Oktober", "II. Dünya": of how many digits, at most, a number with a full stop is an ordinal; Roman ones are too. */
  readonly ordinals?: number;
  /** What follows a stop and belongs to it all the same; seen are 64 characters. */
  readonly continuation?: RegExp;
  /** “Quoted names with ! or ?” stand in the middle of a sentence unless a colon, comma or dash announces speech. */
  readonly announced?: boolean;
  /** Further marks that end a sentence as "?" does (the Greek question mark). */
  readonly questions?: string;
}
