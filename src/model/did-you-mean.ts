import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "x"?` for the candidate nearest to `given`, or an empty string if none is near. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  if (candidates.length === 0 || given.length > 100) return '';
  const lower = given.toLowerCase();
  const nearest = closest(lower, [...candidates]);
  // Two letters swapped are two edits.
  const allowed = Math.max(lower.length > 3 ? 2 : 1, Math.floor(lower.length / 3));
  return distance(lower, nearest.toLowerCase()) <= allowed ? ` Did you mean "${nearest}"?` : '';
}
