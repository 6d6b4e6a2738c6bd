/** Web storage as the store's small notes. Where it is forbidden, notes last as long as the page. */
export interface Notes { get(key: string): string | null; set(key: string, value: string | null): void }

export function notesIn(area: () => Storage): Notes {
  const memory = new Map<string, string>();
  const inMemory = (key: string, value: string | null): void => {
    if (value === null) memory.delete(key); else memory.set(key, value);
  };
  return {
    get(key) {
      try { return area().getItem(key); } catch { return memory.get(key) ?? null; }
    },
    set(key, value) {
      try {
        if (value === null) area().removeItem(key); else area().setItem(key, value);
      } catch {
        inMemory(key, value);
      }
    },
  };
}
