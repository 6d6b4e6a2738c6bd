/** Why a command stops: a plain sentence for standard error, and the code to end with. */

/** 1: something in the input or around it is wrong. 2: the command was not called as `--help` says. */
export type ExitCode = 1 | 2;

export class Problem extends Error {
  readonly code: ExitCode;
  constructor(sentence: string, code: ExitCode = 1) {
    super(sentence);
    this.code = code;
  }
}

/** What went wrong with a file, in the words of the operating system; a file that is not there in ours. */
export function fileProblem(file: string, reason: unknown): Problem {
  const code = reason instanceof Error && 'code' in reason ? reason.code : '';
  if (code === 'ENOENT') return new Problem(`${file}: there is no such file or folder.`);
  if (code === 'EISDIR') return new Problem(`${file} is a folder, not a file.`);
  if (code === 'EACCES' || code === 'EPERM') return new Problem(`${file}: access is not allowed.`);
  return new Problem(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`);
}
