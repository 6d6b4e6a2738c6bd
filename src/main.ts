/** The roof: opens what the app needs and mounts <dm-app>. No logic of its own. */
import { version } from '../package.json';
import { BUNDLED } from './app/bundled-texts.ts';
import { eraseAll, salvageFile } from './app/last-resort.ts';
import { lazyBackup } from './app/lazy-backup.ts';
import { lazyExchange, recognise } from './app/lazy-exchange.ts';
import { lazyImport } from './app/lazy-import.ts';
import { LazyLibrary } from './app/lazy-library.ts';
import { lazyRealign } from './app/lazy-realign.ts';
import { Persistence } from './app/persistence.ts';
import type { Opening, Session } from './app/session.ts';
import { openSession } from './app/session.ts';
import { chooseLanguage, startI18n } from './i18n/i18n.ts';
import { openStore } from './store/open-store.ts';
import type { StoreEnvironment } from './store/types.ts';
import { carriedSettings } from './ui/carried-settings.ts';
import { Offline } from './ui/controllers/offline.ts';
import { preferences } from './ui/controllers/preferences.ts';
import { stopInWindow } from './ui/controllers/stops.ts';
import { DmApp } from './ui/dm-app.ts';
import { facesOrSoon } from './ui/faces.ts';
import { fileWords } from './ui/file-words.ts';
import { workIn } from './ui/router.ts';
import { drawn } from './ui/slices.ts';
import { notesIn } from './ui/web-notes.ts';
import { SERVICE_WORKER_URL, trustedScriptUrl } from './workers/trusted-url.ts';

const storage: StoreEnvironment = {
  name: 'dragoman', indexedDB,
  newId: (prefix) => `${prefix}_${crypto.randomUUID()}`,
  now: Date.now,
  notes: notesIn(() => localStorage), tabNotes: notesIn(() => sessionStorage),
  locks: 'locks' in navigator ? navigator.locks : null,
  channel: (name) => 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null,
};
const env = {
  now: storage.now, newId: storage.newId, commands: 'later' as const, drawn, bundled: BUNDLED, version,
  openStore: (options: { acceptEmpty: boolean }) => openStore(storage, options),
  wanted: () => workIn(location.hash), stop: stopInWindow, session: (): Session | null => app.session,
  replaced: (session: Session) => { app.take(session); }, glimpsed: (...seen: Parameters<DmApp['foresee']>) => { app.foresee(...seen); },
  settings: carriedSettings, ...fileWords,
};
const watched = (opening: Opening): Opening => {
  if (opening.ok) persistence.askAtFirstEdit(opening.session.workbench);
  return opening;
};
const faces = facesOrSoon(), persistence = new Persistence(navigator.storage), offline = new Offline();
await startI18n(preferences.get('language') ?? chooseLanguage(navigator.languages));
const app = new DmApp();
app.environment = {
  open: async (options) => watched((await Promise.all([openSession(env, options), faces]))[0]),
  reopen: async (former) => watched(await (await import('./app/carry-over.ts')).reopenSession(env, former)),
  switchTo: async (work) => app.session ? watched(await (await import('./app/carry-over.ts')).switchTo(env, app.session, work)) : openSession(env),
  library: new LazyLibrary(env), imports: lazyImport(env), realigning: lazyRealign(env), backup: lazyBackup(env), exchange: lazyExchange(env), recognise,
  salvage: () => salvageFile(storage), erase: () => eraseAll(env),
  persistence, offline, about: { version, notices: './THIRD-PARTY-NOTICES.txt' },
};
document.body.prepend(app);
if (import.meta.env.PROD) void offline.start(trustedScriptUrl(SERVICE_WORKER_URL));
