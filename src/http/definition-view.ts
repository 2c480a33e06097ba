import { resourcesOfDefinition } from '../fhir/definition-resources.ts';
import { keyOf } from '../model/ids.ts';
import { type Kind, PLURAL_OF_KIND } from '../model/kind.ts';
import type { Manifest } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import { oneDefinition, usage } from '../query/browse.ts';
import { history } from '../query/history.ts';
import type { PageRequest } from '../query/page.ts';
import type { DefinitionView } from '../web/definition-page.tsx';
import { kindPartOf } from '../web/kinds/index.ts';
import type { Site } from '../web/site.ts';
import type { Snapshot } from './links.ts';

interface Asked {
  readonly kind: Kind;
  readonly id: string;
  readonly site: Site;
  readonly query: URLSearchParams;
  readonly page: PageRequest;
  readonly manifests: readonly Manifest[];
}

/** All that the page of a definition shows. Answers `unknown-definition`. */
export function definitionView(snapshot: Snapshot, asked: Asked): Result<DefinitionView> {
  const { kind, id } = asked;
  const one = oneDefinition(snapshot, kind, id);
  if (!one.ok) return one;
  const usedBy = usage(snapshot, kind, id);
  if (!usedBy.ok) return usedBy;
  const part = kindPartOf({
    ...asked,
    snapshot,
    definition: one.value.definition,
    path: `/${kind}/${encodeURIComponent(id)}`,
  });
  if (!part.ok) return part;
  const past = history(asked.manifests, kind, id);
  return ok({
    one: one.value,
    ...namesOf(snapshot, one.value.card),
    uses: [...(snapshot.graph.uses.get(keyOf({ kind, id })) ?? [])],
    usedBy: usedBy.value,
    // What is only in the draft has no history yet.
    history: past.ok ? past.value : [],
    part: part.value,
    machineLinks: machineLinks(snapshot, { kind, id }),
  });
}

function namesOf(snapshot: Snapshot, card: { readonly owner: string; readonly diseases: readonly string[] }) {
  const { settings, workingGroups } = snapshot.dictionary;
  const group = workingGroups.find((each) => each.id === card.owner);
  return {
    ownerTitle: textIn(group?.title, ...settings.languages) || card.owner,
    diseases: card.diseases.map((id) => {
      if (id === 'any') return 'every disease';
      const disease = settings.diseases.find((each) => each.id === id);
      return textIn(disease?.label, ...settings.languages) || id;
    }),
  };
}

function machineLinks(snapshot: Snapshot, card: { readonly kind: Kind; readonly id: string }) {
  const { version } = snapshot.name;
  const id = encodeURIComponent(card.id);
  const json = `/api/v1/releases/${version}/${PLURAL_OF_KIND[card.kind]}/${id}`;
  const resources = resourcesOfDefinition(snapshot, keyOf(card));
  const codes = CODES_PATH[resources[0]?.type ?? ''];
  return [
    { name: 'JSON', path: json },
    { name: 'What uses it, as JSON', path: `${json}/usage` },
    { name: 'Its history, as JSON', path: `/api/v1/${PLURAL_OF_KIND[card.kind]}/${id}/history` },
    ...(card.kind === 'concept-map' ? [{ name: 'Its coverage, as JSON', path: `${json}/coverage` }] : []),
    ...(codes === undefined ? [] : [{ name: 'Its codes, as JSON', path: `${json}/${codes}` }]),
    ...resources.flatMap((each) =>
      (['r4', 'r5'] as const).map((fhirVersion) => ({
        name: `FHIR ${fhirVersion.toUpperCase()} ${each.type}`,
        path: `/releases/${version}/fhir/${fhirVersion}/${each.type}/${each.id}`,
      })),
    ),
  ];
}

const CODES_PATH: { readonly [type: string]: string } = { ValueSet: 'codes', CodeSystem: 'concepts' };
