/** The alignments of one work as they are on the disk, by places in the texts. Runs in the page. */

export interface DiskAlignment {
  /** Of the version that is aligned to the pivot. */
  readonly lang: string;
  /** Places of sentences in reading order, from 0. */
  readonly beads: readonly { readonly source: readonly number[]; readonly target: readonly number[]; readonly score: number; readonly status: string }[];
}

interface AnyRow { id: string; order?: string; version?: string; lang?: string; alignment?: string | null; source?: string[]; target?: string[]; score?: number; status?: string }

/** Must not use anything outside itself: it is sent to the page as source. */
export async function alignmentsOnDisk(work: string): Promise<DiskAlignment[]> {
  const database = await new Promise<IDBDatabase>((ok, no) => {
    const opening = indexedDB.open('dragoman');
    opening.onsuccess = () => { ok(opening.result); };
    opening.onerror = () => { no(new Error(String(opening.error))); };
  });
  const pages = await new Promise<Map<string, AnyRow[]>>((ok, no) => {
    const tables = new Map<string, AnyRow[]>(), cursor = database.transaction('pages').objectStore('pages').openCursor(IDBKeyRange.bound([work], [work, []]));
    cursor.onerror = () => { no(new Error(String(cursor.error))); };
    cursor.onsuccess = () => {
      if (!cursor.result) { ok(tables); return; }
      const [, table = ''] = cursor.result.key as string[], { rows } = cursor.result.value as { rows: AnyRow[] };
      tables.set(table, [...tables.get(table) ?? [], ...rows]);
      cursor.result.continue();
    };
  });
  database.close();
  const segments = pages.get('segment') ?? [], places = new Map<string, number>();
  for (const { id: version } of pages.get('version') ?? []) {
    segments.filter((row) => row.version === version).sort((a, b) => ((a.order ?? '') < (b.order ?? '') ? -1 : 1)).forEach(({ id }, at) => places.set(id, at));
  }
  const at = (ids: readonly string[] = []): number[] => ids.map((id) => places.get(id) ?? -1).sort((a, b) => a - b);
  return (pages.get('version') ?? []).filter(({ alignment }) => alignment).map((version) => ({
    lang: version.lang ?? '',
    beads: (pages.get('bead') ?? []).filter((bead) => bead.alignment === version.alignment)
      .map((bead) => ({ source: at(bead.source), target: at(bead.target), score: bead.score ?? -1, status: bead.status ?? '' })),
  }));
}
