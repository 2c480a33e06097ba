import { eq, sql } from 'drizzle-orm';
import { sha256 } from '../model/digest.ts';
import { error, type Issue } from '../model/issue.ts';
import { ok, type Result } from '../model/result.ts';
import { chainIssue } from './chain.ts';
import type { Connection } from './connection.ts';
import { attempt, START_AGAIN } from './failure.ts';
import { importIssues } from './imports.ts';
import { alteredIssue, type ReadRelease } from './load.ts';
import { linksOf } from './manifests.ts';
import { definitions } from './schema.ts';
import { isAsWritten } from './stored-concepts.ts';

type Check = (connection: Connection, read: ReadRelease) => readonly Issue[];

const CHECKS: readonly Check[] = [structureIssues, contentIssues, releaseIssues, chainIssues, importedIssues];

/** Everything that is wrong with the database: `database-corrupt`, `release-digest`, `release-chain`. */
export function verifyAll(connection: Connection, read: ReadRelease): readonly Issue[] {
  return CHECKS.flatMap((check) => {
    const found = attempt(connection.path, (): Result<readonly Issue[]> => ok(check(connection, read)));
    return found.ok ? found.value : found.issues;
  });
}

/** What SQLite itself can see. It has no checksums: a changed letter within a text is none of it. */
function structureIssues({ sqlite, path }: Connection): readonly Issue[] {
  const found = sqlite.prepare('PRAGMA integrity_check').pluck().all();
  const dangling = sqlite.prepare('PRAGMA foreign_key_check').all();
  const messages = found.map(String).filter((message) => message !== 'ok');
  if (dangling.length > 0) messages.push(`${dangling.length} rows refer to rows that are not there`);
  return messages.map((message) => error('database-corrupt', `${path} is damaged (${message}); ${START_AGAIN}`));
}

/** Every content, also one that no release holds. One at a time: all of them need not fit in memory. */
function contentIssues({ db, path }: Connection): readonly Issue[] {
  const digests = db.select({ digest: definitions.digest }).from(definitions).all();
  const one = db
    .select()
    .from(definitions)
    .where(eq(definitions.digest, sql.placeholder('digest')))
    .prepare();
  return digests.flatMap(({ digest }) => {
    const row = one.get({ digest });
    if (row === undefined || sha256(row.content) === digest) return [];
    return [alteredIssue(`${path}: the content of ${row.kind}/${row.id} has not its digest ${digest}`)];
  });
}

function releaseIssues(connection: Connection, read: ReadRelease): readonly Issue[] {
  return linksOf(connection).flatMap(({ version }) => read(version).issues);
}

function chainIssues(connection: Connection): readonly Issue[] {
  const links = linksOf(connection);
  return links.flatMap((link) => {
    const issue = chainIssue(
      link,
      links.filter((other) => other !== link),
    );
    return issue === undefined ? [] : [issue];
  });
}

function importedIssues(connection: Connection): readonly Issue[] {
  return importIssues(connection, (system) => isAsWritten(connection, system));
}
