import { RESOURCE_TYPES, type ResourceType } from './held.ts';
import { asArray, asObject, type Resource } from './json.ts';
import type { Summary } from './search-question.ts';

/** Elements of every summary (FHIR's Σ): of canonical resources, those that R4 and R5 share. */
const SUMMARY =
  'implicitRules modifierExtension url identifier version name title status experimental date publisher contact useContext jurisdiction';

/** Elements of the summary that only some types have. */
const SUMMARY_OF: { readonly [T in ResourceType]: string } = {
  CodeSystem:
    'caseSensitive valueSet hierarchyMeaning compositional versionNeeded content supplements count filter property',
  ValueSet: 'immutable',
  ConceptMap:
    'property sourceUri sourceCanonical targetUri targetCanonical sourceScopeUri sourceScopeCanonical targetScopeUri targetScopeCanonical',
  NamingSystem: 'kind uniqueId',
  StructureDefinition: 'keyword fhirVersion kind abstract context contextInvariant type baseDefinition derivation',
  Questionnaire: 'derivedFrom subjectType description code',
  Library: 'type description content',
  Provenance: 'target recorded agent entity',
};

/** Elements that a resource may never go without. */
const MANDATORY: { readonly [T in ResourceType]: string } = {
  CodeSystem: 'status content',
  ValueSet: 'status',
  ConceptMap: 'status',
  NamingSystem: 'name status kind date uniqueId',
  StructureDefinition: 'url name status kind abstract type',
  Questionnaire: 'status',
  Library: 'status type',
  Provenance: 'target recorded agent',
};

/**
 * A resource with the elements asked for by `_summary` or `_elements` (FHIR search, 3.2.1.7.5 and 6), tagged as
 * incomplete, so that nobody takes it for the whole.
 */
export function subset(
  resource: Resource,
  { summary, elements }: { readonly summary: Summary; readonly elements: readonly string[] },
): Resource {
  if (elements.length > 0) return only(resource, (name) => elements.includes(name));
  return BY_SUMMARY[summary](resource);
}

const BY_SUMMARY: { readonly [S in Summary]: (resource: Resource) => Resource } = {
  false: (resource) => resource,
  true: (resource) => {
    const names = namesIn(`${SUMMARY} ${SUMMARY_OF[typeOf(resource)]}`);
    return only(resource, (name) => names.has(name));
  },
  text: (resource) => only(resource, (name) => name === 'text'),
  data: (resource) => only(resource, (name) => name !== 'text'),
  count: (resource) => only(resource, () => false),
};

function only(resource: Resource, isWanted: (name: string) => boolean): Resource {
  const mandatory = namesIn(`resourceType id meta ${MANDATORY[typeOf(resource)]}`);
  const kept = Object.entries(resource).filter(([key]) => {
    const name = key.replace(/^_/, '');
    return mandatory.has(name) || isWanted(name);
  });
  return withSubsettedTag({ ...Object.fromEntries(kept), resourceType: resource.resourceType });
}

/** A resource that is not all there is, and says so. */
export function withSubsettedTag(resource: Resource): Resource {
  const meta = asObject(resource.meta) ?? {};
  const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
  return { ...resource, meta: { ...meta, tag: [...asArray(meta.tag), subsetted] } };
}

function typeOf({ resourceType }: Resource): ResourceType {
  return RESOURCE_TYPES.find((type) => type === resourceType) ?? 'ValueSet';
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
