import type { Json, Resource } from './json.ts';

/** One parameter of an answer; undefined is left out. */
export type OutParameter = Json | undefined;

/** A Parameters resource of those parameters that are there. */
export function parametersResource(parameters: readonly OutParameter[]): Resource {
  return { resourceType: 'Parameters', parameter: parameters.filter((each) => each !== undefined) };
}

/** `{name, valueString}` and the like; undefined if there is no value. */
export function out(name: string, type: ValueName, value: unknown): OutParameter {
  return value === undefined ? undefined : { name, [type]: value };
}

export type ValueName =
  | 'valueString'
  | 'valueCode'
  | 'valueUri'
  | 'valueCanonical'
  | 'valueBoolean'
  | 'valueInteger'
  | 'valueDate'
  | 'valueCoding'
  | 'valueCodeableConcept';
