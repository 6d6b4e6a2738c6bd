/** Addresses are in the hash, so that one folder of files serves them all and a link survives any host. */
import type { SegmentId, VersionId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';

export type Route =
  /** `work`: absent = the one that is open. `at`: a deep link to the unit of this segment. */
  | { readonly page: 'work'; readonly work?: WorkId; readonly at: SegmentId | null }
  /** `segment`: only the changes of this segment. */
  | { readonly page: 'history'; readonly segment: SegmentId | null }
  /** Undecided suggestions; files to and from others; how the work was on a day. */
  | { readonly page: 'review' }
  | { readonly page: 'exchange' }
  | { readonly page: 'snapshots' }
  | { readonly page: 'settings' }
  | { readonly page: 'library' }
  /** A new work, or another version of the open one. */
  | { readonly page: 'add'; readonly what: 'work' | 'version' }
  /** A new import for a version of the open work. */
  | { readonly page: 'replace'; readonly version: VersionId };

/** An unknown address shows the work: nobody is left before an empty page. */
export function readRoute(hash: string): Route {
  const [page = '', id = '', within = '', inner = ''] = hash.replace(/^#?\/?/, '').split('/').map(decoded);
  const segment = segmentNamed(id);
  switch (page) {
    case 'at': return { page: 'work', at: segment };
    case 'work': return id === '' ? { page: 'work', at: null } : { page: 'work', work: asId<WorkId>(id), at: within === 'at' ? segmentNamed(inner) : null };
    case 'history': return { page: 'history', segment };
    case 'review': case 'exchange': case 'snapshots': case 'settings': case 'library': return { page };
    case 'add': return { page: 'add', what: id === 'version' ? 'version' : 'work' };
    case 'replace': return id === '' ? { page: 'work', at: null } : { page: 'replace', version: asId<VersionId>(id) };
    default: return { page: 'work', at: null };
  }
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'work': return (route.work ? `#/work/${encodeURIComponent(route.work)}${route.at ? '/' : ''}` : '#/') + (route.at ? `at/${encodeURIComponent(route.at)}` : '');
    case 'history': return route.segment ? `#/history/${encodeURIComponent(route.segment)}` : '#/history';
    case 'review': case 'exchange': case 'snapshots': case 'settings': case 'library': return `#/${route.page}`;
    case 'add': return route.what === 'version' ? '#/add/version' : '#/add';
    case 'replace': return `#/replace/${encodeURIComponent(route.version)}`;
    default: return route satisfies never;
  }
}

/** The work that an address names; null: it names none. */
export function workIn(hash: string): WorkId | null {
  const route = readRoute(hash);
  return route.page === 'work' ? route.work ?? null : null;
}

function segmentNamed(id: string): SegmentId | null { return id === '' ? null : asId<SegmentId>(id); }

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % in a link that was typed by hand
  }
}
