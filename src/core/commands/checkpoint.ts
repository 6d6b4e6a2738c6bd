/** A checkpoint: a name for the work as it is now, so that people find their way back to it. */
import { refuse } from '../change.ts';
import type { Author, Checkpoint } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { orderedRow } from '../row-order.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';

export interface AddCheckpointArgs {
  readonly id: Checkpoint['id'];
  /** As the person wrote it; '' is refused. */
  readonly name: string;
  readonly author: Author;
  readonly time: number;
}

export const addCheckpoint: Command<AddCheckpointArgs> = (tables, { id, name, author, time }) => {
  const work = theWork(tables), { checkpoints = [] } = work;
  if (name === '') return refuse('noChange');
  if (checkpoints.some((one) => one.id === id)) return refuse('known');
  const now = orderedRow('work', { ...work, checkpoints: [...checkpoints, { id, name, author, time }] });
  return new PatchBuilder().set('work', work, now).done();
};
