/** FHIR resources of others that can be imported. */
export const IMPORTED_TYPES = ['CodeSystem', 'ValueSet', 'ConceptMap'] as const;

export type ImportedType = (typeof IMPORTED_TYPES)[number];

/** A terminology of others, kept apart from the releases and known by `url|version`. */
export interface ImportedResource {
  readonly type: ImportedType;
  readonly url: string;
  /** Empty where the resource states none. */
  readonly version: string;
  /** SHA-256 of `content`. */
  readonly digest: string;
  /** Canonical JSON of the resource. */
  readonly content: string;
}

/** What an import did. */
export interface ImportOutcome {
  readonly added: number;
  readonly present: number;
}
