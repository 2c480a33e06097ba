import type { Member } from '../../query/value-set-codes.ts';

/** What the state of a code means for whoever wants to record it. */
export function useInWords({ system, index, concept }: Member): string {
  const { inactive, abstract } = system.stateAt(index);
  if (inactive) return 'out of use';
  if (abstract) return 'only groups others';
  return concept.status === 'active' ? 'in use' : concept.status;
}
