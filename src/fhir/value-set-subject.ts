import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { openTerminology, type TerminologyRequest } from '../query/terminology-request.ts';
import type { OperationInput } from './operation.ts';
import { readValueSet } from './read-value-set.ts';
import { resolutionOf } from './resolution-parameters.ts';
import { subjectOf } from './subject.ts';

/** The value set that an operation is about, and the view of the scope in which it is looked at. */
export interface ValueSetSubject {
  readonly valueSet: ValueSetShape;
  readonly request: TerminologyRequest;
}

/**
 * The value set that came with the request, that the operation was called on, or that `url` names. Answers
 * `unknown-value-set`, worded as terminology clients know it.
 */
export function valueSetSubject(input: OperationInput): Result<ValueSetSubject> {
  const { given, context } = input;
  const options = resolutionOf(given);
  if (!options.ok) return options;
  const [brought] = given.resources('valueSet');
  if (brought !== undefined) {
    if (brought.resourceType !== 'ValueSet') return failed(notAValueSet());
    const valueSet = readValueSet(brought);
    return ok({ valueSet, request: openTerminology(context.scope, options.value, valueSet) });
  }
  const subject = subjectOf(input, { url: 'url', version: 'valueSetVersion' });
  if (!subject.ok) return subject;
  const { url, version: stated } = subject.value;
  const open = openTerminology(context.scope, options.value);
  const { shape: valueSet, canonical } = open.valueSet(stated === undefined ? url : `${url}|${stated}`, undefined);
  if (valueSet === undefined) {
    return failed(error('unknown-value-set', `A definition for the value Set '${canonical}' could not be found`));
  }
  return ok({ valueSet, request: openTerminology(context.scope, options.value, valueSet) });
}

function notAValueSet() {
  return error('invalid-parameter', 'The parameter valueSet is no ValueSet resource.', { parameter: 'valueSet' });
}
