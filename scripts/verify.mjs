// `npm run verify`: everything that must be true before work is handed in. Types and the floor plan first (quick), then
// lint, then `npm test`, which brings the rest (and the build) with it.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['Floor plan', ['scripts/test.mjs', '--only', 'types,node', 'floor-plan']],
  ['Lint', ['node_modules/eslint/bin/eslint.js', '.']],
  ['Tests', ['scripts/test.mjs']],
];

const failed = [];
for (const [title, args] of STEPS) {
  console.log(`\n=== ${title} ===`);
  const { status } = spawnSync(process.execPath, /** @type {string[]} */ (args), { stdio: 'inherit' });
  if (status !== 0) failed.push(title);
}
console.log(failed.length > 0 ? `\nNot ready: ${failed.join(', ')}` : '\nAll is well.');
process.exitCode = failed.length > 0 ? 1 : 0;
