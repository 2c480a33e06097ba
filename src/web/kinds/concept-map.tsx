import { ok } from '../../model/result.ts';
import { coverage } from '../../query/coverage.ts';
import { CoverageSection } from '../coverage-section.tsx';
import type { KindPage } from './kind-page.ts';

/** How far a concept map reaches. */
export const conceptMapPart: KindPage<'concept-map'> = ({ snapshot, definition }) => {
  const found = coverage(snapshot, definition.id);
  return found.ok ? ok({ sections: <CoverageSection coverage={found.value} />, shown: [] }) : found;
};
