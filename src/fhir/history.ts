import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { FhirContext } from './contract.ts';
import { isDateCriterion, meetsDate } from './date-criterion.ts';
import { type Held, type ResourceType, resourceOfHeld, type Snapshot, versionIdOf } from './held.ts';
import { importsHeld } from './held-imports.ts';
import type { Json, Resource } from './json.ts';
import { pageLinks } from './page-links.ts';
import { heldIn } from './resource-kinds.ts';

/** What a history is of: one resource, all of a type, or everything. */
export interface HistoryOf {
  readonly types: readonly ResourceType[];
  readonly id?: string;
  /** Path below the base, for its links. */
  readonly path: string;
}

/** One thing that happened to a resource, in one release. */
interface Event {
  readonly type: ResourceType;
  readonly id: string;
  readonly what: 'created' | 'updated' | 'deleted';
  readonly snapshot: Snapshot;
  /** Absent where it was deleted. */
  readonly held?: Held;
}

/**
 * `_history`: the releases in which resources changed, newest first, as a Bundle of type history; of the id of an import,
 * its one version. Answers `unknown-definition` for an id that no release in the scope held, and `invalid-parameter`.
 */
export function history(
  of: HistoryOf,
  { query, strict }: { readonly query: URLSearchParams; readonly strict: boolean },
  context: FhirContext,
): Result<Resource> {
  const asked = readQuery(query, context, strict);
  if (!asked.ok) return asked;
  const { primary, others } = context.scope;
  const ofReleases = of.types.flatMap((type) => eventsOf([primary, ...others()], type, of.id)).sort(newestFirst);
  const events = ofReleases.length > 0 ? ofReleases : eventsOfImport(of, context);
  if (of.id !== undefined && events.length === 0) return failed(neverHeld(of.id, of.types[0] ?? ''));
  const { since, offset, count } = asked.value;
  const wanted = events.filter((event) => since === undefined || meetsDate(timeOf(event), `ge${since}`));
  const page = wanted.slice(offset, offset + count);
  return ok({
    resourceType: 'Bundle',
    type: 'history',
    timestamp: dateOf(primary),
    total: wanted.length,
    link: pageLinks(`${context.base}/${of.path}`, asked.value.understood, { offset, count, total: wanted.length }),
    ...(page.length === 0 ? {} : { entry: page.map((event) => entry(event, context)) }),
  });
}

/** Goes through the releases from the oldest: an event is where the version of a resource is another than before. */
function eventsOf(snapshots: readonly Snapshot[], type: ResourceType, id: string | undefined): readonly Event[] {
  const inOrder = snapshots.toSorted(olderFirst);
  return inOrder.flatMap((snapshot, index) => {
    const last = inOrder[index - 1];
    const before = last === undefined ? NONE : wantedIn(last, type, id);
    const now = wantedIn(snapshot, type, id);
    const gone = [...before.keys()].filter((each) => !now.has(each));
    return [
      ...[...now.values()].flatMap((held) => changeOf(held, before.get(held.id))),
      ...gone.map((each): Event => ({ type, id: each, what: 'deleted', snapshot })),
    ];
  });
}

/** An import has one version, which no release holds. */
function eventsOfImport({ types, id }: HistoryOf, { scope }: FhirContext): readonly Event[] {
  const held = types.flatMap((type) => importsHeld(scope, type)).find((each) => each.id === id);
  return held === undefined ? [] : changeOf(held, undefined);
}

function timeOf({ held, snapshot }: Event): string {
  return held?.imported?.at ?? dateOf(snapshot);
}

const NONE: ReadonlyMap<string, Held> = new Map();

function wantedIn(snapshot: Snapshot, type: ResourceType, id: string | undefined): ReadonlyMap<string, Held> {
  const all = heldIn(snapshot, type);
  if (id === undefined) return all;
  const one = all.get(id);
  return one === undefined ? NONE : new Map([[id, one]]);
}

function changeOf(held: Held, before: Held | undefined): readonly Event[] {
  const { type, id, snapshot } = held;
  if (before === undefined) return [{ type, id, what: 'created', snapshot, held }];
  return versionIdOf(before) === versionIdOf(held) ? [] : [{ type, id, what: 'updated', snapshot, held }];
}

function olderFirst(a: Snapshot, b: Snapshot): number {
  return a.name.date < b.name.date ? -1 : 1;
}

function newestFirst(a: Event, b: Event): number {
  if (a.snapshot !== b.snapshot) return -olderFirst(a.snapshot, b.snapshot);
  return `${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1;
}

function dateOf({ name }: Snapshot): string {
  return `${name.date}T00:00:00Z`;
}

const METHODS = {
  created: { method: 'PUT', status: '201' },
  updated: { method: 'PUT', status: '200' },
  deleted: { method: 'DELETE', status: '204' },
} as const;

function entry(event: Event, context: FhirContext): Json {
  const { type, id, what, held } = event;
  const { method, status } = METHODS[what];
  return {
    fullUrl: `${context.base}/${type}/${id}`,
    ...(held === undefined ? {} : { resource: resourceOfHeld(held, context) }),
    request: { method, url: `${type}/${id}` },
    response: {
      status,
      ...(held === undefined ? {} : { etag: `W/"${versionIdOf(held)}"` }),
      lastModified: timeOf(event),
    },
  };
}

interface HistoryQuery {
  readonly since: string | undefined;
  readonly count: number;
  readonly offset: number;
  readonly understood: readonly (readonly [string, string])[];
}

const PARAMETERS: readonly string[] = ['_since', '_count', '_offset'];

const ELSEWHERE: ReadonlySet<string> = new Set(['_format', '_pretty']);

function readQuery(query: URLSearchParams, { limits }: FhirContext, strict: boolean): Result<HistoryQuery> {
  const given = [...query].filter(([, value]) => value !== '');
  const issues = given.flatMap(([name, value]) => problemOf(name, value, strict));
  if (issues.length > 0) return failed(...issues);
  const whole = (name: string, fallback: number): number => Number(query.get(name) || fallback);
  return ok({
    since: query.get('_since') || undefined,
    count: Math.min(whole('_count', limits.pageSizeDefault), limits.pageSizeMax),
    offset: whole('_offset', 0),
    understood: given.filter(([name]) => PARAMETERS.includes(name) && name !== '_offset'),
  });
}

function problemOf(name: string, value: string, strict: boolean): readonly Issue[] {
  const invalid = (expected: string): readonly Issue[] => {
    const message = `The parameter ${name} is "${value}"; expected ${expected}.`;
    return [error('invalid-parameter', message, { parameter: name })];
  };
  if (name === '_since') return /^\d/.test(value) && isDateCriterion(value) ? [] : invalid('a date or an instant');
  if (name === '_count' || name === '_offset')
    return /^\d{1,9}$/.test(value) ? [] : invalid('a whole number, 0 or more');
  if (!strict || ELSEWHERE.has(name)) return [];
  const message = `There is no parameter ${name} of a history; expected one of ${PARAMETERS.join(', ')}.`;
  return [error('unknown-parameter', `${message}${didYouMean(name, PARAMETERS)}`, { parameter: name })];
}

function neverHeld(id: string, type: string): Issue {
  return error('unknown-definition', `No release here ever held a ${type} "${id.slice(0, 80)}".`);
}
