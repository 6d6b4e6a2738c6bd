/** A later release brings a changed bundled text: the person's work stays, the new wording arrives as suggestions. */
import type { WorkId } from '../ids.ts';
import type { Suggestion } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import { whereNow } from '../forwards.ts';
import type { Command } from './command.ts';
import { brought, textUnder } from './late-text.ts';

export interface ReceiveReleaseArgs {
  readonly work: WorkId;
  readonly revision: number;
  /** Their ids follow from work, revision and segment, so two machines that receive the same release agree on them. */
  readonly suggestions: readonly Suggestion[];
}

export const receiveRelease: Command<ReceiveReleaseArgs> = (tables, { work: id, revision, suggestions }) => {
  const work = tables.get('work', id);
  if (!work) return refuse('gone');
  if (work.revision >= revision) return refuse('known');
  const patch = new PatchBuilder().set('work', work, { ...work, revision });
  for (const suggestion of suggestions) {
    const where = whereNow(tables, suggestion.segment);
    if (!where || where.gone || tables.get('suggestion', suggestion.id)) continue;
    const row = brought(tables, suggestion, (segment) => tables.get('segment', segment) !== undefined);
    if (row.text !== textUnder(tables, row)) patch.set('suggestion', null, row);
  }
  return patch.done();
};
