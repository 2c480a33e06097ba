import { hasErrors, type Issue } from '../model/issue.ts';
import type { ComposeConcept, Concept, ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import type { GivenCoding } from './coding.ts';
import type { Languages } from './languages.ts';
import type { TerminologyRequest } from './terminology-request.ts';

/** What was given to be judged: a code with parameters, a Coding, or a CodeableConcept. */
export type Mode = 'code' | 'coding' | 'codeableConcept';

export interface ValidateOptions {
  readonly mode: Mode;
  readonly languages?: Languages | undefined;
  /** A wrong display is a warning only. */
  readonly lenientDisplay?: boolean;
  readonly activeOnly?: boolean;
  /** False: a code that only groups is refused. */
  readonly abstractAllowed?: boolean;
  /** Only membership is asked: display and status do not matter. */
  readonly membershipOnly?: boolean;
  /** A code may come without a system, if the value set leaves no doubt. */
  readonly inferSystem?: boolean;
}

/** What was found out. "Not in the value set" is such an answer. */
export interface Validation {
  readonly result: boolean;
  readonly issues: readonly Issue[];
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly version?: string | undefined;
  readonly display?: string | undefined;
  readonly normalizedCode?: string | undefined;
  readonly inactive?: boolean;
  readonly status?: string | undefined;
  /** Systems, or `url|version`, that are neither known nor part of the value set. */
  readonly unknownSystems: readonly string[];
  /** The same, where it is the value set or the version asked for that needs them. */
  readonly causedByUnknownSystems: readonly string[];
}

/** A question about membership, and what all its parts need. */
export interface ValidationQuestion {
  readonly request: TerminologyRequest;
  readonly valueSet: ValueSetShape;
  /** True: the value set is all of a code system, made for `CodeSystem/$validate-code`. */
  readonly wholeSystem?: boolean;
  readonly options: ValidateOptions;
}

/** What is noted while the codings of one question are looked at. */
export interface Notes {
  readonly issues: readonly Issue[];
  readonly add: (issue: Issue) => void;
  /** Puts `by` in the place of the issues that match. */
  readonly replace: (isMeant: (issue: Issue) => boolean, by: Issue) => void;
  /** Systems, or `url|version`, that were looked for and are not known; in the order of asking. */
  readonly unknownSystems: Set<string>;
}

/** Fresh notes. The same said twice is said once. */
export function newNotes(): Notes {
  const issues: Issue[] = [];
  return {
    issues,
    add: (issue) => {
      const same = issues.some(
        (each) =>
          each.code === issue.code &&
          each.severity === issue.severity &&
          each.message === issue.message &&
          each.at?.expression === issue.at?.expression,
      );
      if (!same) issues.push(issue);
    },
    replace: (isMeant, by) => {
      for (const [at, issue] of issues.entries()) if (isMeant(issue)) issues[at] = by;
    },
    unknownSystems: new Set(),
  };
}

/** What became known of one coding. */
export interface Sighting {
  system?: CompiledCodeSystem;
  concept?: Concept;
  /** The entry of the value set that lists it. */
  entry?: ComposeConcept;
  /** Language of the value set that the entry is of. */
  entryLanguage?: string | undefined;
  /** Version of the system in which the value set holds it. */
  version?: string;
  inferredSystem?: string;
}

export { canonicalOfShape, hasErrors };

/** The value set as messages name it. */
export function nameOfValueSet(shape: ValueSetShape): string {
  return shape.url === '' ? '(unidentified)' : canonicalOfShape(shape);
}

/** A coding and where it stands. */
export interface PlacedCoding {
  readonly coding: GivenCoding;
  readonly path: string;
}
