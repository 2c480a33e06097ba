import type { Concept } from '../model/shapes.ts';

/**
 * True if a concept may no longer be used. A deprecated one may: it is to be replaced, and says by what, but data that
 * holds it is as good as before.
 */
export function isInactive(concept: Concept): boolean {
  return concept.inactive ?? concept.status === 'retired';
}

/** The status of a concept in words, where it is not simply active. */
export function statusWord(concept: Concept): string | undefined {
  return concept.statusCode ?? (concept.status === 'active' ? undefined : concept.status);
}
