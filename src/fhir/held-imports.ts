import type { JsonElement } from '../model/shapes.ts';
import type { Layer, OutsideResource, Scope } from '../query/scope.ts';
import { conceptMapContent } from './concept-map.ts';
import type { FhirVersion } from './contract.ts';
import { DIALECTS } from './dialect.ts';
import type { Facts, Held, ResourceType, Snapshot } from './held.ts';
import { mapFacts, systemFacts, valueSetFacts } from './held-terminology.ts';
import { asObject, type Resource } from './json.ts';
import { withSubsettedTag } from './subset.ts';
import { inVersion, knownElements } from './version-elements.ts';

const made = new WeakMap<Layer, readonly Held[]>();

/** What was imported of a type, as it can be read and searched. None where a question is about one release alone. */
export function importsHeld({ imported = [], primary }: Scope, type: ResourceType): readonly Held[] {
  return imported.flatMap((layer) => {
    let held = made.get(layer);
    if (held === undefined) {
      held = (layer.resources?.() ?? []).map((each) => heldImport(each, primary));
      made.set(layer, held);
    }
    return held.filter((each) => each.type === type);
  });
}

function heldImport(each: OutsideResource, snapshot: Snapshot): Held {
  const { type, id, digest, at, isLarge, shape, system, content } = each;
  const { url, version, name, title, description, publisher, publication, original } = shape;
  const status = publication?.status;
  return {
    type,
    id,
    snapshot,
    described: {
      ...{ url, version, name, title, description, publisher },
      ...(status === undefined || status === 'unknown' ? {} : { status }),
    },
    facts: () => factsOf(each),
    ...(system === undefined ? {} : { terminology: system }),
    write: (context) => written(each, content(), context.version),
    imported: {
      ...{ digest, at },
      ...(isLarge && original !== undefined
        ? { withoutConcepts: (version: FhirVersion) => inVersion(asResource(original, type), version) }
        : {}),
    },
  };
}

function factsOf({ shape }: OutsideResource): Facts {
  if (shape.shape === 'CodeSystem') return systemFacts(shape);
  return shape.shape === 'ValueSet' ? valueSetFacts(shape) : mapFacts(shape);
}

function asResource(content: JsonElement, type: ResourceType): Resource {
  return { ...content, resourceType: type };
}

/**
 * As it came, but for elements that the FHIR version does not have. Concept maps differ so much between versions that one
 * is no resource of the other: such a map is written anew from what was understood of it. Either is tagged as not the
 * whole.
 */
function written({ type, shape }: OutsideResource, content: JsonElement, version: FhirVersion): Resource {
  const resource = asResource(content, type);
  const own = shape.shape === 'ConceptMap' ? mapVersionOf(content) : undefined;
  if (shape.shape !== 'ConceptMap' || own === undefined || own === version) return inVersion(resource, version);
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => !MAP_ONLY.test(name)));
  const known = knownElements({ ...kept, resourceType: type }, version);
  return withSubsettedTag({ ...known, ...conceptMapContent(shape, DIALECTS[version]) });
}

/** What the content of a map stands in, in either version. */
const MAP_ONLY = /^_?(source|target|group|property|additionalAttribute)/;

const ONLY_R5 = /^(relationship|noMap|(source|target)Scope(Uri|Canonical))$/;
const ONLY_R4 = /^(equivalence|(source|target)(Uri|Canonical))$/;

/** The FHIR version that a map is written in; undefined where nothing in it tells. */
function mapVersionOf(content: JsonElement): FhirVersion | undefined {
  const names = namesIn(content);
  if ([...names].some((name) => ONLY_R5.test(name))) return 'r5';
  return [...names].some((name) => ONLY_R4.test(name)) ? 'r4' : undefined;
}

/** Names of elements at any depth. The depth of imports is limited. */
function namesIn(value: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const each of value) namesIn(each, names);
  for (const [name, part] of Object.entries(asObject(value) ?? {})) {
    names.add(name);
    namesIn(part, names);
  }
  return names;
}
