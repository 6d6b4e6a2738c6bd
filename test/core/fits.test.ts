// Whether a staged alignment fits as it is: the short way of adopting one says exactly what the long one would do.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { AdoptAlignmentsArgs } from '../../src/core/commands/adopt.ts';
import { beforeAdopting } from '../../src/core/commands/adopt.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import { itFits, seeWhetherItFits } from '../../src/core/fits.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { BeadId } from '../../src/core/ids.ts';
import { isEmpty } from '../../src/core/patch.ts';
import { reconcile } from '../../src/core/reconcile.ts';
import { isWhole } from '../../src/core/structure.ts';
import type { Tables } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import { someAct, someActs, someWork } from './arbitrary.ts';
import { bringingOf } from './newcomers.ts';
import { ADA, admit, logView, Play } from './play.ts';
import { beads, seg, small } from './small.ts';

const pause = (): Promise<void> => Promise.resolve();
const made = (links: string, more: object = {}) => beads('ru', links).map((bead) => ({ ...bead, id: `n_${bead.id}` as BeadId, alignment: 'aln_new' as never, ...more }));
const question = (tables: Tables) => ({ alignment: { ...tables.get('alignment', 'aln_ru')!, id: 'aln_new' as never }, base: 'aln_ru' as never, passed: new Set<BeadId>() });

describe('whether an alignment fits', function () {
  this.timeout(PATIENCE);

  it('is told as reconciling it would find', () => holds(fc.tuple(someWork, someActs, someAct), async ([rows, acts, last]) => {
    const play = new Play(rows), { tables } = play;
    for (const act of acts) play.act(act);
    const bringing = bringingOf({ ...last, kind: 'adoptAlignments' }, tables, { author: ADA, time: 1, newId: (prefix) => `${prefix}_last${tables.count('bead')}` });
    if (!bringing) return;
    admit(tables, bringing.rows);
    const args = bringing.args as AdoptAlignmentsArgs;
    for (const { alignment, base, passed = [] } of args.adopted) {
      const names = new Set(passed.flatMap((id) => tables.beadOf(base, id)?.id ?? [])), asked = { alignment, base, passed: names };
      const nothing = isEmpty(reconcile(tables, { ...asked, stem: 'stem', whole: true }).done(null)) && isWhole(tables, alignment);
      expect(itFits(tables, asked)).to.equal(nothing);
    }
    const long = runCommand('adoptAlignments', args, { tables, log: logView(play.log) });
    await beforeAdopting(tables, args.adopted, pause);
    expect(JSON.stringify(runCommand('adoptAlignments', args, { tables, log: logView(play.log) })), 'asked beforehand').to.equal(JSON.stringify(long));
  }, { runs: 1500 }));

  it('is asked again after every change of a row', async () => {
    const tables = small();
    await tables.admit({ bead: made('1-1 2-2 3-3') }, pause);
    await seeWhetherItFits(tables, question(tables), pause);
    expect(itFits(tables, question(tables))).to.equal(true);
    const bead = tables.beadOf('aln_ru' as never, seg('ru1'))!;
    tables.apply({ bead: { [bead.id]: [bead, { ...bead, status: 'confirmed' }] } });
    expect(itFits(tables, question(tables)), 'somebody has confirmed one').to.equal(false);
  });
  it('begins anew where a row changes while it is asked, and leaves it to the act where that never ends', async () => {
    const numbers = Array.from({ length: 1100 }, (_, at) => at + 1), words = numbers.map((n) => `w${n}`).join(' '), links = numbers.map((n) => `${n}-${n}`).join(' ');
    for (const changes of [1, Infinity]) {
      const tables = small({ ru: { words, links } }, words);
      await tables.admit({ bead: made(links) }, pause);
      let times = 0;
      const change = (): void => {
        const bead = tables.beadOf('aln_ru' as never, seg('ru1'))!;
        if (times++ < changes) tables.apply({ bead: { [bead.id]: [bead, { ...bead, status: times % 2 ? 'confirmed' : 'auto' }] } });
      };
      await seeWhetherItFits(tables, question(tables), () => { change(); return Promise.resolve(); });
      expect(times, 'one walk, then another').to.equal(changes === 1 ? 2 : 3);
      expect(itFits(tables, question(tables)), 'somebody has confirmed one').to.equal(false);
    }
  });
  it('is no where a sentence is missing, stands twice, or is not there', async () => {
    for (const links of ['1-1 2-2', '1-1 2-2 3-3 -1', '1-1 2-2 3-3 -4']) {
      const tables = small();
      await tables.admit({ bead: made(links) }, pause);
      expect(itFits(tables, question(tables)), links).to.equal(false);
    }
  });
  it('is yes where a link that somebody marked for review joins other sentences now: only confirmed links and notes are kept', async () => {
    const tables = small(), bead = tables.beadOf('aln_ru' as never, seg('ru1'))!;
    tables.apply({ bead: { [bead.id]: [bead, { ...bead, status: 'needs-review', by: ADA }] } });
    await tables.admit({ bead: made('1-1,2 2- 3-3') }, pause);
    expect(itFits(tables, question(tables))).to.equal(true);
  });
  it('is no where somebody’s word would be lost', async () => {
    for (const said of [{ status: 'confirmed' }, { note: 'look' }, { status: 'needs-review', by: ADA }] as const) {
      const tables = small(), bead = tables.beadOf('aln_ru' as never, seg('ru1'))!;
      tables.apply({ bead: { [bead.id]: [bead, { ...bead, ...said }] } });
      await tables.admit({ bead: made('1-1 2-2 3-3') }, pause);
      expect(itFits(tables, question(tables)), JSON.stringify(said)).to.equal(false);
      expect(itFits(tables, { ...question(tables), passed: new Set([bead.id]) }), 'a note is kept all the same').to.equal(!('note' in said));
      const done = runCommand('adoptAlignments', { adopted: [{ version: 'ru' as never, ...question(tables) }].map(({ passed: _, ...one }) => one), why: 'realign', bead: 'b' as never }, { tables, log: logView([]) });
      expect(isRefusal(done) || Object.keys(done.bead ?? {}).length).to.equal(1);
    }
  });
});
