// The history after a merge: what came stands where it was done, and the merge says what it was.
import { expect, fixture, html } from '@open-wc/testing';
import { save } from '../../src/app/acts.ts';
import { addNote } from '../../src/app/review-acts.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import type { Change } from '../../src/core/change.ts';
import type { Segment } from '../../src/core/model.ts';
import { planMerge, takingBack } from '../../src/core/merge.ts';
import { told } from '../../src/ui/history-view.ts';
import type { HistoryPage } from '../../src/ui/pages/history-page.ts';
import '../../src/ui/pages/history-page.ts';
import { openTestWorkbench, VERSION } from './fixture.ts';

const breathe = (): Promise<void> => Promise.resolve();
const at = (workbench: Workbench, number: number): Segment => workbench.tables.segmentsOf(VERSION.ru)[number - 1]!;
const edit = (workbench: Workbench, number: number, text: string): Change => {
  const { id, text: base } = at(workbench, number);
  return save(workbench, { segment: id, base, text }) as Change;
};

async function merge(here: Workbench, coming: Parameters<typeof planMerge>[1], more: { from?: string; takesBack?: { target: Change['id']; kind: 'undo' | 'redo' } } = {}): Promise<Change> {
  const plan = await planMerge({ tables: here.tables, log: here.log }, coming, { breathe });
  if (!plan) throw new Error('nobody has cancelled it');
  const { from = '', ...rest } = more;
  return here.dispatch('mergeChanges', ({ author, time }) => ({ ...plan.args, ...rest, from, author, time })) as Change;
}

describe('the history of a work that was merged', () => {
  let ada: Workbench, boris: Workbench;

  beforeEach(async () => {
    [ada, boris] = [await openTestWorkbench(), await openTestWorkbench()];
    await ada.setName('Ada');
    await boris.setName('Boris');
  });

  it('tells every change at the time at which it was done, and the merge at its own', async () => {
    const [first, second, third] = [edit(boris, 3, 'One.'), edit(ada, 5, 'Two.'), edit(boris, 4, 'Three.')];
    const merged = await merge(ada, { add: boris.history, remove: [] }, { from: 'boris.dragoman' });
    expect(told(ada).map(({ id }) => id)).to.deep.equal([first, second, third, merged].map(({ id }) => id));
  });
  it('says from which file changes came, how many, and whose they are', async () => {
    edit(boris, 3, 'One.');
    edit(ada, 5, 'Two.');
    edit(ada, 3, 'Another one.');
    edit(boris, 4, 'Three.');
    await merge(ada, { add: boris.history, remove: [] }, { from: 'boris.dragoman' });
    const page: HistoryPage = await fixture(html`<dm-history-page .workbench=${ada}></dm-history-page>`);
    const [item] = [...page.renderRoot.querySelectorAll('li.change')];
    expect(item?.querySelector('.act')?.textContent).to.equal('Merged from “boris.dragoman”');
    expect(item?.querySelector('.who')?.textContent).to.equal('You, as Ada');
    expect([...item?.querySelectorAll('.note') ?? []].map((line) => line.textContent)).to.include.members(['Brought 2 changes', 'By Boris']);
    expect(item?.querySelectorAll('.entry').length, 'what came stands by itself').to.equal(0);
    expect([...page.renderRoot.querySelectorAll('li.change .who')].filter((who) => who.textContent === 'Boris')).to.have.lengthOf(2);
    await expect(page).to.be.accessible();
  });
  it('says that a merge was taken back, and no longer tells what it had brought', async () => {
    const one = edit(boris, 3, 'One.');
    const merged = await merge(ada, { add: boris.history, remove: [] }, { from: 'boris.dragoman' });
    const back = takingBack(ada.log, merged.id, 'undo');
    await merge(ada, back, { takesBack: { target: merged.id, kind: 'undo' } });
    expect(told(ada).map(({ id }) => id)).not.to.include(one.id);
    const page: HistoryPage = await fixture(html`<dm-history-page .workbench=${ada}></dm-history-page>`);
    const [item] = [...page.renderRoot.querySelectorAll('li.change')];
    expect(item?.querySelector('.act')?.textContent).to.equal('Merge taken back');
    expect(item?.textContent).to.contain('Took 1 change out again');
  });
  it('is filtered by people, kinds and sentences as any other', async () => {
    const one = edit(boris, 3, 'One.');
    await merge(ada, { add: boris.history, remove: [] }, { from: 'boris.dragoman' });
    const page: HistoryPage = await fixture(html`<dm-history-page .workbench=${ada}></dm-history-page>`);
    const acts = (): string[] => [...page.renderRoot.querySelectorAll('.act')].map((act) => act.textContent);
    const choose = async (name: string, value: string): Promise<void> => {
      const field = page.renderRoot.querySelector<HTMLSelectElement>(`[name=${name}]`) as HTMLSelectElement;
      field.value = value;
      field.dispatchEvent(new Event(name === 'words' ? 'input' : 'change'));
      await page.updateComplete;
    };
    await choose('person', one.author.personId);
    expect(acts()).to.deep.equal(['Correction']);
    await choose('person', '');
    await choose('kind', 'mergeChanges');
    expect(acts()).to.deep.equal(['Merged from “boris.dragoman”']);
    await choose('kind', '');
    await choose('words', '3');
    expect(acts()).to.deep.equal(['Correction']);
  });
  it('shows what was written in a note', async () => {
    addNote(ada, { segment: at(ada, 2).id, text: 'Which treaty?' });
    const page: HistoryPage = await fixture(html`<dm-history-page .workbench=${ada}></dm-history-page>`);
    expect(page.renderRoot.querySelector('.entry .note')?.textContent).to.equal('Note: Which treaty?');
  });
});
