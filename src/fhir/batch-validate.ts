import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { JsonElement } from '../model/shapes.ts';
import type { Json, Resource } from './json.ts';
import type { OperationInput, OperationResource, OperationRow } from './operation.ts';
import { operationOutcome } from './operation-outcome.ts';
import { parametersResource } from './parameters-out.ts';
import { parametersOf, type RawParameter } from './raw-parameters.ts';
import { validateInSystemRow, validateInValueSetRow } from './validate-code.ts';

/** Runs an operation on parameters that were read already. */
export type Run = (row: OperationRow, raw: readonly RawParameter[], input: OperationInput) => Result<Resource>;

/**
 * `$batch-validate-code` of HL7's terminology ecosystem: each parameter `validation` is a Parameters resource of one
 * `$validate-code`. What stands beside them holds for all that do not say otherwise. A validation that cannot be
 * answered has its OperationOutcome in the place of its answer.
 */
export function batchValidateRow(resource: OperationResource, run: Run): OperationRow {
  const row = resource === 'CodeSystem' ? validateInSystemRow : validateInValueSetRow;
  return {
    resource,
    code: 'batch-validate-code',
    levels: ['type'],
    definition: `http://hl7.org/fhir/uv/tx-ecosystem/OperationDefinition/${resource}-batch-validate-code`,
    parameters: [{ name: 'validation', type: 'Resource', repeats: true }, ...row.parameters],
    answer: (input) => answer(row, input, run),
  };
}

function answer(row: OperationRow, input: OperationInput, run: Run): Result<Resource> {
  const validations = input.given.resources('validation');
  const { batchValidations } = input.context.limits;
  if (validations.length === 0) {
    return failed(error('missing-parameter', 'The parameter validation is missing.', { parameter: 'validation' }));
  }
  if (validations.length > batchValidations) {
    const message = `There are ${validations.length} validations; expected at most ${batchValidations}.`;
    return failed(error('too-costly', message, { parameter: 'validation' }));
  }
  const shared = input.raw.filter(({ name }) => name !== 'validation');
  return ok(parametersResource(validations.map((each) => validationPart(row, each, { shared, input, run }))));
}

interface Shared {
  readonly shared: readonly RawParameter[];
  readonly input: OperationInput;
  readonly run: Run;
}

function validationPart(row: OperationRow, entry: JsonElement, { shared, input, run }: Shared): Json {
  const own = parametersOf(entry);
  if (!own.ok) return { name: 'validation', resource: operationOutcome(own.issues) };
  const named = new Set(own.value.map((each) => each.name));
  const raw = [...own.value, ...shared.filter((each) => !named.has(each.name))];
  const done = run(row, raw, input);
  return { name: 'validation', resource: done.ok ? done.value : operationOutcome(done.issues) };
}
