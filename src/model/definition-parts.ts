import type { Kind } from './kind.ts';
import type { Text } from './text.ts';

/** Parts that definitions of several kinds have. */

export const STATUSES = ['draft', 'trial-use', 'active', 'deprecated', 'retired'] as const;

export type Status = (typeof STATUSES)[number];

export interface Deprecation {
  /** Id of the definition of the same kind that says exactly the same. */
  readonly replacedBy?: string;
  /** Ids of definitions of the same kind that may serve instead. */
  readonly consider?: readonly string[];
  readonly reason: Text;
  /** Day from which it may be removed, `YYYY-MM-DD`. */
  readonly removeAfter?: string;
}

export interface Provenance {
  /** Keys or citations of the sources that the content was taken from. */
  readonly source: readonly string[];
  readonly reference?: readonly string[];
  readonly proposedBy?: string;
  readonly approvedBy?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/** What every definition says. */
export interface CommonDefinition<K extends Kind> {
  readonly kind: K;
  readonly id: string;
  readonly title: Text;
  readonly definition: Text;
  readonly status: Status;
  /** Id of a working group. */
  readonly owner: string;
  /** Ids of diseases of `dictionary.yaml`, or `any`. */
  readonly diseases: readonly string[];
  /** Release in which it first appeared. Computed; where an author writes it, lint checks it. */
  readonly since?: string;
  readonly deprecated?: Deprecation;
  readonly provenance: Provenance;
  readonly notes?: Text;
  /** Other names, for search. */
  readonly aliases?: readonly string[];
}

export interface Reference {
  readonly key: string;
  readonly title: string;
  readonly year?: string;
  readonly locator?: string;
  /** How much of it was seen when this was written down. */
  readonly seenAs?: string;
}

export interface Consensus {
  readonly body: string;
  readonly round?: string;
  readonly date?: string;
  readonly group?: string;
  readonly statement: Text;
}

/** One worked case: what goes in, what must come out. */
export interface Case {
  readonly id: string;
  readonly story?: Text;
  readonly given: { readonly [variable: string]: CaseValue };
  readonly expect: { readonly [name: string]: CaseValue };
}

export type CaseValue =
  | string
  | number
  | boolean
  | readonly { readonly [variable: string]: string | number | boolean }[];
