import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { KeyFile } from '../../../src/ui/controllers/key-map-file.ts';
import { KEY_FILE_LIMIT, readKeyFile, writeKeyFile } from '../../../src/ui/controllers/key-map-file.ts';
import { keysUnder } from '../../../src/ui/controllers/key-map.ts';
import { normalKeys, problemOf } from '../../../src/ui/controllers/key-rules.ts';
import { knownActions } from '../../../src/ui/controllers/known-actions.ts';
import { holds, PATIENCE } from '../../property.ts';

const actions = knownActions();
const read = (file: unknown) => readKeyFile(typeof file === 'string' ? file : JSON.stringify(file), actions);
const map = (own: unknown, more: object = {}): object => ({ schema: 'dragoman-keys', version: 1, profile: 'omegat', own, ...more });
const taken = (file: unknown): KeyFile => { const done = read(file); if (!done.ok) throw new Error(done.error.code); return done.value; };
const whyNot = (file: unknown): string => { const done = read(file); return done.ok ? 'taken' : done.error.code; };

describe('a map of keys as a file', () => {
  it('comes back as it went', () => {
    const choice = { profile: 'intertext', own: { 'align.moveUp': ['F9', 'Alt+U'], 'app.help': [] }, aside: { 'future.act': ['F4'] } } as const;
    expect(taken(writeKeyFile(choice))).to.deep.equal({ choice, issues: [{ code: 'unknown', action: 'future.act' }] });
    expect(taken(`\uFEFF${writeKeyFile({ profile: 'omegat', own: {} })}`).choice).to.deep.equal({ profile: 'omegat', own: {} });
  });
  it('comes back as it went, whatever a person has set', async function () {
    this.timeout(PATIENCE);
    const given = actions.filter(({ fixed }) => !fixed).flatMap((action) => ['F9', 'Mod+J', 'Alt+U', 'Shift+F4'].filter((keys) => !problemOf(keys, action)).map((keys) => [action.id, keys] as const));
    await holds(fc.uniqueArray(fc.constantFrom(...given), { maxLength: 4, selector: ([, keys]) => keys }), (pairs) => {
      const own: Record<string, string[]> = {};
      for (const [id, keys] of pairs) (own[id] ??= []).push(keys);
      const { choice, issues } = taken(map(own));
      expect(issues).to.deep.equal([]);
      for (const [id, keys] of Object.entries(own)) expect(choice.own[id]).to.deep.equal(keys);
      expect(taken(writeKeyFile(choice)).choice).to.deep.equal(choice);
    }, { runs: 40 });
  });
  it('is refused as a whole where it is none', () => {
    expect(['', 'PK\u0003\u0004', '{"schema":', '['.repeat(50_000)].map(whyNot)).to.deep.equal(Array<string>(4).fill('notJson'));
    expect(['null', '[]', '7', '"x"', '{}', { ...map({}), schema: 'other' }, { ...map({}), version: '1' }, { ...map({}), version: 0.5 }].map(whyNot)).to.deep.equal(Array<string>(8).fill('notKeys'));
    expect(read({ ...map({}), version: 2 })).to.deep.equal({ ok: false, error: { code: 'newer', params: { version: 2 } } });
    expect(read({ ...map({}), profile: 'vim' })).to.deep.equal({ ok: false, error: { code: 'profile', params: { profile: 'vim' } } });
    expect([map([]), map('x'), map(null), map({ 'align.join': 'J' }), map({ 'align.join': [1] }), map({ 'align.join': Array(9).fill('F4') }), map({ 'align.join': ['x'.repeat(61)] }), map({ 'no such <b>': [] }), map({ x: [] })].map(whyNot))
      .to.deep.equal(Array<string>(9).fill('own'));
    expect(whyNot(map(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`a.b${at}`, []]))))).to.equal('tooMany');
    expect(read(`${' '.repeat(KEY_FILE_LIMIT)}{}`)).to.deep.equal({ ok: false, error: { code: 'tooLarge', params: { size: KEY_FILE_LIMIT + 2, limit: KEY_FILE_LIMIT } } });
    expect(whyNot('ж'.repeat(KEY_FILE_LIMIT / 2 + 1)), 'bytes, not letters').to.equal('tooLarge');
  });
  it('changes no object that it does not own', () => {
    const before = Reflect.ownKeys(Object.prototype);
    expect(whyNot('{"schema":"dragoman-keys","version":1,"profile":"omegat","own":{"__proto__":["F4"]}}')).to.equal('own');
    expect(whyNot('{"schema":"dragoman-keys","version":1,"profile":"omegat","own":{"constructor":["F4"]}}')).to.equal('own');
    const polluted = taken('{"schema":"dragoman-keys","version":1,"profile":"omegat","own":{},"__proto__":{"own":{"app.help":["F4"]},"aside":{}}}');
    expect(polluted.choice).to.deep.equal({ profile: 'omegat', own: {} });
    expect(Reflect.ownKeys(Object.prototype)).to.deep.equal(before);
  });
  it('loses only the entries that cannot be taken, and they are named', () => {
    const { choice, issues } = taken(map({
      'align.moveUp': ['Mod+W', 'F9'], 'app.help': ['Tab', 'Hyper+K'], 'align.join': ['shift+j'], 'edit.leave': ['F4'], 'other.thing': ['Mod+W'], 'align.split': ['Shift+Alt+S', 'Alt+Shift+S'], 'align.group': ['F9'],
    }));
    expect(choice).to.deep.equal({ profile: 'omegat', own: { 'align.moveUp': ['F9'], 'align.split': ['Alt+Shift+S'] }, aside: { 'other.thing': ['Mod+W'] } });
    expect(issues).to.deep.equal([
      { code: 'refused', action: 'align.moveUp', keys: 'Mod+W', problem: 'browser' },
      { code: 'refused', action: 'app.help', keys: 'Tab', problem: 'moves' },
      { code: 'malformed', action: 'app.help', keys: 'Hyper+K' },
      { code: 'malformed', action: 'align.join', keys: 'shift+j' },
      { code: 'fixed', action: 'edit.leave', keys: 'F4' },
      { code: 'unknown', action: 'other.thing' },
      { code: 'conflict', action: 'align.group', keys: 'F9', other: 'align.moveUp' },
    ]);
  });
  it('takes a key over from what has it in the profile, also across the editor', () => {
    const { choice, issues } = taken(map({ 'align.join': ['U'], 'edit.save': ['Mod+K'] }));
    const keysOf = (id: string): readonly string[] => { const action = actions.find((one) => one.id === id); return action ? keysUnder(choice, action, false) : [id]; };
    expect(issues).to.deep.equal([]);
    expect([keysOf('align.join'), keysOf('align.moveUp'), keysOf('edit.save'), keysOf('app.palette')]).to.deep.equal([['U'], [], ['Mod+K'], []]);
  });
  it('gives no action a key that a person could not give it, whatever the file says', async function () {
    this.timeout(PATIENCE);
    const ids = fc.constantFrom(...actions.map(({ id }) => id), 'future.act');
    const keys = fc.oneof(fc.constantFrom('Tab', 'Escape', 'Mod+W', 'Mod+Alt+Q', 'Enter', 'U', 'F9', 'Mod+J', 'ArrowUp', 'Space', 'Mod+Z'), fc.string({ maxLength: 12 }));
    await holds(fc.dictionary(ids, fc.array(keys, { maxLength: 4 })), (own) => {
      const { choice } = taken(map(own));
      for (const action of actions) {
        for (const one of choice.own[action.id] ?? []) {
          expect(normalKeys(one)).to.equal(one);
          expect(problemOf(one, action), `${one} of ${action.id}`).to.equal(null);
        }
      }
    }, { runs: 60 });
  });
});
