/** What stands in every `.dragoman` file for whoever opens it with another program. */
export const README_TEXT = `This is a .dragoman file: work on a text and its translations, to be opened with Dragoman.

Open Dragoman, go to "Share" and choose this file, or drop it anywhere on the window. You will see what it
brings before anything is merged, and one undo takes the merge back. Nothing in this file is a program.

For programs
------------
The file is a ZIP with three parts and no others:

  mimetype     "application/vnd.dragoman+zip", stored, the first part
  bundle.json  everything, JSON in UTF-8
  README.txt   this text

bundle.json is an object:

  format   "dragoman"
  kind     "bundle"
  schema   the version of this schema; a reader refuses one that is newer than it knows
  made     when it was written, ISO 8601, UTC
  app      the version of Dragoman that wrote it
  counts   {works, rows, changes}: how many of each are in the file
  sha256   hexadecimal SHA-256 of JSON.stringify of the object without "format" and "sha256", its keys in the
           order of the file, in UTF-8
  content  {scope, person, works}

  scope    {kind: "whole"}                 the work with its whole history
           {kind: "since", time}           what was made, or arrived, since then (ms since 1970, UTC)
           {kind: "mine", person}          what this person suggested and noted
  person   {personId, name} of whoever made the file
  works    exactly one {base, log}

  base     rows by table: work, version, segment, alignment, bead, suggestion, forward, note. In a whole work: as it
           was before the first change. In a part: the work, its versions, and the new sentences and links that the
           changes bring.
  log      the changes, in the order in which they stand on each other. Each has id, work, kind, args (what
           somebody wanted), counter, device, author {personId, name} and time (ms since 1970, UTC). In a whole work also
           patch (what came of it): by table, a list of [row before, row after], null where there was or is none.

A segment is a sentence: its text, and in "after" exactly the white space that follows it. The segments of a version in
the order of their keys "order" (compared by code units) read as its text. A bead links the segments of two versions.
A text may hold any UTF-16 code units; lone surrogates are written as JSON escapes.

Whoever merges two files takes all changes of both, each id once, sorts them by (counter, device, id), and runs them
from the base. So everybody who knows the same changes has the same text, in whatever order the files came.
`;
