import type { Terminology } from '../query/find-resources.ts';
import type { Found } from '../query/scope.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { codeSystemResource } from './code-system.ts';
import type { FhirContext } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import type { Resource } from './json.ts';
import { valueSetResource } from './value-set.ts';

/** A terminology resource, whichever it is, as this endpoint's FHIR version writes it. */
export function resourceOf(
  { value, snapshot }: Found<Terminology>,
  { version }: Pick<FhirContext, 'version'>,
): Resource {
  return isCodeSystem(value)
    ? codeSystemResource({ value, snapshot })
    : valueSetResource({ value, snapshot }, DIALECTS[version]);
}

function isCodeSystem(value: Terminology): value is CompiledCodeSystem {
  return value.shape.shape === 'CodeSystem';
}
