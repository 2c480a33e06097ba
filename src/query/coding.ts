import type { Place } from '../model/issue.ts';

/** A code as a caller brings it to be judged. Codes are opaque: nothing is trimmed, split or folded. */
export interface GivenCoding {
  readonly system?: string | undefined;
  readonly version?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
}

/** The place of a part of the coding that stands at `path`: `Coding`, `CodeableConcept.coding[0]`; empty for plain parameters. */
export function placeOf(path: string, part: 'code' | 'system' | 'version' | 'display'): Place {
  return { parameter: part, expression: path === '' ? part : `${path}.${part}` };
}

/** The place of the coding as a whole. */
export function wholeOf(path: string): Place {
  return path === '' ? { parameter: 'code', expression: 'code' } : { expression: path };
}

/** `system|version#code ('display')`, as messages name a coding. */
export function nameOfCoding({ system = '', version, code, display }: GivenCoding): string {
  const named = version === undefined ? `${system}#${code}` : `${system}|${version}#${code}`;
  return display === undefined ? named : `${named} ('${display}')`;
}
