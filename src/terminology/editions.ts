import type { ValueSetShape } from '../model/shapes.ts';

/** Name of the parameter of an expansion that says whether editions of one system are told apart. */
export const VERSIONS_MATCH = 'versionsMatch';

/**
 * True if codes of different editions of a system are different members: clauses state two editions, or one and none, and
 * the value set does not merge them.
 */
export function tellsEditionsApart(valueSet: ValueSetShape): boolean {
  return statesEditions(valueSet) && !mergesEditions(valueSet);
}

/** True if clauses state two editions of a system, or one and none. */
export function statesEditions({ include, exclude }: ValueSetShape): boolean {
  const stated = new Map<string, string | undefined>();
  for (const { system, version } of [...include, ...exclude]) {
    if (system === undefined) continue;
    if (stated.has(system) && stated.get(system) !== version) return true;
    stated.set(system, version);
  }
  return false;
}

/**
 * True if a value set means codes whatever edition they are of. It may say so itself; else it does where all it takes
 * and all it takes out are of one system, in other editions: taking them out would have no effect otherwise.
 */
export function mergesEditions({ include, exclude, parameters = [] }: ValueSetShape): boolean {
  const stated = parameters.find((each) => each.name === VERSIONS_MATCH)?.value;
  if (stated !== undefined) return stated === true || stated === 'true';
  if (include.length === 0 || exclude.length === 0) return false;
  const system = include[0]?.system;
  const all = [...include, ...exclude];
  const isOne = system !== undefined && all.every((each) => each.system === system && each.version !== undefined);
  return isOne && !include.some((each) => exclude.some((other) => other.version === each.version));
}
