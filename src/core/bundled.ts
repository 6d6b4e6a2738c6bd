/**
 * The bundled texts: rows from the files that contributors edit. One sentence per line (blank line = paragraph) and the
 * committed permanent ids become base rows, the same on every machine. What a later release says differently: release.ts.
 */
import type { AlignmentId, BeadId, SegmentId, VersionId, WorkId } from './ids.ts';
import { asId } from './ids.ts';
import type { Localized, Segment } from './model.ts';
import type { RowLists } from './tables.ts';

export interface BundledWork {
  readonly id: string;
  readonly revision: number;
  readonly pivot: string;
  readonly title: Localized;
  readonly date: string;
  readonly signatories: readonly Localized[];
  readonly origin: Localized;
  readonly versions: readonly {
    readonly id: string; readonly lang: string; readonly kind: string; readonly note?: Localized;
    /** One sentence per line, a blank line between paragraphs. */
    readonly text: string;
    readonly ids: readonly string[];
    readonly alignment?: BundledAlignment;
  }[];
}

interface BundledAlignment {
  readonly id: string; readonly source: string; readonly target: string; readonly method: string;
  readonly beads: readonly { readonly id: string; readonly source: readonly string[]; readonly target: readonly string[] }[];
}

/** Base rows of a bundled work. Throws RangeError when text, ids and alignment do not fit each other. */
export function readBundled(bundled: BundledWork): Required<RowLists> {
  const pivot = bundled.versions.find(({ lang }) => lang === bundled.pivot);
  if (!pivot) throw new RangeError(`${bundled.id}: no version in the pivot language ${bundled.pivot}`);
  const work = asId<WorkId>(bundled.id);
  const alignments = bundled.versions.flatMap(({ alignment }) => alignment ? [alignment] : []);
  const segment = bundled.versions.flatMap(segmentRows);
  for (const alignment of alignments) checkAlignment(bundled, alignment);
  return {
    work: [{
      id: work, title: bundled.title, date: bundled.date, signatories: bundled.signatories, origin: bundled.origin,
      pivot: asId<VersionId>(pivot.id), revision: bundled.revision,
    }],
    version: bundled.versions.map((version, number) => ({
      id: asId<VersionId>(version.id), work, lang: version.lang, order: orderKey(number),
      kind: version.kind === 'original' ? 'original' : 'translation', note: version.note ?? null,
      alignment: version.alignment ? asId<AlignmentId>(version.alignment.id) : null,
    })),
    segment,
    alignment: alignments.map(({ id, source, target, method }) => ({
      id: asId<AlignmentId>(id), work, source: asId<VersionId>(source), target: asId<VersionId>(target), method,
    })),
    bead: alignments.flatMap(({ id, beads }) => beads.map((bead) => ({
      id: asId<BeadId>(bead.id), alignment: asId<AlignmentId>(id),
      source: bead.source.map(asId<SegmentId>), target: bead.target.map(asId<SegmentId>), status: 'confirmed' as const, score: 1,
    }))),
    suggestion: [], forward: [], note: [],
  };
}

function segmentRows({ id, kind, text, ids }: BundledWork['versions'][number]): Segment[] {
  const paragraphs = text.trim().split(/\n\s*\n/).map((paragraph) => paragraph.split('\n'));
  const lines = paragraphs.flatMap((sentences) => sentences.map((sentence, at) => ({
    text: sentence, after: at < sentences.length - 1 ? ' ' : '\n\n',
  })));
  if (lines.length !== ids.length) throw new RangeError(`${id}: ${lines.length} sentences, ${ids.length} ids`);
  return lines.map((line, at) => ({
    id: asId<SegmentId>(ids[at] as string), version: asId<VersionId>(id), order: orderKey(at), text: line.text,
    after: at === lines.length - 1 ? '\n' : line.after, state: kind === 'original' ? 'final' as const : 'translated' as const,
  }));
}

/** Law A1, before anything is stored: every sentence of both versions stands in exactly one bead. */
function checkAlignment({ versions }: BundledWork, { id, source, target, beads }: BundledAlignment): void {
  for (const [side, version] of [['source', source], ['target', target]] as const) {
    const missing = new Set(versions.find((candidate) => candidate.id === version)?.ids);
    for (const segment of beads.flatMap((bead) => bead[side])) {
      if (!missing.delete(segment)) throw new RangeError(`${id}: ${segment} is in two beads, or not in ${version}`);
    }
    for (const segment of missing) throw new RangeError(`${id}: ${segment} is in no bead`);
  }
}

/** Order keys of a first numbering: base 36, six places, so that they compare as strings and leave room between. */
export function orderKey(number: number): string {
  return number.toString(36).padStart(6, '0');
}
