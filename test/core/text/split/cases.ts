/** The written cases: headings name the language by their last word, `¦` is a boundary, `⏎` an empty line. */
import given from '../segmentation-cases.md?raw';
import more from '../segmentation-more.md?raw';

export interface Case { readonly lang: string; readonly text: string; readonly sentences: readonly string[] }

function read(file: string): Case[] {
  let lang = '';
  return file.split('\n').flatMap((line) => {
    lang = /^## .*?(\w+)$/.exec(line)?.[1] ?? lang;
    const written = /^\d+\. (.*)$/.exec(line)?.[1];
    if (written === undefined || lang === '') return [];
    // A space stands before or behind the sign: "Где он?.. ¦Никто не знал."
    return [{ lang, text: written.replace(/ *¦ */gu, joint(lang)).replace(/ *⏎ */gu, '\n\n'), sentences: written.split(/ *[¦⏎] */u) }];
  });
}

const joint = (lang: string): string => (lang === 'zh' || lang === 'ja' ? '' : ' ');

export const GIVEN = read(given), MORE = read(more);
