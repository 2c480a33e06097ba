import { error, type Issue } from '../model/issue.ts';
import { type GivenCoding, placeOf } from './coding.ts';
import { compareVersions, type Scope } from './scope.ts';

/** Versions of a code system over all layers of the scope, lowest first. */
export function versionsOfSystem(scope: Scope, url: string): readonly string[] {
  const all = [scope.primary, ...scope.others()].flatMap((snapshot) => snapshot.codeSystems);
  const versions = all.filter((each) => each.shape.url === url).map((each) => each.shape.version);
  return [...new Set(versions)].sort(compareVersions);
}

/**
 * That the system of a coding, or the version asked for, is not known, worded as terminology clients know it. Answers
 * `unknown-system` and `unknown-system-version`.
 */
export function unknownSystemIssue(scope: Scope, { system = '', version }: GivenCoding, path: string): Issue {
  const place = placeOf(path, 'system');
  if (version === undefined) {
    const message = `A definition for CodeSystem ${system} could not be found, so the code cannot be validated`;
    return error('unknown-system', message, place);
  }
  const versions = versionsOfSystem(scope, system);
  const known =
    versions.length === 0 ? 'No versions of this code system are known' : `Valid versions: ${versions.join(' or ')}`;
  return error(
    'unknown-system-version',
    `A definition for CodeSystem '${system}' version '${version}' could not be found, so the code cannot be validated. ${known}`,
    place,
  );
}
