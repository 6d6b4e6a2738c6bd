/** What a rule sees of a place where a sentence may end: a few characters to each side, so that no rule can be slow. */

export interface Stop {
  /** The last mark decides little: "?!" and "?.." are strong, ".." and "…" an ellipsis. */
  readonly kind: 'stop' | 'strong' | 'ellipsis';
  /** The marks as written. */
  readonly mark: string;
  /** At most LOOK_BACK characters of the sentence before the mark, composed (NFC). */
  readonly before: string;
  /** `before` reaches back to where the sentence begins. */
  readonly whole: boolean;
  /** Quotes, brackets and footnote signs that close behind the mark. */
  readonly closers: string;
  /** Is there white space behind? (Chinese and Japanese need none.) */
  readonly spaced: boolean;
  /** At most LOOK_AHEAD characters from the next visible one on, composed. */
  readonly after: string;
}

export const LOOK_BACK = 96, LOOK_AHEAD = 64;
