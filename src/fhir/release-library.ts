import type { Manifest } from '../model/release.ts';
import { textIn } from '../model/text.ts';
import type { Described, Held, Snapshot } from './held.ts';
import { type Json, listed, type Resource } from './json.ts';

/** Id of the library and of the provenance that speak of the release as a whole. */
export const RELEASE_ID = 'release';

/** `meta.versionId` of what speaks of a release as a whole. */
export function versionIdOfRelease(digest: string): string {
  return digest.slice(0, 16);
}

/** The release itself: a library that lists what it holds, each in its exact version. Releases are its versions. */
export function releaseHeld(snapshot: Snapshot): readonly Held[] {
  const described = describedOf(snapshot);
  return [
    {
      type: 'Library',
      id: RELEASE_ID,
      snapshot,
      described,
      facts: () => ({
        type: ['asset-collection'],
        'composed-of': artefactsOf(snapshot)
          .filter((each) => each.isOurs)
          .map((each) => each.canonical),
        'depends-on': artefactsOf(snapshot)
          .filter((each) => !each.isOurs)
          .map((each) => each.canonical),
      }),
      write: () => library(snapshot, described),
    },
  ];
}

function describedOf({ name, dictionary, release }: Snapshot): Required<Described> {
  const { title, base, publisher } = dictionary.settings;
  return {
    url: `${base}/Library/${RELEASE_ID}`,
    version: name.version,
    name: 'Release',
    title: textIn(title, ...dictionary.settings.languages),
    description: descriptionOf(release.manifest),
    status: name.version === 'draft' ? 'draft' : 'active',
    publisher,
  };
}

function descriptionOf({ version, date, digest, changes, counts }: Manifest): string {
  const held = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  return (
    `Release ${version} of ${date}, sealed with the digest ${digest}. ` +
    `It holds ${held.join(', ')}; ${changes.length} changes since the release before.`
  );
}

function library(snapshot: Snapshot, { url, ...described }: Required<Described>): Resource {
  const { name, release, dictionary } = snapshot;
  const { publisher, licence, languages } = dictionary.settings;
  const { previous } = release.manifest;
  return {
    resourceType: 'Library',
    id: RELEASE_ID,
    meta: {},
    language: languages[0],
    url,
    version: described.version,
    name: described.name,
    title: described.title,
    status: described.status,
    experimental: false,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'asset-collection' }] },
    date: name.date,
    publisher,
    description: described.description,
    copyright: `${publisher}, ${licence}`,
    ...listed('relatedArtifact', [
      ...(previous === undefined ? [] : [{ type: 'predecessor', resource: `${url}|${previous.version}` }]),
      ...artefactsOf(snapshot).map(relatedArtifact),
    ]),
  };
}

interface Artefact {
  /** `url|version`. */
  readonly canonical: string;
  readonly title: string;
  /** False for the classifications of others, of which a release holds an edition. */
  readonly isOurs: boolean;
}

function artefactsOf({ codeSystems, valueSets, conceptMaps, dictionary }: Snapshot): readonly Artefact[] {
  const { base, languages } = dictionary.settings;
  return [...codeSystems, ...valueSets, ...conceptMaps].map(({ shape }) => ({
    canonical: `${shape.url}|${shape.version}`,
    title: textIn(shape.title, ...languages),
    isOurs: shape.url.startsWith(`${base}/`),
  }));
}

function relatedArtifact({ canonical, title, isOurs }: Artefact): Json {
  return { type: isOurs ? 'composed-of' : 'depends-on', display: title, resource: canonical };
}
