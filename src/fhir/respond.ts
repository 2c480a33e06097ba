import type { Issue } from '../model/issue.ts';
import type { FhirContext, FhirResponse } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import { statusOf } from './issue-table.ts';
import type { Resource } from './json.ts';
import { operationOutcome } from './operation-outcome.ts';

type Versioned = Pick<FhirContext, 'version'>;

/** A resource as an answer. */
export function respond(resource: Resource, { version }: Versioned, status = 200): FhirResponse {
  return {
    status,
    contentType: `application/fhir+json; fhirVersion=${DIALECTS[version].mimeVersion}; charset=utf-8`,
    body: JSON.stringify(resource),
    headers: {},
  };
}

/**
 * Issues as an answer: an OperationOutcome with the status of the first error, unless the adapter gives another. Also
 * for what the adapter itself refuses.
 */
export function fhirProblem(issues: readonly Issue[], context: Versioned, status?: number): FhirResponse {
  return respond(operationOutcome(issues), context, status ?? statusOf(issues));
}
