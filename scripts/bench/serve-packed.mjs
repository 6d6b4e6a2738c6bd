// Serves a built folder as a real host does: with its headers, compressed once and kept. `vite preview` sends files as they are.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { headers as ownHeaders } from '../headers.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.png': 'image/png',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.webmanifest']);

/** @param {string} dir @param {Record<string, string>} [headers] those of the app, unless given */
export async function servePacked(dir, headers = ownHeaders) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = normalize(join(dir, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    if (!file.startsWith(normalize(dir)) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = extname(file);
    const cached = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const sent = { ...headers, 'Content-Type': TYPES[type] ?? 'application/octet-stream', 'Cache-Control': cached };
    if (!PACKED.has(type) || !/\bbr\b/.test(String(request.headers['accept-encoding']))) {
      response.writeHead(200, sent);
      createReadStream(file).pipe(response);
      return;
    }
    const body = packed.get(file) ?? brotliCompressSync(readFileSync(file));
    packed.set(file, body);
    response.writeHead(200, { ...sent, 'Content-Encoding': 'br', 'Content-Length': body.length }).end(body);
  });
  await new Promise((ok) => { server.listen(0, '127.0.0.1', () => ok(undefined)); });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    stop: () => new Promise((ok) => { server.close(() => ok(undefined)); server.closeAllConnections(); }),
  };
}
