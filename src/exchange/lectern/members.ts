import type { Losses } from './losses.ts';

/** A JSON object of which nothing is known yet. */
export interface Members {
  readonly [name: string]: unknown;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function booleanOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One or many, as many. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A list of texts; undefined if it is anything else. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((each) => typeof each === 'string') ? value : undefined;
}

/** Notes every key that is none of `known`: it may have been meant as a check. */
export function reportUnknown(members: Members, where: string, known: readonly string[], losses: Losses): void {
  for (const key of Object.keys(members)) {
    if (!known.includes(key))
      losses.lost(where, `the key "${key}" is none that Lectern has: ${excerpt(members[key])}.`);
  }
}

/** A value for a message, cut where it is long. */
export function excerpt(value: unknown): string {
  const text = (JSON.stringify(value) ?? 'nothing').replaceAll(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
