/** What is drawn for a list: its order, what serves whom, and where the focus stays. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { RootPart, TemplateResult } from 'lit';
import { html, nothing, render } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { Seats } from '../../../src/ui/controllers/reuse.ts';
import { ITS_OWN, reuse } from '../../../src/ui/controllers/reuse.ts';
import { watch } from '../../../src/ui/controllers/watch.ts';
import { holds } from '../../property.ts';

let root: ShadowRoot, connected = 0;

class Counting extends AsyncDirective {
  #counted = false;
  override render(): unknown {
    if (!this.#counted && this.isConnected) connected += 1;
    this.#counted = true;
    return nothing;
  }
  protected override disconnected(): void { connected -= 1; }
  protected override reconnected(): void { connected += 1; }
}
const counting = directive(Counting);

const button = (key: string): TemplateResult => html`<button data-key=${key}>${key}${counting()}</button>`;
const buttons = (): HTMLElement[] => [...root.querySelectorAll('button')];
const shown = (): string[] => buttons().map(({ textContent }) => textContent);
const named = (key: string): HTMLElement | undefined => buttons().find(({ textContent }) => textContent === key);
const focused = (): string => root.activeElement?.textContent ?? '';

/** Notes what it shows when it comes into the document. */
class Coming extends HTMLElement {
  words = '';
  connectedCallback(): void { if (this.words !== '') came.push(this.words); }
}
customElements.define('dm-test-coming', Coming);
let came: string[] = [];

describe('a list that makes little anew', () => {
  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    connected = 0;
  });
  afterEach(() => { root.host.remove(); });

  const list = (keys: readonly string[], options?: Parameters<typeof reuse>[3]): RootPart => render(html`<i></i>${reuse(keys, (key) => key, button, options)}<b></b>`, root);

  it('keeps what was drawn for an item as long as it is there, and lets what has gone serve what comes', () => {
    list(['a', 'b', 'c']);
    const [a, b, c] = buttons();
    list(['b', 'd', 'c']);
    expect(shown()).to.deep.equal(['b', 'd', 'c']);
    expect([named('b') === b, named('c') === c, named('d') === a, connected]).to.deep.equal([true, true, true, 3]);
  });

  it('makes anew what may not change hands', () => {
    list(['a', 'b'], ITS_OWN);
    const before = buttons();
    list(['c', 'b'], ITS_OWN);
    expect([shown(), before.includes(named('c') as HTMLElement), connected]).to.deep.equal([['c', 'b'], false, 2]);
  });

  it('asks whether it may only where something could change hands', () => {
    let asked = 0;
    const may = (): boolean => { asked += 1; return true; };
    for (const keys of [['a', 'b'], ['a', 'b'], ['a'], ['a', 'c']]) list(keys, { may });
    expect(asked).to.equal(0);
    list(['a', 'd'], { may });
    expect(asked).to.equal(1);
  });

  it('makes none anew for what comes later, as long as there are spares of what went', () => {
    list(['a', 'b', 'c', 'd'], { spares: 2 });
    const before = buttons();
    list([], { spares: 2 });
    expect([shown(), connected]).to.deep.equal([[], 0]);
    list(['e', 'f', 'g'], { spares: 2 });
    expect([shown(), connected, buttons().filter((one) => before.includes(one)).length]).to.deep.equal([['e', 'f', 'g'], 3, 2]);
  });

  it('keeps no spares of what may not change hands', () => {
    const held = { may: () => false, spares: 2 };
    list(['a', 'b'], held);
    const b = named('b');
    list(['a'], held);
    list(['a', 'c'], { spares: 2 });
    expect([shown(), named('c') === b, connected]).to.deep.equal([['a', 'c'], false, 2]);
  });

  it('never shows of a spare what it was', () => {
    const coming = (keys: readonly string[]): RootPart => render(reuse(keys, (key) => key, (key) => html`<dm-test-coming .words=${key}></dm-test-coming>`, { spares: 3 }), root);
    for (const keys of [['a', 'b', 'c'], [], ['d', 'e']]) {
      came = [];
      coming(keys);
    }
    expect(came.sort()).to.deep.equal(['d', 'e']);
  });

  it('tells a spare nothing, and draws it once when it comes back', () => {
    const listeners = new Map<string, Set<() => void>>(), drawn: string[] = [];
    const told = { watch: (key: string, listener: () => void): () => void => {
      listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
      return () => { listeners.get(key)?.delete(listener); };
    } };
    const watching = (keys: readonly string[]): RootPart => render(reuse(keys, (key) => key, (key) => html`<button>${watch(told, key, () => { drawn.push(key); return key; })}</button>`, { spares: 2 }), root);
    const heard = (): string[] => [...listeners].flatMap(([key, { size }]) => Array.from({ length: size }, () => key));
    watching(['a', 'b']);
    watching([]);
    expect(heard()).to.deep.equal([]);
    drawn.length = 0;
    watching(['c', 'a']);
    expect([shown(), drawn, heard().sort()]).to.deep.equal([['c', 'a'], ['c', 'a'], ['a', 'c']]);
    for (const listener of listeners.get('c') ?? []) listener();
    expect(drawn).to.deep.equal(['c', 'a', 'c']);
  });

  it('draws what changed while it heard nothing', async () => {
    let words = 'old';
    const part = render(watch({ watch: () => () => undefined }, 'key', () => words), root, { isConnected: false });
    await Promise.resolve();
    words = 'new';
    part.setConnected(true);
    expect(root.textContent).to.equal('new');
  });

  for (const spares of [0, 3]) {
    it(`stands in the right order, makes only what it must, and leaves the focus where it is, whatever comes and goes: ${spares} spares`, () => holds(
      fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), { maxLength: 8 }), fc.nat(9)), { minLength: 1, maxLength: 8 }), (steps) => {
        render(nothing, root);
        connected = 0;
        const seen = new Set<HTMLElement>();
        let made = 0, shed = 0, before = new Map<string, HTMLElement>();
        for (const [keys, at] of steps) {
          const was = focused();
          list(keys, { spares });
          // What one has too many of goes; and what has the focus does not serve others elsewhere in the list.
          const needs = Math.max(0, keys.length - before.size) + (was === '' || keys.includes(was) ? 0 : 1), used = Math.min(shed, needs);
          made += needs - used;
          shed = Math.min(spares, shed - used + Math.max(0, before.size - keys.length));
          expect(shown()).to.deep.equal(keys);
          expect(connected).to.equal(keys.length);
          for (const key of keys) if (before.has(key)) expect(named(key), `${key} keeps its element`).to.equal(before.get(key));
          if (was !== '' && keys.includes(was)) expect(focused()).to.equal(was);
          for (const one of buttons()) seen.add(one);
          before = new Map(keys.map((key) => [key, named(key) as HTMLElement]));
          buttons()[at]?.focus();
        }
        expect(seen.size).to.be.at.most(made);
      }, { runs: 300 }));
  }

  it('gives way to something else in its place, and comes back', () => {
    const either = (keys: readonly string[]): RootPart => render(html`${keys.length > 0 ? reuse(keys, (key) => key, button) : html`<p>none</p>`}`, root);
    for (const keys of [['a', 'b'], [], ['c']]) {
      either(keys);
      expect([shown(), root.querySelector('p') === null, connected]).to.deep.equal([keys, keys.length > 0, keys.length]);
    }
  });
});

describe('lists between which items travel', () => {
  beforeEach(() => {
    root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    connected = 0;
  });
  afterEach(() => { root.host.remove(); });

  const rows = (seats: Seats, all: readonly (readonly [row: string, keys: readonly string[]])[], spares = 0): RootPart => {
    const lives = (key: string): boolean => all.some(([, keys]) => keys.includes(key));
    return render(html`${reuse(all, ([row]) => row, ([row, keys]) => html`<div data-row=${row}>${reuse(keys, (key) => key, button, { seats, lives })}</div>`, { spares })}`, root);
  };
  const standing = (): string[] => [...root.querySelectorAll('div')].map((row) => `${row.dataset['row'] ?? ''}: ${[...row.querySelectorAll('button')].map(({ textContent }) => textContent).join(' ')}`);

  for (const [fact, to] of [['down', [['1', ['a']], ['2', ['b', 'c']]]], ['up', [['1', ['a', 'b', 'c']], ['2', []]]], ['out of a row that goes', [['1', ['a', 'b', 'c']]]]] as const) {
    it(`takes along what was drawn, ${fact}`, () => {
      const seats: Seats = new Map();
      rows(seats, [['1', ['a', 'b']], ['2', ['c']]]);
      const key = fact === 'down' ? 'b' : 'c', element = named(key);
      element?.focus();
      rows(seats, to);
      expect(standing()).to.deep.equal(to.map(([row, keys]) => `${row}: ${keys.join(' ')}`));
      expect([named(key) === element, connected, seats.size]).to.deep.equal([true, 3, 3]);
    });
  }

  it('takes along what was drawn, also into a row that was spare and had it once', () => {
    const seats: Seats = new Map();
    for (const all of [[['1', ['a']], ['2', ['b']]], [['1', ['a']]], [['1', ['a', 'b']]]] as const) rows(seats, all, 1);
    const element = named('b');
    rows(seats, [['1', ['a']], ['2', ['b']]], 1);
    expect([standing(), named('b') === element, connected, [...seats.keys()].sort()]).to.deep.equal([['1: a', '2: b'], true, 2, ['a', 'b']]);
  });

  it('has everything in its place, once, whatever goes where', () => holds(
    fc.tuple(fc.array(fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 6 }), fc.constantFrom(0, 2)), ([steps, spares]) => {
      render(nothing, root);
      connected = 0;
      const seats: Seats = new Map();
      for (const places of steps) {
        // Each of eight sentences stands in one of three rows, or (3) has gone; rows without any are not there.
        const all = [0, 1, 2].map((row) => [`${row}`, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].filter((_, at) => places[at] === row)] as const).filter(([, keys]) => keys.length > 0);
        rows(seats, all, spares);
        expect(standing()).to.deep.equal(all.map(([row, keys]) => `${row}: ${keys.join(' ')}`));
        const here = all.flatMap(([, keys]) => keys);
        expect(`${connected}: ${[...seats.keys()].sort().join(' ')}`).to.equal(`${here.length}: ${[...here].sort().join(' ')}`);
        buttons()[0]?.focus();
      }
    }, { runs: 300 }));
});
