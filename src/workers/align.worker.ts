/** Aligns one pair of texts away from the page: progress and finished stretches on the way, all beads at the end. */
import { alignTexts } from '../align/align.ts';
import { readLexicon, reverseLexicon } from '../align/lexicon-file.ts';
import type { AlignedBead, Lexicon } from '../align/types.ts';
import type { AlignMessage, AlignNews } from './align.ts';
import type { LexiconPlace } from './lexicon-url.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<AlignMessage>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  answer(data).then((beads) => { self.postMessage(beads); }, (reason: unknown) => { self.reportError(reason); });
});

async function answer({ source, target, confirmed, lexicon }: AlignMessage): Promise<readonly AlignedBead[]> {
  const tell = (news: AlignNews): void => { self.postMessage({ news }); };
  return alignTexts(source, target, {
    lexicon: lexicon && await loaded(lexicon),
    ...(confirmed ? { confirmed } : {}),
    onProgress: (share) => { tell({ share }); },
    onBeads: (beads) => { tell({ beads }); },
  });
}

/** Without its lexicon a pair is aligned all the same: offline, before the service worker has it, there is none. */
async function loaded({ url, reversed }: LexiconPlace): Promise<Lexicon | null> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return null;
  const lexicon = readLexicon(new Uint8Array(await response.arrayBuffer()));
  return reversed ? reverseLexicon(lexicon) : lexicon;
}
