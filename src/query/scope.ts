import type { ImportedType } from '../model/imported.ts';
import type { CodeSystemShape, ConceptMapShape, JsonElement, ValueSetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CodeSystemHeader, CompiledCodeSystem } from '../terminology/code-system.ts';
import type { CompiledConceptMap } from '../terminology/concept-map.ts';

/**
 * Terminology from elsewhere than a release: what the request brings, or what was imported. Looked up by URL; several
 * versions of one URL stand side by side.
 */
export interface Layer {
  readonly codeSystems: (url: string) => readonly CompiledCodeSystem[];
  /** Those that say that the value set of this URL is all of their codes. */
  readonly codeSystemsOfValueSet: (url: string) => readonly CompiledCodeSystem[];
  readonly valueSets: (url: string) => readonly ValueSetShape[];
  readonly conceptMaps: () => readonly CompiledConceptMap[];
  /** Code systems of content `supplement`, by the URL of the system that they add to. */
  readonly supplements: (systemUrl: string) => readonly CodeSystemShape[];
  /** A supplement by its own URL. */
  readonly supplementNamed: (url: string) => CodeSystemShape | undefined;
  /** What can be read and searched itself; absent for what a request brings. */
  readonly resources?: () => readonly OutsideResource[];
}

/** A terminology resource of others, as it came. */
export interface OutsideResource {
  readonly type: ImportedType;
  /** FHIR id that it has here, which is not the one it came with. */
  readonly id: string;
  readonly digest: string;
  /** When it came: ISO 8601, UTC. */
  readonly at: string;
  /** True for a code system whose concepts are not given out unless they are asked for. */
  readonly isLarge: boolean;
  readonly shape: CodeSystemHeader | ValueSetShape | ConceptMapShape;
  readonly system?: CompiledCodeSystem;
  readonly content: () => JsonElement;
}

/**
 * What a question is asked of: the snapshot that answers where nothing else is said, and the others in which
 * `url|version` is looked for too, newest first. They are given by a function because most questions never need them.
 * What the request brings comes before all of these, what was imported after.
 */
export interface Scope {
  readonly primary: Snapshot;
  readonly others: () => readonly Snapshot[];
  readonly brought?: Layer;
  readonly imported?: readonly Layer[];
}

/** A snapshot alone: a question about one release sees nothing but that release. */
export function scopeOf(snapshot: Snapshot): Scope {
  return { primary: snapshot, others: () => [] };
}

export interface Found<T> {
  readonly value: T;
  readonly snapshot: Snapshot;
}
