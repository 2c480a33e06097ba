import type { Case, CommonDefinition, Consensus, Reference } from './definition-parts.ts';
import type { EndpointCensoring, EndpointMoment, EndpointPopulation, FollowUp } from './endpoint-parts.ts';
import type { Kind } from './kind.ts';
import type { Text } from './text.ts';

/**
 * What a working group writes: one YAML file each. These types and the JSON Schemas in `kinds` say the same twice on
 * purpose (the compiler checks that they agree): everybody reads the types, only `source` needs the schemas.
 */

export type VariableType = 'string' | 'code' | 'boolean' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'partialDate';

export interface Range {
  readonly min?: number;
  readonly max?: number;
  /** Where the bounds come from. */
  readonly source?: string;
}

/** A unit that data may also come in: `value in unit × factor = value in the variable's own unit`. */
export interface AcceptedUnit {
  readonly unit: string;
  readonly factor: number;
}

export type MappingRelationship = 'equivalent' | 'broader' | 'narrower' | 'related';

/** The same thing in another model: LOINC, OMOP, mCODE, … */
export interface Mapping {
  readonly to: string;
  readonly code: string;
  readonly relationship?: MappingRelationship;
  readonly note?: string;
}

export interface Variable extends CommonDefinition<'variable'> {
  readonly type: VariableType;
  /** UCUM. */
  readonly unit?: string;
  readonly acceptedUnits?: readonly AcceptedUnit[];
  /** Values outside are errors. */
  readonly range?: Range;
  /** Values outside are warnings. */
  readonly plausible?: Range;
  readonly pattern?: string;
  /** Id of a value set. */
  readonly valueSet?: string;
  readonly repeats?: boolean;
  /** Codes of missing reasons that may stand in the cell instead of a value. */
  readonly missing?: readonly string[];
  /** `core` or `extended`, or a default with the diseases in which it is core. */
  readonly level: 'core' | 'extended' | { readonly default: 'core' | 'extended'; readonly core: readonly string[] };
  readonly group: string;
  readonly timing?: 'once' | 'baseline' | 'assessment' | 'line' | 'event' | 'longitudinal';
  readonly mappings?: readonly Mapping[];
  readonly examples?: readonly (string | number | boolean)[];
}

/** A code that a value set or code system holds itself. */
export interface OwnConcept {
  readonly code: string;
  readonly display: Text;
  readonly definition?: Text;
  readonly status?: 'active' | 'deprecated' | 'retired';
  /** May not be used as a value itself; it only groups. */
  readonly abstract?: boolean;
  readonly replacedBy?: string;
  readonly parents?: readonly string[];
  readonly synonyms?: readonly string[];
  readonly properties?: { readonly [name: string]: string | number | boolean | readonly string[] };
  readonly notes?: Text;
  readonly source?: string;
}

export type FilterOperator =
  | '='
  | 'is-a'
  | 'descendent-of'
  | 'is-not-a'
  | 'regex'
  | 'in'
  | 'not-in'
  | 'generalizes'
  | 'child-of'
  | 'descendent-leaf'
  | 'exists';

export interface ValueSetFilter {
  readonly property: string;
  readonly op: FilterOperator;
  readonly value: string;
}

/** Codes of one system, picked by code or filter and, if `valueSets` is given too, narrowed to what all of those hold. */
export interface ValueSetClause {
  /** Id of a code system, or of a value set with codes of its own. */
  readonly system?: string;
  readonly codes?: readonly { readonly code: string; readonly display?: Text }[];
  readonly filters?: readonly ValueSetFilter[];
  readonly valueSets?: readonly string[];
}

export interface ValueSet extends CommonDefinition<'value-set'> {
  /** Codes of its own: makes a code system of the same id too. */
  readonly codes?: readonly OwnConcept[];
  readonly include?: readonly ValueSetClause[];
  readonly exclude?: readonly ValueSetClause[];
  /** True where data may hold codes beyond the list. */
  readonly extensible?: boolean;
  /** True where the order of the codes means something (a grade, a stage, best to worst). */
  readonly ordered?: boolean;
}

export interface ConceptPropertyDefinition {
  readonly code: string;
  readonly description: Text;
  readonly type: 'code' | 'string' | 'boolean' | 'integer' | 'decimal' | 'dateTime';
}

export interface CodeSystem extends CommonDefinition<'code-system'> {
  readonly url?: string;
  readonly publisher?: string;
  /** The publisher's own name of this edition, given to FHIR as version. Absent for systems of ours. */
  readonly edition?: string;
  readonly content: 'complete' | 'fragment';
  readonly hierarchy?: 'is-a' | 'grouped-by' | 'part-of' | 'classified-with';
  readonly caseSensitive?: boolean;
  readonly licence: string;
  readonly copyright?: string;
  readonly properties?: readonly ConceptPropertyDefinition[];
  readonly concepts: readonly OwnConcept[];
}

export type MapRelationship =
  | 'equivalent'
  | 'source-is-narrower-than-target'
  | 'source-is-broader-than-target'
  | 'related-to'
  | 'not-related-to';

export interface MapTarget {
  readonly code: string;
  readonly relationship: MapRelationship;
  readonly comment?: Text;
  /** When the target holds, in words or CEL over variables. */
  readonly when?: string;
}

export interface MapElement {
  readonly code: string;
  readonly targets?: readonly MapTarget[];
  /** True: looked at, and there is no target. Not the same as absent. */
  readonly noMap?: boolean;
  readonly comment?: Text;
}

export interface MapGroup {
  /** Id of the code system (or value set with own codes) that the sources are of. */
  readonly source: string;
  readonly target: string;
  readonly elements: readonly MapElement[];
}

export interface ConceptMap extends CommonDefinition<'concept-map'> {
  /** Id of the value set whose codes are mapped, where it is not the whole source system. */
  readonly sourceScope?: string;
  readonly targetScope?: string;
  readonly groups: readonly MapGroup[];
}

export interface Endpoint extends CommonDefinition<'endpoint'> {
  readonly abbreviation?: string;
  readonly measure: 'time-to-event' | 'binary' | 'ordinal' | 'continuous' | 'count';
  readonly population: EndpointPopulation;
  /** Date variables; the first that is known is the origin. */
  readonly origin?: readonly string[];
  readonly events: readonly EndpointMoment[];
  readonly competing?: readonly EndpointMoment[];
  readonly censoring?: EndpointCensoring;
  readonly followUp?: FollowUp;
  /** In words: at which time it is reported or read off, where that is not what is computed. */
  readonly assessedAt?: Text;
  readonly window?: { readonly from?: number; readonly to?: number; readonly unit: string };
  readonly unit?: string;
  /** `difference`: event date minus origin date; `plus-one`: that and one (ADaM). */
  readonly dayCount?: 'difference' | 'plus-one';
  /** Day of the month and month of the year that stand for an unknown one. */
  readonly partialDates?: { readonly day: number; readonly month?: number };
  /** Ids of endpoints that define the same by another edition or body. */
  readonly variants?: readonly string[];
  readonly criteria?: string;
  readonly divergences?: Text;
  readonly stakeholders?: readonly string[];
  readonly consensus?: readonly Consensus[];
  readonly references: readonly Reference[];
  readonly cases?: readonly Case[];
}

export interface ScoreStep {
  readonly when: string;
  readonly add: number;
  readonly label?: Text;
}

export interface ScoreGroup {
  readonly code: string;
  readonly title: Text;
  /** Bounds of the sum of points or of the formula: `from` and `to` belong to the group, `above` and `below` do not. */
  readonly from?: number;
  readonly to?: number;
  readonly above?: number;
  readonly below?: number;
  /** CEL: the first group whose condition holds is the answer. */
  readonly when?: string;
}

export interface Score extends CommonDefinition<'score'> {
  /** Ids of variables. */
  readonly inputs: readonly string[];
  readonly points?: readonly ScoreStep[];
  /** CEL that gives a number; instead of points. */
  readonly formula?: string;
  readonly groups: readonly ScoreGroup[];
  /** What happens when an input is missing. */
  readonly missing: 'refuse' | 'lowest' | 'bounds';
  readonly references: readonly Reference[];
  readonly cases?: readonly Case[];
}

export interface Column {
  /** Id of a variable. */
  readonly variable: string;
  /** Heading in the file, where it is not the variable's id. */
  readonly name?: string;
  readonly required?: boolean;
  /** CEL over the table's columns. */
  readonly requiredWhen?: string;
  /** Id of a value set that narrows the variable's own. */
  readonly valueSet?: string;
  readonly range?: Range;
}

export interface TableReference {
  readonly columns: readonly string[];
  /** Id of a table. */
  readonly table: string;
  readonly to: readonly string[];
}

export interface Table extends CommonDefinition<'table'> {
  readonly columns: readonly Column[];
  /** Column names that together name a record; empty where nothing names one. */
  readonly key: readonly string[];
  /** Lists of column names whose values must be unique together, beside the key. */
  readonly unique?: readonly (readonly string[])[];
  readonly references?: readonly TableReference[];
  /** Between several values in one cell. */
  readonly separator?: string;
}

export interface Rule extends CommonDefinition<'rule'> {
  /** Id of the table whose records it looks at. */
  readonly table: string;
  /** Names under which records of child tables are seen as lists: `{lab: laboratory}`. */
  readonly children?: { readonly [name: string]: string };
  /** CEL; absent means always. */
  readonly when?: string;
  readonly assert: string;
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly cases?: readonly Case[];
}

export type Definition = Variable | ValueSet | CodeSystem | ConceptMap | Endpoint | Score | Table | Rule;

/** The definition type of a kind. */
export type DefinitionOf<K extends Kind> = Extract<Definition, { readonly kind: K }>;
