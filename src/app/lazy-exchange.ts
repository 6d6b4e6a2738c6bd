/** The exchange desk, loaded when it is first asked for: nobody who reads has to wait for it. */
import type { ExchangeEnvironment } from './exchange-desk.ts';
import type { ExchangePort, ExchangeResult } from './exchange-types.ts';
import type { FileKind } from './recognise-file.ts';

export function lazyExchange(env: ExchangeEnvironment): ExchangePort {
  let loading: Promise<ExchangePort> | undefined;
  const load = (): Promise<ExchangePort> => loading ??= import('./exchange-desk.ts').then(({ ExchangeDesk }) => new ExchangeDesk(env)).catch((reason: unknown) => {
    loading = undefined; // asked for again, it may be there
    throw reason;
  });
  const ask = async <T>(what: (desk: ExchangePort) => Promise<ExchangeResult<T>>): Promise<ExchangeResult<T>> => {
    const desk = await load().catch(() => null);
    return desk ? await what(desk) : { ok: false, error: { code: 'notLoaded', at: '', params: {} } };
  };
  return {
    outline: async (scope) => (await load()).outline(scope),
    createBundle: (...args) => ask((desk) => desk.createBundle(...args)),
    createReader: (...args) => ask((desk) => desk.createReader(...args)),
    createTable: (...args) => ask((desk) => desk.createTable(...args)),
    preview: (...args) => ask((desk) => desk.preview(...args)),
    merge: (...args) => ask((desk) => desk.merge(...args)),
    undoMerge: (...args) => ask((desk) => desk.undoMerge(...args)),
  };
}

/** What a file is, by what is in it. Where that cannot be found out it is a text: its reader says what is wrong with it. */
export async function recognise(file: File): Promise<FileKind> {
  try {
    return await (await import('./recognise-file.ts')).recognise(file);
  } catch {
    return 'text';
  }
}
