import { error, type Issue, warning } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { placeOf, wholeOf } from '../query/coding.ts';
import { findValueSetShape, supplementNamed } from '../query/find-in-scope.ts';
import { openTerminology, type ResolutionOptions, type TerminologyRequest } from '../query/terminology-request.ts';
import { supplementIssue, validateCodings } from '../query/validate-codings.ts';
import type { Mode, PlacedCoding, ValidateOptions, Validation } from '../query/validation.ts';
import { unknownSystemIssue } from '../query/validation-issues.ts';
import { type CompiledCodeSystem, compileCodeSystem } from '../terminology/code-system.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import type { Json, Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import type { Arguments, ParameterRow } from './parameter-row.ts';
import { readCodeSystem } from './read-code-system.ts';
import { languagesFor, RESOLUTION_PARAMETERS, resolutionOf } from './resolution-parameters.ts';
import { subjectOf } from './subject.ts';
import { validationParameters } from './validation-out.ts';
import { valueSetSubject } from './value-set-subject.ts';

const SHARED: readonly ParameterRow[] = [
  { name: 'url', type: 'uri' },
  { name: 'code', type: 'code' },
  { name: 'display', type: 'string' },
  { name: 'coding', type: 'Coding' },
  { name: 'codeableConcept', type: 'CodeableConcept' },
  { name: 'date', type: 'date' },
  { name: 'abstract', type: 'boolean' },
  { name: 'displayLanguage', type: 'code' },
  { name: 'lenient-display-validation', type: 'boolean' },
  { name: 'activeOnly', type: 'boolean' },
  ...RESOLUTION_PARAMETERS,
];

/** `CodeSystem/$validate-code` (R5 operations of CodeSystem, 4.8.17.2). */
export const validateInSystemRow: OperationRow = {
  resource: 'CodeSystem',
  code: 'validate-code',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code',
  parameters: [
    ...SHARED,
    { name: 'system', type: 'uri' },
    { name: 'version', type: 'string', aliases: ['systemVersion'] },
    { name: 'codeSystem', type: 'Resource' },
  ],
  answer: answerInSystem,
};

/** `ValueSet/$validate-code` (R5 operations of ValueSet, 4.9.20.2). */
export const validateInValueSetRow: OperationRow = {
  resource: 'ValueSet',
  code: 'validate-code',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code',
  parameters: [
    ...SHARED,
    { name: 'valueSet', type: 'Resource' },
    { name: 'valueSetVersion', type: 'string' },
    { name: 'system', type: 'uri' },
    { name: 'systemVersion', type: 'string' },
    { name: 'inferSystem', type: 'boolean', aliases: ['implySystem'] },
    { name: 'valueset-membership-only', type: 'boolean' },
    { name: 'context', type: 'uri', refused: true },
  ],
  answer: answerInValueSet,
};

/** What is to be judged, and how it came. */
interface Given {
  readonly mode: Mode;
  readonly codings: readonly PlacedCoding[];
  /** The CodeableConcept as it came. */
  readonly concept: Json | undefined;
}

function answerInValueSet(input: OperationInput): Result<Resource> {
  const { given } = input;
  const subject = valueSetSubject(input);
  if (!subject.ok) return subject;
  const coded = givenOf(given, given.text('system'), given.text('systemVersion'));
  if (!coded.ok) return coded;
  const { mode, codings } = coded.value;
  const isInferring = given.flag('inferSystem') === true;
  if (mode === 'code' && codings[0]?.coding.system === undefined && !isInferring) return failed(nothingToValidate());
  const { valueSet, request } = subject.value;
  const options = optionsOf(input, mode, valueSet);
  const answer = validateCodings(codings, { request, valueSet, options });
  return answer.ok ? ok(writtenAnswer(answer.value, coded.value, given)) : answer;
}

function writtenAnswer(answer: Validation, { concept }: Pick<Given, 'concept'>, given: Arguments): Resource {
  return validationParameters(answer, { concept, unknownNames: given.unknown });
}

function optionsOf(input: OperationInput, mode: Mode, valueSet: ValueSetShape | undefined): ValidateOptions {
  const { given } = input;
  return {
    mode,
    languages: languagesFor(input, valueSet),
    lenientDisplay: given.flag('lenient-display-validation') === true,
    activeOnly: given.flag('activeOnly') === true,
    abstractAllowed: given.flag('abstract') !== false,
    membershipOnly: given.flag('valueset-membership-only') === true,
    inferSystem: given.flag('inferSystem') === true,
  };
}

/** The codings that a request brings, in one of three ways. Answers `nothing-to-validate`. */
function givenOf(given: Arguments, system: string | undefined, version: string | undefined): Result<Given> {
  const concept = given.concept('codeableConcept');
  if (concept !== undefined) {
    const codings = concept.codings.map((coding, index) => ({ coding, path: `CodeableConcept.coding[${index}]` }));
    return ok({ mode: 'codeableConcept', codings, concept: concept.original });
  }
  const coding = given.coding('coding');
  if (coding !== undefined) return ok({ mode: 'coding', codings: [{ coding, path: 'Coding' }], concept: undefined });
  const code = given.text('code');
  if (code === undefined) return failed(nothingToValidate());
  const placed = { coding: { system, version, code, display: given.text('display') }, path: '' };
  return ok({ mode: 'code', codings: [placed], concept: undefined });
}

function nothingToValidate(): Issue {
  const message =
    'Unable to find code to validate (looked for coding | codeableConcept | code+system | code+inferSystem in parameters';
  return error('nothing-to-validate', message);
}

function answerInSystem(input: OperationInput): Result<Resource> {
  const { given, context } = input;
  const resolution = resolutionOf(given);
  if (!resolution.ok) return resolution;
  const named = given.text('url') ?? given.text('system') ?? input.instance?.url;
  const coded = givenOf(given, named, given.text('version'));
  if (!coded.ok) return coded;
  const request = openTerminology(context.scope, resolution.value);
  const [first] = coded.value.codings;
  const brought = broughtSystem(given);
  const fallback = brought?.shape.url ?? named ?? coded.value.codings.find((each) => each.coding.system)?.coding.system;
  if (first === undefined) return failed(nothingToValidate());
  if (fallback === undefined) return ok(writtenAnswer(withoutSystem(first), coded.value, given));
  const subject = subjectOf(input, { url: 'url', version: 'version' }, fallback);
  if (!subject.ok) return subject;
  const { url } = subject.value;
  const version = subject.value.version ?? (named === undefined ? first.coding.version : undefined);
  const found = brought === undefined ? request.system(url, version) : { system: brought, version };
  if (found.system === undefined) {
    const absent = systemAbsent(request, { url, version: found.version, first });
    return ok(writtenAnswer(absent, coded.value, given));
  }
  return inSystem(input, coded.value, { system: found.system, request, resolution: resolution.value });
}

function broughtSystem(given: Arguments): CompiledCodeSystem | undefined {
  const [resource] = given.resources('codeSystem');
  return resource?.resourceType === 'CodeSystem' ? compileCodeSystem(readCodeSystem(resource)) : undefined;
}

interface InSystem {
  readonly system: CompiledCodeSystem;
  readonly request: TerminologyRequest;
  readonly resolution: ResolutionOptions;
}

function inSystem(input: OperationInput, coded: Given, { system, request }: InSystem): Result<Resource> {
  const { given } = input;
  const { url, version } = system.shape;
  const foreign = coded.codings.find(({ coding }) => coding.system !== undefined && coding.system !== url);
  if (foreign !== undefined && coded.mode !== 'codeableConcept') {
    const message = `The coding is of the system "${foreign.coding.system}", but "${url}" was asked about.`;
    return failed(error('invalid-parameter', message, { parameter: 'coding' }));
  }
  const codings = coded.codings.map(({ coding, path }) => ({
    coding: { ...coding, system: coding.system ?? url },
    path,
  }));
  const valueSet = allOf(system, version);
  const scope = { ...request, system: systemOf(request, system) };
  const answer = validateCodings(codings, {
    request: scope,
    valueSet,
    wholeSystem: true,
    options: optionsOf(input, coded.mode, undefined),
  });
  return answer.ok ? ok(writtenAnswer(answer.value, coded, given)) : answer;
}

/** The edition asked about is found whether or not it is one of the scope. */
function systemOf(request: TerminologyRequest, system: CompiledCodeSystem): TerminologyRequest['system'] {
  return (url, version) =>
    url === system.shape.url && (version === undefined || version === system.shape.version)
      ? { system, version }
      : request.system(url, version);
}

/** The value set of all codes of an edition. */
function allOf({ shape }: CompiledCodeSystem, version: string): ValueSetShape {
  return {
    shape: 'ValueSet',
    id: '',
    url: `${shape.url}/vs`,
    version,
    name: shape.name,
    title: shape.title,
    description: '',
    status: 'active',
    publisher: '',
    source: shape.source,
    include: [{ system: shape.url, ...(version === '' ? {} : { version }) }],
    exclude: [],
    extensible: false,
    ordered: false,
  };
}

function withoutSystem({ coding, path }: PlacedCoding): Validation {
  const message =
    'Coding has no system. A code with no system has no defined meaning, and it cannot be validated. A system should ' +
    'be provided';
  const issues = [warning('missing-system', message, wholeOf(path))];
  return { result: false, issues, code: coding.code, unknownSystems: [], causedByUnknownSystems: [] };
}

interface Absent {
  readonly url: string;
  readonly version: string | undefined;
  readonly first: PlacedCoding;
}

function systemAbsent({ scope }: TerminologyRequest, { url, version, first }: Absent): Validation {
  const { coding, path } = first;
  const base = { result: false, code: coding.code, system: coding.system ?? url, version: coding.version };
  const supplement = supplementNamed(scope, url);
  if (supplement !== undefined) {
    const issues = [supplementIssue(canonicalOfShape(supplement), path)];
    return { ...base, issues, unknownSystems: [], causedByUnknownSystems: [] };
  }
  if (findValueSetShape(scope, url, undefined) !== undefined) {
    const message = `The Coding references a value set, not a code system ('${url}')`;
    const issues = [error('system-is-value-set', message, placeOf(path, 'system'))];
    return { ...base, issues, unknownSystems: [], causedByUnknownSystems: [] };
  }
  const { issue, name } = unknownSystemIssue(scope, { system: url, version }, path);
  return { ...base, issues: [issue], unknownSystems: [], causedByUnknownSystems: [name] };
}
