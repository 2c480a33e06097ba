import { and, asc, eq, sql } from 'drizzle-orm';
import { sha256 } from '../model/digest.ts';
import type { ImportedResource, ImportOutcome } from '../model/imported.ts';
import { error, hasErrors, type Issue } from '../model/issue.ts';
import type { Clock } from '../model/ports.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Connection, inTransaction } from './connection.ts';
import { attempt } from './failure.ts';
import { alteredIssue } from './load.ts';
import { imported } from './schema.ts';

/** A resource to be imported, and the file that it comes from. */
export interface ComingResource extends ImportedResource {
  readonly origin: string;
}

interface WriterOptions {
  readonly clock: Clock;
  readonly software: string;
}

/** Prepares the saving of terminologies of others: `Store.saveImports`. */
export function importWriter(
  connection: Connection,
  { clock, software }: WriterOptions,
): (resources: Iterable<ComingResource>) => Result<ImportOutcome> {
  return (resources) => {
    if (connection.readOnly) {
      const message = `${connection.path} can only be read here; import where it can be written`;
      return failed(error('database-read-only', message));
    }
    const at = new Date(clock()).toISOString();
    return inTransaction(connection, () => write(connection, resources, { at, software }));
  };
}

interface Circumstances {
  readonly at: string;
  readonly software: string;
}

function write(
  { db }: Connection,
  resources: Iterable<ComingResource>,
  circumstances: Circumstances,
): Result<ImportOutcome> {
  const presentOne = db
    .select({ digest: imported.digest, origin: imported.origin })
    .from(imported)
    .where(and(eq(imported.url, sql.placeholder('url')), eq(imported.version, sql.placeholder('version'))))
    .prepare();
  const conflicts: Issue[] = [];
  let added = 0;
  let present = 0;
  for (const resource of resources) {
    const known = presentOne.get({ url: resource.url, version: resource.version });
    if (known === undefined) {
      db.insert(imported)
        .values({ ...resource, ...circumstances })
        .run();
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
      `${digest}. What was imported is never replaced`,
  );
}

/** Everything that was imported, in order, every digest verified. Answers `release-digest`. */
export function readImports({ db, path }: Connection): Result<readonly ImportedResource[]> {
  return attempt(path, () => {
    const { type, url, version, digest, content } = imported;
    const rows = db.select({ type, url, version, digest, content }).from(imported);
    const all = rows.orderBy(asc(imported.url), asc(imported.version)).all();
    const altered = all.filter((row) => sha256(row.content) !== row.digest);
    if (altered.length === 0) return ok(all);
    return failed(
      ...altered.map((row) =>
        alteredIssue(`${path}: the imported ${row.type} ${row.url}|${row.version} has not its digest ${row.digest}`),
      ),
    );
  });
}
