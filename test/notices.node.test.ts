import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { NOTICES, notices, packages, refused } from '../scripts/notices.mjs';

test('the licences of everything that ships are in THIRD-PARTY-NOTICES', () => {
  assert.ok(readFileSync(NOTICES, 'utf8') === notices(), `${NOTICES} is not what the installed packages say; run: npm run notices`);
});

test('the font is among them', () => {
  assert.match(notices(), /@fontsource-variable\/literata .*\(OFL-1\.1\)/);
});

test('no package has a licence we may not use', () => {
  assert.deepEqual(refused(packages()), []);
});

test('the texts that the lexicons were learned from are named with their licences', () => {
  assert.match(notices(), /^- NTREX-128 .*; en ru tr; CC BY-SA 4\.0$/m);
  assert.match(notices(), /^- New Heart English Bible.*public domain$/m);
});
