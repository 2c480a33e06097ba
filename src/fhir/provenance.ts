import type { Provenance } from '../model/definition-parts.ts';
import { sha256 } from '../model/digest.ts';
import { fhirIdOf, type Key, keyOf } from '../model/ids.ts';
import type { Held, ResourceType, Snapshot } from './held.ts';
import { type Json, listed, type Resource } from './json.ts';
import { RELEASE_ID, versionIdOfRelease } from './release-library.ts';

/** Where the release and each of its resources come from. */
export function provenancesHeld(snapshot: Snapshot): readonly Held[] {
  const definitions = [...targetsByKey(snapshot)].flatMap(([key, targets]) => ofDefinition(key, targets, snapshot));
  return [ofRelease(snapshot), ...definitions];
}

function ofRelease(snapshot: Snapshot): Held {
  const { name, release, dictionary } = snapshot;
  const target = `Library/${RELEASE_ID}/_history/${versionIdOfRelease(name.digest)}`;
  const { previous } = release.manifest;
  const before = previous === undefined ? undefined : versionIdOfRelease(previous.digest);
  return {
    type: 'Provenance',
    id: RELEASE_ID,
    snapshot,
    described: {},
    facts: () => ({ target: [target, `Library/${RELEASE_ID}`], recorded: [name.date] }),
    write: () =>
      provenance({
        id: RELEASE_ID,
        targets: [target],
        recorded: name.date,
        agents: [agent('author', { display: dictionary.settings.publisher })],
        entities: [
          ...(before === undefined
            ? []
            : [{ role: 'revision', what: { reference: `Library/${RELEASE_ID}/_history/${before}` } }]),
        ],
      }),
  };
}

/** The resources of each definition, as references. */
function targetsByKey(snapshot: Snapshot): ReadonlyMap<Key, readonly string[]> {
  const targets = new Map<Key, string[]>();
  const add = (key: Key, type: ResourceType, id: string): void => {
    targets.set(key, [...(targets.get(key) ?? []), `${type}/${id}`]);
  };
  for (const { shape } of snapshot.codeSystems) add(keyOf(shape.source), 'CodeSystem', shape.id);
  for (const { shape } of snapshot.valueSets) add(keyOf(shape.source), 'ValueSet', shape.id);
  for (const { shape } of snapshot.conceptMaps) add(keyOf(shape.source), 'ConceptMap', shape.id);
  for (const { id } of snapshot.recordSchemas) {
    add(`table/${id}`, 'StructureDefinition', fhirIdOf(id));
    add(`table/${id}`, 'Questionnaire', fhirIdOf(id));
  }
  return targets;
}

function ofDefinition(key: Key, targets: readonly string[], snapshot: Snapshot): readonly Held[] {
  const definition = snapshot.dictionary.definitions.get(key);
  if (definition === undefined) return [];
  const { provenance: given, owner } = definition;
  const id = idOf(key);
  return [
    {
      type: 'Provenance',
      id,
      snapshot,
      key,
      described: {},
      facts: () => ({ target: targets, recorded: given.date === undefined ? [] : [given.date] }),
      write: () =>
        provenance({
          id,
          targets,
          recorded: given.date,
          agents: agentsOf(given, owner),
          entities: [...given.source, ...(given.reference ?? [])].map((display) => ({
            role: 'source',
            what: { display },
          })),
        }),
    },
  ];
}

/** FHIR ids have 64 characters at most: longer ones are named by their digest. */
function idOf(key: Key): string {
  const id = fhirIdOf(key).replace('/', '-');
  return id.length <= 64 ? id : sha256(id);
}

function agentsOf({ proposedBy, approvedBy }: Provenance, owner: string): readonly Json[] {
  return [
    ...(proposedBy === undefined ? [] : [agent('author', { display: proposedBy })]),
    ...(approvedBy === undefined ? [] : [agent('verifier', { display: approvedBy })]),
    agent('custodian', { identifier: { value: owner }, display: owner }),
  ];
}

function agent(code: 'author' | 'verifier' | 'custodian', who: Json): Json {
  const system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
  return { type: { coding: [{ system, code }] }, who };
}

interface Parts {
  readonly id: string;
  readonly targets: readonly string[];
  readonly recorded: string | undefined;
  readonly agents: readonly Json[];
  readonly entities: readonly Json[];
}

/** `recorded` is mandatory in R4; where nobody wrote a day down, it is that of the release that first held it. */
function provenance({ id, targets, recorded, agents, entities }: Parts): Resource {
  return {
    resourceType: 'Provenance',
    id,
    meta: {},
    target: targets.map((reference) => ({ reference })),
    recorded: recorded === undefined ? undefined : `${recorded}T00:00:00Z`,
    agent: agents,
    ...listed('entity', entities),
  };
}
