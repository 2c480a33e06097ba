import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { sha256 } from '../model/digest.ts';
import type { ComingResource, ImportedResource, ImportOutcome, ImportRecord, ServedImport } from '../model/imported.ts';
import { error, hasErrors, type Issue } from '../model/issue.ts';
import type { Clock, PreparedConcepts } from '../model/ports.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Connection, inTransaction } from './connection.ts';
import { attempt } from './failure.ts';
import { alteredIssue } from './load.ts';
import { imported, storedSystems, withdrawals } from './schema.ts';
import { conceptReader, writeConcepts } from './stored-concepts.ts';

interface WriterOptions {
  readonly clock: Clock;
  readonly software: string;
}

/** What of the store is about terminologies of others. */
export interface ImportWriter {
  readonly save: (resources: Iterable<ComingResource>) => Result<ImportOutcome>;
  readonly withdraw: (url: string, version: string) => Result<ImportRecord>;
  readonly saveConcepts: (id: number, prepared: PreparedConcepts) => Result<void>;
}

/** Prepares the saving of terminologies of others: `Store.saveImports` and its like. */
export function importWriter(connection: Connection, { clock, software }: WriterOptions): ImportWriter {
  const now = () => ({ at: new Date(clock()).toISOString(), software });
  const writing = <T>(work: () => Result<T>): Result<T> => {
    if (!connection.readOnly) return inTransaction(connection, work);
    const message = `${connection.path} can only be read here; import where it can be written`;
    return failed(error('database-read-only', message));
  };
  return {
    save: (resources) => writing(() => write(connection, resources, now())),
    withdraw: (url, version) => writing(() => withdraw(connection, { url, version, ...now() })),
    saveConcepts: (id, prepared) =>
      writing(() => {
        writeConcepts(connection, id, prepared);
        return ok(undefined);
      }),
  };
}

interface Circumstances {
  readonly at: string;
  readonly software: string;
}

function write(
  connection: Connection,
  resources: Iterable<ComingResource>,
  circumstances: Circumstances,
): Result<ImportOutcome> {
  const { db } = connection;
  const presentOne = db
    .select({ digest: imported.digest, origin: imported.origin })
    .from(imported)
    .leftJoin(withdrawals, eq(withdrawals.imported, imported.id))
    .where(
      and(
        eq(imported.url, sql.placeholder('url')),
        eq(imported.version, sql.placeholder('version')),
        isNull(withdrawals.at),
      ),
    )
    .prepare();
  const conflicts: Issue[] = [];
  let added = 0;
  let present = 0;
  for (const { concepts, ...resource } of resources) {
    const known = presentOne.get({ url: resource.url, version: resource.version });
    if (known === undefined) {
      const { lastInsertRowid } = db
        .insert(imported)
        .values({ ...resource, ...circumstances })
        .run();
      if (concepts !== undefined) writeConcepts(connection, Number(lastInsertRowid), concepts);
      added++;
    } else if (known.digest === resource.digest) present++;
    else conflicts.push(conflict(resource, known));
  }
  return hasErrors(conflicts) ? failed(...conflicts) : ok({ added, present });
}

function conflict({ url, version, digest }: ImportedResource, known: { digest: string; origin: string }): Issue {
  return error(
    'import-conflict',
    `${url}|${version} is here already with other content (${known.digest}, from ${known.origin}); this one has ` +
      `${digest}. What was imported is never replaced: withdraw it first`,
  );
}

function withdraw(
  connection: Connection,
  { url, version, at, software }: Circumstances & { readonly url: string; readonly version: string },
): Result<ImportRecord> {
  const served = recordsOf(connection).filter((each) => each.withdrawn === undefined && each.url === url);
  const found = served.find((each) => each.version === version);
  if (found === undefined) {
    const known = served.length === 0 ? '' : `; imported versions: ${served.map((each) => each.version).join(', ')}`;
    return failed(error('invalid-parameter', `There is no import ${url}|${version} to withdraw${known}`));
  }
  connection.db.insert(withdrawals).values({ imported: found.id, at, software }).run();
  return ok({ ...found, withdrawn: at });
}

/** Every import there ever was, withdrawn ones too, by URL and version, the oldest first. Throws what SQLite throws. */
export function recordsOf({ db }: Connection): readonly ImportRecord[] {
  const { id, type, url, version, digest, origin, at } = imported;
  const storedSize = sql<
    number | null
  >`(SELECT max(size) FROM ${storedSystems} WHERE ${storedSystems.imported} = ${imported.id})`;
  const ofSmallSystem = (path: string) =>
    sql<
      string | null
    >`CASE WHEN ${type} = 'CodeSystem' AND ${storedSize} IS NULL THEN json_extract(${imported.content}, ${path}) END`;
  const rows = db
    .select({
      ...{ id, type, url, version, digest, origin, at },
      bytes: sql<number>`octet_length(${imported.content})`,
      concepts: storedSize,
      // A large code system is none, and would be slow to look into.
      supplements: ofSmallSystem('$.supplements'),
      valueSet: ofSmallSystem('$.valueSet'),
      withdrawn: withdrawals.at,
    })
    .from(imported)
    .leftJoin(withdrawals, eq(withdrawals.imported, imported.id))
    .orderBy(asc(url), asc(version), asc(id))
    .all();
  return rows.map(({ concepts, supplements, valueSet, withdrawn, ...row }) => ({
    ...row,
    ...(typeof supplements === 'string' ? { supplements } : {}),
    ...(typeof valueSet === 'string' ? { valueSet } : {}),
    ...(concepts === null ? {} : { concepts }),
    ...(withdrawn === null ? {} : { withdrawn }),
  }));
}

/**
 * The imports that are served. What is read as a whole has its digest verified here; large systems are verified by
 * `verify`, because a server must not read them all to start. Answers `release-digest`.
 */
export function readImports(connection: Connection): Result<readonly ServedImport[]> {
  return attempt(connection.path, () => {
    const stored = conceptReader(connection);
    const contentOf = contentReader(connection);
    const served = recordsOf(connection).filter((each) => each.withdrawn === undefined);
    const issues: Issue[] = [];
    const value = served.map((record): ServedImport => {
      const concepts = record.concepts === undefined ? undefined : stored(record.id);
      if (concepts === undefined && contentOf(record) === undefined) issues.push(altered(connection, record));
      return {
        ...record,
        content: () => {
          const content = contentOf(record);
          if (content === undefined) throw new Error(altered(connection, record).message);
          return content;
        },
        ...(concepts === undefined ? {} : { stored: concepts }),
      };
    });
    return hasErrors(issues) ? failed(...issues) : ok(value);
  });
}

/** Reads the content of an import; undefined where it is not what was imported. */
function contentReader({ db }: Connection): (record: ImportRecord) => string | undefined {
  const one = db
    .select({ content: imported.content })
    .from(imported)
    .where(eq(imported.id, sql.placeholder('id')))
    .prepare();
  return ({ id, digest }) => {
    const content = one.get({ id })?.content;
    return content !== undefined && sha256(content) === digest ? content : undefined;
  };
}

function altered({ path }: Connection, { type, url, version, digest }: ImportRecord): Issue {
  return alteredIssue(`${path}: the imported ${type} ${url}|${version} has not its digest ${digest}`);
}

/** Every import whose content or concepts are not what was written: `release-digest`. Throws what SQLite throws. */
export function importIssues(connection: Connection, isAsWritten: (system: number) => boolean): readonly Issue[] {
  const contentOf = contentReader(connection);
  const contents = recordsOf(connection).filter((record) => contentOf(record) === undefined);
  const systems = connection.db.select({ id: storedSystems.id, imported: storedSystems.imported }).from(storedSystems);
  const stored = systems.all().filter(({ id }) => !isAsWritten(id));
  return [
    ...contents.map((record) => altered(connection, record)),
    ...stored.map((each) =>
      alteredIssue(`${connection.path}: the concepts of import ${each.imported} are not as they were written`),
    ),
  ];
}
