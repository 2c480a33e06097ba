import { error } from '../../model/issue.ts';
import { failed, ok } from '../../model/result.ts';
import { CROSSWALK_FILTERS, crosswalk, isCrosswalkFilter } from '../../query/crosswalk.ts';
import { wordsAsked } from '../codes/code-search.tsx';
import { CoverageSection } from '../crosswalk/coverage-section.tsx';
import { CrosswalkSection } from '../crosswalk/crosswalk-section.tsx';
import type { KindPage } from './kind-page.ts';

/**
 * A crosswalk: how far it reaches, and both its sides beside each other. Answers `invalid-parameter` for a filter, group or
 * cursor that is none.
 */
export const conceptMapPart: KindPage<'concept-map'> = ({ site, snapshot, definition, path, query, page }) => {
  const show = query.get('show') || undefined;
  if (show !== undefined && !isCrosswalkFilter(show)) return failed(noneOf('show', CROSSWALK_FILTERS));
  const numbers = definition.groups.map((_, index) => String(index + 1));
  const given = query.get('group') || undefined;
  if (given !== undefined && !numbers.includes(given)) return failed(noneOf('group', numbers));
  const group = given === undefined ? undefined : Number(given);
  const asked = { q: wordsAsked(query), show, group };
  const found = crosswalk(snapshot, definition.id, {
    ...asked,
    group: group === undefined ? undefined : group - 1,
    page,
  });
  if (!found.ok) return found;
  return ok({
    sections: (
      <>
        <CoverageSection site={site} path={path} coverage={found.value.coverage} />
        <CrosswalkSection site={site} path={path} asked={asked} crosswalk={found.value} />
      </>
    ),
    shown: ['groups'],
  });
};

function noneOf(parameter: string, known: readonly string[]) {
  return error('invalid-parameter', `The ${parameter} must be one of ${known.join(', ')}.`, { parameter });
}
