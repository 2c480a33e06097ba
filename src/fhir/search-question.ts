import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ResourceType } from './held.ts';
import { expectedOf, MODIFIERS, MODIFIERS_OF, type Modifier, SEARCH_ROWS, type SearchRow } from './search-rows.ts';
import { SORT_KEYS, type Sort, sortOf } from './search-sort.ts';

export const SUMMARIES = ['true', 'text', 'data', 'count', 'false'] as const;

export type Summary = (typeof SUMMARIES)[number];

export interface Criterion {
  readonly row: SearchRow;
  readonly modifier: Modifier;
  readonly values: readonly string[];
}

/** A search as it was understood. */
export interface SearchQuestion {
  /** All must match. */
  readonly criteria: readonly Criterion[];
  readonly count: number;
  readonly offset: number;
  readonly summary: Summary;
  readonly sort: readonly Sort[];
  /** Names of elements wanted; empty: all. */
  readonly elements: readonly string[];
  /** The parameters that were understood, for the link `self`. */
  readonly understood: readonly (readonly [string, string])[];
}

interface Draft {
  readonly criteria: Criterion[];
  readonly understood: (readonly [string, string])[];
  readonly issues: Issue[];
  count: number;
  offset: number;
  summary: Summary;
  sort: readonly Sort[];
  elements: readonly string[];
}

type ResultParameter = (value: string, draft: Draft, limits: Limits) => void;

/** Parameters that shape the answer (FHIR search, 3.2.1.7), not what is found. */
const RESULT_PARAMETERS: ReadonlyMap<string, ResultParameter> = new Map([
  [
    '_count',
    (value, draft, limits) => {
      draft.count = Math.min(wholeNumber('_count', value, draft), limits.pageSizeMax);
    },
  ],
  [
    '_offset',
    (value, draft) => {
      draft.offset = wholeNumber('_offset', value, draft);
    },
  ],
  [
    '_summary',
    (value, draft) => {
      draft.summary = oneOf('_summary', value, { allowed: SUMMARIES, draft }) ?? 'false';
    },
  ],
  [
    '_elements',
    (value, draft) => {
      draft.elements = value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
    },
  ],
  ['_sort', readSort],
  // The total is always given, and always right.
  ['_total', (value, draft) => void oneOf('_total', value, { allowed: ['none', 'estimate', 'accurate'], draft })],
]);

/** About the answer's form: no criteria, and not repeated in links unless the client gave them. */
const ELSEWHERE: ReadonlySet<string> = new Set(['_format', '_pretty']);

/**
 * Reads a search. What is not known is left out, and not in the link `self`; with `strict` it is `unknown-parameter`.
 * A wrong value is always `invalid-parameter`: to leave it out would find too much.
 */
export function readSearch(
  type: ResourceType,
  query: URLSearchParams,
  { limits, strict }: { readonly limits: Limits; readonly strict: boolean },
): Result<SearchQuestion> {
  const draft: Draft = {
    criteria: [],
    understood: [],
    issues: [],
    count: limits.pageSizeDefault,
    offset: 0,
    summary: 'false',
    sort: [],
    elements: [],
  };
  const rows = SEARCH_ROWS.filter((row) => row.resources.includes(type));
  for (const [name, value] of query) {
    if (value === '' || isRead(name, value, { rows, draft, limits })) continue;
    if (strict && !ELSEWHERE.has(name)) draft.issues.push(unknownParameter(name, rows));
  }
  return draft.issues.length > 0 ? failed(...draft.issues) : ok(draft);
}

interface Reading {
  readonly rows: readonly SearchRow[];
  readonly draft: Draft;
  readonly limits: Limits;
}

function isRead(name: string, value: string, { rows, draft, limits }: Reading): boolean {
  const apply = RESULT_PARAMETERS.get(name);
  if (apply !== undefined) apply(value, draft, limits);
  else if (!addCriterion(name, value, { rows, draft, limits })) return false;
  if (name !== '_offset') draft.understood.push([name, value]);
  return true;
}

function addCriterion(name: string, value: string, { rows, draft }: Reading): boolean {
  const [base = '', suffix = ''] = name.split(':', 2);
  const row = rows.find((each) => each.name === base);
  if (row === undefined) return false;
  const modifier = MODIFIERS.find((each) => each === suffix);
  if (modifier === undefined || !MODIFIERS_OF[row.type].includes(modifier)) {
    draft.issues.push(invalid(name, `The modifier ":${suffix}" of ${base} is not supported here.`));
    return true;
  }
  const values = alternatives(value);
  for (const each of values) {
    const expected = expectedOf(row, each);
    if (expected !== undefined)
      draft.issues.push(invalid(name, `The parameter ${name} is "${each}"; expected ${expected}.`));
  }
  draft.criteria.push({ row, modifier, values });
  return true;
}

/** Commas part alternatives, unless a backslash is before them (FHIR search, 3.2.1.5.7). */
function alternatives(value: string): readonly string[] {
  return value.split(/(?<!\\),/).map((each) => each.replace(/\\([,|$\\])/g, '$1'));
}

function readSort(value: string, draft: Draft): void {
  const sorts = value.split(',').map((each) => sortOf(each.trim()));
  const known = sorts.filter((each) => each !== undefined);
  draft.sort = known;
  if (known.length === sorts.length) return;
  const message = `The parameter _sort is "${value}"; expected ${SORT_KEYS.join(', ')}, with a minus for descending.`;
  draft.issues.push(invalid('_sort', message));
}

function wholeNumber(name: string, value: string, draft: Draft): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  draft.issues.push(invalid(name, `The parameter ${name} is "${value}"; expected a whole number, 0 or more.`));
  return 0;
}

function oneOf<T extends string>(
  name: string,
  value: string,
  { allowed, draft }: { readonly allowed: readonly T[]; readonly draft: Draft },
): T | undefined {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    draft.issues.push(invalid(name, `The parameter ${name} is "${value}"; expected one of ${allowed.join(', ')}.`));
  }
  return found;
}

function invalid(parameter: string, message: string): Issue {
  return error('invalid-parameter', message, { parameter });
}

function unknownParameter(name: string, rows: readonly SearchRow[]): Issue {
  const known = [...rows.map((row) => row.name), ...RESULT_PARAMETERS.keys()];
  const message = `There is no search parameter ${name} here; expected one of ${known.join(', ')}.${didYouMean(name, known)}`;
  return error('unknown-parameter', message, { parameter: name });
}
