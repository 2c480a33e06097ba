import { error, type Issue } from '../model/issue.ts';
import { parseJsonBounded } from '../model/json-depth.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { FhirContext, FhirRequest } from './contract.ts';
import { asArray, asObject } from './json.ts';
import { bodyFormatOf } from './negotiate.ts';

/** A parameter as it came: text from a query or form, any JSON value from a Parameters body. */
export interface RawParameter {
  readonly name: string;
  readonly value: unknown;
}

/** Parameters of every FHIR request, which are no operation's own. */
const GENERAL: ReadonlySet<string> = new Set(['_format', '_pretty', '_summary', '_elements']);

/**
 * Parameters of a request, from wherever they came: query, form, Parameters body, or query and body together, where the
 * body wins. Answers `invalid-body`, `too-large`, `unsupported-media-type` and `not-supported`.
 */
export function rawParameters(request: FhirRequest, context: FhirContext): Result<readonly RawParameter[]> {
  const inQuery = textParameters(request.query);
  if (request.method !== 'POST' || (request.body ?? '').trim() === '') return ok(inQuery);
  const inBody = bodyParameters(request, context);
  if (!inBody.ok) return inBody;
  const date = inBody.value.find((each) => each.name === 'date');
  if (date !== undefined && date.value !== request.query.get('date')) return failed(dateInBody());
  const named = new Set(inBody.value.map((each) => each.name));
  return ok([...inBody.value, ...inQuery.filter((each) => !named.has(each.name))]);
}

/** The day picks the release before the body is read; a day that had no effect would give another release's answer. */
function dateInBody(): Issue {
  return error('not-supported', 'Give the parameter date in the query, not in the body.', { parameter: 'date' });
}

function textParameters(source: URLSearchParams): readonly RawParameter[] {
  return [...source].filter(([name]) => !GENERAL.has(name)).map(([name, value]) => ({ name, value }));
}

function bodyParameters(request: FhirRequest, { version, limits }: FhirContext): Result<readonly RawParameter[]> {
  const format = bodyFormatOf(request.contentType, version);
  if (typeof format !== 'string') return failed(format);
  const body = request.body ?? '';
  if (format === 'form') return ok(textParameters(new URLSearchParams(body)));
  const json = parseJsonBounded(body, limits);
  return json.ok ? parametersOf(json.value) : json;
}

/** The parameters of a Parameters resource, or of the bare resource that stands for one. Answers `invalid-body`. */
export function parametersOf(body: unknown): Result<readonly RawParameter[]> {
  const resource = asObject(body);
  const { resourceType } = resource ?? {};
  if (resource !== undefined && resourceType === 'Parameters') return listedParameters(resource.parameter);
  if (resource === undefined || typeof resourceType !== 'string') return failed(notParameters('something else'));
  const name = BARE.get(resourceType);
  if (name === undefined) return failed(notParameters(`a ${resourceType}`));
  return ok([{ name, value: resource }]);
}

/** A bare resource in the place of Parameters is the resource that the operation is about: LForms sends it so. */
const BARE: ReadonlyMap<string, string> = new Map([
  ['ValueSet', 'valueSet'],
  ['CodeSystem', 'codeSystem'],
  ['ConceptMap', 'conceptMap'],
]);

function listedParameters(list: unknown): Result<readonly RawParameter[]> {
  if (list !== undefined && !Array.isArray(list)) return failed(notParameters('a "parameter" that is no list'));
  const read: RawParameter[] = [];
  for (const [index, each] of asArray(list).entries()) {
    const parameter = asObject(each);
    const name = parameter?.name;
    if (parameter === undefined || typeof name !== 'string') return failed(nameless(index));
    read.push({ name, value: anyValueOf(parameter) });
  }
  return ok(read);
}

/** The one `value[x]`, whatever x is: clients often choose another type than the operation defines. */
function anyValueOf(parameter: { readonly [key: string]: unknown }): unknown {
  const key = Object.keys(parameter).find((each) => /^value[A-Z]/.test(each));
  return key === undefined ? parameter.resource : parameter[key];
}

function notParameters(what: string): Issue {
  return error('invalid-body', `The body is ${what}; expected a Parameters resource.`, { expression: 'Parameters' });
}

function nameless(index: number): Issue {
  const expression = `Parameters.parameter[${index}]`;
  return error('invalid-body', `${expression} has no name.`, { expression });
}
