import type { Mapping, MappingRelationship } from '../model/definitions.ts';
import type { RecordColumn } from '../model/shapes.ts';
import { type Json, listed, present } from './json.ts';

interface PublicSystem {
  readonly uri: string;
  /** What its licence wants said wherever its codes are. */
  readonly notice?: string;
}

/**
 * Code systems that mappings may name by the part before a code, with the URIs that HL7 publishes for them. Codes of any
 * other model (a data element, a profile) are no Codings: what they are is said in words only.
 */
const SYSTEMS: ReadonlyMap<string, PublicSystem> = new Map([
  [
    'loinc',
    {
      uri: 'http://loinc.org',
      notice:
        'This material contains content from LOINC (http://loinc.org). LOINC is copyright (c) Regenstrief Institute, ' +
        'Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost ' +
        'under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief ' +
        'Institute, Inc.',
    },
  ],
  ['ncit', { uri: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl' }],
]);

const IN_WORDS: { readonly [R in MappingRelationship]: string } = {
  equivalent: 'Equivalent.',
  broader: 'Broader than this element.',
  narrower: 'Narrower than this element.',
  related: 'Related to this element, not the same.',
};

/** `code` of an item or element: only codes that mean just what the column means. */
export function codePart({ mappings }: RecordColumn): Json {
  const codes = mappings.flatMap(({ to, code, relationship = 'equivalent' }): readonly Json[] => {
    const system = SYSTEMS.get(to)?.uri;
    return system === undefined || relationship !== 'equivalent' ? [] : [{ system, code }];
  });
  return listed('code', codes);
}

/** `StructureDefinition.mapping`: the models that the elements below are mapped to. */
export function modelsPart(columns: readonly RecordColumn[]): Json {
  const names = new Set(columns.flatMap(({ mappings }) => mappings.map(({ to }) => to)));
  const models = [...names]
    .sort()
    .map((name) => present({ identity: identityOf(name), uri: SYSTEMS.get(name)?.uri, name }));
  return listed('mapping', models);
}

/** `ElementDefinition.mapping`: every mapping of a column, with how close it is. */
export function mappingPart({ mappings }: RecordColumn): Json {
  return listed('mapping', mappings.map(mapping));
}

function mapping({ to, code, relationship = 'equivalent', note }: Mapping): Json {
  const comment = note === undefined ? IN_WORDS[relationship] : `${IN_WORDS[relationship]} ${note}`;
  return { identity: identityOf(to), map: code, comment };
}

/** FHIR wants an `id` here, and mappings name their models in a line of text. */
function identityOf(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);
}

/** The copyright of a table, and what owners of the codes in it want to be said. */
export function copyrightOf(own: string, columns: readonly RecordColumn[]): string {
  const names = new Set(columns.flatMap(({ mappings }) => mappings.map(({ to }) => to)));
  const notices = [...names].sort().flatMap((name) => SYSTEMS.get(name)?.notice ?? []);
  return [own, ...notices].join('. ');
}
