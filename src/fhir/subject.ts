import { splitCanonical } from '../model/ids.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { OperationInput } from './operation.ts';

/** Canonical of the resource that an operation is about. */
export interface Subject {
  readonly url: string;
  readonly version: string | undefined;
}

/** Names of the parameters that say what an operation is about. */
interface SubjectNames {
  readonly url: string;
  readonly version: string;
}

/**
 * What an operation is about: the resource it was called on, or the one that `url` (which may be `url|version`) and
 * `version` name. Answers `missing-parameter`, and `invalid-parameter` where two of these contradict each other.
 */
export function subjectOf(
  { given, instance }: OperationInput,
  names: SubjectNames,
  fallback?: string,
): Result<Subject> {
  const named = given.text(names.url) ?? fallback;
  const separate = given.text(names.version);
  if (instance !== undefined) return subjectOfInstance(instance, named, { version: separate, names });
  if (named === undefined) {
    return failed(error('missing-parameter', `The parameter ${names.url} is missing.`, { parameter: names.url }));
  }
  const { url, version } = splitCanonical(named);
  if (version !== undefined && separate !== undefined && version !== separate) {
    return failed(contradiction(names.version, separate, version));
  }
  return ok({ url, version: version ?? separate });
}

function subjectOfInstance(
  shape: Subject,
  named: string | undefined,
  { version, names }: { readonly version: string | undefined; readonly names: SubjectNames },
): Result<Subject> {
  if (named !== undefined && splitCanonical(named).url !== shape.url) {
    return failed(contradiction(names.url, named, shape.url));
  }
  const asked = version ?? (named === undefined ? undefined : splitCanonical(named).version);
  if (asked !== undefined && asked !== shape.version) {
    return failed(contradiction(names.version, asked, shape.version ?? ''));
  }
  return ok({ url: shape.url, version: shape.version });
}

function contradiction(parameter: string, given: string, other: string) {
  const message = `The parameter ${parameter} is "${given}", but the request also names "${other}"; expected one of them.`;
  return error('invalid-parameter', message, { parameter });
}
