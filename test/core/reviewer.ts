/** Acts of review in short form on the small work; every act that is played is held against the laws. */
import type { AcceptArgs, OneDecision } from '../../src/core/commands/suggest.ts';
import type { Author, Proposal, SegmentState } from '../../src/core/model.ts';
import { besideOf } from '../../src/core/stale.ts';
import { Facts } from './facts.ts';
import { ADA } from './play.ts';
import { BORIS } from './reviewing.ts';
import { seg, sug } from './small.ts';

type Extra = Partial<Omit<OneDecision, 'suggestion' | 'verdict'> & Pick<AcceptArgs, 'text' | 'late'>>;

export class Reviewer extends Facts {
  propose(id: string, segment: string, proposes: Proposal) {
    const text = this.text(segment) ?? '';
    return this.run('suggest', { id: sug(id), segment: seg(segment), base: text, text, reason: 'why', proposes, author: BORIS, time: 2 });
  }
  yes(id: string, author: Author = ADA, extra: Extra = {}) {
    return this.run('acceptSuggestion', { suggestion: sug(id), base: this.under(id), ...extra, author, time: 3 });
  }
  no(id: string, author: Author = BORIS, extra: Extra = {}) {
    return this.run('rejectSuggestion', { suggestion: sug(id), reason: 'no', ...extra, author, time: 4 });
  }
  takeIn(id: string, author: Author = ADA) { return this.run('withdrawSuggestion', { suggestion: sug(id), author, time: 5 }); }
  decide(decisions: readonly (Partial<Omit<OneDecision, 'suggestion'>> & { suggestion: string; verdict: OneDecision['verdict'] })[], author: Author = ADA) {
    return this.run('decideSuggestions', { decisions: decisions.map((one) => ({ base: this.under(one.suggestion), reason: '', ...one, suggestion: sug(one.suggestion) })), author, time: 3 });
  }
  confirm(segment: string, state: SegmentState = 'reviewed') {
    return this.run('setState', { segment: seg(segment), base: this.text(segment) ?? '', state, beside: besideOf(this.tables, seg(segment)) });
  }
  note(...[id, segment, text, extra = {}, author = ADA]: [id: string, segment: string, text: string, extra?: object, author?: Author]) {
    return this.run('addNote', { id: id as never, segment: seg(segment), text, ...extra, author, time: 6 });
  }
  settle(note: string, resolved = true, author: Author = BORIS) { return this.run('resolveNote', { note: note as never, resolved, author, time: 7 }); }
  rewrite(note: string, [base, text]: [string, string], author: Author = ADA) {
    return this.run('editNote', { note: note as never, segment: seg('ru1'), base, text, id: `${note}.late` as never, author, time: 8 });
  }

  status(id: string) { return this.suggestion(id)?.status; }
  /** The texts that it is about. */
  under(id: string): string {
    const row = this.suggestion(id), about = (row?.run ?? [row?.segment]).flatMap((one) => (one === undefined ? undefined : this.row(one)) ?? []);
    return about.map(({ text, after }, at) => at < about.length - 1 ? text + after : text).join('');
  }
}
