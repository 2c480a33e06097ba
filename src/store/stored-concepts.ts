import { createHash } from 'node:crypto';
import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import { PREPARED_FORMAT } from '../model/imported.ts';
import type { IndexTerm, PreparedConcepts, StoredConcepts } from '../model/ports.ts';
import type { Connection } from './connection.ts';
import { storedSystems } from './schema.ts';

/**
 * Writes the concepts of a large code system with their terms, within the transaction of whoever calls. Concepts are
 * numbered on from the last one there is; terms stand under the place of their concept, so that a search finds concepts
 * in order and need not sort.
 */
export function writeConcepts({ db, sqlite }: Connection, imported: number, prepared: PreparedConcepts): void {
  const { header, parentStart, parents, byPlace, states } = prepared;
  const first = Number(sqlite.prepare('SELECT coalesce(max(id), 0) + 1 FROM stored_concepts').pluck().get());
  const system = Number(sqlite.prepare('SELECT coalesce(max(id), 0) + 1 FROM stored_systems').pluck().get());
  const places = new Int32Array(byPlace.length);
  for (const [place, index] of byPlace.entries()) places[index] = place;
  // Hundreds of thousands of rows: plain statements, as drizzle would make an object and a text of each.
  const concept = sqlite.prepare('INSERT INTO stored_concepts (id, system, key, content) VALUES (?, ?, ?, ?)');
  const terms = sqlite.prepare('INSERT INTO stored_terms (rowid, terms) VALUES (?, ?)');
  const digest = createHash('sha256');
  const termsByPlace = new Array<string>(byPlace.length);
  let index = 0;
  for (const each of prepared.concepts) {
    concept.run(first + index, system, each.key ?? null, each.content);
    digest.update(lineOf(each));
    termsByPlace[places[index] ?? 0] = each.terms;
    index++;
  }
  // In the order of their ids, which is many times faster.
  for (const [place, each] of termsByPlace.entries()) terms.run(first + place, each);
  const row = {
    id: system,
    imported,
    format: PREPARED_FORMAT,
    size: index,
    first,
    header,
    parentStart: bytesOf(parentStart),
    parents: bytesOf(parents),
    byPlace: bytesOf(byPlace),
    states: bytesOf(states),
  };
  db.insert(storedSystems)
    .values({ ...row, digest: sealed(digest, row) })
    .run();
}

function lineOf({ key, content }: { readonly key: string | null | undefined; readonly content: string }): string {
  return `${JSON.stringify(key ?? null)} ${content}\n`;
}

type Sealed = Pick<typeof storedSystems.$inferSelect, 'header' | 'parentStart' | 'parents' | 'byPlace' | 'states'>;

function sealed(concepts: ReturnType<typeof createHash>, row: Sealed): string {
  for (const part of [row.header, row.parentStart, row.parents, row.byPlace, row.states]) concepts.update(part);
  return concepts.digest('hex');
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Prepares the reading of stored code systems, by the import that they are of; undefined where there is none. */
export function conceptReader(connection: Connection): (imported: number) => StoredConcepts | undefined {
  const { db } = connection;
  const { id, size, first, header } = storedSystems;
  return (imported) => {
    const row = db
      .select({ id, size, first, header })
      .from(storedSystems)
      .where(and(eq(storedSystems.imported, imported), eq(storedSystems.format, PREPARED_FORMAT)))
      .orderBy(desc(id))
      .get();
    return row === undefined ? undefined : storedConceptsOf(connection, row);
  };
}

type SystemRow = Pick<typeof storedSystems.$inferSelect, 'id' | 'size' | 'first' | 'header'>;

type ArrayColumn = 'parentStart' | 'parents' | 'byPlace' | 'states';

function storedConceptsOf({ db, sqlite }: Connection, { id, size, first, header }: SystemRow): StoredConcepts {
  const byKey = sqlite.prepare('SELECT id FROM stored_concepts WHERE system = ? AND key = ?').pluck();
  const byId = sqlite.prepare('SELECT content FROM stored_concepts WHERE id = ?').pluck();
  const byTerms = sqlite
    .prepare('SELECT rowid FROM stored_terms WHERE stored_terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid')
    .pluck();
  const column = (name: ArrayColumn): Buffer => {
    const columns = { value: getTableColumns(storedSystems)[name] };
    const row = db.select(columns).from(storedSystems).where(eq(storedSystems.id, id)).get();
    return row?.value ?? Buffer.alloc(0);
  };
  return {
    header,
    size,
    parentStart: () => numbersOf(column('parentStart')),
    parents: () => numbersOf(column('parents')),
    byPlace: () => numbersOf(column('byPlace')),
    states: () => column('states'),
    indexOf: (key) => {
      const found = byKey.get(id, key);
      return typeof found === 'number' ? found - first : undefined;
    },
    contentAt: (index) => {
      if (index < 0 || index >= size) return undefined;
      const content = byId.get(first + index);
      return typeof content === 'string' ? content : undefined;
    },
    find: (terms) => {
      const found = byTerms.all(queryOf(terms), first, first + size - 1);
      return found.map((rowid) => Number(rowid) - first);
    },
  };
}

/** As FTS5 reads it; terms hold no ASCII punctuation, so nothing in them can end the quotes. */
function queryOf(terms: readonly IndexTerm[]): string {
  return terms.map(({ term, isPrefix }) => (isPrefix ? `"${term}" *` : `"${term}"`)).join(' AND ');
}

/** A copy, because the bytes of a column need not begin where a number may. */
function numbersOf(bytes: Buffer): Int32Array {
  return new Int32Array(new Uint8Array(bytes).buffer);
}

/** True if a stored system, of whatever format, is as it was written. */
export function isAsWritten({ db, sqlite }: Connection, id: number): boolean {
  const row = db.select().from(storedSystems).where(eq(storedSystems.id, id)).get();
  if (row === undefined) return false;
  const digest = createHash('sha256');
  const all = sqlite.prepare('SELECT key, content FROM stored_concepts WHERE system = ? ORDER BY id');
  // The columns of a table that no other program writes.
  for (const concept of all.iterate(id)) digest.update(lineOf(concept as { key: string | null; content: string }));
  return sealed(digest, row) === row.digest;
}
