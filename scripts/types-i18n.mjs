// `npm run types:i18n`: writes src/i18n/resources.ts, the English catalog as a type. With the texts as literal types the
// compiler sees unknown keys, missing {{values}} and a missing count. A .ts and not a .d.ts: other floors read what
// tsc emits for i18n/, and tsc does not copy declaration files.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const CATALOG = 'translations/ui/en.json';
export const RESOURCES = 'src/i18n/resources.ts';

/** @param {string} catalog the text of en.json */
export function resourcesSource(catalog) {
  const body = JSON.stringify({ ui: JSON.parse(catalog) }, null, 2);
  return `// Generated from ${CATALOG} by \`npm run types:i18n\`. Do not edit.\nexport interface Resources ${body}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(RESOURCES, resourcesSource(readFileSync(CATALOG, 'utf8')));
  console.log(`${RESOURCES} is fresh.`);
}
