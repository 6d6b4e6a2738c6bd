/** Which way a language is written: known below, because files say it, too. */
export { directionOf } from '../core/text/direction.ts';
