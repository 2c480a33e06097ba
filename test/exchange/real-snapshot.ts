import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReleaseFile } from '../../src/release/release-file.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { good, snapshotOf } from '../snapshot/dictionaries.ts';

/** A sealed release of our own dictionary, compiled. */
export function sealedSnapshot(version: string): Snapshot {
  const file = join(import.meta.dirname, '../../dictionary/releases', `${version}.ndjson`);
  return snapshotOf(good(readReleaseFile(readFileSync(file, 'utf8'), file)));
}
