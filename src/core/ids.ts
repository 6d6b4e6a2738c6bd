/** Permanent, opaque, branded ids. They cross IndexedDB, postMessage and JSON as plain strings. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type WorkId = Id<'work'>;
export type VersionId = Id<'version'>;
export type SegmentId = Id<'segment'>;
export type AlignmentId = Id<'alignment'>;
export type BeadId = Id<'bead'>;
export type SuggestionId = Id<'suggestion'>;
export type NoteId = Id<'note'>;
export type CheckpointId = Id<'checkpoint'>;
export type ChangeId = Id<'change'>;
export type PersonId = Id<'person'>;
export type DeviceId = Id<'device'>;

/** The only place where a string becomes an id: readers of files and makers of new ids call it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the one place that may brand a string
export function asId<T extends string>(value: string): T {
  if (value === '') throw new RangeError('an id has at least one character');
  return value as T;
}
