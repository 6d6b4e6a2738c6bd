/** The book face for the one-file reader: the files and ranges of ui/styles/fonts.css, upright. */
import type { ReaderFont } from '../formats/reader-style.ts';
import cyrillic from '@fontsource-variable/literata/files/literata-cyrillic-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url';

export const READER_FACES: readonly { readonly url: string; readonly range: string }[] = [
  { url: latin, range: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD' },
  { url: latinExt, range: 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF' },
  { url: cyrillic, range: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116' },
];

/** A face that cannot be had (no network on a first visit) is left out: the reader falls back to the system's. */
export async function readerFonts(): Promise<ReaderFont[]> {
  const fonts = await Promise.all(READER_FACES.map(async ({ url, range }) => {
    const answer = await fetch(new URL(url, self.location.href)).catch(() => null);
    return answer?.ok ? [{ range, data: new Uint8Array(await answer.arrayBuffer()) }] : [];
  }));
  return fonts.flat();
}
