import type { JsonElement } from '../model/shapes.ts';
import type { GivenCoding } from '../query/coding.ts';
import type { Json } from './json.ts';

export type ParameterType =
  | 'uri'
  | 'canonical'
  | 'code'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'date'
  | 'Coding'
  | 'CodeableConcept'
  | 'Resource';

/** One parameter of an operation: how it is read, and how it is told about. */
export interface ParameterRow {
  readonly name: string;
  readonly type: ParameterType;
  readonly repeats?: boolean;
  /** Other names that clients use for the same. */
  readonly aliases?: readonly string[];
  /** True: known to FHIR or its tools, and refused where given, because ignoring it would answer another question. */
  readonly refused?: boolean;
}

/** A CodeableConcept as it came, and its codings. */
export interface GivenConcept {
  readonly original: Json;
  readonly codings: readonly GivenCoding[];
}

/** The values of an operation's parameters, read by their rows. */
export interface Arguments {
  /** First value of a parameter that is text, by name. */
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean | undefined;
  readonly whole: (name: string) => number | undefined;
  readonly coding: (name: string) => GivenCoding | undefined;
  readonly concept: (name: string) => GivenConcept | undefined;
  /** Resources of a parameter, by name. */
  readonly resources: (name: string) => readonly JsonElement[];
  /** Names that came and are not of this operation. */
  readonly unknown: readonly string[];
}
