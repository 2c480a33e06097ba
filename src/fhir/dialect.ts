import type { FilterOperator, MapRelationship } from '../model/definitions.ts';
import type { FhirVersion } from './contract.ts';
import { type Json, present } from './json.ts';
import { EQUIVALENCE } from './relationships.ts';

/**
 * Every difference between FHIR R4 and R5 that this server writes, by name. Inside is R5; the writers take a dialect and
 * know no version. What is not listed is the same in both.
 */
export interface Dialect {
  /** `CapabilityStatement.fhirVersion`. */
  readonly fhirVersion: '4.0.1' | '5.0.0';
  /** The `fhirVersion` parameter of media types, and what `$versions` answers. */
  readonly mimeVersion: '4.0' | '5.0';
  /** R5 added operators to `ValueSet.compose.include.filter.op`; R4 carries those in an extension. */
  readonly filterOperator: (op: FilterOperator) => Json;
  /** R5 added `ValueSet.expansion.property`. */
  readonly expansionProperties: (properties: readonly ExpansionProperty[]) => Json;
  /** R5 added `ValueSet.expansion.contains.property`. */
  readonly containsProperties: (properties: readonly ContainsProperty[]) => Json;
  /** R5 added `TerminologyCapabilities.codeSystem.content`. */
  readonly systemContent: (content: string) => Json;
  /** R5 renamed the codes of `TerminologyCapabilities.codeSearch`: here a search by code looks at what a value set holds. */
  readonly codeSearch: 'all' | 'in-compose-or-expansion';
  /** R5 renamed `ConceptMap.source[x]` and `target[x]`. */
  readonly mapScopes: (scopes: { readonly source: string | undefined; readonly target: string | undefined }) => Json;
  /** R5 put the versions of `ConceptMap.group` into its canonicals. */
  readonly mapSystems: (systems: MapSystems) => Json;
  /** R4's equivalence describes the target, R5's relationship the source. */
  readonly mapRelationship: (relationship: MapRelationship) => Json;
  /**
   * That a source code has no target is a target in R4, and an element of its own in R5. Why has a place in R4 and again
   * in R6, whose element R5 carries as an extension.
   */
  readonly noMap: (comment: string | undefined) => Json;
  /** The same as parts of a `match` of `$translate`; R5 has no word for it yet, R6 has this one. */
  readonly noMapMatch: readonly Json[];
  /** R5 made NamingSystem a canonical resource. */
  readonly namingSystem: (elements: Json) => Json;
  /** What a logical model is derived from: R5 has a root for what is neither resource nor element. */
  readonly logicalBase: 'Element' | 'Base';
  /** R5 split `Questionnaire.item.type` choice and open-choice into the type and `answerConstraint`. */
  readonly codedItem: (extensible: boolean) => Json;
}

interface MapSystems {
  readonly source: string;
  readonly sourceVersion: string;
  readonly target: string;
  readonly targetVersion: string;
}

export interface ExpansionProperty {
  readonly code: string;
  readonly uri?: string;
}

export interface ContainsProperty {
  readonly code: string;
  /** `{valueCode: 'retired'}`. */
  readonly value: Json;
}

const CROSS_VERSION = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-';

/** R6, `ConceptMap.group.element.comment`, on R5. */
export const ELEMENT_COMMENT = 'http://hl7.org/fhir/6.0/StructureDefinition/extension-ConceptMap.group.element.comment';

const ONLY_IN_R5: ReadonlySet<FilterOperator> = new Set(['child-of', 'descendent-leaf']);

export const DIALECTS: { readonly [V in FhirVersion]: Dialect } = {
  r4: {
    fhirVersion: '4.0.1',
    mimeVersion: '4.0',
    filterOperator: (op) =>
      ONLY_IN_R5.has(op)
        ? { _op: { extension: [{ url: `${CROSS_VERSION}ValueSet.compose.include.filter.op`, valueCode: op }] } }
        : { op },
    expansionProperties: (properties) =>
      extensions(
        properties.map(({ code, uri }) => ({
          url: `${CROSS_VERSION}ValueSet.expansion.property`,
          extension: [{ url: 'code', valueCode: code }, ...(uri === undefined ? [] : [{ url: 'uri', valueUri: uri }])],
        })),
      ),
    containsProperties: (properties) =>
      extensions(
        properties.map(({ code, value }) => ({
          url: `${CROSS_VERSION}ValueSet.expansion.contains.property`,
          extension: [
            { url: 'code', valueCode: code },
            { url: 'value', ...value },
          ],
        })),
      ),
    systemContent: (content) =>
      extensions([{ url: `${CROSS_VERSION}TerminologyCapabilities.codeSystem.content`, valueCode: content }]),
    codeSearch: 'all',
    mapScopes: ({ source, target }) => present({ sourceCanonical: source, targetCanonical: target }),
    mapSystems: ({ source, sourceVersion, target, targetVersion }) =>
      present({
        source,
        sourceVersion: sourceVersion || undefined,
        target,
        targetVersion: targetVersion || undefined,
      }),
    mapRelationship: (relationship) => ({ equivalence: EQUIVALENCE[relationship] }),
    noMap: (comment) => ({ target: [present({ equivalence: 'unmatched', comment })] }),
    noMapMatch: [{ name: 'equivalence', valueCode: 'unmatched' }],
    namingSystem: ({ url: _url, version: _version, title: _title, _title: _translations, experimental: _, ...rest }) =>
      rest,
    logicalBase: 'Element',
    codedItem: (extensible) => ({ type: extensible ? 'open-choice' : 'choice' }),
  },
  r5: {
    fhirVersion: '5.0.0',
    mimeVersion: '5.0',
    filterOperator: (op) => ({ op }),
    expansionProperties: (properties) => (properties.length === 0 ? {} : { property: properties }),
    containsProperties: (properties) =>
      properties.length === 0 ? {} : { property: properties.map(({ code, value }) => ({ code, ...value })) },
    systemContent: (content) => ({ content }),
    codeSearch: 'in-compose-or-expansion',
    mapScopes: ({ source, target }) => present({ sourceScopeCanonical: source, targetScopeCanonical: target }),
    mapSystems: ({ source, sourceVersion, target, targetVersion }) => ({
      source: canonical(source, sourceVersion),
      target: canonical(target, targetVersion),
    }),
    mapRelationship: (relationship) => ({ relationship }),
    noMap: (comment) => ({
      noMap: true,
      ...extensions(comment === undefined ? [] : [{ url: ELEMENT_COMMENT, valueString: comment }]),
    }),
    noMapMatch: [{ name: 'noMap', valueBoolean: true }],
    namingSystem: (elements) => elements,
    logicalBase: 'Base',
    codedItem: (extensible) => ({ type: 'coding', ...(extensible ? { answerConstraint: 'optionsOrString' } : {}) }),
  },
};

function extensions(extension: readonly Json[]): Json {
  return extension.length === 0 ? {} : { extension };
}

function canonical(url: string, version: string): string {
  return version === '' ? url : `${url}|${version}`;
}
