import { checkExpression } from '../../expression/check.ts';
import { sha256 } from '../../model/digest.ts';

const LONGEST = 64;

/** Names that are in use, so that each is given once. */
export interface Names {
  /** `wanted` as an id, or the next of it that is free: `wanted_2`. */
  take(wanted: string): string;
  has(id: string): boolean;
}

export function emptyNames(): Names {
  const taken = new Set<string>();
  return {
    has: (id) => taken.has(id),
    take: (wanted) => {
      const base = idOf(wanted);
      let id = base;
      for (let count = 2; taken.has(id); count++) id = shortened(base, `_${count}`);
      taken.add(id);
      return id;
    },
  };
}

/**
 * A name of the source as an id of ours: small letters, digits and underscores, never a word of the expression
 * language. The same name gives the same id; a long one keeps its beginning and a digest of the whole.
 */
export function idOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const begun = /^[a-z]/.test(words) ? words : `n_${words}`;
  const whole = begun.length > LONGEST ? shortened(begun, `_${sha256(name).slice(0, 8)}`) : begun;
  return isSayable(whole) ? whole : `${whole}_value`;
}

function shortened(base: string, ending: string): string {
  return `${base.slice(0, LONGEST - ending.length)}${ending}`;
}

/** False for words that the expression language has for itself: `in`, `true`, `loop`. */
function isSayable(name: string): boolean {
  const checked = checkExpression(name, { variables: new Map([[name, 'bool']]), children: new Map() }, 'bool');
  return checked.ok && checked.value.variables.includes(name);
}
