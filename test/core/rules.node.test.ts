// Every rule of src/core/RULES.md is quoted by a test.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rules = [...readFileSync(join('src', 'core', 'RULES.md'), 'utf8').matchAll(/^\*\*([A-Z]\d)\*\*/gm)].map(([, id]) => id as string);
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ts$/.test(name) && !name.includes('rules.node'))
  .map((name) => readFileSync(join('test', name), 'utf8')).join('\n');
/** What tests are called: a rule that is only spoken of in a comment is not tested. */
const titles = [...tests.matchAll(/\b(?:it|describe|test)\(\s*(['"`])((?:(?!\1).)*)\1/g)].map(([, , title]) => title).join('\n')
  + (/const LAWS.*= (\{.*\});/.exec(tests)?.[1] ?? ''); // each is held against every random act, under its own name

test('no rule has the number of another', () => assert.deepEqual(rules.filter((id, at) => rules.indexOf(id) !== at), []));
test('every rule is quoted by a test', () => {
  assert.ok(rules.length > 20);
  assert.deepEqual(rules.filter((id) => !new RegExp(`\\b${id}\\b`).test(titles)), []);
});
