import { existsSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { catalogParts } from './scripts/catalog-parts.mjs';
import { headers, headersFile, metaPolicy } from './scripts/headers.mjs';
import { testDefines } from './scripts/test-globals.mjs';

const PAPER = '#faf7f2';
const NOTICES = 'THIRD-PARTY-NOTICES';

/** Puts the headers and the licence texts beside the app, and the policy into the page itself. */
function shipped(): Plugin {
  return {
    name: 'dragoman-shipped',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        // The theme that somebody chose is set by the script: nothing may be painted in another one before.
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy }, injectTo: 'head-prepend' }],
      }),
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
      if (existsSync(NOTICES)) {
        this.emitFile({ type: 'asset', fileName: `${NOTICES}.txt`, source: readFileSync(NOTICES, 'utf8') });
      }
    },
  };
}

/** Style sheets are strings in the program, which nothing minifies: comments and indents stay at home, lines stay where they are. */
function withoutComments(): Plugin {
  return {
    name: 'dragoman-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/ui\/.*\.ts$/, code: 'css`' },
      handler: (code) => ({ code: code.replace(/\bcss`[^`]*`/g, (sheet) => sheet.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/.+/g, '')).replace(/^ +/gm, '')), map: null }),
    },
  };
}

const pwa = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/sw',
  filename: 'sw.ts',
  registerType: 'prompt',
  injectRegister: false,
  injectManifest: {
    globPatterns: ['**/*.{js,css,html,woff2,png,svg,json,txt,lex}'],
    globIgnores: ['screenshot-*.png'],
    target: 'es2023',
    rollupFormat: 'iife',
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
  },
  manifest: {
    id: './',
    name: 'Dragoman',
    short_name: 'Dragoman',
    description: 'Read, compare and correct translations side by side, sentence by sentence. Works offline.',
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: PAPER,
    theme_color: PAPER,
    categories: ['productivity', 'education'],
    screenshots: [
      { src: 'screenshot-wide.png', sizes: '1280x800', type: 'image/png', form_factor: 'wide', label: 'Three languages side by side' },
      { src: 'screenshot-narrow.png', sizes: '390x780', type: 'image/png', form_factor: 'narrow', label: 'On a phone' },
    ],
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
});

export default defineConfig(({ command, isPreview, isSsrBuild }) => ({
  // Relative, because addresses are in the hash: one build works at the root of a host and in a folder of it.
  base: command === 'build' ? './' : '/',
  // No fallback page: an address that does not exist is a 404.
  appType: 'mpa',
  // Read by tests only.
  define: testDefines,
  build: {
    target: 'es2023',
    // Browsers of two years and newer: light-dark(), nesting and the like ship as written.
    cssTarget: ['chrome125', 'firefox128', 'safari18'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 400,
    // All that the first row needs in one file: two dozen shared crumbs cost more in requests than they save.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'app', test: /src\/main\.ts$/ }] } } },
  },
  worker: { format: 'es' },
  preview: { headers, port: Number(process.env['PORT'] || 4173) },
  plugins: [catalogParts(), ...(command === 'build' && !isPreview && !isSsrBuild ? [withoutComments(), shipped(), pwa] : [])],
}));
