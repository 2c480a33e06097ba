import type { Concept } from '../model/shapes.ts';

/**
 * True if a concept may no longer be used. A deprecated one may: it is to be replaced, and says by what, but data that
 * holds it is as good as before.
 */
export function isInactive(concept: Concept): boolean {
  return concept.status === 'retired';
}
