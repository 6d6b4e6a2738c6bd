/** Addresses are in the hash, so that one folder of files serves them all and a link survives any host. */
import type { SegmentId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';

export type Route =
  /** `at`: a deep link to the unit of this segment. */
  | { readonly page: 'work'; readonly at: SegmentId | null }
  /** `segment`: only the changes of this segment. */
  | { readonly page: 'history'; readonly segment: SegmentId | null }
  | { readonly page: 'settings' };

/** An unknown address shows the work: nobody is left before an empty page. */
export function readRoute(hash: string): Route {
  const [page = '', id = ''] = hash.replace(/^#?\/?/, '').split('/').map(decoded);
  const segment = id === '' ? null : asId<SegmentId>(id);
  switch (page) {
    case 'at': return { page: 'work', at: segment };
    case 'history': return { page: 'history', segment };
    case 'settings': return { page: 'settings' };
    default: return { page: 'work', at: null };
  }
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'work': return route.at ? `#/at/${encodeURIComponent(route.at)}` : '#/';
    case 'history': return route.segment ? `#/history/${encodeURIComponent(route.segment)}` : '#/history';
    case 'settings': return '#/settings';
    default: return route satisfies never;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % in a link that was typed by hand
  }
}
