/** What the roof hands to `<dm-app>`: everything the screen may ask for and cannot make itself. */
import type { ExchangePort } from '../app/exchange-types.ts';
import type { ImportPort } from '../app/import-types.ts';
import type { LibraryPort } from '../app/library-types.ts';
import type { RealignPort } from '../app/realign-types.ts';
import type { Opening, Session } from '../app/session.ts';
import type { WorkId } from '../core/ids.ts';
import type { FileKind } from './controllers/incoming-files.ts';
import type { BackupPort, OfflinePort, PersistencePort, StoreError } from './ports.ts';

export interface AppEnvironment {
  /** Opens the store and the work in it. `acceptEmpty`: the person chose to begin anew although work had been stored here. */
  readonly open: (options: { readonly acceptEmpty: boolean }) => Promise<Opening>;
  /** Another tab has put another copy of the work in its place: opens that one, with what was typed here as drafts. */
  readonly reopen: (former: Session) => Promise<Opening>;
  /** Opens another work of the same store. Where it cannot be opened the one before stays as it was. */
  readonly switchTo: (work: WorkId) => Promise<Opening>;
  readonly library: LibraryPort;
  readonly imports: ImportPort;
  readonly realigning: RealignPort;
  readonly backup: BackupPort;
  readonly exchange: ExchangePort;
  /** What a file is, by what is in it. */
  readonly recognise: (file: File) => Promise<FileKind>;
  /** Where opening has failed: whatever can still be read, as a file. Without it that is not offered. */
  readonly salvage?: BackupPort['create'];
  /** Deletes everything on this device. The page asks twice before and opens anew after it. */
  readonly erase: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: StoreError }>;
  readonly persistence: PersistencePort;
  readonly offline: OfflinePort;
  readonly about: {
    readonly version: string;
    /** Address of the licence texts. */
    readonly notices: string;
  };
}
