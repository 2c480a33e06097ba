import type { PreparedConcepts, StoredConcepts } from './ports.ts';

/** FHIR resources of others that can be imported. */
export const IMPORTED_TYPES = ['CodeSystem', 'ValueSet', 'ConceptMap'] as const;

export type ImportedType = (typeof IMPORTED_TYPES)[number];

/** Counted up whenever what is prepared of a large code system changes: by other rules it is prepared again. */
export const PREPARED_FORMAT = 1;

/** What a terminology of others is known by, apart from the releases: `url|version`. */
export interface ImportedName {
  readonly type: ImportedType;
  readonly url: string;
  /** Empty where the resource states none. */
  readonly version: string;
}

/** A terminology of others, kept apart from the releases. */
export interface ImportedResource extends ImportedName {
  /** SHA-256 of `content`. */
  readonly digest: string;
  /** Canonical JSON of the resource. */
  readonly content: string;
}

/** A resource to be imported, and where it comes from: a file or a server. */
export interface ComingResource extends ImportedResource {
  readonly origin: string;
  /** Set for a code system that is too large to be held in memory. */
  readonly concepts?: PreparedConcepts;
}

/** That something was imported, whether or not it is still served. */
export interface ImportRecord extends ImportedName {
  readonly id: number;
  readonly digest: string;
  readonly origin: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Bytes of its content. */
  readonly bytes: number;
  /** Concepts, where it is a large code system that was made ready. */
  readonly concepts?: number;
  /** For a code system that is not large: the system that it adds to, if it is a supplement. */
  readonly supplements?: string;
  /** Likewise: the value set of all its codes, if it states one. */
  readonly valueSet?: string;
  /** When it was withdrawn. */
  readonly withdrawn?: string;
}

/** An import that is served. */
export interface ServedImport extends ImportRecord {
  /** The resource as canonical JSON, read from the database each time, its digest verified. Throws if it was altered. */
  readonly content: () => string;
  /** Its concepts, where they are read one by one. */
  readonly stored?: StoredConcepts;
}

/** What an import did. */
export interface ImportOutcome {
  readonly added: number;
  readonly present: number;
}
