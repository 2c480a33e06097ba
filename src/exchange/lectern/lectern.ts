/** A dictionary of Overture Lectern (format of its version 2), references resolved and lists always lists. */
export interface LecternDictionary {
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  readonly meta: LecternMeta;
  readonly schemas: readonly LecternSchema[];
}

export interface LecternMeta {
  readonly [key: string]: unknown;
}

export interface LecternSchema {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly meta: LecternMeta;
  readonly fields: readonly LecternField[];
  readonly uniqueKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface ForeignKey {
  readonly schema: string;
  readonly mappings: readonly { readonly local: string; readonly foreign: string }[];
}

export const VALUE_TYPES = ['string', 'integer', 'number', 'boolean'] as const;

export interface LecternField {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly valueType: (typeof VALUE_TYPES)[number];
  readonly isArray: boolean;
  /** Between the values of an array; Lectern takes a comma where none is stated. */
  readonly delimiter: string;
  readonly unique: boolean;
  readonly meta: LecternMeta;
  readonly restrictions: readonly Restriction[];
}

export type Restriction = PlainRestriction | ConditionalRestriction;

/** What must hold, all of it. */
export interface PlainRestriction {
  readonly codeList?: Values;
  readonly regex?: readonly string[];
  readonly range?: LecternRange;
  readonly required?: boolean;
  readonly empty?: boolean;
  /** JavaScript that checks the value, which Lectern 1 had: as JSON. */
  readonly script?: string;
}

export type Values = readonly (string | number | boolean)[];

export interface LecternRange {
  readonly min?: number;
  readonly max?: number;
  readonly exclusiveMin?: number;
  readonly exclusiveMax?: number;
}

export interface ConditionalRestriction {
  readonly test: ConditionTest;
  readonly whenTrue: readonly Restriction[];
  readonly whenFalse: readonly Restriction[];
}

export type Quantifier = 'all' | 'any' | 'none';

export interface ConditionTest {
  readonly conditions: readonly Condition[];
  readonly case: Quantifier;
}

export interface Condition {
  readonly fields: readonly string[];
  readonly match: Match;
  readonly case: Quantifier;
  /** Keys that Lectern does not know and ignores: with them it means something else than its author thought. */
  readonly unknownKeys: readonly string[];
}

export interface Match {
  readonly value?: string | number | boolean | Values;
  readonly codeList?: Values;
  readonly regex?: readonly string[];
  readonly range?: LecternRange;
  readonly exists?: boolean;
  readonly count?: number | LecternRange;
}
