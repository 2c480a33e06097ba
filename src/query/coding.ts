import type { Place } from '../model/issue.ts';
import { hasErrors, type Issue } from '../model/issue.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { Languages } from './languages.ts';

/** A code as a caller brings it to be judged. Codes are opaque: nothing is trimmed, split or folded. */
export interface GivenCoding {
  readonly system?: string | undefined;
  readonly version?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
}

export interface ValidateOptions {
  /** Where the coding stands, as FHIRPath: `Coding`, `CodeableConcept.coding[0]`; empty for plain parameters. */
  readonly path: string;
  readonly languages?: Languages | undefined;
  /** A wrong display is a warning only. */
  readonly lenientDisplay?: boolean;
  readonly activeOnly?: boolean;
  /** False: a code that only groups is refused. */
  readonly abstractAllowed?: boolean;
  /** Only membership is asked: display and status do not matter. */
  readonly membershipOnly?: boolean;
}

/** What was found out about a coding. "Not in the value set" is such an answer. */
export interface CodeValidation {
  readonly result: boolean;
  readonly coding: GivenCoding;
  /** The edition that was consulted. */
  readonly system?: CompiledCodeSystem;
  readonly concept?: Concept;
  readonly display?: string;
  readonly issues: readonly Issue[];
  /** URL of a system that is neither known nor in the value set. */
  readonly unknownSystem?: string;
  /** `url|version` of what is missing for a better answer. */
  readonly causedByUnknownSystem?: string;
}

/** The answer that `issues` make: valid if none is an error. */
export function validation(coding: GivenCoding, rest: Omit<CodeValidation, 'coding' | 'result'>): CodeValidation {
  return { coding, result: !hasErrors(rest.issues), ...rest };
}

/** The place of a part of the coding. */
export function placeOf(path: string, part: 'code' | 'system' | 'version' | 'display'): Place {
  return { parameter: part, expression: path === '' ? part : `${path}.${part}` };
}

/** The place of the coding as a whole. */
export function wholeOf(path: string): Place {
  return path === '' ? { parameter: 'code', expression: 'code' } : { expression: path };
}

/** `system|version#code`, as messages name a coding. */
export function nameOfCoding({ system = '', version, code }: GivenCoding): string {
  return version === undefined ? `${system}#${code}` : `${system}|${version}#${code}`;
}
