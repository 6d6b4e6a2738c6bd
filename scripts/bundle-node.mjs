// Node 20 does not read TypeScript: Vite bundles what Node is to run (tests, end-to-end tests, benchmarks).
// Packages and our own scripts stay outside the bundle. Bundled files read other files relative to the working
// directory, which is always the top of the repository.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** @param {string[]} files TypeScript files @param {string} outDir @returns {Promise<string[]>} the bundles, in the same order */
export async function bundleForNode(files, outDir) {
  const name = (file) => file.replace(/\.ts$/, '');
  await build({
    mode: 'test', logLevel: 'warn',
    ssr: { target: 'node' },
    build: {
      ssr: true, outDir, emptyOutDir: true, copyPublicDir: false, target: 'node20', minify: false, sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(files.map((f) => [name(f), resolve(f)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
    plugins: [{
      name: 'own-scripts-outside', enforce: 'pre',
      resolveId(id, importer) {
        if (!importer || !/\/scripts\/.*\.mjs$/.test(id)) return undefined;
        return { id: pathToFileURL(resolve(importer, '..', id)).href, external: 'absolute' };
      },
    }],
  });
  return files.map((f) => resolve(outDir, `${name(f)}.mjs`));
}
