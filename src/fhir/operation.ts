import type { Result } from '../model/result.ts';
import type { Terminology, TerminologyType } from '../query/find-resources.ts';
import type { Languages } from '../query/languages.ts';
import type { Found } from '../query/scope.ts';
import type { FhirContext } from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { Resource } from './json.ts';
import type { Arguments, ParameterRow } from './parameter-row.ts';

/** What an operation is asked. */
export interface OperationInput {
  readonly given: Arguments;
  readonly context: FhirContext;
  readonly dialect: Dialect;
  /** What the caller reads: the parameter displayLanguage, else the header Accept-Language. */
  readonly languages: Languages | undefined;
  /** The resource that the operation was called on, at instance level. */
  readonly instance: Found<Terminology> | undefined;
}

/** An operation: routes, parsing and the capability statements are made from its row. */
export interface OperationRow {
  readonly resource: TerminologyType;
  readonly code: string;
  readonly levels: readonly ('type' | 'instance')[];
  /** Canonical of the OperationDefinition. */
  readonly definition: string;
  readonly parameters: readonly ParameterRow[];
  readonly answer: (input: OperationInput) => Result<Resource>;
}
