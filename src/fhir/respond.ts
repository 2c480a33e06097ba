import type { Issue } from '../model/issue.ts';
import type { FhirContext, FhirResponse } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import { statusOf } from './issue-table.ts';
import type { Resource } from './json.ts';
import { PLAIN_JSON, type Representation } from './negotiate.ts';
import { operationOutcome } from './operation-outcome.ts';
import { writeXml } from './xml/write-xml.ts';

/** In which FHIR version, and how, an answer is written. */
export type Writing = Pick<FhirContext, 'version'> & { readonly representation?: Representation };

/** A resource as an answer. */
export function respond(resource: Resource, writing: Writing, status = 200): FhirResponse {
  const { version, representation = PLAIN_JSON } = writing;
  const { format, pretty } = representation;
  return {
    status,
    contentType: `application/fhir+${format}; fhirVersion=${DIALECTS[version].mimeVersion}; charset=utf-8`,
    body: format === 'xml' ? writeXml(resource, version, { pretty }) : JSON.stringify(resource, null, pretty ? 2 : 0),
    headers: {},
  };
}

/**
 * Issues as an answer: an OperationOutcome with the status of the first error, unless the adapter gives another. Also
 * for what the adapter itself refuses.
 */
export function fhirProblem(issues: readonly Issue[], writing: Writing, status?: number): FhirResponse {
  return respond(operationOutcome(issues), writing, status ?? statusOf(issues));
}
