import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
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

/** Terminologies of others, apart from the releases. What was imported is never replaced. */
export const imported = sqliteTable(
  'imported',
  {
    url: text().notNull(),
    /** Empty where the resource states none. */
    version: text().notNull(),
    type: text().$type<ImportedType>().notNull(),
    digest: text().notNull(),
    content: text().notNull(),
    at: text().notNull(),
    /** The file that it came from. */
    origin: text().notNull(),
    /** Version of the program that imported it. */
    software: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.url, table.version] })],
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
