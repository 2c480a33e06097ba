import type { Issue } from '../model/issue.ts';
import type { CodeValidation } from '../query/coding.ts';
import type { ConceptValidation } from '../query/validate-concept.ts';
import type { Json, Resource } from './json.ts';
import { operationOutcome, remark } from './operation-outcome.ts';
import { type OutParameter, out, parametersResource } from './parameters-out.ts';

/** Answer of `$validate-code` about one coding. */
export function codeValidationParameters(answer: CodeValidation, unknownNames: readonly string[]): Resource {
  return parametersResource([
    out('result', 'valueBoolean', answer.result),
    ...codingParameters(answer),
    ...closingParameters(answer, unknownNames),
  ]);
}

/** Answer of `$validate-code` about a CodeableConcept, which is given back as it came. */
export function conceptValidationParameters(
  answer: ConceptValidation,
  original: Json,
  unknownNames: readonly string[],
): Resource {
  return parametersResource([
    out('result', 'valueBoolean', answer.result),
    ...(answer.chosen === undefined ? [] : codingParameters(answer.chosen)),
    out('codeableConcept', 'valueCodeableConcept', original),
    ...closingParameters(answer, unknownNames),
  ]);
}

function codingParameters({ coding, system, concept, display }: CodeValidation): readonly OutParameter[] {
  const normalized = concept === undefined || concept.code === coding.code ? undefined : concept.code;
  const inactive = concept?.status === 'retired' ? true : undefined;
  const status = concept === undefined || concept.status === 'active' ? undefined : concept.status;
  return [
    out('code', 'valueCode', coding.code),
    out('system', 'valueUri', system?.shape.url ?? coding.system),
    out('version', 'valueString', system?.shape.version),
    out('display', 'valueString', display),
    out('normalized-code', 'valueCode', normalized),
    out('inactive', 'valueBoolean', inactive),
    out('status', 'valueCode', status),
  ];
}

interface Closing {
  readonly issues: readonly Issue[];
  readonly unknownSystem?: string;
  readonly causedByUnknownSystem?: string;
}

function closingParameters(answer: Closing, unknownNames: readonly string[]): readonly OutParameter[] {
  const { issues } = answer;
  return [
    out('x-unknown-system', 'valueCanonical', answer.unknownSystem),
    out('x-caused-by-unknown-system', 'valueCanonical', answer.causedByUnknownSystem),
    out('message', 'valueString', messageOf(issues)),
    issues.length === 0 ? undefined : { name: 'issues', resource: outcomeWithRemarks(issues, unknownNames) },
  ];
}

/** Parameters that were not understood are told of beside the issues there are, never as the only one. */
function outcomeWithRemarks(issues: readonly Issue[], unknownNames: readonly string[]): Resource {
  const outcome = operationOutcome(issues);
  if (unknownNames.length === 0) return outcome;
  const { issue } = outcome as unknown as { readonly issue: readonly Json[] };
  return { ...outcome, issue: [...issue, remark(`Ignored parameters: ${unknownNames.join(', ')}.`)] };
}

/** What a person is told: the errors, and warnings that need a decision. Fragments and other codings need none. */
function messageOf(issues: readonly Issue[]): string | undefined {
  const told = issues.filter((issue) => issue.severity === 'error' || TOLD_AS_WARNING.has(issue.code));
  const messages = told.filter((issue) => issue.severity !== 'information' || issue.code === 'invalid-display');
  return messages.length === 0 ? undefined : messages.map((issue) => issue.message).join('; ');
}

const TOLD_AS_WARNING: ReadonlySet<Issue['code']> = new Set(['inactive-code', 'invalid-display', 'invalid-value']);
