// `npm start`: build the app, serve it as a real host would (same headers, no fallback page), say where.
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
const server = await preview({ logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
console.log(`Dragoman is at ${address}`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => void server.close().finally(() => process.exit(0)));
}
