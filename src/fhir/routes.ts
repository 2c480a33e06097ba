import { didYouMean } from '../model/did-you-mean.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { type Answer, type Ask, linkedResult, operationResult } from './answer.ts';
import { batch } from './batch.ts';
import { capabilityStatement } from './capability-statement.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import { RESOURCE_TYPES, type ResourceType } from './held.ts';
import { type HistoryOf, history } from './history.ts';
import type { Resource } from './json.ts';
import { isStrict } from './negotiate.ts';
import type { OperationRow } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { out, parametersResource } from './parameters-out.ts';
import { read, vread } from './read.ts';
import { runOperation } from './run-operation.ts';
import { search } from './search.ts';
import { formQuery } from './search-form.ts';
import { terminologyCapabilities } from './terminology-capabilities.ts';

/** What a path leads to: the methods it knows, and the answer. */
export interface Route {
  readonly methods: readonly string[];
  /** True where the parameter `date` picks the release; in a search it is a criterion. */
  readonly takesDate: boolean;
  readonly answer: (request: FhirRequest, context: FhirContext, ask: Ask) => Result<Answer>;
}

const READ = ['GET'] as const;
const ASK = ['GET', 'POST'] as const;

/** The route of a path; answers `unknown-path` with what there is. */
export function routeOf(path: readonly string[]): Result<Route> {
  const [first, ...rest] = path;
  if (first === undefined) return ok(BASE_ROUTE);
  if (rest.length === 0) {
    if (first === 'metadata') return ok({ methods: READ, takesDate: true, answer: metadata });
    if (first === '$versions') return ok({ methods: ASK, takesDate: false, answer: versions });
    if (first === '_history') return ok(historyRoute({ types: RESOURCE_TYPES, path: '_history' }));
  }
  const type = RESOURCE_TYPES.find((each) => each === first);
  return type === undefined ? failed(unknownPath(path, TOP_LEVEL)) : resourceRoute(type, rest);
}

/** The base itself: what there is, and batches. */
const BASE_ROUTE: Route = {
  methods: ASK,
  takesDate: false,
  answer: (request, context, ask) =>
    request.method === 'POST' ? operationResult(batch(request, context, ask)) : metadata(request, context),
};

const TOP_LEVEL: readonly string[] = ['metadata', '$versions', '_history', ...RESOURCE_TYPES];

function resourceRoute(type: ResourceType, rest: readonly string[]): Result<Route> {
  const [second, third, fourth] = rest;
  if (second === undefined) return ok({ methods: READ, takesDate: false, answer: searchAnswer(type) });
  if (rest.length === 1) return typeRoute(type, second);
  if (third?.startsWith('$') === true && rest.length === 2) return operationRoute(type, third, second);
  if (third === '_history' && rest.length === 2) {
    return ok(historyRoute({ types: [type], id: second, path: `${type}/${second}/_history` }));
  }
  if (third === '_history' && fourth !== undefined && rest.length === 3) {
    const named = { id: second, versionId: fourth };
    return ok({
      methods: READ,
      takesDate: false,
      answer: ({ query }, context) => vread(type, named, { query, context }),
    });
  }
  return failed(unknownPath([type, ...rest], []));
}

function typeRoute(type: ResourceType, name: string): Result<Route> {
  if (name === '_search') return ok({ methods: ['POST'], takesDate: false, answer: formSearchAnswer(type) });
  if (name === '_history') return ok(historyRoute({ types: [type], path: `${type}/_history` }));
  if (name.startsWith('$')) return operationRoute(type, name, undefined);
  return ok({ methods: READ, takesDate: true, answer: ({ query }, context) => read(type, name, { query, context }) });
}

function operationRoute(type: ResourceType, name: string, id: string | undefined): Result<Route> {
  const rows = OPERATIONS.filter(
    (row) => row.resource === type && row.levels.includes(id === undefined ? 'type' : 'instance'),
  );
  const row = rows.find((each) => `$${each.code}` === name || `$${each.alias}` === name);
  if (row === undefined) {
    return failed(
      unknownPath(
        [type, ...(id === undefined ? [] : [id]), name],
        rows.map((each) => `$${each.code}`),
      ),
    );
  }
  return ok({ methods: ASK, takesDate: true, answer: operationAnswer(row, id) });
}

function operationAnswer(row: OperationRow, id: string | undefined): Route['answer'] {
  return (request, context) => operationResult(runOperation(row, id, { request, context }));
}

function searchAnswer(type: ResourceType): Route['answer'] {
  return ({ query, prefer }, context) => linkedResult(search(type, { query, strict: isStrict(prefer) }, context));
}

function formSearchAnswer(type: ResourceType): Route['answer'] {
  return (request, context) => {
    const query = formQuery(request, context);
    if (!query.ok) return query;
    return linkedResult(search(type, { query: query.value, strict: isStrict(request.prefer) }, context));
  };
}

function historyRoute(of: HistoryOf): Route {
  return {
    methods: READ,
    takesDate: false,
    answer: ({ query, prefer }, context) => linkedResult(history(of, { query, strict: isStrict(prefer) }, context)),
  };
}

const MODES = ['full', 'normative', 'terminology'] as const;

function metadata({ query }: FhirRequest, context: FhirContext): Result<Answer> {
  const mode = query.get('mode') || 'full';
  if (!MODES.some((each) => each === mode)) {
    const message = `The parameter mode is "${mode}"; expected one of ${MODES.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: 'mode' }));
  }
  const resource: Resource = mode === 'terminology' ? terminologyCapabilities(context) : capabilityStatement(context);
  return ok({ resource });
}

function versions(_request: FhirRequest, { version }: FhirContext): Result<Answer> {
  const { mimeVersion } = DIALECTS[version];
  const resource = parametersResource([
    out('version', 'valueString', mimeVersion),
    out('default', 'valueString', mimeVersion),
  ]);
  return ok({ resource });
}

function unknownPath(path: readonly string[], known: readonly string[]) {
  const expected = known.length === 0 ? '' : ` Expected one of ${known.join(', ')}.`;
  const hint = didYouMean(path.at(-1) ?? '', known);
  return error('unknown-path', `There is nothing at /${path.join('/').slice(0, 200)} here.${expected}${hint}`);
}
