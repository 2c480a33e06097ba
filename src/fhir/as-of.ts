import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { isDateCriterion } from './date-criterion.ts';
import { asArray, asObject } from './json.ts';

/**
 * The endpoint as of the day that the parameter `date` of a question names, and the question with that day in its query.
 * Where the base names a release, that wins. Answers `invalid-parameter`, and what the catalogue answers for the day.
 */
export function asOfDate(
  request: FhirRequest,
  context: FhirContext,
): Result<{ readonly request: FhirRequest; readonly context: FhirContext }> {
  const given = dateInBody(request) ?? request.query.get('date') ?? '';
  if (given === '') return ok({ request, context });
  const query = new URLSearchParams(request.query);
  query.set('date', given);
  const dated = { ...request, query };
  if (context.asOf === undefined) return ok({ request: dated, context });
  const day = dayOf(given);
  if (!day.ok) return day;
  const found = context.asOf(day.value);
  return found.ok ? ok({ request: dated, context: found.value }) : found;
}

/** Day, in UTC, of a FHIR date or dateTime. */
function dayOf(date: string): Result<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && isDateCriterion(date)) return ok(date);
  // A `+` in a query arrives as a space.
  const moment = new Date(date.replace(' ', '+'));
  if (DATE_TIME.test(date) && !Number.isNaN(moment.getTime())) return ok(moment.toISOString().slice(0, 10));
  const message = `The date is "${date}"; expected a day, like 2026-05-01, or a FHIR dateTime with its time zone.`;
  return failed(error('invalid-parameter', message, { parameter: 'date' }));
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+ ]\d{2}:\d{2})$/;

/** The parameter of a POSTed form or Parameters. What cannot be read here is reported where the body is read. */
function dateInBody({ method, body = '', contentType = '' }: FhirRequest): string | undefined {
  // Most bodies hold no date at all, and need not be parsed twice.
  if (method !== 'POST' || !body.includes('date')) return undefined;
  if (/^\s*application\/x-www-form-urlencoded/i.test(contentType)) {
    return new URLSearchParams(body).get('date') ?? undefined;
  }
  if (!/"name"\s*:\s*"date"/.test(body)) return undefined;
  try {
    const parameters = asArray(asObject(JSON.parse(body))?.parameter).map((each) => asObject(each) ?? {});
    const found = parameters.find(({ name }) => name === 'date') ?? {};
    const value = Object.entries(found).find(([name]) => name.startsWith('value'))?.[1];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
