import { ok, type Result } from '../model/result.ts';
import type { FhirContext } from './contract.ts';
import { asImported, type Held, type ResourceType, resourceOfHeld } from './held.ts';
import type { Json, Resource } from './json.ts';
import { pageLinks } from './page-links.ts';
import { listHeld } from './resource-kinds.ts';
import { readSearch, type SearchQuestion } from './search-question.ts';
import { sorted } from './search-sort.ts';
import { subset } from './subset.ts';

/**
 * Search of resources of a type: a Bundle of type searchset. With `url` or `version` every version in the scope is
 * looked at, newest first; else the primary release only. Answers `invalid-parameter` and `unknown-parameter`.
 */
export function search(
  type: ResourceType,
  { query, strict }: { readonly query: URLSearchParams; readonly strict: boolean },
  context: FhirContext,
): Result<Resource> {
  const read = readSearch(type, query, { limits: context.limits, strict });
  if (!read.ok) return read;
  const question = read.value;
  const everyVersion = question.criteria.some((each) => each.row.everyVersion === true);
  const found = listHeld(context, type, { everyVersion }).filter((held) => meets(held, question, context));
  return ok(bundle(sorted(found, question.sort, context), question, { type, context }));
}

/** `:not` finds what none of the values matches, all others what one of them does. */
function meets(held: Held, { criteria }: SearchQuestion, context: FhirContext): boolean {
  return criteria.every(({ row, modifier, values }) => {
    const isMet = values.some((value) => row.matches(held, value, { modifier, context }));
    return modifier === 'not' ? !isMet : isMet;
  });
}

interface Place {
  readonly type: ResourceType;
  readonly context: FhirContext;
}

function bundle(found: readonly Held[], question: SearchQuestion, { type, context }: Place): Resource {
  const { count, offset, summary } = question;
  const countOnly = summary === 'count' || count === 0;
  const page = countOnly ? [] : found.slice(offset, offset + count);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: `${context.scope.primary.name.date}T00:00:00Z`,
    total: found.length,
    link: pageLinks(`${context.base}/${type}`, question.understood, {
      offset,
      count: countOnly ? found.length : count,
      total: found.length,
    }),
    ...(page.length === 0 ? {} : { entry: page.map((held) => entry(held, question, context)) }),
  };
}

/** The concepts of a large imported system are given out only to who asks for them. */
function resourceIn(held: Held, question: SearchQuestion, context: FhirContext): Resource {
  const { summary, elements, understood } = question;
  const short = held.imported?.withoutConcepts;
  const isWhole = summary === 'false' && understood.some(([name]) => name === '_summary');
  if (short === undefined || isWhole || elements.includes('concept')) {
    return subset(resourceOfHeld(held, context), { summary, elements });
  }
  const resource = asImported(held, short(context.version));
  // `data` keeps all that is there, and says that it is not the whole.
  return subset(resource, { summary: summary === 'false' ? 'data' : summary, elements });
}

function entry(held: Held, question: SearchQuestion, context: FhirContext): Json {
  return {
    fullUrl: `${context.base}/${held.type}/${held.id}`,
    resource: resourceIn(held, question, context),
    search: { mode: 'match' },
  };
}
