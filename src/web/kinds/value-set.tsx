import { ok } from '../../model/result.ts';
import { codesOfValueSet, type Member } from '../../query/value-set-codes.ts';
import { CodesSection, codesOfPage, rowOfConcept, wordsAsked } from '../codes-table.tsx';
import type { KindPage } from './kind-page.ts';

/** The codes that a value set holds. Answers `invalid-parameter` for a cursor that is none. */
export const valueSetPart: KindPage<'value-set'> = ({ site, snapshot, definition, path, query, page }) => {
  const q = wordsAsked(query);
  const found = codesOfValueSet(snapshot, definition.id, { q, page });
  if (!found.ok) return found;
  const codes = codesOfPage(found.value, q, (member) => rowOfMember(member, definition.id));
  return ok({ sections: <CodesSection site={site} path={path} codes={codes} />, shown: ['codes'] });
};

function rowOfMember({ system, concept, display }: Member, id: string) {
  const { shape } = system;
  const row = { ...rowOfConcept(concept), display };
  return shape.source.id === id ? row : { ...row, system: `${shape.url}|${shape.version}` };
}
