import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { bodyFormatOf } from './negotiate.ts';

/** Parameters of `POST _search`: those of the form and of the query together. Answers `unsupported-media-type`. */
export function formQuery(request: FhirRequest, { version }: FhirContext): Result<URLSearchParams> {
  const { body = '', query } = request;
  if (body.trim() === '') return ok(query);
  const format = bodyFormatOf(request.contentType, version);
  if (typeof format !== 'string') return failed(format);
  if (format === 'form') return ok(new URLSearchParams([...query, ...new URLSearchParams(body)]));
  const message = 'A search is POSTed as application/x-www-form-urlencoded.';
  return failed(error('unsupported-media-type', message, { parameter: 'Content-Type' }));
}
