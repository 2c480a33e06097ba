import { asc } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { loads } from './schema.ts';

/** One attempt to load a release. */
export interface LoadRecord {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly release: string;
  readonly digest: string;
  readonly outcome: 'loaded' | 'already-present' | 'refused';
  /** Where the release came from: a file, an address. */
  readonly origin: string;
  /** Version of the program that loaded it. */
  readonly software: string;
  /** Why it was refused. */
  readonly detail?: string;
}

/** All records, oldest first. */
export function auditOf({ db }: Connection): readonly LoadRecord[] {
  const rows = db.select().from(loads).orderBy(asc(loads.id)).all();
  return rows.map(({ id: _id, detail, ...record }) => (detail === null ? record : { ...record, detail }));
}

/** Appends a record, within the transaction that it tells of. */
export function appendRecord({ db }: Connection, record: LoadRecord): void {
  db.insert(loads).values(record).run();
}
