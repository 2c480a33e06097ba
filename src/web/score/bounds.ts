import type { ScoreGroup } from '../../model/definitions.ts';

/** The bounds of a group in words: `3 to 4`, `5 or more`, `above 1.2`; empty where it has none. */
export function boundsInWords({ from, to, above, below }: ScoreGroup): string {
  if (from !== undefined && from === to) return String(from);
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  const least = from !== undefined ? `${from} or more` : above !== undefined ? `above ${above}` : undefined;
  const greatest = to !== undefined ? `${to} or less` : below !== undefined ? `below ${below}` : undefined;
  return [least, greatest].filter((bound) => bound !== undefined).join(' and ');
}
