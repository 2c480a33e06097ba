import type { Issue } from '../model/issue.ts';
import type { Validation } from '../query/validation.ts';
import { rowOf } from './issue-table.ts';
import type { Json, Resource } from './json.ts';
import { operationOutcome, remark, visible } from './operation-outcome.ts';
import { type OutParameter, out, parametersResource } from './parameters-out.ts';

/** Answer of `$validate-code`; a CodeableConcept is given back as it came. */
export function validationParameters(
  answer: Validation,
  { concept, unknownNames }: { readonly concept: Json | undefined; readonly unknownNames: readonly string[] },
): Resource {
  const { issues } = answer;
  return parametersResource([
    out('result', 'valueBoolean', answer.result),
    out('code', 'valueCode', answer.code),
    out('system', 'valueUri', uriOf(answer.system)),
    out('version', 'valueString', answer.version),
    out('display', 'valueString', answer.display),
    out('normalized-code', 'valueCode', answer.normalizedCode),
    out('inactive', 'valueBoolean', answer.inactive),
    out('status', 'valueCode', answer.status),
    out('codeableConcept', 'valueCodeableConcept', concept),
    ...answer.unknownSystems.map((name): OutParameter => out('x-unknown-system', 'valueCanonical', uriOf(name))),
    ...answer.causedByUnknownSystems.map(
      (name): OutParameter => out('x-caused-by-unknown-system', 'valueCanonical', uriOf(name)),
    ),
    out('message', 'valueString', messageOf(issues)),
    issues.length === 0 ? undefined : { name: 'issues', resource: outcomeWithRemarks(issues, unknownNames) },
  ]);
}

/** What is empty or has white space is no URI, and FHIR has no other place for it: the issues quote it. */
function uriOf(text: string | undefined): string | undefined {
  return text === undefined || text === '' || /\s/.test(text) ? undefined : text;
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
  const told = issues.filter((issue) => issue.severity === 'error' || rowOf(issue).told === true);
  const messages = [...new Set(told.map((issue) => issue.message))].sort();
  return messages.length === 0 ? undefined : visible(messages.join('; '));
}
