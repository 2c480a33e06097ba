import type { Key } from '../model/ids.ts';
import type { CodeSystemShape, ConceptMapShape, ValueSetShape } from '../model/shapes.ts';
import { textIn } from '../model/text.ts';
import type { Terminology } from '../query/find-resources.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { canonicalElements, FHIR_STATUS } from './canonical.ts';
import { conceptMapResource } from './concept-map.ts';
import { DIALECTS } from './dialect.ts';
import type { Described, Facts, Held, ResourceType, Snapshot } from './held.ts';
import { resourceOf } from './resource.ts';

/** The code systems of a release. */
export function codeSystemsHeld(snapshot: Snapshot): readonly Held[] {
  return snapshot.codeSystems.map((value) => {
    const { shape } = value;
    return terminologyHeld('CodeSystem', value, snapshot, () => systemFacts(shape));
  });
}

export function systemFacts({ url, content, language, supplements }: CompiledCodeSystem['shape']): Facts {
  return {
    system: [url],
    'content-mode': [content],
    language: [language],
    supplements: supplements === undefined ? [] : [supplements],
  };
}

/** The value sets of a release. */
export function valueSetsHeld(snapshot: Snapshot): readonly Held[] {
  return snapshot.valueSets.map((value) =>
    terminologyHeld('ValueSet', value, snapshot, () => valueSetFacts(value.shape)),
  );
}

export function valueSetFacts({ include, exclude }: ValueSetShape): Facts {
  return {
    reference: [...include, ...exclude].flatMap((clause) => [
      ...(clause.system === undefined ? [] : [clause.system]),
      ...(clause.valueSets ?? []),
    ]),
  };
}

function terminologyHeld(type: ResourceType, value: Terminology, snapshot: Snapshot, facts: () => Facts): Held {
  return {
    type,
    ...identity(value.shape, snapshot),
    facts,
    terminology: value,
    write: (context) => resourceOf({ value, snapshot }, context),
  };
}

/** The concept maps of a release. */
export function conceptMapsHeld(snapshot: Snapshot): readonly Held[] {
  return snapshot.conceptMaps.map((value) => ({
    type: 'ConceptMap' as const,
    ...identity(value.shape, snapshot),
    facts: () => mapFacts(value.shape),
    write: ({ version }) => conceptMapResource({ value, snapshot }, DIALECTS[version]),
  }));
}

export function mapFacts({ groups, sourceScope, targetScope }: ConceptMapShape): Facts {
  const sources = groups.map((group) => group.source);
  const targets = groups.map((group) => group.target);
  const [from, to] = [sourceScope === undefined ? [] : [sourceScope], targetScope === undefined ? [] : [targetScope]];
  const elements = groups.flatMap((group) => group.elements);
  return {
    'source-system': sources,
    'source-group-system': sources,
    'target-system': targets,
    'target-group-system': targets,
    'source-uri': from,
    'source-scope-uri': from,
    source: from,
    'source-scope': from,
    'target-uri': to,
    'target-scope-uri': to,
    target: to,
    'target-scope': to,
    'source-code': elements.map((element) => element.code),
    'target-code': elements.flatMap((element) => element.targets.map((target) => target.code)),
  };
}

/** What names a code system: one naming system for each URL, however many editions of it a release holds. */
export function namingSystemsHeld(snapshot: Snapshot): readonly Held[] {
  const byUrl = new Map<string, CompiledCodeSystem>();
  for (const system of snapshot.codeSystems.toSorted((a, b) => (a.shape.id < b.shape.id ? -1 : 1))) {
    if (!byUrl.has(system.shape.url)) byUrl.set(system.shape.url, system);
  }
  return [...byUrl.values()].map((value) => namingSystemHeld(value, snapshot));
}

function namingSystemHeld(value: CompiledCodeSystem, snapshot: Snapshot): Held {
  const { shape } = value;
  const { settings } = snapshot.dictionary;
  const url = `${settings.base}/NamingSystem/${shape.id}`;
  return {
    type: 'NamingSystem',
    ...identity({ ...shape, url }, snapshot),
    facts: () => ({ value: [shape.url], 'id-type': ['uri'], kind: ['codesystem'] }),
    write: ({ version }) => {
      const { copyright: _copyright, ...elements } = canonicalElements({
        value: { shape: { ...shape, url } },
        snapshot,
      });
      return {
        resourceType: 'NamingSystem',
        ...DIALECTS[version].namingSystem({
          ...elements,
          kind: 'codesystem',
          usage: `The system of a code of ${textIn(shape.title, settings.languages[0])}, in FHIR and elsewhere.`,
          uniqueId: [{ type: 'uri', value: shape.url, preferred: true }],
        }),
      };
    },
  };
}

type Canonical = Pick<
  CodeSystemShape | ValueSetShape | ConceptMapShape,
  'id' | 'url' | 'version' | 'name' | 'title' | 'description' | 'status' | 'publisher' | 'source'
>;

/** What a shape says of itself, and where it comes from. */
function identity(
  shape: Canonical,
  snapshot: Snapshot,
): { readonly id: string; readonly snapshot: Snapshot; readonly key: Key; readonly described: Described } {
  const { id, url, version, name, title, description, publisher, source } = shape;
  const { status } = FHIR_STATUS[shape.status];
  return {
    id,
    snapshot,
    key: `${source.kind}/${source.id}`,
    described: { url, version, name, title, description, publisher, status },
  };
}
