import { splitCanonical } from '../model/ids.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { compareValueSets } from '../query/compare-value-sets.ts';
import { openTerminology, type TerminologyRequest } from '../query/terminology-request.ts';
import type { Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import { out, parametersResource } from './parameters-out.ts';
import { readValueSet } from './read-value-set.ts';
import { RESOLUTION_PARAMETERS, resolutionOf } from './resolution-parameters.ts';

/** `ValueSet/$compare`, once `$related`, of HL7's terminology ecosystem. */
export const compareRow: OperationRow = {
  resource: 'ValueSet',
  code: 'compare',
  alias: 'related',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/uv/tx-ecosystem/OperationDefinition/ValueSet-compare',
  parameters: [
    { name: 'thisUrl', type: 'uri', aliases: ['url'] },
    { name: 'thisVersion', type: 'string', aliases: ['valueSetVersion'] },
    { name: 'thisValueSet', type: 'Resource', aliases: ['valueSet'] },
    { name: 'otherUrl', type: 'uri' },
    { name: 'otherVersion', type: 'string' },
    { name: 'otherValueSet', type: 'Resource' },
    { name: 'diagnostics', type: 'boolean' },
    { name: 'date', type: 'date' },
    ...RESOLUTION_PARAMETERS,
  ],
  answer,
};

function answer(input: OperationInput): Result<Resource> {
  const { given, context } = input;
  const resolution = resolutionOf(given);
  if (!resolution.ok) return resolution;
  const request = openTerminology(context.scope, resolution.value);
  const first = sideOf(input, request, 'this');
  if (!first.ok) return first;
  const second = sideOf(input, request, 'other');
  if (!second.ok) return second;
  const compared = compareValueSets(request, first.value, second.value);
  if (!compared.ok) return compared;
  const { relation, message, expanded, common, missing, extra } = compared.value;
  const listed = (name: string, codes: readonly string[]) =>
    codes.length === 0 || given.flag('diagnostics') !== true ? undefined : out(name, 'valueString', codes.join(','));
  return ok(
    parametersResource([
      out('result', 'valueCode', relation),
      out('message', 'valueString', message),
      out('performed-expansion', 'valueBoolean', expanded),
      listed('common-codes', common),
      listed('missing-codes', missing),
      listed('extra-codes', extra),
    ]),
  );
}

function sideOf(
  { given, instance }: OperationInput,
  request: TerminologyRequest,
  side: 'this' | 'other',
): Result<ValueSetShape> {
  const [resource] = given.resources(`${side}ValueSet`);
  if (resource !== undefined) return ok(readValueSet(resource));
  const own = side === 'this' && instance !== undefined ? `${instance.url}|${instance.version}` : undefined;
  const named = given.text(`${side}Url`) ?? own;
  if (named === undefined) {
    const message = `The parameter ${side}Url (or ${side}ValueSet) is missing.`;
    return failed(error('missing-parameter', message, { parameter: `${side}Url` }));
  }
  const version = given.text(`${side}Version`) ?? splitCanonical(named).version;
  const { url } = splitCanonical(named);
  const { shape, canonical } = request.valueSet(version === undefined ? url : `${url}|${version}`, undefined);
  if (shape !== undefined) return ok(shape);
  return failed(error('unknown-value-set', `A definition for the value Set '${canonical}' could not be found`));
}
