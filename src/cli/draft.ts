import type { ReadDraft } from '../catalog/catalog.ts';
import { lint } from '../lint/lint.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { hasErrors, type Issue } from '../model/issue.ts';
import type { Release } from '../model/release.ts';
import { draftRelease } from '../release/plan.ts';
import { lunrSearch } from '../snapshot/lunr-search.ts';
import { compileSnapshot } from '../snapshot/snapshot.ts';
import { readSources } from '../source/sources.ts';
import { readSourceFiles } from './dictionary-folder.ts';

export interface CheckedDraft {
  /** Undefined if its sources have errors that keep it from being read as a whole. */
  readonly dictionary: Dictionary | undefined;
  /** The same dressed as a release. */
  readonly release: Release | undefined;
  readonly issues: readonly Issue[];
  /** Paths in the dictionary folder. */
  readonly files: readonly string[];
}

/** Reads, resolves and lints the working tree: every problem of the draft, located, in order of file and line. */
export function checkDraft(folder: string, last: Release | undefined, date: string): CheckedDraft {
  const files = readSourceFiles(folder);
  const { value: sources, issues } = readSources(files.value);
  const found: Issue[] = [...files.issues, ...issues];
  const { dictionary } = sources;
  const release = dictionary === undefined ? undefined : draftRelease(last, dictionary, date);
  if (release !== undefined) {
    const snapshot = compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch });
    found.push(...sources.locate(lint(snapshot)));
  }
  return { dictionary, release, issues: inOrder(found), files: files.value.map(({ path }) => path) };
}

/** The draft as the catalogue takes it. */
export function draftOf({ release, issues }: CheckedDraft): ReadDraft {
  if (release === undefined || hasErrors(issues)) return { state: 'errors', issues };
  return { state: 'readable', release };
}

function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const place = ({ at }: Issue): string =>
    `${at?.file ?? ''} ${String(at?.line ?? 0).padStart(7, '0')} ${String(at?.column ?? 0).padStart(5, '0')}`;
  return issues.toSorted((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
}
