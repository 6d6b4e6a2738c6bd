/** The shape of the database and the one list of its migrations. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Change } from '../core/change.ts';
import type { Row, TableName } from '../core/model.ts';
import type { Draft } from './types.ts';

/** `n` counts the pages of one owner (a version, an alignment, or '' for the work itself) from 0. */
export type PageKey = [work: string, table: string, owner: string, n: number];

/** Rows of one table and owner: 256 when it is laid down, up to 512 with those that came beside them (page-writer.ts). */
export interface PageRecord { readonly rows: readonly Row[]; readonly sum: string }

/** The table of contents of a work's base, under `[work, '', '', 0]`: without it a page lost from both sides would go unnoticed. */
export interface ContentsRecord {
  readonly contents: readonly ContentsLine[];
  /** Over `contents`. */
  readonly sum: string;
  /** A new id each time a base is put here: by it a tab sees that the work it has open was replaced. */
  readonly copy: string;
}

/** With a `tab`: staged by it, and no part of the work yet. */
export type ContentsLine = readonly [table: TableName, owner: string, pages: number, tab?: string];

/** On which page a change put a new row. */
export type Place = readonly [table: TableName, owner: string, page: number, id: string];

export interface LogRecord {
  /** Given by the database; grows over all works and is never used twice. */
  readonly seq: number;
  readonly work: string;
  readonly change: Change;
  readonly places: readonly Place[];
  /** Over `change` and `places`. */
  readonly sum: string;
}

export interface Schema extends DBSchema {
  /** Live rows: base plus log. */
  pages: { key: PageKey; value: PageRecord };
  /** Rows as they came; written once. */
  base: { key: PageKey; value: PageRecord | ContentsRecord };
  /** Entries of the index come in the order of `seq`, the primary key. */
  log: { key: number; value: LogRecord; indexes: { work: string } };
  drafts: { key: [segment: string, tab: string]; value: Draft };
  facts: { key: string; value: unknown };
}
export type StoreName = StoreNames<Schema>;
export type Database = IDBPDatabase<Schema>;
export type ReadTx = IDBPTransaction<Schema, StoreName[]>;
export type WriteTx = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
type UpgradeTx = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

type Migration = (database: Database, tx: UpgradeTx) => void | Promise<void>;

/** The n-th entry leads from version n to version n + 1. Never change an entry that was released. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('pages');
    database.createObjectStore('base');
    database.createObjectStore('log', { keyPath: 'seq', autoIncrement: true }).createIndex('work', 'work');
    database.createObjectStore('drafts', { keyPath: ['segment', 'tab'] });
    database.createObjectStore('facts');
  },
  // Rows and acts that the release before does not know (sentences that are cut, links by hand). The stores are the same; but
  // its tabs must not read them, so they are asked to make room and find a newer database.
  () => undefined,
  // The same for notes, disputed suggestions and merged changes.
  () => undefined,
];

export const VERSION = MIGRATIONS.length;

/** Runs inside the version change, so that a mistake in the middle leaves the old version whole. */
export async function migrate(database: Database, tx: UpgradeTx, from: number): Promise<void> {
  for (const migration of MIGRATIONS.slice(from)) await migration(database, tx);
}
