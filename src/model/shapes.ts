import type { Case, Status } from './definition-parts.ts';
import type { FilterOperator, Mapping, MapRelationship, Range, VariableType } from './definitions.ts';
import type { EndpointCensoring, EndpointMoment, FollowUp } from './endpoint-parts.ts';
import type { Kind } from './kind.ts';
import type { Text } from './text.ts';

/**
 * What kinds compile to for reading. Terminology shapes follow FHIR R5; adapters read shapes and cards, never kinds.
 * Concepts are flat with `parents`: nesting cannot say that a concept has two.
 */

/** JSON as it came: of a resource, or of one of its elements. */
export interface JsonElement {
  readonly [key: string]: unknown;
}

/** What a resource from outside says of itself, where a definition of ours has a status of its own. */
export interface Publication {
  readonly status: 'draft' | 'active' | 'retired' | 'unknown';
  readonly experimental: boolean;
  /** `deprecated`, `withdrawn`, `trial-use`, … */
  readonly standardsStatus?: string;
}

interface CanonicalShape {
  /** FHIR id. */
  readonly id: string;
  readonly url: string;
  /** Empty where the resource has none. */
  readonly version: string;
  /** Computable name: letters, digits and underscores. */
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  readonly status: Status;
  readonly publisher: string;
  readonly copyright?: string;
  /** Definition that it was compiled from. */
  readonly source: { readonly kind: Kind; readonly id: string };
  /** Set for what came from outside: a request or an import. */
  readonly publication?: Publication;
  /** The resource as it came from outside, in R5. */
  readonly original?: JsonElement;
}

export interface Designation {
  readonly language?: string;
  readonly use?: 'synonym' | 'display';
  /** A use that is neither, as a Coding. */
  readonly coding?: JsonElement;
  readonly value: string;
  readonly extensions?: readonly JsonElement[];
  /** `url|version` of the supplement that adds it. */
  readonly supplement?: string;
}

export interface ConceptProperty {
  readonly code: string;
  readonly value: string | number | boolean;
  readonly type: 'code' | 'string' | 'boolean' | 'integer' | 'decimal' | 'dateTime' | 'Coding';
  /** The value of type Coding, of which `value` is the code. */
  readonly coding?: JsonElement;
}

export interface Concept {
  readonly code: string;
  readonly display: string;
  readonly definition?: string;
  readonly parents: readonly string[];
  readonly status: 'active' | 'deprecated' | 'retired';
  readonly abstract: boolean;
  readonly designations: readonly Designation[];
  readonly properties: readonly ConceptProperty[];
  /** Says whether it may be used, where that does not follow from `status`. */
  readonly inactive?: boolean;
  /** Status in the words of a system from outside, where they are others: `withdrawn`, `experimental`, … */
  readonly statusCode?: string;
  readonly extensions?: readonly JsonElement[];
}

export interface PropertyDefinition {
  readonly code: string;
  readonly uri?: string;
  readonly description: string;
  readonly type: ConceptProperty['type'];
}

export interface CodeSystemShape extends CanonicalShape {
  readonly shape: 'CodeSystem';
  readonly content: 'complete' | 'fragment' | 'example' | 'not-present' | 'supplement';
  /** `url|version` of the system that this one adds to; only for content `supplement`. */
  readonly supplements?: string;
  /** Canonical of the value set that is all of its codes, where it names one. */
  readonly valueSet?: string;
  readonly caseSensitive: boolean;
  readonly hierarchyMeaning?: 'is-a' | 'grouped-by' | 'part-of' | 'classified-with';
  /** Language of the displays; empty where it is not said. */
  readonly language: string;
  readonly properties: readonly PropertyDefinition[];
  readonly concepts: readonly Concept[];
}

export interface ComposeFilter {
  readonly property: string;
  readonly op: FilterOperator;
  readonly value: string;
}

export interface ComposeConcept {
  readonly code: string;
  readonly display?: string;
  readonly designations?: readonly Designation[];
  readonly extensions?: readonly JsonElement[];
}

export interface ComposeClause {
  readonly system?: string;
  readonly version?: string;
  readonly concepts?: readonly ComposeConcept[];
  readonly filters?: readonly ComposeFilter[];
  /** Canonicals, `url|version`. */
  readonly valueSets?: readonly string[];
}

export interface ValueSetShape extends CanonicalShape {
  readonly shape: 'ValueSet';
  readonly include: readonly ComposeClause[];
  readonly exclude: readonly ComposeClause[];
  readonly extensible: boolean;
  readonly ordered: boolean;
  /** False: codes that are out of use are no members. */
  readonly inactive?: boolean;
  /** Language of the displays that it gives itself. */
  readonly language?: string;
  /** Parameters of `$expand` that it brings itself. */
  readonly parameters?: readonly { readonly name: string; readonly value: unknown }[];
  /** Canonicals of the supplements that it needs. */
  readonly supplements?: readonly string[];
  /** Value sets that it refers to as `#id`. */
  readonly contained?: readonly ValueSetShape[];
  /** An expansion that it brings instead of a compose. */
  readonly expansion?: readonly StoredMember[];
}

/** A code of an expansion that a value set from outside brings. */
export interface StoredMember {
  readonly system: string;
  readonly version?: string;
  readonly code: string;
  readonly display?: string;
}

export interface MapTargetShape {
  readonly code: string;
  readonly display?: string;
  readonly product?: readonly JsonElement[];
  readonly dependsOn?: readonly JsonElement[];
  readonly relationship: MapRelationship;
  readonly comment?: string;
  readonly when?: string;
}

export interface MapElementShape {
  readonly code: string;
  readonly targets: readonly MapTargetShape[];
  readonly noMap: boolean;
  readonly comment?: string;
}

export interface ConceptMapShape extends CanonicalShape {
  readonly shape: 'ConceptMap';
  readonly sourceScope?: string;
  readonly targetScope?: string;
  readonly groups: readonly {
    readonly source: string;
    readonly sourceVersion: string;
    readonly target: string;
    readonly targetVersion: string;
    readonly elements: readonly MapElementShape[];
    /** What becomes of a code that no element names. */
    readonly unmapped?: UnmappedShape;
  }[];
}

export interface UnmappedShape {
  readonly mode: 'use-source-code' | 'fixed' | 'other-map';
  readonly code?: string;
  readonly display?: string;
  readonly otherMap?: string;
  readonly relationship: MapRelationship;
}

export interface RecordColumn {
  readonly name: string;
  readonly variable: string;
  /** Version of the variable. */
  readonly version: string;
  readonly title: Text;
  /** Other names of the variable: a heading may be one. */
  readonly aliases: readonly string[];
  /** Working group that owns the variable. */
  readonly owner: string;
  readonly type: VariableType;
  readonly unit?: string;
  readonly acceptedUnits: readonly { readonly unit: string; readonly factor: number }[];
  readonly range?: Range;
  readonly plausible?: Range;
  readonly pattern?: string;
  /** Canonical of the value set, `url|version`. */
  readonly valueSet?: string;
  readonly repeats: boolean;
  readonly missing: readonly string[];
  readonly required: boolean;
  readonly requiredWhen?: string;
  /** What the variable is in other models, in the variable's order. */
  readonly mappings: readonly Mapping[];
}

export interface RecordRule {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** The rule as a sentence. */
  readonly description: Text;
  /** Working group that owns it. */
  readonly owner: string;
  readonly children: { readonly [name: string]: string };
  readonly when?: string;
  readonly assert: string;
  readonly severity: 'error' | 'warning';
  readonly message: Text;
}

/** A table, as data files are checked against it. */
export interface RecordSchema {
  readonly shape: 'RecordSchema';
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** Working group that owns the table. */
  readonly owner: string;
  readonly columns: readonly RecordColumn[];
  /** Columns that together name a record; empty where nothing names one. */
  readonly key: readonly string[];
  /** Columns that must be unique together, beside the key. */
  readonly unique: readonly (readonly string[])[];
  readonly references: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
  }[];
  readonly separator?: string;
  readonly rules: readonly RecordRule[];
}

/** An endpoint, as it is derived from records. */
export interface EndpointProgram {
  readonly shape: 'EndpointProgram';
  readonly id: string;
  readonly measure: 'time-to-event' | 'binary' | 'ordinal' | 'continuous' | 'count';
  readonly populationWhen?: string;
  /** The condition is read as of the origin; absent: one record in which it holds is enough. */
  readonly populationAt?: 'baseline';
  readonly origin: readonly string[];
  readonly events: readonly EndpointMoment[];
  readonly competing: readonly EndpointMoment[];
  readonly censoring?: EndpointCensoring;
  readonly followUp?: FollowUp;
  readonly unit?: string;
  readonly dayCount: 'difference' | 'plus-one';
  readonly partialDates?: { readonly day: number; readonly month?: number };
  readonly cases: readonly Case[];
}

export type Shape = CodeSystemShape | ValueSetShape | ConceptMapShape | RecordSchema | EndpointProgram;
