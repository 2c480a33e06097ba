import type { FhirContext } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import { RESOURCE_TYPES, type ResourceType } from './held.ts';
import { type Json, listed, type Resource } from './json.ts';
import { OPERATIONS } from './operations.ts';
import { SEARCH_ROWS } from './search-rows.ts';

/** `GET metadata`: what this endpoint can do, written from the same rows that route requests. */
export function capabilityStatement(context: FhirContext): Resource {
  return {
    resourceType: 'CapabilityStatement',
    extension: FEATURES,
    ...statementElements(context, 'CapabilityStatement'),
    instantiates: ['http://hl7.org/fhir/CapabilityStatement/terminology-server'],
    ...softwareElements(context),
    fhirVersion: DIALECTS[context.version].fhirVersion,
    format: ['application/fhir+json', 'json', 'application/fhir+xml', 'xml'],
    rest: [
      {
        mode: 'server',
        documentation: 'Read-only. The source of all content is the dictionary of the release that answers name.',
        security: { cors: true, description: 'Public and read-only, without login. Nothing a request brings is kept.' },
        resource: RESOURCE_TYPES.map(resourceElement),
        interaction: [{ code: 'batch' }, { code: 'history-system' }],
        operation: [
          { name: 'versions', definition: 'http://hl7.org/fhir/OperationDefinition/CapabilityStatement-versions' },
        ],
      },
    ],
  };
}

const FEATURE = 'http://hl7.org/fhir/uv/application-feature/StructureDefinition/feature';

/** What HL7's terminology ecosystem wants to know of a server: which of its tests it was built to, and what it takes. */
const FEATURES: readonly Json[] = [
  feature('http://hl7.org/fhir/uv/tx-tests/FeatureDefinition/test-version', { valueCode: '1.9.3' }),
  feature('http://hl7.org/fhir/uv/tx-ecosystem/FeatureDefinition/CodeSystemAsParameter', { valueBoolean: true }),
];

function feature(definition: string, value: Json): Json {
  return {
    url: FEATURE,
    extension: [
      { url: 'definition', valueCanonical: definition },
      { url: 'value', ...value },
    ],
  };
}

/** What both kinds of capability statement say of themselves. */
export function statementElements(context: FhirContext, type: string): Json {
  const { name, dictionary } = context.scope.primary;
  return {
    url: `${context.base}/metadata`,
    version: name.version,
    name: `${type}_${context.version}`,
    title: `${context.software.name} ${type} (${DIALECTS[context.version].fhirVersion})`,
    status: 'active',
    experimental: false,
    date: name.date,
    publisher: dictionary.settings.publisher,
    kind: 'instance',
  };
}

/** What runs, and where. */
export function softwareElements({ software, base, scope }: FhirContext): Json {
  return {
    // Software and dictionary are released together.
    software: { releaseDate: scope.primary.name.date, ...software },
    implementation: { description: `Release ${scope.primary.name.version} of the dictionary`, url: base },
  };
}

const INTERACTIONS = ['read', 'vread', 'history-instance', 'history-type', 'search-type'] as const;

function resourceElement(type: ResourceType): Json {
  return {
    type,
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned',
    readHistory: true,
    conditionalRead: 'full-support',
    searchParam: SEARCH_ROWS.filter((row) => row.resources.includes(type)).map((row) => ({
      name: row.name,
      type: row.type,
    })),
    ...listed(
      'operation',
      OPERATIONS.filter((row) => row.resource === type).map((row) => ({
        name: row.code,
        definition: row.definition,
      })),
    ),
  };
}
