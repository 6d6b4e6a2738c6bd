import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CATALOG, RESOURCES, resourcesSource } from '../../scripts/types-i18n.mjs';

test('the type of the catalog is the one that en.json makes', () => {
  const fresh = resourcesSource(readFileSync(CATALOG, 'utf8'));
  assert.ok(readFileSync(RESOURCES, 'utf8') === fresh, `${RESOURCES} is older than ${CATALOG}; run: npm run types:i18n`);
});
