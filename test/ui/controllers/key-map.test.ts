import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Action } from '../../../src/ui/controllers/actions.ts';
import { differences, holders, overlap, withKeys, withoutOwn } from '../../../src/ui/controllers/key-conflicts.ts';
import type { KeyChoice } from '../../../src/ui/controllers/key-map.ts';
import { keyFits, keysUnder, shownKey } from '../../../src/ui/controllers/key-map.ts';
import { EDITOR_ACTIONS, PROFILES } from '../../../src/ui/controllers/key-profiles.ts';
import { normalKeys, placeOf, problemOf } from '../../../src/ui/controllers/key-rules.ts';
import { keyText, onMac } from '../../../src/ui/controllers/keys.ts';
import { knownActions } from '../../../src/ui/controllers/known-actions.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { holds, PATIENCE } from '../../property.ts';
import { speak } from '../fixture.ts';

const act = (id: string, keys: readonly string[] = [], more: Partial<Action> = {}): Action => ({ id, group: 'app', label: () => id, keys, run: () => undefined, ...more });
const PLAIN: KeyChoice = { profile: 'omegat', own: {} };
const mod = onMac() ? { metaKey: true } : { ctrlKey: true };
const press = (key: string, more: KeyboardEventInit = {}): KeyboardEvent => new KeyboardEvent('keydown', { key, ...more });

describe('the keys in force', () => {
  afterEach(() => { preferences.clear(); });

  it('are those of the action, then of the profile, then of the person', () => {
    const help = act('help', ['F1'], { macKeys: ['Mod+?'] }), shift = act('align.shiftDown', ['X']);
    expect([keysUnder(PLAIN, help, false), keysUnder(PLAIN, help, true), keysUnder(PLAIN, shift)]).to.deep.equal([['F1'], ['Mod+?'], ['X']]);
    expect(keysUnder({ profile: 'intertext', own: {} }, shift)).to.deep.equal(['Enter']);
    expect(keysUnder({ profile: 'intertext', own: { help: [], 'align.shiftDown': ['U', 'F4'] } }, shift)).to.deep.equal(['U', 'F4']);
    expect(keysUnder({ profile: 'intertext', own: { help: [] } }, help, true)).to.deep.equal([]);
  });
  it('leave a key to whom the person has given it, and come back with it', () => {
    const up = act('align.moveUp', ['U']), help = act('help');
    const choice = { ...PLAIN, own: { help: ['U'] } };
    expect([keysUnder(choice, help), keysUnder(choice, up)]).to.deep.equal([['U'], []]);
    expect(keysUnder(withoutOwn(choice, help, [help, up]), up)).to.deep.equal(['U']);
  });
  it('of the editor are apart from those of the text', () => {
    const choice = { ...PLAIN, own: { 'align.join': ['Mod+Enter'] } };
    expect(keysUnder(choice, act('edit.save'))).to.deep.equal(['Mod+Enter']);
    expect(keysUnder({ ...PLAIN, own: { 'edit.next': ['Mod+Enter'] } }, act('edit.save'))).to.deep.equal([]);
  });
  it('do not lose anything to names that every object has', () => {
    expect(keysUnder(PLAIN, act('constructor', ['F4']))).to.deep.equal(['F4']);
    expect(keysUnder({ ...PLAIN, own: JSON.parse('{"__proto__": ["U"]}') as KeyChoice['own'] }, act('toString', ['F4']))).to.deep.equal(['F4']);
  });
  it('are asked for by the widgets that handle keys themselves', () => {
    expect([keyFits('edit.save', press('Enter', mod)), keyFits('edit.save', press('Enter')), keyFits('edit.begin', press('Enter')), keyFits('nothing', press('Enter'))]).to.deep.equal([true, false, true, false]);
    expect(shownKey('edit.save')).to.equal(keyText('Mod+Enter'));
    preferences.set('keys', { profile: 'intertext', own: { 'edit.save': ['F9'] } });
    expect([keyFits('edit.save', press('F9')), keyFits('edit.save', press('Enter', mod)), keyFits('edit.begin', press('Enter')), shownKey('edit.save')]).to.deep.equal([true, false, false, 'F9']);
    preferences.set('singleKeys', false);
    expect([keyFits('edit.state.final', press('4')), keyFits('edit.begin', press('F2'))]).to.deep.equal([false, true]);
  });
  it('are read anew when another tab has changed them, and that is told', () => {
    expect(keyFits('edit.save', press('F9'))).to.equal(false);
    const told: string[] = [];
    preferences.addEventListener('change', (event) => { told.push((event as CustomEvent<string>).detail); }, { once: true });
    localStorage.setItem('dragoman.keys', JSON.stringify({ profile: 'omegat', own: { 'edit.save': ['F9'] } }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'dragoman.keys' }));
    expect([told, keyFits('edit.save', press('F9'))]).to.deep.equal([['keys'], true]);
  });
  it('are those of the profile where what is stored is no choice of keys', () => {
    for (const odd of ['[]', '{"profile":"vim","own":{}}', '{"profile":"omegat","own":[1]}', '{"profile":"omegat"}', '{"profile":"omegat","own":{"a":"F1"}}', '7', '{']) {
      localStorage.setItem('dragoman.keys', odd);
      window.dispatchEvent(new StorageEvent('storage', { key: 'dragoman.keys' }));
      expect(keyFits('edit.save', press('Enter', mod)), odd).to.equal(true);
    }
  });
});

describe('the profiles', () => {
  const actions = knownActions();
  before(() => speak('en'));

  for (const profile of PROFILES) {
    for (const mac of [false, true]) {
      it(`${profile}: no key means two things at one place, each is written in the one way${mac ? ', on a Mac' : ''}`, () => {
        const seen: { action: Action; keys: string }[] = [];
        for (const action of actions) {
          for (const keys of keysUnder({ profile, own: {} }, action, mac)) {
            const twin = seen.find((one) => one.keys === keys && overlap(keys, one.action, action));
            expect(twin?.action.id, `${keys} of ${action.id}`).to.equal(undefined);
            expect(normalKeys(keys), `${keys} of ${action.id}`).to.equal(keys);
            seen.push({ action, keys });
          }
        }
        expect(seen.length).to.be.above(40);
      });
    }
    it(`${profile}: asks for nothing that a person could not ask for`, () => {
      // Undo keeps its own key, which fields have for themselves; find and replace stands where the browser had its history.
      const allowed = new Set(['edit.undo', 'edit.redo']);
      for (const action of actions.filter(({ id, fixed }) => !fixed && !allowed.has(id))) {
        for (const keys of keysUnder({ profile, own: {} }, action, false)) expect(problemOf(keys, action, false), `${keys} of ${action.id}`).to.equal(null);
      }
    });
  }
  it('have the letters of OmegaT, and what InterText does with Backspace, Enter and Ctrl', () => {
    const keysOf = (profile: KeyChoice['profile'], id: string): string => { const action = actions.find((one) => one.id === id); return action ? keysUnder({ profile, own: {} }, action, false).join(' ') : `no ${id}`; };
    expect(['moveUp', 'moveDown', 'split', 'group', 'join', 'edit', 'confirm', 'review', 'clear', 'select'].map((one) => keysOf('omegat', `align.${one}`))).to.deep.equal(['U', 'D', 'S', 'M', 'J', 'E', 'A', 'R', 'C', 'Space']);
    expect(['shiftUp', 'shiftDown', 'group', 'moveUp', 'moveDown', 'swapUp', 'confirmAbove', 'note'].map((one) => keysOf('intertext', `align.${one}`))).to.deep.equal(['Backspace', 'Enter', 'Mod+Backspace', 'Mod+ArrowUp', 'Mod+ArrowDown', 'Mod+X', 'C', 'M']);
    expect([keysOf('intertext', 'edit.begin'), keysOf('intertext', 'go.next'), keysOf('intertext', 'align.join')]).to.deep.equal(['F2', 'Alt+ArrowDown', 'J']);
  });
  it('name no action that there is not, and the editor has the keys that are called its own', () => {
    const known = new Set(actions.map(({ id }) => id));
    const differing = differences(actions, PLAIN, { profile: 'intertext', own: {} });
    expect(differing.length).to.be.above(12);
    expect(actions.filter(({ ownKeys }) => ownKeys).map(({ id }) => id).filter((id) => !EDITOR_ACTIONS.has(id))).to.deep.equal([]);
    expect([...EDITOR_ACTIONS].filter((id) => !known.has(id))).to.deep.equal([]);
  });
});

describe('which keys can be given', () => {
  const page = act('page'), grid = act('grid', [], { scope: 'grid' }), editor = act('editor', [], { ownKeys: true }), aside = act('aside', [], { inFields: false });
  const told = (keys: string, action: Action = grid): string => problemOf(keys, action, false) ?? 'free';

  it('are written in one way, and what is no key is told', () => {
    expect(['Shift+Mod+z', 'Alt+Mod+F', 'Shift+?', 'Shift+1', 'Mod+Shift+1', 'space', 'Space', 'Plus', 'U', 'arrowup', 'Ctrl+K', 'Mod+', '', '+', 'Mod+Mod+K', 'Hyper+K', 'ab', '\u0007', ' ', 'é'].map(normalKeys))
      .to.deep.equal(['Mod+Shift+Z', 'Mod+Alt+F', '?', '1', 'Mod+Shift+1', null, 'Space', 'Plus', 'U', null, null, null, null, null, null, null, null, null, 'Space', 'É']);
  });
  it('are not those of the browser, the system or AltGr', () => {
    expect(['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Tab', 'F5', 'Mod+R', 'Mod+F', 'Mod+1', 'Alt+ArrowLeft', 'F7', 'F12'].map((keys) => told(keys))).to.deep.equal(Array<string>(11).fill('browser'));
    expect(['Alt+F4', 'Alt+Space', 'Mod+Alt+Delete'].map((keys) => told(keys))).to.deep.equal(['system', 'system', 'system']);
    expect(['Mod+Alt+Q', 'Mod+Alt+2', 'Mod+Alt+Shift+Ş'].map((keys) => told(keys))).to.deep.equal(['altGr', 'altGr', 'altGr']);
    expect(told('Mod+Alt+Enter')).to.equal('free');
    expect(told('F13')).to.equal('unknown');
    expect([problemOf('Mod+M', grid, true), problemOf('Mod+M', grid, false)]).to.deep.equal(['system', null]);
  });
  it('are not those that lead through the page and the text', () => {
    expect(['Tab', 'Shift+Tab', 'Escape', 'Mod+Escape', 'ContextMenu', 'Shift+F10', 'ArrowUp', 'Home', 'PageDown', 'Mod+Home'].map((keys) => told(keys)))
      .to.deep.equal(['moves', 'moves', 'moves', 'system', 'moves', 'moves', 'moves', 'moves', 'moves', 'moves']);
    expect([told('Shift+ArrowUp'), told('Mod+ArrowUp'), told('Shift+ArrowUp', page)]).to.deep.equal(['free', 'free', 'moves']);
  });
  it('are for the text what is free there: letters, Enter, Backspace, but not copying', () => {
    expect(['U', 'Shift+U', 'Enter', 'Space', 'Backspace', 'Delete', 'Mod+X', 'Mod+B', 'F8', '.', 'Ğ'].map((keys) => told(keys))).to.deep.equal(Array<string>(11).fill('free'));
    expect([told('Mod+C'), told('Mod+A')]).to.deep.equal(['field', 'field']);
  });
  it('are for the editor only what writes nothing and is nothing that fields have', () => {
    expect(['U', 'Shift+Enter', 'Backspace', '?'].map((keys) => told(keys, editor))).to.deep.equal(['writes', 'writes', 'writes', 'writes']);
    expect(['Mod+Z', 'Mod+V', 'Mod+ArrowLeft', 'Mod+Backspace'].map((keys) => told(keys, editor))).to.deep.equal(['field', 'field', 'field', 'field']);
    expect(['Mod+Enter', 'F9', 'Alt+ArrowUp', 'Alt+Enter'].map((keys) => told(keys, editor))).to.deep.equal(['free', 'free', 'free', 'free']);
  });
  it('are for the page what neither presses buttons nor stops anybody from writing', () => {
    expect(['Enter', 'Space', 'Delete', 'Shift+Backspace'].map((keys) => told(keys, page))).to.deep.equal(['presses', 'presses', 'writes', 'writes']);
    expect(['Mod+Z', 'Mod+ArrowLeft', 'Mod+V'].map((keys) => told(keys, page))).to.deep.equal(['field', 'field', 'field']);
    expect(['Mod+Z', 'Mod+ArrowLeft', 'Mod+V'].map((keys) => told(keys, aside)), 'not run in fields').to.deep.equal(['free', 'free', 'field']);
    expect(['?', '/', 'N', 'F4', 'Mod+K', 'Alt+1'].map((keys) => told(keys, page))).to.deep.equal(Array<string>(6).fill('free'));
  });
});

describe('who has a key', () => {
  const page = act('page', ['Mod+B']), bare = act('bare', ['/']), grid = act('grid', ['B'], { scope: 'grid' }), editor = act('edit.save', [], { ownKeys: true }), aside = act('aside', ['Mod+Enter'], { inFields: false });
  const actions = [page, bare, grid, editor, aside];
  const names = (keys: string, action: Action, choice = PLAIN): string[] => holders(keys, action, { actions, choice }).map(({ id }) => id);

  it('is whoever can be meant at the same place', () => {
    expect(names('Mod+B', grid)).to.deep.equal(['page']);
    expect(names('B', page)).to.deep.equal(['grid']);
    expect(names('Mod+Enter', grid), 'the editor is not among the cells').to.deep.equal(['aside']);
    expect(names('Mod+Enter', page), 'it runs in fields, too').to.deep.equal(['edit.save', 'aside']);
    expect(names('Mod+Enter', aside)).to.deep.equal([]);
    expect(names('/', editor)).to.deep.equal([]);
    expect(names('Mod+B', page)).to.deep.equal([]);
  });
  it('loses it when it is taken over, and only it', () => {
    const first: KeyChoice = { ...PLAIN, own: { grid: ['F4', 'F9'] } };
    const choice = withKeys(first, page, { keys: ['Mod+B', 'F4', 'Mod+Enter'], actions });
    expect(actions.map((action) => keysUnder(choice, action).join(' '))).to.deep.equal(['Mod+B F4 Mod+Enter', '/', 'F9', '', '']);
  });
  it('comes back by a reset only where nobody was given it meanwhile', () => {
    const taken = withKeys(PLAIN, editor, { keys: ['Mod+B'], actions });
    expect([keysUnder(taken, page), keysUnder(withoutOwn(taken, page, actions), page)]).to.deep.equal([[], []]);
    expect(keysUnder(withoutOwn(withoutOwn(taken, editor, actions), page, actions), page)).to.deep.equal(['Mod+B']);
  });
  it('is never two, whatever is given, taken over and reset', async function () {
    this.timeout(PATIENCE);
    const all = knownActions().filter(({ fixed }) => !fixed);
    const some = ['U', 'Shift+U', 'Mod+Enter', 'Enter', 'F8', 'Mod+K', 'F9', '?', 'Backspace', 'Alt+ArrowDown', 'Mod+J'];
    const step = fc.record({ action: fc.constantFrom(...all), keys: fc.constantFrom(...some), reset: fc.boolean() });
    await holds(fc.record({ profile: fc.constantFrom(...PROFILES), steps: fc.array(step, { maxLength: 12 }) }), ({ profile, steps }) => {
      const choice = steps.reduce<KeyChoice>((so, { action, keys, reset }) => {
        if (reset) return withoutOwn(so, action, all);
        return problemOf(keys, action) ? so : withKeys(so, action, { keys: [...new Set([...keysUnder(so, action), keys])], actions: all });
      }, { profile, own: {} });
      for (const action of all) for (const keys of keysUnder(choice, action)) expect(holders(keys, action, { actions: all, choice }).map(({ id }) => `${keys}: ${action.id}, ${id}`)).to.deep.equal([]);
    }, { runs: 60, kept: [100617190, 1166222176] });
  });
  it('among suggestions may be what it is among the cells of the text: the two are never on screen together', () => {
    const among = act('review.one', ['B'], { scope: 'review' }), both = [...actions, among];
    expect(holders('B', among, { actions: both, choice: PLAIN }), 'of the grid').to.deep.equal([]);
    expect(holders('Mod+B', among, { actions: both, choice: PLAIN }).map(({ id }) => id)).to.deep.equal(['page']);
    const given = withKeys(PLAIN, grid, { keys: ['F4'], actions: both }), also = withKeys(given, among, { keys: ['F4'], actions: both });
    expect([keysUnder(also, grid), keysUnder(also, among)]).to.deep.equal([['F4'], ['F4']]);
    expect(keysUnder({ ...PLAIN, own: { grid: ['B'] } }, among), 'given to the grid').to.deep.equal(['B']);
  });
  it('is told in the words of places', () => {
    expect([page, grid, editor, act('review.one', [], { scope: 'review' })].map(placeOf)).to.deep.equal(['page', 'grid', 'editor', 'review']);
  });
});
