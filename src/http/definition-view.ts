import { resourcesOfDefinition } from '../fhir/definition-resources.ts';
import type { Card } from '../model/card.ts';
import type { Definition } from '../model/definitions.ts';
import { keyOf } from '../model/ids.ts';
import { type Kind, PLURAL_OF_KIND } from '../model/kind.ts';
import type { Manifest } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { oneDefinition } from '../query/browse.ts';
import { history } from '../query/history.ts';
import { type Neighbours, neighbours } from '../query/neighbours.ts';
import type { PageRequest } from '../query/page.ts';
import type { Calls, DefinitionView, LicenceView, Past } from '../web/definition/view.ts';
import { kindPartOf } from '../web/kinds/index.ts';
import { type Site, textOf } from '../web/site.ts';
import { forgeLinks } from './forge.ts';
import type { Snapshot } from './links.ts';
import type { AppOptions } from './options.ts';

interface Asked {
  readonly kind: Kind;
  readonly id: string;
  readonly site: Site;
  readonly query: URLSearchParams;
  readonly page: PageRequest;
  readonly treeScript: string | undefined;
  readonly options: Pick<AppOptions, 'catalog' | 'publicUrl' | 'listenUrl' | 'forge'>;
}

/** All that the page of a definition shows. Answers `unknown-definition`. */
export function definitionView(snapshot: Snapshot, asked: Asked): Result<DefinitionView> {
  const { kind, id, site, options } = asked;
  const found = oneDefinition(snapshot, kind, id);
  if (!found.ok) return found;
  const one = found.value;
  const path = `/${kind}/${encodeURIComponent(id)}`;
  const part = kindPartOf({ ...asked, snapshot, definition: one.definition, path });
  if (!part.ok) return part;
  const around = neighbours(snapshot, keyOf(one.card));
  // A page is cited by the address that the publisher gives it, not by that of whoever happens to serve it here.
  const permalink = `${options.publicUrl ?? snapshot.dictionary.settings.base}${path}?release=${snapshot.name.version}`;
  return ok({
    one,
    ...namesOf(snapshot, site, one.card),
    licence: licenceOf(snapshot, one.definition, around),
    instead: insteadOf(snapshot, one.definition),
    neighbours: around,
    history: pastOf(options.catalog.manifests(), kind, id),
    part: part.value,
    calls: callsOf(snapshot, one.card, options),
    forge: forgeLinks(options.forge, { card: one.card, release: snapshot.name.version, permalink }),
    permalink,
  });
}

function namesOf(snapshot: Snapshot, site: Site, { owner, diseases }: Card) {
  const { settings, workingGroups } = snapshot.dictionary;
  const group = workingGroups.find((each) => each.id === owner);
  return {
    owner: textOf(site, group?.title) || owner,
    diseases: diseases.map((id) => {
      if (id === 'any') return 'every disease';
      const disease = settings.diseases.find((each) => each.id === id);
      return textOf(site, disease?.label) || id;
    }),
  };
}

/** A definition that takes in the work of others says its terms under `licence`. */
function licenceOf({ dictionary }: Snapshot, definition: Definition, around: Neighbours): LicenceView {
  return {
    terms: dictionary.settings.licence,
    own: 'licence' in definition ? definition.licence : undefined,
    systems: [...around.uses, ...around.usesIndirectly].filter((each) => 'licence' in each),
  };
}

function insteadOf({ dictionary }: Snapshot, { kind, deprecated }: Definition): readonly Definition[] {
  const { replacedBy, consider = [] } = deprecated ?? {};
  const ids = replacedBy === undefined ? consider : [replacedBy, ...consider];
  return ids.flatMap((id) => dictionary.definitions.get(`${kind}/${id}`) ?? []);
}

/** What changed and when, each with the release before it. What is only in the draft has no history yet. */
function pastOf(manifests: readonly Manifest[], kind: Kind, id: string): readonly Past[] {
  const past = history(manifests, kind, id);
  if (!past.ok) return [];
  const before = new Map(manifests.map(({ version, previous }) => [version, previous?.version]));
  return past.value.map((item) => ({ ...item, previous: before.get(item.release) }));
}

function callsOf(snapshot: Snapshot, card: Card, options: Asked['options']): Calls {
  const { version } = snapshot.name;
  const json = `/api/v1/releases/${version}/${PLURAL_OF_KIND[card.kind]}/${encodeURIComponent(card.id)}`;
  return {
    command: `hdict show ${card.kind}/${card.id} --release ${version}`,
    curl: `curl '${options.publicUrl ?? options.listenUrl}${json}'`,
    links: linksOf(snapshot, card, json),
  };
}

function linksOf(snapshot: Snapshot, card: Card, json: string): Calls['links'] {
  const { version } = snapshot.name;
  const resources = resourcesOfDefinition(snapshot, keyOf(card));
  const more = MORE_OF_TYPE[resources[0]?.type ?? ''];
  return [
    { name: 'JSON', path: json },
    { name: 'What uses it, as JSON', path: `${json}/usage` },
    {
      name: 'Its history, as JSON',
      path: `/api/v1/${PLURAL_OF_KIND[card.kind]}/${encodeURIComponent(card.id)}/history`,
    },
    ...(more === undefined ? [] : [{ name: more.name, path: `${json}/${more.path}` }]),
    ...resources.flatMap((each) =>
      (['r4', 'r5'] as const).map((fhirVersion) => ({
        name: `FHIR ${fhirVersion.toUpperCase()} ${each.type}`,
        path: `/releases/${version}/fhir/${fhirVersion}/${each.type}/${each.id}`,
      })),
    ),
  ];
}

/** What else REST gives of a definition, by the FHIR type that it is. */
const MORE_OF_TYPE: { readonly [type: string]: { readonly name: string; readonly path: string } } = {
  ValueSet: { name: 'Its codes, as JSON', path: 'codes' },
  CodeSystem: { name: 'Its codes, as JSON', path: 'concepts' },
  ConceptMap: { name: 'Its coverage, as JSON', path: 'coverage' },
};
