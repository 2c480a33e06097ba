import type { ComingResource, ImportOutcome, ImportRecord, ServedImport } from '../model/imported.ts';
import type { Issue } from '../model/issue.ts';
import type { Clock, PreparedConcepts } from '../model/ports.ts';
import type { Manifest, Release } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { auditOf, type LoadRecord } from './audit.ts';
import type { Connection } from './connection.ts';
import { attempt } from './failure.ts';
import { importWriter, readImports, recordsOf } from './imports.ts';
import { releaseReader } from './load.ts';
import { manifestReader } from './manifests.ts';
import { releaseWriter } from './save.ts';
import { verifyAll } from './verify.ts';

export type { LoadRecord };

/**
 * Immutable releases in one file, and beside them terminologies of others. Nothing here updates or deletes. Calls answer issues; only `manifests` and `audit`,
 * which have no issues to answer with, throw where SQLite can no longer read the file that it read at opening.
 */
export interface Store {
  /** True where the file may only be read: `save` then answers `database-read-only`. */
  readonly readOnly: boolean;
  /** Newest first, by SemVer. Digests are not checked here: `load` does. */
  manifests(): readonly Manifest[];
  /**
   * All or nothing, in one transaction. Codes: `release-format`, `release-digest`, `release-chain` (refused, and
   * audited as such), `database-read-only`, `database-failed`, `database-corrupt`.
   */
  save(release: Release, origin: string): Result<'loaded' | 'already-present'>;
  /** The release as it was saved, every digest verified. Codes: `unknown-release`, `release-digest`, `database-*`. */
  load(version: string): Result<Release>;
  /**
   * All or nothing, in one transaction. What is there already with the same content stays as it is. Codes:
   * `import-conflict`, `database-read-only`, `database-failed`, `database-corrupt`.
   */
  saveImports(resources: Iterable<ComingResource>): Result<ImportOutcome>;
  /** The imports that are served; none where a digest is wrong. Codes: `release-digest`, `database-*`. */
  imports(): Result<readonly ServedImport[]>;
  /** Everything that was ever imported, withdrawn or not. Codes: `database-*`. */
  importRecords(): Result<readonly ImportRecord[]>;
  /** Ends the serving of an import, which stays on record. Codes: `invalid-parameter`, `database-*`. */
  withdrawImport(url: string, version: string): Result<ImportRecord>;
  /** Makes a large code system ready that was imported without. Codes: `database-*`. */
  saveConcepts(id: number, prepared: PreparedConcepts): Result<void>;
  /** Every attempt to load a release, oldest first. */
  audit(): readonly LoadRecord[];
  /** Everything that is wrong: the file's structure, every digest, the chain. Empty if nothing is. */
  verify(): readonly Issue[];
  close(): void;
}

/** The store on an open database with the newest schema. */
export function storeOf(connection: Connection, options: { readonly clock: Clock; readonly software: string }): Store {
  const read = releaseReader(connection);
  const manifests = manifestReader(connection);
  const writer = importWriter(connection, options);
  return {
    readOnly: connection.readOnly,
    manifests,
    save: releaseWriter(connection, { ...options, read }),
    load: (version) => attempt(connection.path, () => read(version)),
    saveImports: writer.save,
    imports: () => readImports(connection),
    importRecords: () => attempt(connection.path, () => ok(recordsOf(connection))),
    withdrawImport: writer.withdraw,
    saveConcepts: writer.saveConcepts,
    audit: () => auditOf(connection),
    verify: () => verifyAll(connection, read),
    close: () => void connection.sqlite.close(),
  };
}
