// Serves the built app (dist/) with its real headers, for end-to-end tests and measurements.
// Run alone (`node scripts/serve.mjs 4300 dist`) it says its address and serves until it is killed.
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

/** @param {{ port?: number, dir?: string }} [where] the same port again keeps the origin, so that a test can come back to it */
export async function serve({ port = 0, dir = 'dist' } = {}) {
  const server = await preview({ logLevel: 'silent', build: { outDir: dir }, preview: { host: '127.0.0.1', port, strictPort: port !== 0, open: false } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const stop = () => new Promise((ok) => {
    server.httpServer.close(() => ok(undefined));
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
  });
  return { url: `http://localhost:${address.port}/`, port: address.port, stop };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , port = '0', dir = 'dist'] = process.argv;
  console.log((await serve({ port: Number(port), dir })).url);
}
