/** Why a file was refused: a value for whoever asked, an exception on the way there. */
export type FileErrorCode =
  | 'notJson'     // no JSON, or the end is missing
  | 'foreign'     // JSON of another program
  | 'newer'       // written by a newer release
  | 'damaged'     // ours, but checksum or contents do not agree with themselves
  | 'tooLarge'    // over a limit
  | 'wrongShape'  // says that it is ours, and the fields are not
  | 'otherKind'; // ours, and not of the kind that was asked for; {kind}

export interface FileError {
  readonly code: FileErrorCode;
  /** A path such as `content.works.0.log.3`, or a place such as `12:40` (line, column). */
  readonly at: string;
  readonly params: { readonly [name: string]: string | number };
}

export type ReadResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: FileError };

export class FileFailure extends Error {
  readonly error: FileError;
  constructor(error: FileError) {
    super(`${error.code} at ${error.at}`);
    this.error = error;
  }
}

export function fail(code: FileErrorCode, at: string, params: FileError['params'] = {}): never {
  throw new FileFailure({ code, at, params });
}
