import { closest, distance } from 'fastest-levenshtein';

/** Longest text that is compared with candidates. */
const LONGEST = 100;

/** ` Did you mean "x"?` for the candidate nearest to `given`, or an empty string if none is near. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  if (candidates.length === 0 || given.length > LONGEST) return '';
  const lower = given.toLowerCase();
  const nearest = closest(lower, [...candidates]);
  return distance(lower, nearest.toLowerCase()) <= allowedEdits(lower) ? ` Did you mean "${nearest}"?` : '';
}

/**
 * A function that finds the candidate nearest to a text, whatever its case; undefined if none is near. Made once for
 * many texts: which letters a candidate has rules most of them out before any distance is measured.
 */
export function nearestOf(candidates: readonly string[]): (given: string) => string | undefined {
  const prepared = candidates.map((candidate) => {
    const lower = candidate.toLowerCase();
    return { candidate, lower, letters: lettersOf(lower) };
  });
  return (given) => {
    if (given.length > LONGEST) return undefined;
    const lower = given.toLowerCase();
    const letters = lettersOf(lower);
    // Of a text of one character nothing would be left to recognise.
    let allowed = Math.min(allowedEdits(lower), lower.length - 1);
    let nearest: string | undefined;
    for (const each of prepared) {
      if (isFar(each, { lower, letters }, allowed)) continue;
      const edits = distance(lower, each.lower);
      if (edits > allowed) continue;
      nearest = each.candidate;
      allowed = edits - 1;
      if (allowed < 0) break;
    }
    return nearest;
  };
}

interface Spelling {
  readonly lower: string;
  readonly letters: number;
}

/** An edit changes the length by one at most, and takes away or brings at most one letter each. */
function isFar(a: Spelling, b: Spelling, allowed: number): boolean {
  return Math.abs(a.lower.length - b.lower.length) > allowed || bitsOf(a.letters ^ b.letters) > 2 * allowed;
}

/** Two letters swapped are two edits. */
function allowedEdits(text: string): number {
  return Math.max(text.length > 3 ? 2 : 1, Math.floor(text.length / 3));
}

/** One bit for each letter, or group of other characters, that a text has. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

function bitsOf(value: number): number {
  let rest = value;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}
