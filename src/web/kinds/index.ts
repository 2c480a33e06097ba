import type { Kind } from '../../model/kind.ts';
import type { Result } from '../../model/result.ts';
import { codeSystemPart } from './code-system.tsx';
import { conceptMapPart } from './concept-map.tsx';
import { endpointPart } from './endpoint.tsx';
import type { KindAsked, KindPage, KindPart } from './kind-page.ts';
import { rulePart } from './rule.tsx';
import { scorePart } from './score.tsx';
import { tablePart } from './table.tsx';
import { valueSetPart } from './value-set.tsx';
import { variablePart } from './variable.tsx';

/** How the page of each kind differs: one file a kind. */
const KIND_PAGES: { readonly [K in Kind]: KindPage<K> } = {
  variable: variablePart,
  'value-set': valueSetPart,
  'code-system': codeSystemPart,
  'concept-map': conceptMapPart,
  endpoint: endpointPart,
  score: scorePart,
  table: tablePart,
  rule: rulePart,
};

/** What only definitions of its kind show. Answers with the issues of the questions that the kind's part asks. */
export function kindPartOf(asked: KindAsked): Result<KindPart> {
  // The table's row is that of the definition's kind; the compiler cannot see that the two are the same one.
  const page = KIND_PAGES[asked.definition.kind] as KindPage<Kind>;
  return page(asked);
}
