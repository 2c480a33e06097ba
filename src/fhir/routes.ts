import { didYouMean } from '../model/did-you-mean.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { TerminologyType } from '../query/find-resources.ts';
import { capabilityStatement, RESOURCE_TYPES } from './capability-statement.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { DIALECTS } from './dialect.ts';
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
  readonly answer: (request: FhirRequest, context: FhirContext) => Result<Resource>;
}

const READ = ['GET'] as const;
const ASK = ['GET', 'POST'] as const;

/** The route of a path; answers `unknown-path` with what there is. */
export function routeOf(path: readonly string[]): Result<Route> {
  const [first, ...rest] = path;
  if (first === undefined || (first === 'metadata' && rest.length === 0))
    return ok({ methods: READ, answer: metadata });
  if (first === '$versions' && rest.length === 0) return ok({ methods: ASK, answer: versions });
  const type = RESOURCE_TYPES.find((each) => each === first);
  return type === undefined ? failed(unknownPath(path, TOP_LEVEL)) : resourceRoute(type, rest);
}

const TOP_LEVEL: readonly string[] = ['metadata', '$versions', ...RESOURCE_TYPES];

function resourceRoute(type: TerminologyType, rest: readonly string[]): Result<Route> {
  const [second, third, fourth] = rest;
  if (second === undefined) return ok({ methods: READ, answer: searchAnswer(type) });
  if (second === '_search' && rest.length === 1) return ok({ methods: ['POST'], answer: formSearchAnswer(type) });
  if (second.startsWith('$') && rest.length === 1) return operationRoute(type, second, undefined);
  if (rest.length === 1) return ok({ methods: READ, answer: readAnswer(type, second) });
  if (third?.startsWith('$') === true && rest.length === 2) return operationRoute(type, third, second);
  if (third === '_history' && fourth !== undefined && rest.length === 3) {
    return ok({
      methods: READ,
      answer: (_request, context) => vread(type, { id: second, versionId: fourth }, context),
    });
  }
  return failed(unknownPath([type, ...rest], []));
}

function operationRoute(type: TerminologyType, name: string, id: string | undefined): Result<Route> {
  const rows = OPERATIONS.filter(
    (row) => row.resource === type && row.levels.includes(id === undefined ? 'type' : 'instance'),
  );
  const row = rows.find((each) => `$${each.code}` === name);
  if (row === undefined) {
    return failed(
      unknownPath(
        [type, ...(id === undefined ? [] : [id]), name],
        rows.map((each) => `$${each.code}`),
      ),
    );
  }
  return ok({ methods: ASK, answer: operationAnswer(row, id) });
}

function operationAnswer(row: OperationRow, id: string | undefined): Route['answer'] {
  return (request, context) => runOperation(row, id, { request, context });
}

function readAnswer(type: TerminologyType, id: string): Route['answer'] {
  return ({ query }, context) => read(type, id, { query, context });
}

function searchAnswer(type: TerminologyType): Route['answer'] {
  return ({ query, prefer }, context) => search(type, { query, strict: isStrict(prefer) }, context);
}

function formSearchAnswer(type: TerminologyType): Route['answer'] {
  return (request, context) => {
    const query = formQuery(request, context);
    return query.ok ? search(type, { query: query.value, strict: isStrict(request.prefer) }, context) : query;
  };
}

const MODES = ['full', 'normative', 'terminology'] as const;

function metadata({ query }: FhirRequest, context: FhirContext): Result<Resource> {
  const mode = query.get('mode') || 'full';
  if (!MODES.some((each) => each === mode)) {
    const message = `The parameter mode is "${mode}"; expected one of ${MODES.join(', ')}.`;
    return failed(error('invalid-parameter', message, { parameter: 'mode' }));
  }
  return ok(mode === 'terminology' ? terminologyCapabilities(context) : capabilityStatement(context));
}

function versions(_request: FhirRequest, { version }: FhirContext): Result<Resource> {
  const { mimeVersion } = DIALECTS[version];
  return ok(
    parametersResource([out('version', 'valueString', mimeVersion), out('default', 'valueString', mimeVersion)]),
  );
}

function unknownPath(path: readonly string[], known: readonly string[]) {
  const expected = known.length === 0 ? '' : ` Expected one of ${known.join(', ')}.`;
  const hint = didYouMean(path.at(-1) ?? '', known);
  return error('unknown-path', `There is nothing at /${path.join('/').slice(0, 200)} here.${expected}${hint}`);
}
