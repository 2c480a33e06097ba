import { resourcesOfDefinition } from '../fhir/definition-resources.ts';
import { keyOf } from '../model/ids.ts';
import { type Kind, PLURAL_OF_KIND } from '../model/kind.ts';
import type { Manifest } from '../model/release.ts';
import { ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import { oneDefinition, usage } from '../query/browse.ts';
import { type ConceptItem, listConcepts } from '../query/concepts.ts';
import { coverage } from '../query/coverage.ts';
import { history } from '../query/history.ts';
import type { PageRequest } from '../query/page.ts';
import { codesOfValueSet, type Member } from '../query/value-set-codes.ts';
import type { CodeRow, Codes } from '../web/codes-table.tsx';
import type { DefinitionView } from '../web/definition-page.tsx';
import type { Snapshot } from './links.ts';

interface Asked {
  readonly kind: Kind;
  readonly id: string;
  /** Words that the codes shown must hold. */
  readonly q: string | undefined;
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
  const codes = codesOf(snapshot, asked);
  if (!codes.ok) return codes;
  const past = history(asked.manifests, kind, id);
  return ok({
    one: one.value,
    ...namesOf(snapshot, one.value.card),
    uses: [...(snapshot.graph.uses.get(keyOf({ kind, id })) ?? [])],
    usedBy: usedBy.value,
    // What is only in the draft has no history yet.
    history: past.ok ? past.value : [],
    codes: codes.value,
    coverage: coverageOf(snapshot, asked),
    program: programOf(snapshot, asked),
    machineLinks: machineLinks(snapshot, { kind, id }, codes.value !== undefined),
  });
}

function coverageOf(snapshot: Snapshot, { kind, id }: Asked) {
  if (kind !== 'concept-map') return undefined;
  const found = coverage(snapshot, id);
  return found.ok ? found.value : undefined;
}

function programOf(snapshot: Snapshot, { kind, id }: Asked) {
  return kind === 'endpoint' ? snapshot.endpointPrograms.find((program) => program.id === id) : undefined;
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

function codesOf(snapshot: Snapshot, { kind, id, q, page }: Asked): Result<Codes | undefined> {
  const isSource = ({ shape }: { shape: { source: { kind: Kind; id: string } } }) =>
    shape.source.kind === kind && shape.source.id === id;
  if (snapshot.valueSets.some(isSource)) {
    const found = codesOfValueSet(snapshot, id, { q, page });
    return found.ok ? ok(codesOfPage(found.value, q, (member) => rowOfMember(member, id))) : found;
  }
  if (!snapshot.codeSystems.some(isSource)) return ok(undefined);
  const found = listConcepts(snapshot, id, { filter: q === undefined ? {} : { q }, page });
  return found.ok ? ok(codesOfPage(found.value, q, rowOfConcept)) : found;
}

interface PageOf<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly next?: string;
}

function codesOfPage<T>({ total, items, next }: PageOf<T>, q: string | undefined, rowOf: (item: T) => CodeRow): Codes {
  return { total, rows: items.map(rowOf), next, q };
}

function rowOfMember({ system, concept, display }: Member, id: string): CodeRow {
  const { shape } = system;
  const row = { ...rowOfConcept({ concept }), display };
  return shape.source.id === id ? row : { ...row, system: `${shape.url}|${shape.version}` };
}

function rowOfConcept({ concept }: Pick<ConceptItem, 'concept'>): CodeRow {
  const { code, display, definition, status, parents } = concept;
  return { code, display, definition, status, parents };
}

function machineLinks(snapshot: Snapshot, card: { readonly kind: Kind; readonly id: string }, hasCodes: boolean) {
  const { version } = snapshot.name;
  const id = encodeURIComponent(card.id);
  const json = `/api/v1/releases/${version}/${PLURAL_OF_KIND[card.kind]}/${id}`;
  const resources = resourcesOfDefinition(snapshot, keyOf(card));
  const type = resources[0]?.type;
  return [
    { name: 'JSON', path: json },
    { name: 'What uses it, as JSON', path: `${json}/usage` },
    { name: 'Its history, as JSON', path: `/api/v1/${PLURAL_OF_KIND[card.kind]}/${id}/history` },
    ...(card.kind === 'concept-map' ? [{ name: 'Its coverage, as JSON', path: `${json}/coverage` }] : []),
    ...(hasCodes && type !== undefined ? [{ name: 'Its codes, as JSON', path: `${json}/${CODES_PATH[type]}` }] : []),
    ...resources.flatMap((each) =>
      (['r4', 'r5'] as const).map((fhirVersion) => ({
        name: `FHIR ${fhirVersion.toUpperCase()} ${each.type}`,
        path: `/releases/${version}/fhir/${fhirVersion}/${each.type}/${each.id}`,
      })),
    ),
  ];
}

const CODES_PATH: { readonly [type: string]: string } = { ValueSet: 'codes', CodeSystem: 'concepts' };
