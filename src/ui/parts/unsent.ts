/**
 * Words that have been typed into a field and not sent yet. A draft has no place for them (it is the text of a sentence),
 * and nothing typed may be lost; so they wait in localStorage, which is synchronous and survives a kill of the browser,
 * until they are sent.
 */
const PREFIX = 'dragoman.unsent.';

/** Storage may be forbidden or full: then they last as long as the page. By the whole name in the storage. */
const here = new Map<string, string>();

/** All names in the storage, read once: each sentence and each link that is drawn asks whether something waits for it. null: they have to be read. */
let names: Set<string> | null = null;
for (const type of ['storage', 'pageshow']) window.addEventListener(type, () => { names = null; });

function stored(): Set<string> {
  try { return names ??= new Set(Object.keys(localStorage)); } catch { return new Set(); }
}

export interface Unsent<Key extends string> {
  /** '' = nothing waits. */
  get(key: Key): string;
  /** Does anything wait? For marks: what another tab has put there counts once the browser has told of it. */
  has(key: Key): boolean;
  set(key: Key, words: string): void;
  delete(key: Key): void;
  /** For what words wait, in no particular order. */
  keys(): Key[];
}

/** A drawer of their own for one kind of words. `prefix`: how its names in the storage begin. */
export function unsent<Key extends string>(kind: string, prefix: string = `${PREFIX}${kind}.`): Unsent<Key> {
  return {
    get(key) {
      const known = here.get(prefix + key);
      if (known !== undefined) return known;
      try { return localStorage.getItem(prefix + key) ?? ''; } catch { return ''; }
    },
    has(key) { return here.has(prefix + key) || stored().has(prefix + key); },
    set(key, words) {
      if (words === '') { this.delete(key); return; }
      here.set(prefix + key, words);
      names?.add(prefix + key);
      try { localStorage.setItem(prefix + key, words); } catch { /* it stays in memory, see above */ }
    },
    delete(key) {
      here.delete(prefix + key);
      names?.delete(prefix + key);
      try { localStorage.removeItem(prefix + key); } catch { /* then nothing was stored either */ }
    },
    keys() {
      const all = new Set(here.keys());
      try { for (const key of Object.keys(localStorage)) all.add(key); } catch { /* then nothing was stored either */ }
      return [...all].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length) as Key);
    },
  };
}

/** Forgets everything whose name begins like this, for "erase everything". */
export function forgetUnsent(prefix: string = PREFIX): void {
  for (const key of [...here.keys()]) if (key.startsWith(prefix)) here.delete(key);
  names = null;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch { /* then nothing was stored either */ }
}
