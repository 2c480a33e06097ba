import type { Kind } from '../../model/kind.ts';
import { ok, type Result } from '../../model/result.ts';
import { codeSystemPart } from './code-system.tsx';
import { conceptMapPart } from './concept-map.tsx';
import { endpointPart } from './endpoint.tsx';
import type { KindAsked, KindPage, KindPart } from './kind-page.ts';
import { valueSetPart } from './value-set.tsx';

/** A kind whose pages show what its authors wrote, and nothing more. */
const asWritten = (): Result<KindPart> => ok({ sections: null, shown: [] });

/** How the page of each kind differs: one file a kind. */
const KIND_PAGES: { readonly [K in Kind]: KindPage<K> } = {
  variable: asWritten,
  'value-set': valueSetPart,
  'code-system': codeSystemPart,
  'concept-map': conceptMapPart,
  endpoint: endpointPart,
  score: asWritten,
  table: asWritten,
  rule: asWritten,
};

/** What only definitions of its kind show. Answers with the issues of the questions that the kind's part asks. */
export function kindPartOf(asked: KindAsked): Result<KindPart> {
  // The table's row is that of the definition's kind; the compiler cannot see that the two are the same one.
  const page = KIND_PAGES[asked.definition.kind] as KindPage<Kind>;
  return page(asked);
}
