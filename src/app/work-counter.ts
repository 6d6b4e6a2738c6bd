/**
 * Counts a work from pages that come in any order. What belongs to versions and alignments that were removed or replaced
 * is left out in the end: only then it is known which ones are there.
 */
import type { Bead, Row, Segment, Suggestion, TableName, Version, Work } from '../core/model.ts';
import { isOpen } from '../core/suggestions.ts';
import { compare } from '../core/tables.ts';
import type { WorkFigures } from './library-types.ts';

interface VersionCount { segments: number; characters: number; reviewed: number; suggestions: number }
interface BeadCount { beads: number; confirmed: number }

export class WorkCounter {
  readonly #versions = new Map<string, VersionCount>();
  readonly #alignments = new Map<string, BeadCount>();
  readonly #versionRows: Version[] = [];
  #pivot = '';
  #bytes = 0;

  /** `bytes`: about what the page takes on disk. */
  count(table: TableName, rows: readonly Row[], bytes: number): void {
    this.#bytes += 2 * bytes; // base and live
    for (const row of rows) this.#row(table, row);
  }

  #row(table: TableName, row: Row): void {
    switch (table) {
      case 'segment': {
        const { version, text, state } = row as Segment, count = this.#of(version);
        count.segments += 1;
        count.characters += text.length;
        if (state === 'reviewed' || state === 'final') count.reviewed += 1;
        return;
      }
      case 'suggestion': {
        const { version, status } = row as Suggestion;
        if (isOpen({ status })) this.#of(version).suggestions += 1;
        return;
      }
      case 'bead': {
        const { alignment, status } = row as Bead, count = this.#alignments.get(alignment) ?? { beads: 0, confirmed: 0 };
        this.#alignments.set(alignment, count);
        count.beads += 1;
        if (status === 'confirmed') count.confirmed += 1;
        return;
      }
      case 'version': this.#versionRows.push(row as Version); return;
      case 'work': this.#pivot = (row as Work).pivot; return;
      case 'alignment': case 'forward': case 'note': return;
      default: table satisfies never;
    }
  }

  #of(version: string): VersionCount {
    const known = this.#versions.get(version) ?? { segments: 0, characters: 0, reviewed: 0, suggestions: 0 };
    this.#versions.set(version, known);
    return known;
  }

  figures({ lastChange, logBytes }: { lastChange: number | null; logBytes: number }): WorkFigures {
    const shown = this.#versionRows.filter(({ replacedBy }) => replacedBy === undefined)
      .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
    const counts = shown.map((version) => ({ version, ...this.#of(version.id) }));
    const translations = counts.filter(({ version }) => version.id !== this.#pivot);
    const beads = shown.flatMap(({ alignment }) => this.#alignments.get(alignment ?? '') ?? []);
    return {
      versions: counts.map(({ version: { lang, name = '' }, segments, characters }) => ({ lang, name, segments, characters })),
      sentences: this.#versions.get(this.#pivot)?.segments ?? 0,
      reviewed: share(sum(translations, 'reviewed'), sum(translations, 'segments')),
      confirmed: share(sum(beads, 'confirmed'), sum(beads, 'beads')),
      openSuggestions: sum(counts, 'suggestions'), lastChange, bytes: this.#bytes + logBytes,
    };
  }
}

function sum<K extends string>(rows: readonly { readonly [key in K]: number }[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
