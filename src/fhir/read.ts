import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { readResource, readVersion, type TerminologyType } from '../query/find-resources.ts';
import type { FhirContext } from './contract.ts';
import type { Resource } from './json.ts';
import { resourceOf } from './resource.ts';
import { SUMMARIES } from './search-question.ts';
import { subset } from './subset.ts';

/** `GET {type}/{id}`. Answers `unknown-definition`, and `invalid-parameter` for a wrong `_summary`. */
export function read(
  type: TerminologyType,
  id: string,
  { query, context }: { readonly query: URLSearchParams; readonly context: FhirContext },
): Result<Resource> {
  const found = readResource(context.scope, type, id);
  if (!found.ok) return found;
  const given = query.get('_summary') || 'false';
  const summary = SUMMARIES.find((each) => each === given);
  if (summary === undefined) {
    const message = `The parameter _summary is "${given}"; expected one of ${SUMMARIES.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: '_summary' }));
  }
  const elements = (query.get('_elements') ?? '').split(',').filter(Boolean);
  return ok(subset(resourceOf(found.value, context), { summary, elements }));
}

/** `GET {type}/{id}/_history/{versionId}`: the resource as any release in the scope holds it. */
export function vread(
  type: TerminologyType,
  { id, versionId }: { readonly id: string; readonly versionId: string },
  context: FhirContext,
): Result<Resource> {
  const found = readVersion(context.scope, type, { id, versionId });
  return found.ok ? ok(resourceOf(found.value, context)) : found;
}
