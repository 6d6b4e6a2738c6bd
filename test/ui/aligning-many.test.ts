// Acts on more than a thousand sentences, from the page: where the keyboard is afterwards, what is said, and their undo.
import { expect } from '@open-wc/testing';
import { undoActions } from '../../src/ui/undo-actions.ts';
import type { Aligning } from '../../src/ui/controllers/aligning.ts';
import type { Bench } from './aligning-fixture.ts';
import { openBench, says, seg, stand, standing, type } from './aligning-fixture.ts';
import { novel } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

const COUNT = 1_050;
interface Many extends Bench { readonly aligning: Aligning }

describe('an act on more than a thousand sentences', function () {
  this.timeout(60_000);

  async function chosen(): Promise<Many> {
    const bench = await openBench(novel({ sentences: 1_200 })), { page, workbench, actions, said } = bench;
    actions.add(undoActions({
      workbench: () => workbench, i18n: page.i18n, say: (sentence) => { said.push(sentence); }, show: (segment) => { page.showChanged(segment); }, takeBack: () => undefined,
    }));
    const { aligning } = page as unknown as { aligning: Aligning };
    await stand(bench, 'ru', 40);
    aligning.extendTo(seg('ru', 40 + COUNT - 1), seg('ru', 40));
    return { ...bench, aligning };
  }
  const finished = async ({ aligning, workbench }: Many): Promise<void> => {
    await waitUntil(() => workbench.log.length > 0 && aligning.job.running === null, 'the job did not end');
    for (let frames = 0; frames < 4; frames += 1) await frame();
  };
  /** What was asked; answered by a button. */
  const answer = async (button: string): Promise<string | undefined> => {
    const root = (): ShadowRoot | null | undefined => document.querySelector('dm-pile-dialog')?.shadowRoot;
    await waitUntil(() => root()?.querySelector('dialog')?.open === true, 'nothing was asked');
    const asked = root()?.querySelector('h2')?.textContent;
    root()?.querySelector<HTMLElement>(button)?.click();
    await waitUntil(() => !root(), 'it stays');
    return asked;
  };
  const back = async ({ actions, workbench }: Many): Promise<void> => {
    const { length } = workbench.log;
    actions.run('edit.undo');
    await waitUntil(() => workbench.log.length > length, 'nothing was taken back');
    for (let frames = 0; frames < 6; frames += 1) await frame();
  };

  it('keeps the keyboard on its sentence, in the act and in its undo, and says what was taken back', async () => {
    for (const [key, told, undone, kept] of [
      ['n', 'Checked, no counterpart: sentences 40–1,089, Russian.', 'Undone: “Many sentences set apart: no counterpart”', 0],
      ['u', 'Sentences moved up: 40–1,089, Russian.', 'Undone: “Many sentences moved to another row”', COUNT],
    ] as const) {
      const bench = await chosen();
      await type(bench, key);
      if (key === 'u') await answer('.primary');
      await finished(bench);
      expect([says(bench), standing(bench), bench.aligning.selected], key).to.deep.equal([told, 'ru 40', kept]);
      await back(bench);
      expect([says(bench), standing(bench)], `undo of ${key}`).to.deep.equal([undone, 'ru 40']);
    }
  });

  it('that would put them all into one row is asked about first, and left it has done nothing', async () => {
    const bench = await chosen();
    await type(bench, 'm');
    expect(await answer('.keep')).to.equal('Put 1,050 sentences into one row?');
    await frame();
    expect([bench.aligning.job.running, bench.workbench.log.length, bench.aligning.selected, standing(bench)]).to.deep.equal([null, 0, COUNT, 'ru 40']);
  });

  it('is not lost with a page that is left by mistake', async () => {
    const held = (): boolean => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; };
    const bench = await chosen(), { job } = bench.aligning, asked: boolean[] = [];
    const stop = job.watch('running', () => { asked.push(held()); });
    expect(held()).to.equal(false);
    await type(bench, 'n');
    await finished(bench);
    stop();
    expect([asked.length > 1, asked.slice(0, -1).every(Boolean), asked.at(-1)]).to.deep.equal([true, true, false]);
  });

  it('that is cancelled by its button gives the keyboard back to the text', async () => {
    const bench = await chosen();
    let pressed = false;
    bench.aligning.job.watch('running', () => {
      const cancel = bench.page.renderRoot.querySelector<HTMLElement>('.chip progress')?.closest('.chip')?.querySelector<HTMLElement>('button');
      if (pressed || !cancel) return;
      pressed = true;
      cancel.focus();
      cancel.click();
    });
    await type(bench, 'n');
    await waitUntil(() => pressed && bench.aligning.job.running === null, 'it goes on');
    await frame();
    await frame();
    expect([says(bench), standing(bench), bench.workbench.log.length]).to.deep.equal(['Cancelled; nothing was changed.', 'ru 40', 0]);
  });
});
