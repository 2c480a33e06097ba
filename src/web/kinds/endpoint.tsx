import { ok } from '../../model/result.ts';
import { EndpointSection } from '../endpoint-section.tsx';
import type { KindPage } from './kind-page.ts';

/** How an endpoint is computed. */
export const endpointPart: KindPage<'endpoint'> = ({ site, snapshot, definition }) => {
  const program = snapshot.endpointPrograms.find((each) => each.id === definition.id);
  return ok({ sections: program === undefined ? null : <EndpointSection site={site} program={program} />, shown: [] });
};
