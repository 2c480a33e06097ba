import type { Result } from '../model/result.ts';
import type { Languages } from '../query/languages.ts';
import type { FhirContext } from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { Resource } from './json.ts';
import type { Arguments, ParameterRow } from './parameter-row.ts';
import type { RawParameter } from './raw-parameters.ts';

/** What an operation is asked. */
export interface OperationInput {
  readonly given: Arguments;
  /** The parameters as they came. */
  readonly raw: readonly RawParameter[];
  readonly context: FhirContext;
  readonly dialect: Dialect;
  /** What the caller reads, by the parameter displayLanguage. */
  readonly languages: Languages | undefined;
  /** What the header Accept-Language says, which counts less than what a value set says. */
  readonly accepted: Languages | undefined;
  /** The resource that the operation was called on, at instance level. */
  readonly instance: OperationInstance | undefined;
}

/** Canonical of the resource that an operation was called on. */
export interface OperationInstance {
  readonly url: string;
  readonly version: string;
}

export type OperationResource = 'CodeSystem' | 'ValueSet' | 'ConceptMap';

/** An operation: routes, parsing and the capability statements are made from its row. */
export interface OperationRow {
  readonly resource: OperationResource;
  readonly code: string;
  /** Another name that it goes by. */
  readonly alias?: string;
  readonly levels: readonly ('type' | 'instance')[];
  /** Canonical of the OperationDefinition. */
  readonly definition: string;
  readonly parameters: readonly ParameterRow[];
  readonly answer: (input: OperationInput) => Result<Resource>;
}
