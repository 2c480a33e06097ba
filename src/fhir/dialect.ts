import type { FilterOperator } from '../model/definitions.ts';
import type { FhirVersion } from './contract.ts';
import type { Json } from './json.ts';

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
  },
  r5: {
    fhirVersion: '5.0.0',
    mimeVersion: '5.0',
    filterOperator: (op) => ({ op }),
    expansionProperties: (properties) => (properties.length === 0 ? {} : { property: properties }),
    containsProperties: (properties) =>
      properties.length === 0 ? {} : { property: properties.map(({ code, value }) => ({ code, ...value })) },
    systemContent: (content) => ({ content }),
  },
};

function extensions(extension: readonly Json[]): Json {
  return extension.length === 0 ? {} : { extension };
}
