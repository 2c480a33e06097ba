import { error, type Issue } from '../model/issue.ts';
import type { Manifest } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';

/** How a caller named the release: only an exact name means the same for ever. */
export type Named = 'exact' | 'latest' | 'date' | 'draft';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The sealed release of a name, of `manifests`, newest first: `latest`, an exact version, or a date. Answers
 * `unknown-release`, `no-release`, and `invalid-parameter` for a day that does not exist.
 */
export function sealedNamed(
  manifests: readonly Manifest[],
  name: string,
): Result<{ readonly manifest: Manifest; readonly named: Named }> {
  if (name === 'latest') return as('latest', manifests[0], noRelease());
  if (DATE.test(name) && !isDay(name)) return failed(noDay(name));
  if (DATE.test(name)) return as('date', onOrBefore(manifests, name), beforeFirst(manifests, name));
  const exact = manifests.find((manifest) => manifest.version === name);
  return as('exact', exact, unknownRelease(manifests, name));
}

function as(named: Named, manifest: Manifest | undefined, issue: Issue) {
  return manifest === undefined ? failed(issue) : ok({ manifest, named });
}

/** True for a day of the calendar: `2026-02-30` is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function noDay(name: string): Issue {
  return error('invalid-parameter', `"${name}" is no day of the calendar; expected a date like 2026-05-01.`, {
    parameter: 'release',
  });
}

function onOrBefore(manifests: readonly Manifest[], day: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.date <= day);
}

function noRelease(): Issue {
  return error('no-release', 'There is no sealed release yet.', { parameter: 'release' });
}

function beforeFirst(manifests: readonly Manifest[], day: string): Issue {
  const first = manifests.at(-1);
  if (first === undefined) return noRelease();
  return error('unknown-release', `${day} is before the first release, ${first.version} of ${first.date}.`, {
    parameter: 'release',
  });
}

function unknownRelease(manifests: readonly Manifest[], name: string): Issue {
  const known = manifests.map((manifest) => manifest.version).join(', ') || 'none';
  return error(
    'unknown-release',
    `There is no release "${name}"; expected latest, draft, a date like 2026-05-01, or one of: ${known}.`,
    { parameter: 'release' },
  );
}
