/** Why a text was refused: a value for whoever asked, an exception on the way there. One sentence each in `import.error`. */
export type TextErrorCode =
  | 'empty'        // no text in it
  | 'binary'       // not a text: a picture, a program, an old .doc
  | 'tooLarge'     // {size, limit} in bytes
  | 'tooMany'      // {count, limit}: sentences
  | 'tooLong'      // {limit}: characters of one sentence
  | 'badZip'       // {detail}: not a whole ZIP
  | 'zipBomb'      // {limit} in bytes
  | 'encrypted'    // a password is on it
  | 'badXml'       // {line, column}
  | 'hostile'      // {detail}: refused for what it contains
  | 'undecodable'; // {encoding}

export interface TextError {
  readonly code: TextErrorCode;
  readonly params: { readonly [name: string]: string | number };
}

export class TextFailure extends Error {
  readonly error: TextError;
  constructor(error: TextError) {
    super(`${error.code} ${JSON.stringify(error.params)}`);
    this.error = error;
  }
}

export function refuse(code: TextErrorCode, params: TextError['params'] = {}): never {
  throw new TextFailure({ code, params });
}
