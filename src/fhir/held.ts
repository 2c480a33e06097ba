import type { Key } from '../model/ids.ts';
import type { Text } from '../model/text.ts';
import type { Terminology } from '../query/find-resources.ts';
import type { Scope } from '../query/scope.ts';
import { compareVersions } from '../terminology/versions.ts';
import type { PublicationStatus } from './canonical.ts';
import type { FhirContext, FhirVersion } from './contract.ts';
import { asObject, type Resource } from './json.ts';

export type Snapshot = Scope['primary'];

/** The types of resources that can be read and searched, in the order of the capability statement. */
export const RESOURCE_TYPES = [
  'CodeSystem',
  'ValueSet',
  'ConceptMap',
  'NamingSystem',
  'StructureDefinition',
  'Questionnaire',
  'Library',
  'Provenance',
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** What a resource says of itself that every kind of search looks at. */
export interface Described {
  readonly url?: string;
  /** Absent where it is that of the release since which the resource is as it is. */
  readonly version?: string;
  readonly name?: string;
  readonly title?: Text;
  readonly description?: Text;
  readonly status?: PublicationStatus;
  readonly publisher?: string;
}

/** Values of search parameters that only some types have, by the parameter's name. */
export type Facts = { readonly [parameter: string]: readonly string[] };

/** A resource as a release holds it. */
export interface Held {
  readonly type: ResourceType;
  readonly id: string;
  readonly snapshot: Snapshot;
  /** Definition that it was made of; absent: of the release itself. */
  readonly key?: Key;
  readonly described: Described;
  readonly facts: () => Facts;
  /** For the searches that ask for codes. */
  readonly terminology?: Terminology;
  readonly write: (context: FhirContext) => Resource;
  /** For what was imported, apart from any release. */
  readonly imported?: HeldImport;
}

interface HeldImport {
  readonly digest: string;
  /** When it was imported: ISO 8601, UTC. */
  readonly at: string;
  /** A large code system without its concepts, which a search gives out only to who asks for them. */
  readonly withoutConcepts?: (version: FhirVersion) => Resource;
}

/** What tells the version of a resource. */
type Origin = Pick<Held, 'key' | 'snapshot' | 'imported'>;

/** Digest of all that a resource was made of. */
function contentDigest({ key, snapshot, imported }: Origin): string {
  if (imported !== undefined) return imported.digest;
  return (key === undefined ? undefined : snapshot.closureDigest.get(key)) ?? snapshot.name.digest;
}

/** `meta.versionId`: the same for the same content, in whichever release it is. */
export function versionIdOf(held: Origin): string {
  return contentDigest(held).slice(0, 16);
}

/**
 * Day since which a resource is as it is: that of the first release which held the same content. One version is thus
 * one resource, byte by byte, whichever release it is read from. Of an import, the day on which it was imported.
 */
export function sinceOf(held: Origin, context: Since): string {
  if (held.imported !== undefined) return held.imported.at.slice(0, 10);
  return firstHolder(held, context).name.date;
}

export type Since = Pick<FhirContext, 'history'>;

/**
 * Business version. What is made of several definitions, each of which may change by itself, has no version of its own:
 * it has that of the release since which it is as it is, so that `url|version` never means two things.
 */
export function versionOf(held: Held, context: Since): string | undefined {
  const { version, url } = held.described;
  if (held.imported !== undefined) return version;
  return version ?? (url === undefined ? undefined : firstHolder(held, context).name.version);
}

function firstHolder(held: Pick<Held, 'key' | 'snapshot'>, { history }: Since): Snapshot {
  const { key, snapshot } = held;
  const digest = contentDigest(held);
  const holders = (history?.() ?? []).filter((each) => contentDigest({ snapshot: each, ...keyPart(key) }) === digest);
  return holders.at(-1) ?? snapshot;
}

function keyPart(key: Key | undefined): Pick<Held, 'key'> {
  return key === undefined ? {} : { key };
}

/** The resource, as this endpoint's FHIR version writes it. */
export function resourceOfHeld(held: Held, context: FhirContext): Resource {
  if (held.imported !== undefined) return asImported(held, held.write(context));
  const day = sinceOf(held, context);
  const resource = held.write(context);
  const meta = { ...asObject(resource.meta), versionId: versionIdOf(held), lastUpdated: `${day}T00:00:00Z` };
  return {
    ...resource,
    meta,
    ...('version' in resource ? { version: versionOf(held, context) } : {}),
    ...('date' in resource ? { date: day } : {}),
    // A Provenance must say when it was recorded, also where no author did.
    ...('recorded' in resource && resource.recorded === undefined ? { recorded: `${day}T00:00:00Z` } : {}),
  };
}

/** An import as it came, but for its id, and what a server says of it. */
export function asImported({ id, imported }: Held, { resourceType, id: _id, meta, ...rest }: Resource): Resource {
  const own = imported === undefined ? {} : { versionId: imported.digest.slice(0, 16), lastUpdated: imported.at };
  return { resourceType, id, meta: { ...asObject(meta), ...own }, ...rest };
}

/** By URL, the newest version first; what has no URL by id. */
export function byUrlThenNewest(a: Held, b: Held, context: Since): number {
  const [left, right] = [a.described.url ?? a.id, b.described.url ?? b.id];
  if (left !== right) return left < right ? -1 : 1;
  return compareVersions(versionOf(b, context) ?? '', versionOf(a, context) ?? '') || (a.id < b.id ? -1 : 1);
}
