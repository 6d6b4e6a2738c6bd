/** Which columns are shown, in which order and how wide: this person's preference over the versions of the work. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import { preferences } from './preferences.ts';

export interface Column {
  readonly version: Version;
  readonly shown: boolean;
  /** Relative width (fr). */
  readonly width: number;
}

/** The narrowest share of two neighbours' width that a splitter leaves, per cent. */
export const MIN_SHARE = 20;

export class ColumnsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #versions: readonly Version[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void { preferences.addEventListener('change', this.#onChange); }
  hostDisconnected(): void { preferences.removeEventListener('change', this.#onChange); }

  set versions(versions: readonly Version[]) { this.#versions = versions; }
  get versions(): readonly Version[] { return this.#versions; }

  /** Every column in the person's order; versions they never ordered follow in the work's order. */
  get all(): readonly Column[] {
    const order = preferences.get('columns') ?? [];
    const rank = (id: VersionId): number => { const at = order.indexOf(id); return at < 0 ? order.length : at; };
    const hidden = new Set(preferences.get('hidden'));
    const widths = preferences.get('widths') ?? {};
    const nothingLeft = this.#versions.every(({ id }) => hidden.has(id));
    return this.#versions
      .map((version, at) => ({ version, at }))
      .sort((a, b) => rank(a.version.id) - rank(b.version.id) || a.at - b.at)
      .map(({ version }) => ({ version, shown: nothingLeft || !hidden.has(version.id), width: widthOf(widths, version.id) }));
  }

  get shown(): readonly Column[] { return this.all.filter(({ shown }) => shown); }

  /** False: it is the only one left. */
  hide(id: VersionId): boolean {
    if (this.shown.every(({ version }) => version.id === id)) return false;
    preferences.set('hidden', [...new Set([...this.#hidden(), id])]);
    return true;
  }

  show(id: VersionId): void { preferences.set('hidden', this.#hidden().filter((hidden) => hidden !== id)); }

  /** Puts a column where `target` stands; those between move up. */
  moveTo(id: VersionId, target: VersionId): void {
    const ids = this.all.map(({ version }) => version.id);
    const from = ids.indexOf(id), to = ids.indexOf(target);
    if (from < 0 || to < 0 || from === to) return;
    preferences.set('columns', [...ids.toSpliced(from, 1).toSpliced(to, 0, id), ...this.#elsewhere('columns')]);
  }

  /** One place to the left or right among the shown columns. False: it stands at the edge. */
  step(id: VersionId, by: -1 | 1): boolean {
    const shown = this.shown.map(({ version }) => version.id);
    const target = shown[shown.indexOf(id) + by];
    if (!target || !shown.includes(id)) return false;
    this.moveTo(id, target);
    return true;
  }

  /** `share`: per cent of the width of two neighbours that the first one gets. Their sum stays. */
  divide(first: VersionId, second: VersionId, share: number): void {
    const widths = preferences.get('widths') ?? {};
    const sum = widthOf(widths, first) + widthOf(widths, second);
    const part = Math.min(100 - MIN_SHARE, Math.max(MIN_SHARE, share)) / 100;
    preferences.set('widths', { ...widths, [first]: sum * part, [second]: sum * (1 - part) });
  }

  reset(): void {
    const own = new Set<string>(this.#versions.map(({ id }) => id));
    preferences.set('columns', this.#elsewhere('columns'));
    preferences.set('hidden', this.#elsewhere('hidden'));
    preferences.set('widths', Object.fromEntries(Object.entries(preferences.get('widths') ?? {}).filter(([id]) => !own.has(id))));
  }

  #hidden(): VersionId[] { return [...this.all.filter(({ shown }) => !shown).map(({ version }) => version.id), ...this.#elsewhere('hidden')]; }

  /** What was chosen for the versions of other works; it stays. */
  #elsewhere(key: 'columns' | 'hidden'): VersionId[] {
    const own = new Set(this.#versions.map(({ id }) => id));
    return (preferences.get(key) ?? []).filter((id) => !own.has(id));
  }

  readonly #onChange = (event: Event): void => {
    if (['columns', 'hidden', 'widths'].includes((event as CustomEvent<string>).detail)) this.#host.requestUpdate();
  };
}

function widthOf(widths: Readonly<Record<string, number>>, id: VersionId): number {
  const width = widths[id];
  return width !== undefined && Number.isFinite(width) && width > 0 ? width : 1;
}
