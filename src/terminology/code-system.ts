import type { CodeSystemShape, Concept } from '../model/shapes.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';

/** A code system compiled for reading: any code in constant time, any "is it below" in near constant time. */
export interface CompiledCodeSystem {
  readonly shape: CodeSystemShape;
  readonly size: number;
  /** The concept of a code, or undefined. */
  readonly concept: (code: string) => Concept | undefined;
  /** Position of a code in the system's own order, or undefined. */
  readonly indexOf: (code: string) => number | undefined;
  readonly hierarchy: Hierarchy;
}

/**
 * Compiles a code system. Case-insensitive systems are looked up by lower case. A code that is there twice means its
 * first concept; lint reports the second.
 */
export function compileCodeSystem(shape: CodeSystemShape): CompiledCodeSystem {
  const fold = shape.caseSensitive ? (code: string) => code : (code: string) => code.toLowerCase();
  const index = new Map<string, number>();
  for (const [at, { code }] of shape.concepts.entries()) if (!index.has(fold(code))) index.set(fold(code), at);
  const indexOf = (code: string): number | undefined => index.get(fold(code));
  return {
    shape,
    size: shape.concepts.length,
    indexOf,
    concept: (code) => {
      const at = indexOf(code);
      return at === undefined ? undefined : shape.concepts[at];
    },
    hierarchy: hierarchyOf(shape.concepts, indexOf),
  };
}

export type Subsumption = 'equivalent' | 'subsumes' | 'subsumed-by' | 'not-subsumed';

/** How `codeA` relates to `codeB` in `system` (FHIR `$subsumes`); undefined if either is not a code of it. */
export function subsumption(system: CompiledCodeSystem, codeA: string, codeB: string): Subsumption | undefined {
  const a = system.indexOf(codeA);
  const b = system.indexOf(codeB);
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 'equivalent';
  if (system.hierarchy.subsumes(a, b)) return 'subsumes';
  return system.hierarchy.subsumes(b, a) ? 'subsumed-by' : 'not-subsumed';
}

/** Every display of a concept: the preferred one first, then its designations. */
export function displaysOf(concept: Concept): readonly string[] {
  return [concept.display, ...concept.designations.map((designation) => designation.value)];
}
