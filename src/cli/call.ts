/** One call of the command line: where everything comes from and goes to, so that a test can hold both ends. */
import type { Readable, Writable } from 'node:stream';

export interface Call {
  readonly args: readonly string[];
  /** Relative file names start here. */
  readonly folder: string;
  /** The folder with the shipped lexicons. */
  readonly lexicons: string;
  /** Of the app, as in package.json. */
  readonly release: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}

/** Whoever read our output has gone (`… | head`): no error, there is only nobody left to write to. */
export class ReaderGone extends Error {}

/** Waits until the reader has taken it, so that a long run does not pile its answers up in memory. */
export function write(output: Writable, text: string): Promise<void> {
  return new Promise((done, fail) => {
    output.write(text, (error) => {
      if (!error) done();
      else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) fail(new ReaderGone());
      else fail(error);
    });
  });
}
