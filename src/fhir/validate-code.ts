import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { GivenCoding, ValidateOptions } from '../query/coding.ts';
import { findValueSet } from '../query/expand.ts';
import { validateConcept } from '../query/validate-concept.ts';
import { validateInSystem } from '../query/validate-in-system.ts';
import { type MembershipQuestion, validateInferring, validateInValueSet } from '../query/validate-in-value-set.ts';
import type { Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import type { Arguments, ParameterRow } from './parameter-row.ts';
import { type Subject, subjectOf } from './subject.ts';
import { codeValidationParameters, conceptValidationParameters } from './validation-out.ts';

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
  { name: 'useSupplement', type: 'canonical', repeats: true, refused: true },
  { name: 'tx-resource', type: 'Resource', repeats: true, refused: true },
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
    { name: 'codeSystem', type: 'Resource', refused: true },
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
    { name: 'valueSetVersion', type: 'string' },
    { name: 'system', type: 'uri' },
    { name: 'systemVersion', type: 'string' },
    { name: 'inferSystem', type: 'boolean', aliases: ['implySystem'] },
    { name: 'valueset-membership-only', type: 'boolean' },
    { name: 'context', type: 'uri', refused: true },
    { name: 'valueSet', type: 'Resource', refused: true },
    // Clauses of our value sets all name a version, so there is no gap for these to fill.
    { name: 'system-version', type: 'canonical', repeats: true },
    { name: 'default-valueset-version', type: 'canonical', repeats: true },
    { name: 'check-system-version', type: 'canonical', repeats: true, refused: true },
    { name: 'force-system-version', type: 'canonical', repeats: true, refused: true },
  ],
  answer: answerInValueSet,
};

function answerInSystem(input: OperationInput): Result<Resource> {
  const { given, context } = input;
  const codings = codingsOf(given, given.text('system') ?? given.text('url'), given.text('version'));
  if (!codings.ok) return codings;
  const fallback =
    given.text('system') ?? codings.value.find((each) => each.coding.system !== undefined)?.coding.system;
  const subject = subjectOf(input, { url: 'url', version: 'version' }, fallback);
  if (!subject.ok) return subject;
  const chosen = codings.value.find((each) => each.coding.system === subject.value.url) ?? codings.value[0];
  if (chosen === undefined) return failed(nothingToValidate());
  const coding = inSystem(chosen.coding, subject.value);
  if (!coding.ok) return coding;
  const options = optionsOf(input, chosen.path);
  return ok(codeValidationParameters(validateInSystem(context.scope, coding.value, options), given.unknown));
}

/** The coding as one of the system asked about. Another system in the coding is a contradiction of the request. */
function inSystem(coding: GivenCoding, { url, version }: Subject): Result<GivenCoding> {
  if (coding.system !== undefined && coding.system !== url) {
    const message = `The coding is of the system "${coding.system}", but "${url}" was asked about.`;
    return failed(error('invalid-parameter', message, { parameter: 'coding' }));
  }
  return ok({ ...coding, system: url, version: version ?? coding.version });
}

function answerInValueSet(input: OperationInput): Result<Resource> {
  const { given, context } = input;
  const subject = subjectOf(input, { url: 'url', version: 'valueSetVersion' });
  if (!subject.ok) return subject;
  const codings = codingsOf(given, given.text('system'), given.text('systemVersion'));
  if (!codings.ok) return codings;
  const found = findValueSet(context.scope, subject.value.url, subject.value.version);
  if (!found.ok) return found;
  const valueSet = found.value.value;
  const question: MembershipQuestion = { ...optionsOf(input, ''), scope: context.scope, valueSet };
  const concept = given.concept('codeableConcept');
  if (concept !== undefined) {
    return ok(conceptValidationParameters(validateConcept(concept.codings, question), concept.original, given.unknown));
  }
  const [first] = codings.value;
  if (first === undefined) return failed(nothingToValidate());
  const infer = given.flag('inferSystem') === true;
  if (first.path === '' && first.coding.system === undefined && !infer) return failed(systemMissing());
  const answer = infer ? validateInferring : validateInValueSet;
  return ok(codeValidationParameters(answer(first.coding, { ...question, path: first.path }), given.unknown));
}

function systemMissing() {
  const message = 'The parameter system is missing: a code means nothing without it. Or ask with inferSystem=true.';
  return error('missing-parameter', message, { parameter: 'system' });
}

interface PlacedCoding {
  readonly coding: GivenCoding;
  /** FHIRPath of the coding, for issues. */
  readonly path: string;
}

/** The codings that a request brings, in one of three ways. Answers `missing-parameter`. */
function codingsOf(
  given: Arguments,
  system: string | undefined,
  version: string | undefined,
): Result<readonly PlacedCoding[]> {
  const concept = given.concept('codeableConcept');
  if (concept !== undefined) {
    return ok(concept.codings.map((coding, index) => ({ coding, path: `CodeableConcept.coding[${index}]` })));
  }
  const coding = given.coding('coding');
  if (coding !== undefined) return ok([{ coding, path: 'Coding' }]);
  const code = given.text('code');
  if (code === undefined) return failed(nothingToValidate());
  return ok([{ coding: { system, version, code, display: given.text('display') }, path: '' }]);
}

function nothingToValidate() {
  const message = 'There is no code to validate: give code and system, or coding, or codeableConcept.';
  return error('missing-parameter', message, { parameter: 'code' });
}

function optionsOf({ given, languages }: OperationInput, path: string): ValidateOptions {
  return {
    path,
    languages,
    lenientDisplay: given.flag('lenient-display-validation') === true,
    activeOnly: given.flag('activeOnly') === true,
    abstractAllowed: given.flag('abstract') !== false,
    membershipOnly: given.flag('valueset-membership-only') === true,
  };
}
