import { ok } from '../../model/result.ts';
import { listConcepts } from '../../query/concepts.ts';
import { CodesSection, codesOfPage, rowOfConcept, wordsAsked } from '../codes-table.tsx';
import type { KindPage } from './kind-page.ts';

/** The codes of a code system. Answers `invalid-parameter` for a cursor that is none. */
export const codeSystemPart: KindPage<'code-system'> = ({ site, snapshot, definition, path, query, page }) => {
  const q = wordsAsked(query);
  const found = listConcepts(snapshot, definition.id, { filter: q === undefined ? {} : { q }, page });
  if (!found.ok) return found;
  const codes = codesOfPage(found.value, q, ({ concept }) => rowOfConcept(concept));
  return ok({ sections: <CodesSection site={site} path={path} codes={codes} />, shown: ['concepts'] });
};
