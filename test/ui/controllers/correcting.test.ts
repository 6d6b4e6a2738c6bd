import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { WorkId } from '../../../src/core/ids.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import type { StoreErrorCode } from '../../../src/store/types.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { SegmentSaveEvent } from '../../../src/ui/events.ts';
import type { NameDialog } from '../../../src/ui/parts/name-dialog.ts';
import { waitUntil } from '../../until.ts';
import type { CorrectingPage } from '../correcting-fixture.ts';
import { button, edit, MOD, openPage, openWorkbench, press, settled, speak, suggestAs, write } from '../correcting-fixture.ts';

const id = (page: CorrectingPage, place: number) => page.segments[place]!.id;
const save = (page: CorrectingPage, place: number, text: string): void => {
  const { id: segment, text: base } = page.segments[place]!;
  page.dispatchEvent(new SegmentSaveEvent({ segment, base, text, advance: false }));
};

describe('CorrectingController', () => {
  before(() => speak('en'));
  afterEach(() => { localStorage.clear(); return speak('en'); });

  it('confirms an unchanged text, and does not take a final one back', async () => {
    const page = await openPage();
    page.correcting.setState(id(page, 1), 'translated');
    save(page, 1, page.segments[1]!.text);
    expect(page.segments[1]!.state).to.equal('reviewed');
    expect(page.lastSaid).to.equal('Confirmed: sentence 2 (English)');
    page.correcting.setState(id(page, 1), 'final');
    save(page, 1, page.segments[1]!.text);
    expect(page.segments[1]!.state).to.equal('final');
  });

  it('a key that is held down saves one sentence and not all that follow', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { length } = page.workbench.log;
    for (const shiftKey of [false, true]) expect(press(page.words, 'Enter', { ...MOD, shiftKey, repeat: true }).defaultPrevented).to.equal(true);
    expect([page.correcting.editing, page.workbench.log.length]).to.deep.equal([id(page, 1), length]);
  });

  it('a text that was put on the changed sentence begins from there also when it is left and opened again', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'Mine.');
    const { id: segment, text: base } = page.segments[1]!;
    save(page, 1, 'Theirs.');
    page.workbench.draft(segment, 'Mine.', base);
    page.correcting.edit(null);
    await edit(page, 1);
    button(page.editor!.renderRoot, 'Go on from the current text').click();
    expect(page.workbench.draftOf(segment)).to.deep.include({ base: 'Theirs.', text: 'Mine.' });
  });

  it('leaves the last sentence with the focus on it', async () => {
    const page = await openPage();
    await edit(page, 5);
    await write(page, 'The last one.');
    press(page.words, 'Enter', MOD);
    await settled(page);
    expect(page.correcting.editing).to.equal(null);
    expect(page.at(5).shadowRoot?.activeElement?.id).to.equal('text');
  });

  it('refuses in words and keeps the draft', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'x');
    await write(page, page.segments[1]!.text);
    press(page.words, 'Enter', { ...MOD, shiftKey: true });
    await settled(page);
    expect(page.lastSaid).to.equal('There is nothing to change: the text already reads like that.');
    expect(page.editor).not.to.equal(null);
  });

  describe('the name', () => {
    const dialog = async (): Promise<NameDialog> => {
      for (let tries = 0; tries < 200; tries += 1) {
        const found = document.querySelector('dm-name-dialog');
        if (found?.shadowRoot?.querySelector('dialog[open]')) return found;
        await new Promise((done) => { setTimeout(done, 20); });
      }
      throw new Error('no name dialog');
    };
    const gone = async (page: CorrectingPage): Promise<void> => {
      while (document.querySelector('dm-name-dialog')) await new Promise((done) => { setTimeout(done, 20); });
      await settled(page);
    };

    for (const language of ['en', 'ru', 'tr'] as Language[]) {
      it(`is asked for accessibly in ${language}`, async () => {
        await speak(language);
        const page = await openPage({ named: false });
        save(page, 1, 'A correction.');
        const asked = await dialog();
        await expect(asked).to.be.accessible();
        await sendKeys({ press: 'Escape' });
        await gone(page);
      });
    }

    it('is asked for at the first save, which then carries it', async () => {
      const page = await openPage({ named: false });
      await edit(page, 1);
      await write(page, 'A correction.');
      press(page.words, 'Enter', MOD);
      await dialog();
      expect(page.workbench.draftOf(id(page, 1))?.text).to.equal('A correction.');
      await sendKeys({ type: 'Leyla' });
      await sendKeys({ press: 'Enter' });
      await gone(page);
      expect(page.segments[1]!.text).to.equal('A correction.');
      expect(page.workbench.log.at(-1)?.author.name).to.equal('Leyla');
      expect(page.correcting.editing).to.equal(id(page, 2));
    });

    it('can be skipped with Esc: the act goes on, and nobody asks again', async () => {
      const page = await openPage({ named: false });
      save(page, 1, 'A correction.');
      await dialog();
      await sendKeys({ type: 'half a na' });
      await sendKeys({ press: 'Escape' });
      await gone(page);
      expect(page.segments[1]!.text).to.equal('A correction.');
      expect(page.workbench.person.name).to.equal('');
      expect(preferences.get('nameAsked')).to.equal(true);
      save(page, 2, 'Another one.');
      expect(page.segments[2]!.text).to.equal('Another one.');
    });

    it('a second press of the keys, before the dialog is there, does nothing twice', async () => {
      const page = await openPage({ named: false });
      await edit(page, 1);
      await write(page, 'A proposal.');
      for (let times = 0; times < 3; times += 1) press(page.words, 'Enter', { ...MOD, shiftKey: true });
      button((await dialog()).renderRoot, 'Continue without a name').click();
      await gone(page);
      expect(page.workbench.tables.suggestionsOf(id(page, 1)).length).to.equal(1);
    });

    it('asks once for two acts at the same time, and does both', async () => {
      const page = await openPage({ named: false });
      save(page, 1, 'One.');
      save(page, 2, 'Two.');
      const asked = await dialog();
      expect(document.querySelectorAll('dm-name-dialog').length).to.equal(1);
      button(asked.renderRoot, 'Continue without a name').click();
      await gone(page);
      expect([page.segments[1]!.text, page.segments[2]!.text]).to.deep.equal(['One.', 'Two.']);
    });

    it('is not asked for by reading, drafts or states', async () => {
      const page = await openPage({ named: false });
      await edit(page, 1);
      await write(page, 'A draft.');
      page.correcting.setState(id(page, 1), 'reviewed');
      await settled(page);
      expect(document.querySelector('dm-name-dialog')).to.equal(null);
    });
  });

  describe('closing the window', () => {
    const held = (): boolean => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented; };

    it('is held back only while something could not be written', async () => {
      const store = new FailingStore();
      const page = await openPage({ workbench: await openWorkbench(store) });
      save(page, 1, 'Written.');
      await page.workbench.settled();
      expect(held()).to.equal(false);
      store.failure = 'quota';
      save(page, 2, 'Not written.');
      await page.workbench.settled();
      expect(page.workbench.status.kind).to.equal('trouble');
      expect(held()).to.equal(true);
      store.failure = null;
      await page.workbench.sync();
      expect(held()).to.equal(false);
      page.remove();
      expect(held()).to.equal(false);
    });

    it('is held back while an act waits for the proof, and by no draft and no write that is under way', async () => {
      const store = new UnprovedStore(), page = await openPage({ workbench: await openWorkbench(store) });
      page.workbench.draft(id(page, 1), 'Typed.');
      await waitUntil(() => store.asked); // somebody has come to compare the rows, and is not done
      expect([page.workbench.waiting, held()], 'drafts do not wait').to.deep.equal([false, false]);
      save(page, 1, 'An act.');
      expect([page.workbench.status.kind, held()]).to.deep.equal(['saving', true]);
      store.prove(true);
      await page.workbench.settled();
      expect([page.workbench.status.kind, held()]).to.deep.equal(['saved', false]);
      save(page, 2, 'Another act.');
      expect([page.workbench.status.kind, held()], 'it is written without the page').to.deep.equal(['saving', false]);
      await page.workbench.settled();
    });

    it('is held back as long as an act waits for a work that turns out to be damaged', async () => {
      const store = new UnprovedStore(), page = await openPage({ workbench: await openWorkbench(store) });
      save(page, 1, 'An act.');
      store.prove(false);
      expect(await page.workbench.settled()).to.include({ kind: 'trouble', pending: 1 });
      expect(held()).to.equal(true);
      page.remove();
    });
  });

  it('takes its actions out of the registry when the page goes', async () => {
    const page = await openPage();
    expect(page.actions.get('edit.begin')).not.to.equal(undefined);
    page.remove();
    expect(page.actions.all().length).to.equal(0);
  });

  it('sets states and opens editors by the palette, on the sentence where the focus was', async () => {
    const page = await openPage();
    expect(page.actions.run('edit.begin')).to.equal(false);
    page.at(2).focusText();
    await settled(page);
    expect(page.actions.run('edit.state.initial')).to.equal(true);
    expect(page.segments[2]!.state).to.equal('initial');
    page.actions.run('edit.begin');
    expect(page.correcting.editing).to.equal(id(page, 2));
  });

  it('hears of suggestions decided elsewhere', async () => {
    const page = await openPage();
    suggestAs(page.workbench, id(page, 1), { text: 'Theirs.' });
    await settled(page);
    expect(page.at(1).suggestions.length).to.equal(1);
  });
});

/** Its rows are compared with their sums after they have been opened, and found to be what the test says. */
class UnprovedStore extends MemoryStore {
  asked = false;
  prove!: (sound: boolean) => void;
  readonly #proof = new Promise<boolean>((done) => { this.prove = done; });
  override async load(work: WorkId): ReturnType<MemoryStore['load']> {
    const loaded = await super.load(work);
    return loaded.ok ? { ok: true, value: { ...loaded.value, proved: () => { this.asked = true; return this.#proof; } } } : loaded;
  }
}

class FailingStore extends MemoryStore {
  failure: StoreErrorCode | null = null;
  override exchange(...args: Parameters<MemoryStore['exchange']>): ReturnType<MemoryStore['exchange']> {
    const { failure } = this;
    return failure ? Promise.resolve({ ok: false, error: { code: failure, at: 'commit', params: { detail: '' } } }) : super.exchange(...args);
  }
}
