import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Answer } from './answer.ts';
import type { FhirContext } from './contract.ts';
import { type Held, type ResourceType, resourceOfHeld, sinceOf, versionIdOf } from './held.ts';
import { findHeld, findVersion } from './resource-kinds.ts';
import { SUMMARIES } from './search-question.ts';
import { subset } from './subset.ts';

interface Reading {
  readonly query: URLSearchParams;
  readonly context: FhirContext;
}

/** `GET {type}/{id}`. Answers `unknown-definition`, and `invalid-parameter` for a wrong `_summary`. */
export function read(type: ResourceType, id: string, reading: Reading): Result<Answer> {
  const found = findHeld(reading.context.scope, type, id);
  return found.ok ? written(found.value, reading) : found;
}

/** `GET {type}/{id}/_history/{versionId}`: the resource as any release in the scope holds it. */
export function vread(
  type: ResourceType,
  named: { readonly id: string; readonly versionId: string },
  reading: Reading,
): Result<Answer> {
  const found = findVersion(reading.context.scope, type, named);
  return found.ok ? written(found.value, reading) : found;
}

function written(held: Held, { query, context }: Reading): Result<Answer> {
  const given = query.get('_summary') || 'false';
  const summary = SUMMARIES.find((each) => each === given);
  if (summary === undefined) {
    const message = `The parameter _summary is "${given}"; expected one of ${SUMMARIES.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: '_summary' }));
  }
  const elements = (query.get('_elements') ?? '').split(',').filter(Boolean);
  const isWhole = summary === 'false' && elements.length === 0;
  return ok({
    resource: subset(resourceOfHeld(held, context), { summary, elements }),
    // FHIR's ETag names the version; a part of the resource is another thing, and has the adapter's tag.
    headers: {
      ...(isWhole ? { ETag: `W/"${versionIdOf(held)}"` } : {}),
      'Last-Modified': new Date(`${sinceOf(held, context)}T00:00:00Z`).toUTCString(),
    },
    hasNoLinks: true,
  });
}
