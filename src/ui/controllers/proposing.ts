/** From the page of the text: proposing that sentences belong together, or a state, with a reason. Somebody decides it on the review page. */
import type { SegmentId } from '../../core/ids.ts';
import type { Refusal } from '../../core/change.ts';
import { isRefusal, refuse } from '../../core/change.ts';
import { suggestLinks, suggestState } from '../../app/review-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { askProposal } from '../parts/propose-dialog.ts';
import { unsent } from '../parts/unsent.ts';
import { askNameOnce } from './person-name.ts';
import { sentenceName } from './sentences.ts';

interface Host { readonly workbench: Workbench; readonly i18n: LocalizeController }
type Said = { readonly sentence: string } | Refusal | null;

/** Reasons of proposals that were left. */
const kept = unsent<SegmentId>('proposal');

/** null: it was left. */
export async function proposeLinks({ workbench, i18n }: Host, segments: readonly SegmentId[]): Promise<Said> {
  const { tables } = workbench, rows = segments.flatMap((id) => tables.get('segment', id) ?? []), [first] = rows;
  if (!first) return refuse('nothingSelected');
  if (new Set(rows.map(({ version }) => version)).size < 2) return refuse('twoVersions');
  const lines = rows.map((row) => ({ text: row.text, lang: tables.get('version', row.version)?.lang ?? 'und' }));
  const answer = await askProposal({ title: i18n.t('review.propose.linksTitle'), lines, state: null, reason: kept.get(first.id), typed: (reason) => { kept.set(first.id, reason); } });
  if (answer === null) return null;
  await askNameOnce(workbench);
  const done = suggestLinks(workbench, rows.map(({ id }) => id), answer.reason);
  if (isRefusal(done)) return done;
  kept.delete(first.id);
  return { sentence: i18n.t('review.propose.saidLinks') };
}

/** null: it was left. */
export async function proposeState({ workbench, i18n }: Host, segment: SegmentId): Promise<Said> {
  const { tables } = workbench, row = tables.get('segment', segment);
  if (!row) return refuse('gone');
  const name = sentenceName(workbench, segment, i18n), lang = tables.get('version', row.version)?.lang ?? 'und';
  const answer = await askProposal({
    title: i18n.t('review.propose.stateTitle', name), lines: [{ text: row.text, lang }], state: row.state, reason: kept.get(segment), typed: (reason) => { kept.set(segment, reason); },
  });
  if (!answer?.state) return null;
  await askNameOnce(workbench);
  const done = suggestState(workbench, segment, { state: answer.state, reason: answer.reason });
  if (isRefusal(done)) return done;
  kept.delete(segment);
  return { sentence: i18n.t('review.propose.saidState', { ...name, state: i18n.t(`state.${answer.state}`) }) };
}
