import type { Bump } from '../model/release.ts';

const ORDER: readonly Bump[] = ['patch', 'minor', 'major'];

/** The graver of two bumps. */
export function worse(a: Bump, b: Bump): Bump {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}
