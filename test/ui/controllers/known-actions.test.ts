import { expect, fixture, html } from '@open-wc/testing';
import type { Opening } from '../../../src/app/session.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { LocalizeController } from '../../../src/i18n/localize-controller.ts';
import type { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { knownActions } from '../../../src/ui/controllers/known-actions.ts';
import '../../../src/ui/dm-app.ts';
import type { DmApp } from '../../../src/ui/dm-app.ts';
import '../../../src/i18n/later-words.ts';
import { fakeEnvironment } from '../environment.ts';
import { openTestSession, speak } from '../fixture.ts';
import { waitUntil } from '../../until.ts';

describe('the actions that the settings know', () => {
  it('are all that the app has while a text is open, with the same keys in the same places', async () => {
    const session = await openTestSession();
    const opening: Promise<Opening> = Promise.resolve({ ok: true, session });
    const app = await fixture<DmApp>(html`<dm-app .environment=${Object.assign(fakeEnvironment(), { open: () => opening })}></dm-app>`);
    const registry = (): ActionRegistry | undefined => app.renderRoot.querySelector('dm-app-header')?.actions;
    await waitUntil(() => registry()?.get('edit.begin') && registry()?.get('align.moveUp') && registry()?.get('walk.next'), 'the page has added what it can do');
    const known = knownActions();
    for (const action of registry()?.all() ?? []) {
      const twin = known.find(({ id }) => id === action.id);
      expect(twin && [twin.group, twin.scope, twin.keys, twin.macKeys, twin.ownKeys, twin.fixed], `${action.id}: add its list to known-actions.ts`)
        .to.deep.equal([action.group, action.scope, action.keys, action.macKeys, action.ownKeys, action.fixed]);
    }
    expect((registry()?.all().length ?? 0) > 60).to.equal(true);
  });
  for (const language of LANGUAGES) {
    it(`have names that tell them apart in ${language}, also when no page is open`, async () => {
      await speak(language);
      const { t } = new LocalizeController({ addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) });
      const names = knownActions().map(({ group, label }) => `${group}: ${label(t)}`);
      expect(names.filter((name) => /undefined|function|\{\{|: $|\w\.\w/.test(name))).to.deep.equal([]);
      expect(names.filter((name, at) => names.indexOf(name) < at)).to.deep.equal([]);
    });
  }
});
