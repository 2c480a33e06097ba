import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ImportedType } from '../model/imported.ts';
import type { EntryKind } from '../model/release.ts';

/**
 * The tables. Rows are only ever added: the triggers of `migrations/0001_immutable.sql` refuse every update and delete.
 * JSON is kept as the canonical text that was digested, never as a parsed column: a digest is of bytes.
 */

/** Each content once, by its SHA-256, however many releases hold it. */
export const definitions = sqliteTable('definitions', {
  digest: text().primaryKey(),
  kind: text().$type<EntryKind>().notNull(),
  id: text().notNull(),
  content: text().notNull(),
});

/** A row here seals its entries: it is written last, and from then on no entry may join. */
export const releases = sqliteTable('releases', {
  version: text().primaryKey(),
  date: text().notNull(),
  digest: text().notNull(),
  previousVersion: text('previous_version'),
  previousDigest: text('previous_digest'),
  manifest: text().notNull(),
});

export const entries = sqliteTable(
  'entries',
  {
    release: text()
      .notNull()
      .references(() => releases.version),
    /** The release's digest is over its entries in order, so the order is stored, not guessed from a collation. */
    position: integer().notNull(),
    kind: text().$type<EntryKind>().notNull(),
    id: text().notNull(),
    version: text().notNull(),
    since: text().notNull(),
    digest: text()
      .notNull()
      .references(() => definitions.digest),
  },
  (table) => [primaryKey({ columns: [table.release, table.kind, table.id] })],
);

/** Terminologies of others, apart from the releases. What was imported is never replaced, but may be withdrawn. */
export const imported = sqliteTable(
  'imported',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    url: text().notNull(),
    /** Empty where the resource states none. */
    version: text().notNull(),
    type: text().$type<ImportedType>().notNull(),
    digest: text().notNull(),
    content: text().notNull(),
    at: text().notNull(),
    /** The file or the server that it came from. */
    origin: text().notNull(),
    /** Version of the program that imported it. */
    software: text().notNull(),
  },
  (table) => [index('imported_url_version').on(table.url, table.version)],
);

/** Imports that are not to be served any more. A row here makes room for another import of the same URL and version. */
export const withdrawals = sqliteTable('withdrawals', {
  imported: integer()
    .primaryKey()
    .references(() => imported.id),
  at: text().notNull(),
  software: text().notNull(),
});

/**
 * Large code systems, made ready to be read concept by concept. All of it follows from the import's content, so it has
 * no digest that anybody published; `digest` tells that it is as it was written.
 */
export const storedSystems = sqliteTable('stored_systems', {
  id: integer().primaryKey({ autoIncrement: true }),
  imported: integer()
    .notNull()
    .references(() => imported.id),
  /** Rules that it was prepared by; of several the newest counts. */
  format: integer().notNull(),
  size: integer().notNull(),
  /** Id of its first concept; the others follow in order. */
  first: integer().notNull(),
  header: text().notNull(),
  parentStart: blob('parent_start', { mode: 'buffer' }).notNull(),
  parents: blob({ mode: 'buffer' }).notNull(),
  byPlace: blob('by_place', { mode: 'buffer' }).notNull(),
  states: blob({ mode: 'buffer' }).notNull(),
  digest: text().notNull(),
});

/** The terms of each concept are in the full-text table `stored_terms`, under `first` plus its place. */
export const storedConcepts = sqliteTable(
  'stored_concepts',
  {
    id: integer().primaryKey(),
    system: integer().notNull(),
    /** Its code as it is looked up; null where the code stands there before. */
    key: text(),
    content: text().notNull(),
  },
  (table) => [index('stored_concepts_key').on(table.system, table.key)],
);

/** Every attempt to load a release, for the audit. */
export const loads = sqliteTable('loads', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: text().notNull(),
  release: text().notNull(),
  digest: text().notNull(),
  outcome: text({ enum: ['loaded', 'already-present', 'refused'] }).notNull(),
  origin: text().notNull(),
  software: text().notNull(),
  detail: text(),
});
