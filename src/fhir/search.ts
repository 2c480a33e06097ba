import { ok, type Result } from '../model/result.ts';
import { listResources, type Terminology, type TerminologyType } from '../query/find-resources.ts';
import type { Found } from '../query/scope.ts';
import type { FhirContext } from './contract.ts';
import type { Json, Resource } from './json.ts';
import { resourceOf } from './resource.ts';
import { readSearch, type SearchQuestion } from './search-question.ts';
import { subset } from './subset.ts';

/**
 * Search of CodeSystems or ValueSets: a Bundle of type searchset. With `url` or `version` every version in the scope is
 * looked at, newest first; else the primary release only. Answers `invalid-parameter` and `unknown-parameter`.
 */
export function search(
  type: TerminologyType,
  { query, strict }: { readonly query: URLSearchParams; readonly strict: boolean },
  context: FhirContext,
): Result<Resource> {
  const read = readSearch(type, query, { limits: context.limits, strict });
  if (!read.ok) return read;
  const question = read.value;
  const everyVersion = question.criteria.some((each) => each.row.everyVersion === true);
  const found = listResources(context.scope, type, { everyVersion }).filter((each) => meets(each.value, question));
  return ok(bundle(found, question, { type, context }));
}

function meets(resource: Terminology, { criteria }: SearchQuestion): boolean {
  return criteria.every(({ row, modifier, values }) => values.some((value) => row.matches(resource, value, modifier)));
}

interface Place {
  readonly type: TerminologyType;
  readonly context: FhirContext;
}

function bundle(found: readonly Found<Terminology>[], question: SearchQuestion, place: Place): Resource {
  const { count, offset, summary } = question;
  const countOnly = summary === 'count' || count === 0;
  const page = countOnly ? [] : found.slice(offset, offset + count);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: `${place.context.scope.primary.name.date}T00:00:00Z`,
    total: found.length,
    link: links(question, { total: found.length, countOnly }, place),
    ...(page.length === 0 ? {} : { entry: page.map((each) => entry(each, question, place)) }),
  };
}

function entry(found: Found<Terminology>, { summary, elements }: SearchQuestion, { type, context }: Place): Json {
  const resource = resourceOf(found, context);
  return {
    fullUrl: `${context.base}/${type}/${found.value.shape.id}`,
    resource: subset(resource, { summary, elements }),
    search: { mode: 'match' },
  };
}

/** Absolute, of the parameters that were understood: a client sees in `self` what was left out. */
function links(
  question: SearchQuestion,
  { total, countOnly }: { readonly total: number; readonly countOnly: boolean },
  { type, context }: Place,
): readonly Json[] {
  const { offset, count } = question;
  const link = (relation: string, start: number): Json => {
    const parameters = new URLSearchParams(question.understood.map(([name, value]): [string, string] => [name, value]));
    if (start > 0) parameters.set('_offset', String(start));
    const text = parameters.toString();
    return { relation, url: `${context.base}/${type}${text === '' ? '' : `?${text}`}` };
  };
  return [
    link('self', offset),
    ...(!countOnly && offset > 0 ? [link('previous', Math.max(0, offset - count))] : []),
    ...(!countOnly && offset + count < total ? [link('next', offset + count)] : []),
  ];
}
