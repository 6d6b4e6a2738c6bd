/** Plays single acts on the small work, in short form; every act that is played is held against the laws. */
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { copy, LAWS } from './law.ts';
import { ADA, bytes, Play } from './play.ts';
import { seg, smallWork, sug, ver } from './small.ts';

/** Acts in short form on the small work, laws proven on each. */
export class Facts extends Play {
  constructor(rows: RowLists = smallWork()) { super(rows); }

  override run<K extends Change['kind']>(kind: K, args: CommandArgs[K]): Change | Refusal {
    const before = copy(this.tables), change = super.run(kind, args);
    if (!isRefusal(change)) for (const law of Object.values(LAWS)) law({ before, change, after: this.tables, log: this.log });
    else expect(bytes(this.tables), 'a refusal changes nothing').to.equal(bytes(before));
    return change;
  }

  split(...[segment, text, at, base = text, ids = ['a', 'b']]: [segment: string, text: string, at: number, base?: string, ids?: [string, string]]) {
    return this.run('splitSegment', { segment: seg(segment), base, text, at, ids: [seg(ids[0]), seg(ids[1])], suggestion: sug('sug_split'), author: ADA, time: 1 });
  }
  join(...[a, b, base, id = 'j']: [a: string, b: string, base?: [string, string], id?: string]) {
    return this.run('joinSegments', { segments: [seg(a), seg(b)], base: base ?? [this.text(a) ?? '', this.text(b) ?? ''], id: seg(id), bead: 'bead_new' as never, author: ADA, time: 1 });
  }
  insert(...[version, after, text, beside = null, id = 'n']: [version: string, after: string | null, text: string, beside?: string | null, id?: string]) {
    return this.run('insertSegment', { id: seg(id), version: ver(version), after: after === null ? null : seg(after), text, beside: beside === null ? null : seg(beside), bead: 'bead_new' as never, author: ADA, time: 1 });
  }
  delete(segment: string, base = this.text(segment) ?? '') { return this.run('deleteSegment', { segment: seg(segment), base, bead: 'bead_new' as never, author: ADA, time: 1 }); }
  paragraph(segment: string, on: boolean, base = this.row(segment)?.after ?? '') { return this.run('setParagraphBreak', { segment: seg(segment), base, on }); }
  edit(segment: string, base: string, text: string) { return this.run('editSegment', { segment: seg(segment), base, text, suggestion: sug('sug_e'), author: ADA, time: 2 }); }
  suggest(...[id, segment, base, text]: [id: string, segment: string, base: string, text: string]) { return this.run('suggest', { id: sug(id), segment: seg(segment), base, text, reason: 'why', author: ADA, time: 2 }); }
  accept(id: string, base: string) { return this.run('acceptSuggestion', { suggestion: sug(id), base, id: seg('acc'), author: ADA, time: 3 }); }
  back(kind: 'undo' | 'redo' = 'undo', effect = this.log.at(-1)?.id) { return this.run(kind, { target: effect as never, effect: effect as never, suggestion: sug('sug_u'), author: ADA, time: 5 }); }

  row(segment: string) { return this.tables.get('segment', segment); }
  text(segment: string) { return this.row(segment)?.text; }
  read(version = 'ru') { return plainText(this.tables, ver(version)); }
  ids(version = 'ru') { return this.tables.segmentsOf(ver(version)).map(({ id }) => id).join(' '); }
  /** `'1-1 2,3-2'`: the beads of a version in the order of their ids, members by their ids without the version's name. */
  beads(alignment = 'aln_ru') { return [...this.tables.all('bead')].filter((bead) => bead.alignment === alignment).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ source, target }) => `${source.join()}-${target.join()}`.replace(/(en|ru|tr)(?=\d)/g, '')).join(' '); }
  suggestion(id: string) { return this.tables.get('suggestion', id); }
}
