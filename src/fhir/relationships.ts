import type { MapRelationship } from '../model/definitions.ts';

/** R4's `ConceptMap.group.element.target.equivalence`. */
export type Equivalence =
  | 'relatedto'
  | 'equivalent'
  | 'equal'
  | 'wider'
  | 'subsumes'
  | 'narrower'
  | 'specializes'
  | 'inexact'
  | 'unmatched'
  | 'disjoint';

/**
 * R5's relationship of each R4 equivalence. R4 describes the target ("the target is wider"), R5 the source ("the source
 * is narrower"), so narrower and wider trade places. Undefined: R4's way to say that there is no target.
 */
export const RELATIONSHIP: { readonly [E in Equivalence]: MapRelationship | undefined } = {
  relatedto: 'related-to',
  equivalent: 'equivalent',
  equal: 'equivalent',
  wider: 'source-is-narrower-than-target',
  subsumes: 'source-is-narrower-than-target',
  narrower: 'source-is-broader-than-target',
  specializes: 'source-is-broader-than-target',
  inexact: 'related-to',
  unmatched: undefined,
  disjoint: 'not-related-to',
};

/** R4's equivalence of each R5 relationship. */
export const EQUIVALENCE: { readonly [R in MapRelationship]: Equivalence } = {
  equivalent: 'equivalent',
  'source-is-narrower-than-target': 'wider',
  'source-is-broader-than-target': 'narrower',
  'related-to': 'relatedto',
  'not-related-to': 'disjoint',
};
