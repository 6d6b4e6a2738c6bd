/**
 * The texts that are about to become versions: read and split in the background, read again at each choice (the newest
 * choice wins), and kept while the person looks at another page. Nothing in it is stored.
 */
import type { ImportPort, ReadChoices, ReadText, TextSource, VersionPlan, WorkPlan } from '../../app/import-types.ts';
import type { ImportFailure } from './import-job.ts';

export interface ImportCard {
  readonly key: number;
  readonly source: TextSource;
  readonly choices: ReadChoices;
  /** What the person calls the version; '' = the language's name says enough. */
  readonly name: string;
  readonly reading: boolean;
  /** What was read last; it stays while the text is read again. */
  readonly text: ReadText | null;
  readonly failure: ImportFailure | null;
}

/** Why a tray cannot be added yet. */
export type Obstacle = 'empty' | 'reading' | 'failed' | 'language';

/** More than anybody compares, and less than a folder that was dropped by mistake. */
export const MOST_CARDS = 20;
/** Readers at work at the same time. */
const READERS = 2;

/** Fires `change`. */
export class ImportTray extends EventTarget {
  readonly #port: ImportPort;
  readonly #most: number;
  /** Abbreviations the work knows already, by language. */
  readonly #abbreviations: (lang: string) => readonly string[];
  readonly #aborts = new Map<number, AbortController>();
  readonly #line: (() => void)[] = [];
  #seats = READERS;
  #serial = 0;
  #cards: readonly ImportCard[] = [];
  #pivot: number | null = null;
  #title: string | null = null;

  /** @param most how many texts it takes; one where a single version is wanted */
  constructor(port: ImportPort, { most = MOST_CARDS, abbreviations = () => [] }: { most?: number; abbreviations?: (lang: string) => readonly string[] } = {}) {
    super();
    this.#port = port;
    this.#most = most;
    this.#abbreviations = abbreviations;
  }

  get cards(): readonly ImportCard[] { return this.#cards; }
  get full(): boolean { return this.#cards.length >= this.#most; }
  get most(): number { return this.#most; }

  /** The card of the original: the one chosen, or the first. */
  get pivot(): ImportCard | null { return this.#cards.find(({ key }) => key === this.#pivot) ?? this.#cards[0] ?? null; }

  /** What the person wrote; else what the original, or its file, calls itself. */
  get title(): string { return this.#title ?? guessedTitle(this.pivot); }
  set title(title: string) { this.#title = title; this.#tell(); }

  get obstacle(): Obstacle | null {
    if (this.#cards.length === 0) return 'empty';
    if (this.#cards.some(({ reading }) => reading)) return 'reading';
    if (this.#cards.some(({ text, failure }) => failure !== null || text === null)) return 'failed';
    return this.#cards.some((card) => ['', 'und'].includes(languageOf(card))) ? 'language' : null;
  }

  /** Takes texts as far as there is room. Returns how many. */
  add(sources: readonly TextSource[]): number {
    const taken = sources.slice(0, Math.max(0, this.#most - this.#cards.length));
    const cards = taken.map((source): ImportCard => ({ key: this.#serial++, source, choices: {}, name: '', reading: false, text: null, failure: null }));
    this.#cards = [...this.#cards, ...cards];
    for (const { key } of cards) this.retry(key);
    this.#tell();
    return taken.length;
  }

  remove(key: number): void {
    this.#aborts.get(key)?.abort();
    this.#aborts.delete(key);
    this.#cards = this.#cards.filter((card) => card.key !== key);
    this.#tell();
  }

  /** After it was added. */
  clear(): void {
    for (const { key } of this.#cards) this.remove(key);
    this.#pivot = null;
    this.#title = null;
    this.#tell();
  }

  choosePivot(key: number): void { this.#pivot = key; this.#tell(); }

  rename(key: number, name: string): void { this.#patch(key, { name }); }

  /** Reads again with one decision more. */
  choose(key: number, choices: ReadChoices): void {
    const card = this.#cards.find((one) => one.key === key);
    if (!card) return;
    this.#patch(key, { choices: { ...card.choices, ...choices } });
    this.retry(key);
  }

  retry(key: number): void {
    this.#aborts.get(key)?.abort();
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    this.#patch(key, { reading: true, failure: null });
    void this.#read(key, abort.signal);
  }

  /** null while there is an obstacle. */
  get workPlan(): WorkPlan | null {
    const versions = this.#versions(), { pivot } = this;
    return versions && pivot ? { title: this.title.trim(), pivot: this.#cards.indexOf(pivot), versions } : null;
  }

  /** The one version of a tray that takes one. */
  get versionPlan(): VersionPlan | null { return this.#versions()?.[0] ?? null; }

  #versions(): VersionPlan[] | null {
    if (this.obstacle !== null) return null;
    return this.#cards.flatMap((card) => (card.text ? [{ text: card.text, lang: languageOf(card), name: card.name.trim(), abbreviations: card.choices.abbreviations ?? [] }] : []));
  }

  async #read(key: number, signal: AbortSignal): Promise<void> {
    if (this.#seats === 0) await new Promise<void>((free) => { this.#line.push(free); });
    else this.#seats -= 1;
    try {
      const card = this.#cards.find((one) => one.key === key);
      if (!card || signal.aborted) return;
      const read = await this.#port.read(card.source, card.choices, signal).catch(crashed);
      if (this.#aborts.get(key)?.signal !== signal) return; // a newer choice is being read, or the card is gone
      if (!read.ok) { this.#patch(key, { reading: false, failure: read }); return; }
      const known = card.choices.abbreviations ? [] : this.#abbreviations(read.value.lang);
      this.#patch(key, { reading: false, text: read.value, failure: null });
      if (known.length > 0) this.choose(key, { abbreviations: known });
    } finally {
      const next = this.#line.shift();
      if (next) next(); else this.#seats += 1;
    }
  }

  #patch(key: number, news: Partial<ImportCard>): void {
    this.#cards = this.#cards.map((card) => (card.key === key ? { ...card, ...news } : card));
    this.#tell();
  }

  #tell(): void { this.dispatchEvent(new Event('change')); }
}

/** The person's choice, or the guess. '' while nothing is known. */
export function languageOf({ choices, text }: ImportCard): string { return choices.lang ?? text?.lang ?? ''; }

/** A mistake of ours while reading: the page says that it could not be read. */
function crashed(mistake: unknown): ImportFailure {
  reportError(mistake);
  return { ok: false, error: { code: 'crashed', params: {} } };
}

function guessedTitle(card: ImportCard | null): string {
  if (!card?.text) return '';
  const { title, name, sentences } = card.text;
  if (title.trim() !== '') return title.trim();
  return 'file' in card.source ? bareName(name, card.text.lang) : shortened(sentences[0]?.text ?? '');
}

/** `novel.en.txt` → `novel`. */
function bareName(name: string, lang: string): string {
  const stem = name.replace(/\.[^.\s]{1,8}$/u, '');
  const [primary = ''] = lang.split('-');
  const bare = !/^[a-z]{2,3}$/i.test(primary) ? stem : stem.replace(new RegExp(`[._ -](?:${primary})(?:[-_][a-z]{2,4})?$`, 'iu'), '');
  return bare.trim() === '' ? stem : bare;
}

const TITLE = 80;

/** A line of a text as a name. */
export function shortened(text: string): string {
  const signs = [...text.trim()];
  return signs.length <= TITLE ? signs.join('') : `${signs.slice(0, TITLE - 1).join('').trimEnd()}…`;
}
