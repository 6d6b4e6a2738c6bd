// Lets @web/test-runner serve sources through Vite's own pipeline: one transform for development, build and tests.
import { rmSync } from 'node:fs';
import { createServer } from 'vite';

/** The test page, its sockets and the mocha bundle belong to the runner. */
const RUNNER = /^\/(__web-|__wds-|@wtr)|^\/node_modules\/@web\//;

/** An HTML file that a module imports (?raw, ?url) is Vite's all the same. */
const IMPORT = /(^|&)(import|raw|url)\b/;

export async function viteForRunner() {
  // Of this process alone: two runs at the same time must not rebuild each other's packages.
  const cacheDir = `node_modules/.cache/vite-wtr-${process.pid}`;
  process.once('exit', () => rmSync(cacheDir, { recursive: true, force: true }));
  const server = await createServer({
    mode: 'test', clearScreen: false, appType: 'custom', logLevel: 'warn', cacheDir,
    server: { middlewareMode: true, hmr: false, ws: false, ...(process.argv.includes('--watch') ? {} : { watch: null }) },
    optimizeDeps: {
      // One scan at the start, over everything: no second optimising, no reload in the middle, one copy of lit.
      entries: ['test/**/*.test.ts', '!test/**/*.node.test.ts', 'src/**/*.ts', '!src/cli/**', '!src/sw/**'],
      holdUntilCrawlEnd: true,
      exclude: ['@web/test-runner-commands'],
    },
    plugins: [{
      name: 'runner-externals', enforce: 'pre',
      resolveId: (id) => (id.startsWith('/__web-dev-server__') ? { id, external: true } : undefined),
    }],
  });

  /** @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
  const middleware = (ctx, next) => {
    const page = ctx.path === '/' || (ctx.path.endsWith('.html') && !IMPORT.test(ctx.querystring));
    if (ctx.method !== 'GET' || page || RUNNER.test(ctx.path)) return next();
    return new Promise((ok, no) => {
      ctx.respond = false; // Vite answers on the raw response
      ctx.res.statusCode = 200;
      ctx.res.once('close', ok);
      server.middlewares(ctx.req, ctx.res, (/** @type {unknown} */ error) => {
        if (error) return no(error);
        ctx.respond = true;
        ctx.status = 404;
        ok(next());
      });
    });
  };
  return { middleware, plugin: { name: 'vite-for-runner', serverStop: () => server.close() } };
}
