/** The signs that the splitter knows, by their jobs. */

/** Ends of sentences; the platform knows those of further scripts (platform.ts). */
export const MARKS = '.!?…‥؟۔।॥։‼⁇⁈⁉‽。！？｡．⸮';
export const STRONG = /[!?؟‼⁇⁈⁉‽！？⸮]/u;
/** Behind these no space is needed. */
export const IDEOGRAPHIC = /[。！？｡．]$/u;
/** Full stops that nothing is abbreviated with. */
export const OWN_STOP = /[۔।॥։。｡．]/u;

const CLOSERS = '"\'’‘”“»›«‹)]}」』）］】》〉〕*_~¹²³⁰⁴⁵⁶⁷⁸⁹†‡';
const INVISIBLE = '\u200B-\u200F\u202A-\u202E\u2060-\u2069\u00AD';
export const CLOSER = new RegExp(`[${CLOSERS.replace(/[\]\\^-]/g, '\\$&')}${INVISIBLE}]`, 'u');
export const QUOTE = /["'’‘”“„‟‚‛»›«‹「」『』]/u;
/** They close in some languages: „…“, »…«. */
export const OPENING_QUOTE = /[“‘«‹]/u;
export const CLOSING_QUOTE = /["'’‘”“»›«‹」』]/u;
export const BRACKET = /[([{（［【〔]/u;
export const DASH = /[—–―-]/u;
/** May stand between the space and the first word of a sentence and say nothing. */
export const SILENT = new RegExp(`[¿¡*_~§•◦▪·#${INVISIBLE}]`, 'u');
export const SPACE = /\s/u;
