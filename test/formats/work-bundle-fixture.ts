/** Works as people send them to each other, whole and in part. */
import fc from 'fast-check';
import type { PersonId } from '../../src/core/ids.ts';
import { baseOfPart, changesIn } from '../../src/formats/bundle-scope.ts';
import type { FileScope } from '../../src/formats/bundle-scope.ts';
import type { BundleWork } from '../../src/formats/bundle.ts';
import type { WorkBundle } from '../../src/formats/work-bundle.ts';
import { AUTHOR, playedWork, sampleBundle } from './bundle-fixture.ts';

export const WHOLE: FileScope = { kind: 'whole' };
export const MINE: FileScope = { kind: 'mine', person: AUTHOR.personId };

export function bundleOf({ base, log }: BundleWork, scope: FileScope = WHOLE): WorkBundle {
  const head = { kind: 'bundle' as const, scope, made: '2026-11-22T12:00:00.000Z', app: '0.1.0', person: AUTHOR };
  if (scope.kind === 'whole') return { ...head, works: [{ base, log }] };
  const changes = changesIn(log, scope, { arrived: new Map(), versionOf: (id) => base.segment.find((row) => row.id === id)?.version });
  return { ...head, works: [{ base: baseOfPart(base, base, changes), log: changes.map((change) => ({ ...change, patch: {} })) }] };
}

/** The sample work: four acts on one sentence. */
export function sampleWork(): BundleWork {
  const [work] = sampleBundle().works;
  if (!work) throw new Error('the sample has a work');
  return work;
}

/** Acts of every kind, and any scope of them. */
export const anyWorkBundle: fc.Arbitrary<WorkBundle> = fc.tuple(playedWork, fc.oneof(
  fc.constant(WHOLE), fc.nat(20).map((time): FileScope => ({ kind: 'since', time })), fc.constant<FileScope>({ kind: 'mine', person: 'per_ada' as PersonId }),
)).map(([work, scope]) => bundleOf({ base: work.base, log: work.log.filter(({ kind }) => kind !== 'mergeChanges') }, scope));

/** Changes the parsed file and seals it again, as somebody would who knows how. */
export async function resealed(text: string, change: (file: Record<string, unknown>) => void): Promise<string> {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file);
  const sealed = Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'format' && key !== 'sha256'));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(sealed)));
  return JSON.stringify({ ...file, sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
}
