/** Every transaction begins in one file, where it is strict, committed and watched. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const DOOR = join('src', 'store', 'transaction.ts');
/** idb's shortcuts on a database begin a transaction of their own, with the default durability. */
const SHORTCUTS = /^(?:get|getKey|getAll|getAllKeys|count|put|add|delete|clear)(?:FromIndex)?$/;

interface Finding { readonly file: string; readonly line: number; readonly what: string }

export function findTransactions(file: string, source: string): Finding[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true), found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const shortcut = SHORTCUTS.test(name.text) && ts.isIdentifier(expression) && /^(?:db|database)$/i.test(expression.text);
      if (name.text === 'transaction' || shortcut) {
        found.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, what: node.expression.getText() });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function sources(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join('src', name));
}

test('a transaction begins in one place only', () => {
  const found = sources().flatMap((file) => findTransactions(file, readFileSync(file, 'utf8')));
  assert.deepEqual(found.map(({ file }) => file), [DOOR], JSON.stringify(found));
});

test('that place asks for `strict` whenever it writes', () => {
  assert.match(readFileSync(DOOR, 'utf8'), /mode === 'readwrite' \? \{ durability: 'strict' \}/);
});

test('the finder finds', () => {
  assert.equal(findTransactions('x.ts', "this.#live?.transaction('a', 'readwrite');").length, 1);
  assert.equal(findTransactions('x.ts', "await db.put('drafts', 1);").length, 1);
  assert.equal(findTransactions('x.ts', 'store.put(1); const transaction = 1;').length, 0);
});

test('only the store names IndexedDB', () => {
  const allowed = [join('src', 'store'), join('src', 'main.ts')];
  const strangers = sources().filter((file) => !allowed.some((place) => file.startsWith(place)))
    .filter((file) => /\bindexedDB\b|from 'idb'/.test(readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')));
  assert.deepEqual(strangers, []);
});
