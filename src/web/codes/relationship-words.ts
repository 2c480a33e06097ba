import type { MapRelationship } from '../../model/definitions.ts';

/** What a code is to the code named after these words. */
export const RELATIONSHIP_WORDS: { readonly [R in MapRelationship]: string } = {
  equivalent: 'means the same as',
  'source-is-narrower-than-target': 'is narrower than',
  'source-is-broader-than-target': 'is broader than',
  'related-to': 'is related to',
  'not-related-to': 'is not related to',
};
