/** What is really on the disk, read by a connection of the test's own. These functions run in the page. */

export interface Disk {
  /** Texts of all sentences by id, from the live pages. */
  readonly texts: Record<string, string>;
  readonly states: Record<string, string>;
  readonly suggestions: { id: string; segment: string; text: string; reason: string; status: string }[];
  /** Every change in log order: id, kind and patch. */
  readonly log: { id: string; kind: string; patch: unknown }[];
  /** Newest first. */
  readonly drafts: { segment: string; text: string; base: string; time: number }[];
}

/** Must not use anything outside itself: it is sent to the page as source. */
export async function readDisk(): Promise<Disk | null> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name !== '' && !name.startsWith('workbox'));
  if (names[0] === undefined) return null;
  const database = await new Promise<IDBDatabase>((ok, no) => {
    const opening = indexedDB.open(names[0] ?? '');
    opening.onsuccess = () => { ok(opening.result); };
    opening.onerror = () => { no(new Error(String(opening.error))); };
  });
  const tx = database.transaction(['pages', 'log', 'drafts']);
  const all = <T>(store: string): Promise<T[]> => new Promise((ok, no) => {
    const request = tx.objectStore(store).getAll() as IDBRequest<T[]>;
    request.onsuccess = () => { ok(request.result); };
    request.onerror = () => { no(new Error(String(request.error))); };
  });
  const [pages, log, drafts] = await Promise.all([
    all<{ rows?: Record<string, string>[] }>('pages'),
    all<{ change: { id: string; kind: string; patch: unknown } }>('log'),
    all<{ segment: string; text: string; base: string; time: number }>('drafts'),
  ]);
  database.close();
  const rows = pages.flatMap((page) => page.rows ?? []);
  const segments = rows.filter((row) => row['id']?.startsWith('seg_') && row['text'] !== undefined); // and not where a former one went
  const column = (name: string): Record<string, string> => Object.fromEntries(segments.map((row) => [row['id'] ?? '', row[name] ?? '']));
  return {
    texts: column('text'), states: column('state'),
    suggestions: rows.filter((row) => row['id']?.startsWith('sug_')).map((row) => ({
      id: row['id'] ?? '', segment: row['segment'] ?? '', text: row['text'] ?? '', reason: row['reason'] ?? '', status: row['status'] ?? '',
    })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    log: log.map(({ change: { id, kind, patch } }) => ({ id, kind, patch })),
    drafts: drafts.map(({ segment, text, base, time }) => ({ segment, text, base, time })).sort((a, b) => b.time - a.time),
  };
}
