import { asArray, asObject, type Resource } from './json.ts';
import type { Summary } from './search-question.ts';

/** Elements that are large, and not of FHIR's summary (Σ) in CodeSystem and ValueSet. */
const NOT_IN_SUMMARY: ReadonlySet<string> = new Set([
  'description',
  '_description',
  'copyright',
  'concept',
  'compose',
  'expansion',
]);

/** Elements that a resource may never go without. */
const MANDATORY: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta', 'status', 'content']);

/**
 * A resource with the elements asked for by `_summary` or `_elements` (FHIR search, 3.2.1.7.5 and 6), tagged as
 * incomplete, so that nobody takes it for the whole.
 */
export function subset(
  resource: Resource,
  { summary, elements }: { readonly summary: Summary; readonly elements: readonly string[] },
): Resource {
  if (elements.length > 0) return only(resource, (name) => elements.includes(name.replace(/^_/, '')));
  return BY_SUMMARY[summary](resource);
}

const BY_SUMMARY: { readonly [S in Summary]: (resource: Resource) => Resource } = {
  false: (resource) => resource,
  true: (resource) => only(resource, (name) => !NOT_IN_SUMMARY.has(name)),
  text: (resource) => only(resource, (name) => name === 'text'),
  data: (resource) => only(resource, (name) => name !== 'text'),
  count: (resource) => only(resource, () => false),
};

function only(resource: Resource, isWanted: (name: string) => boolean): Resource {
  const kept = Object.entries(resource).filter(([name]) => MANDATORY.has(name) || isWanted(name));
  const meta = asObject(resource.meta) ?? {};
  const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
  return {
    ...Object.fromEntries(kept),
    resourceType: resource.resourceType,
    meta: { ...meta, tag: [...asArray(meta.tag), subsetted] },
  };
}
