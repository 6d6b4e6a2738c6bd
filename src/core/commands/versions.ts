/**
 * Versions that come, go and are called otherwise. What a new one holds has been staged before (staged.ts); here it only
 * becomes part of the work. A removed one leaves its segments and beads where they are, so that undo brings it back.
 */
import type { VersionId, WorkId } from '../ids.ts';
import type { Alignment, Localized, Version, Work } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder, sameValue } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { orderedRow } from '../row-order.ts';
import { keepsStructure } from '../structure.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';

export interface AddVersionArgs {
  readonly version: Version;
  /** With the pivot, and chosen by the version; null: it is aligned to nothing yet. */
  readonly alignment: Alignment | null;
}
export interface RemoveVersionArgs { readonly version: VersionId }
export interface DescribeVersionArgs {
  readonly version: VersionId;
  /** What the person saw. */
  readonly base: VersionDescription;
  readonly name: string;
  readonly lang: string;
}
/** `name` '': the language's name says enough. `lang`: BCP 47. */
export interface VersionDescription { readonly name: string; readonly lang: string }
export interface DescribeWorkArgs {
  readonly work: WorkId;
  /** What the person saw, of those fields that they changed. */
  readonly base: WorkDescription;
  readonly title?: Localized;
  readonly abbreviations?: Abbreviations;
}
export interface WorkDescription { readonly title?: Localized; readonly abbreviations?: Abbreviations }
type Abbreviations = Exclude<Work['abbreviations'], undefined>;

export const addVersion: Command<AddVersionArgs> = (tables, { version, alignment }) => {
  if (tables.get('version', version.id) || (alignment && tables.get('alignment', alignment.id))) return refuse('known');
  if (!tables.get('work', version.work) || version.alignment !== (alignment?.id ?? null)) return refuse('changedSince');
  const patch = new PatchBuilder().set('version', null, version);
  if (alignment) patch.set('alignment', null, alignment);
  return soundOr(tables, patch);
};

export const removeVersion: Command<RemoveVersionArgs> = (tables, { version: id }) => {
  const version = tables.get('version', id);
  if (!version) return refuse('gone');
  if (tables.get('work', version.work)?.pivot === id) return refuse('pivotStays');
  const patch = new PatchBuilder().set('version', version, null);
  for (const alignment of tables.all('alignment')) {
    if (alignment.source === id || alignment.target === id) patch.set('alignment', alignment, null);
  }
  return soundOr(tables, patch);
};

export const describeVersion: Command<DescribeVersionArgs> = (tables, { version: id, base, name, lang }) => {
  const version = tables.get('version', id);
  if (!version) return refuse('gone');
  const { name: former = '', ...rest } = version;
  if (former !== base.name || version.lang !== base.lang) return refuse('changedSince');
  if (former === name && version.lang === lang) return refuse('noChange');
  return new PatchBuilder().set('version', version, { ...rest, lang, ...(name === '' ? {} : { name }) }).done();
};

export const describeWork: Command<DescribeWorkArgs> = (tables, { work: id, base, title, abbreviations }) => {
  const work = tables.get('work', id);
  if (!work) return refuse('gone');
  if (title && !sameValue(base.title, work.title)) return refuse('changedSince');
  if (abbreviations && !sameValue(base.abbreviations ?? {}, work.abbreviations ?? {})) return refuse('changedSince');
  const described = orderedRow('work', { ...work, ...(title ? { title } : {}), ...(abbreviations ? { abbreviations } : {}) });
  return sameValue(described, work) ? refuse('noChange') : new PatchBuilder().set('work', work, described).done();
};

/** The patch, where the work is sound after it; `changedSince` where what it was made for is not there any more. */
export function soundOr(tables: Tables, builder: PatchBuilder, whole?: ReadonlySet<string>): Patch | Refusal {
  const patch = builder.done();
  return keepsStructure(tables, patch, whole) ? patch : refuse('changedSince');
}
