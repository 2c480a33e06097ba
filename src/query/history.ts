import { error } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { Change, Manifest } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';

export interface HistoryItem {
  /** Release in which it changed. */
  readonly release: string;
  readonly date: string;
  readonly change: Change;
}

/**
 * The releases in which a definition changed, newest first; `manifests` likewise. Answers `unknown-definition` if no
 * release ever held it.
 */
export function history(manifests: readonly Manifest[], kind: Kind, id: string): Result<readonly HistoryItem[]> {
  const items = manifests.flatMap((manifest) =>
    manifest.changes
      .filter((change) => change.kind === kind && change.id === id)
      .map((change) => ({ release: manifest.version, date: manifest.date, change })),
  );
  if (items.length > 0) return ok(items);
  return failed(error('unknown-definition', `No release ever held a ${kind} "${id}".`));
}
