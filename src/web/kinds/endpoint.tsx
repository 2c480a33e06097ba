import type { Endpoint } from '../../model/definitions.ts';
import { ok } from '../../model/result.ts';
import type { Scope } from '../../query/scope.ts';
import { EndpointAbout, EndpointAgreement } from '../endpoint/about.tsx';
import { EndpointCases } from '../endpoint/cases.tsx';
import type { ComparedEndpoint } from '../endpoint/comparison.ts';
import { endpointNames } from '../endpoint/names.ts';
import { EndpointSection } from '../endpoint/section.tsx';
import { EndpointVariants } from '../endpoint/variants.tsx';
import { ReferenceList } from '../reference-list.tsx';
import type { Site } from '../site.ts';
import type { KindPage } from './kind-page.ts';

/** An endpoint as a picture, how it is computed, how its variants differ, and what it gives for made-up patients. */
export const endpointPart: KindPage<'endpoint'> = ({ site, snapshot, definition }) => {
  const program = snapshot.endpointPrograms.find((each) => each.id === definition.id);
  const names = endpointNames(site, snapshot, definition);
  const sections = (
    <>
      <EndpointAbout definition={definition} names={names} />
      {program === undefined ? null : <EndpointSection definition={definition} program={program} names={names} />}
      <EndpointVariants site={site} endpoints={[{ definition, names }, ...variantsOf(site, snapshot, definition)]} />
      <EndpointAgreement site={site} definition={definition} />
      {program === undefined ? null : <EndpointCases program={program} names={names} />}
      <ReferenceList site={site} references={definition.references} />
    </>
  );
  return ok({ sections, shown: SHOWN });
};

const SHOWN: readonly (keyof Endpoint)[] = [
  'abbreviation',
  'measure',
  'criteria',
  'population',
  'origin',
  'events',
  'competing',
  'censoring',
  'followUp',
  'assessedAt',
  'window',
  'unit',
  'dayCount',
  'partialDates',
  'variants',
  'divergences',
  'stakeholders',
  'consensus',
  'references',
  'cases',
];

function variantsOf(
  site: Site,
  snapshot: Scope['primary'],
  { id, variants = [] }: Endpoint,
): readonly ComparedEndpoint[] {
  return variants.flatMap((variant) => {
    const found = variant === id ? undefined : snapshot.definition(`endpoint/${variant}`);
    return found?.kind === 'endpoint' ? [{ definition: found, names: endpointNames(site, snapshot, found) }] : [];
  });
}
