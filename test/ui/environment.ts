/** What the roof would hand to the pages, with ports that a test steers. */
import type { PersistenceState } from '../../src/app/persistence.ts';
import type { Session } from '../../src/app/session.ts';
import type { AppEnvironment } from '../../src/ui/app-environment.ts';
import type { OfflineState } from '../../src/ui/controllers/offline.ts';
import { FakeExchange, recogniseByName } from './exchange-fakes.ts';
import { FakeImports, FakeLibrary, FakeRealigning } from './import-fakes.ts';
import type { BackupContents, BackupPort, BackupResult, OfflinePort, PersistencePort, RestoreReport } from '../../src/ui/ports.ts';

export class FakeOffline extends EventTarget implements OfflinePort {
  state: OfflineState = { ready: false, updateWaiting: false };
  updates = 0;
  set(state: Partial<OfflineState>): void { this.state = { ...this.state, ...state }; this.dispatchEvent(new Event('change')); }
  applyUpdate(): void { this.updates += 1; }
}

export class FakePersistence extends EventTarget implements PersistencePort {
  state: PersistenceState = 'unknown';
  answer: PersistenceState = 'granted';
  ask(): Promise<PersistenceState> { this.state = this.answer; this.dispatchEvent(new Event('change')); return Promise.resolve(this.state); }
}

export const CONTENTS: BackupContents = {
  time: Date.UTC(2026, 10, 22, 9, 30), person: 'Ayşe', changes: 1234, drafts: 2,
  works: [{ title: { en: 'Joint statement', ru: 'Совместное заявление', tr: 'Ortak açıklama' }, changes: 1234, known: true }],
};
export const REPORT: RestoreReport = { works: { added: 0, merged: 1 }, changes: { added: 3, known: 5 }, suggestions: 1, drafts: { added: 2, known: 0 } };

export class FakeBackup implements BackupPort {
  contents: BackupResult<BackupContents> = { ok: true, value: CONTENTS };
  restored: BackupResult<{ report: RestoreReport; session: Session | null }> = { ok: true, value: { report: REPORT, session: null } };
  created = 0;
  create: BackupPort['create'] = () => {
    this.created += 1;
    return Promise.resolve({ ok: true, value: { fileName: 'dragoman-backup-2026-11-22.json', blob: new Blob(['{}']) } });
  };
  inspect: BackupPort['inspect'] = () => Promise.resolve(this.contents);
  restore: BackupPort['restore'] = () => Promise.resolve(this.restored);
}

export interface FakeEnvironment extends AppEnvironment {
  readonly backup: FakeBackup;
  readonly exchange: FakeExchange;
  readonly persistence: FakePersistence;
  readonly offline: FakeOffline;
  readonly library: FakeLibrary;
  readonly imports: FakeImports;
  readonly realigning: FakeRealigning;
  erased: number;
}

export function fakeEnvironment(): FakeEnvironment {
  const environment: FakeEnvironment = {
    open: () => Promise.reject(new Error('not in this test')), reopen: () => Promise.reject(new Error('not in this test')), backup: new FakeBackup(), exchange: new FakeExchange(), recognise: recogniseByName, persistence: new FakePersistence(), offline: new FakeOffline(),
    switchTo: () => Promise.reject(new Error('not in this test')), library: new FakeLibrary(), imports: new FakeImports(), realigning: new FakeRealigning(),
    about: { version: '1.2.3', notices: './THIRD-PARTY-NOTICES.txt' }, erased: 0,
    erase: () => { environment.erased += 1; return Promise.resolve({ ok: true }); },
  };
  return environment;
}
