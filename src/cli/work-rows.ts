/** Texts that were read and aligned, as the base rows of a work: what the app would have made of the same files. */
import type { AlignedBead, Side } from '../align/types.ts';
import { orderKey } from '../core/bundled.ts';
import type { AlignmentId, BeadId, SegmentId, VersionId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Alignment, Bead, Segment, Version } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { endsParagraph } from '../core/text/plain.ts';
import type { TextSentence } from '../formats/text-sentences.ts';

export interface WorkText {
  /** BCP 47. */
  readonly lang: string;
  readonly sentences: readonly TextSentence[];
  /** Its alignment with the first text; the first one has none. */
  readonly beads?: readonly AlignedBead[];
}

const METHOD = 'dragoman';
const newId = (prefix: string): string => `${prefix}_${crypto.randomUUID()}`;

/** A text as the aligner takes it, paragraphs and headings included. */
export function sideOf({ lang, sentences }: WorkText): Side {
  const indexes = (wanted: (sentence: TextSentence) => boolean): number[] => sentences.flatMap((sentence, at) => wanted(sentence) ? [at] : []);
  return {
    lang, sentences: sentences.map(({ text }) => text), paragraphEnds: indexes(endsParagraph),
    headings: indexes(({ block }) => block !== undefined && block !== 'item'),
  };
}

/** `texts`: the pivot first. */
export function workRows(title: string, texts: readonly WorkText[]): Required<RowLists> {
  const work = asId<WorkId>(newId('wrk'));
  const versions = texts.map((text, at) => versionRows(work, text, at));
  const [pivot] = versions;
  if (!pivot) throw new RangeError('a work has at least one version');
  const aligned = texts.map(({ beads }, at) => {
    const version = versions[at];
    return beads && version ? alignmentRows(beads, pivot, version) : undefined;
  });
  return {
    work: [{ id: work, title: { en: title }, date: '', signatories: [], origin: { en: '' }, pivot: pivot.version.id, revision: 0 }],
    version: versions.map(({ version }, at) => ({ ...version, alignment: aligned[at]?.alignment.id ?? null })),
    segment: versions.flatMap(({ segments }) => segments),
    alignment: aligned.flatMap((one) => one ? [one.alignment] : []),
    bead: aligned.flatMap((one) => one?.beads ?? []),
    suggestion: [], forward: [], note: [],
  };
}

interface VersionRows { readonly version: Version; readonly segments: readonly Segment[] }

function versionRows(work: WorkId, { lang, sentences }: WorkText, at: number): VersionRows {
  const id = asId<VersionId>(newId('ver')), stem = newId('seg'), original = at === 0;
  return {
    version: { id, work, lang, order: orderKey(at), kind: original ? 'original' : 'translation', note: null, alignment: null },
    segments: sentences.map(({ text, after, block }, number) => ({
      id: asId<SegmentId>(`${stem}.${number.toString(36)}`), version: id, order: orderKey(number), text, after,
      state: original ? 'final' : 'translated', ...(block && { block }),
    })),
  };
}

function alignmentRows(aligned: readonly AlignedBead[], source: VersionRows, target: VersionRows): { readonly alignment: Alignment; readonly beads: readonly Bead[] } {
  const id = asId<AlignmentId>(newId('aln')), stem = newId('bead');
  const idsOf = ({ segments }: VersionRows, indexes: readonly number[]): SegmentId[] => indexes.flatMap((index) => segments[index]?.id ?? []);
  return {
    alignment: { id, work: source.version.work, source: source.version.id, target: target.version.id, method: METHOD },
    beads: aligned.map((bead, number) => ({
      id: asId<BeadId>(`${stem}.${number.toString(36)}`), alignment: id, status: 'auto', score: bead.score,
      source: idsOf(source, bead.source), target: idsOf(target, bead.target),
    })),
  };
}
