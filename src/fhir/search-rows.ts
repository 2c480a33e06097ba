import { splitCanonical } from '../model/ids.ts';
import { textByLanguage } from '../model/text.ts';
import { folded } from '../query/concepts.ts';
import type { Terminology } from '../query/find-resources.ts';
import type { PublicationStatus } from './canonical.ts';
import { isDateCriterion, meetsDate } from './date-criterion.ts';
import { type Held, RESOURCE_TYPES, type ResourceType, type Since, sinceOf, versionOf } from './held.ts';

/** A search parameter: which resources have it, how it matches. Values of one parameter are alternatives. */
export interface SearchRow {
  readonly name: string;
  readonly type: 'token' | 'uri' | 'string' | 'reference' | 'date';
  readonly resources: readonly ResourceType[];
  readonly matches: (held: Held, value: string, place: Matching) => boolean;
  /** Values that there are; others are refused. */
  readonly allowed?: readonly string[];
  /** Also looks at what older releases hold: that is how a version is found. */
  readonly everyVersion?: boolean;
}

interface Matching {
  readonly modifier: Modifier;
  readonly context: Since;
}

export const MODIFIERS = ['', 'exact', 'contains', 'not'] as const;

export type Modifier = (typeof MODIFIERS)[number];

/** Modifiers of each type of parameter, beside none. */
export const MODIFIERS_OF: { readonly [T in SearchRow['type']]: readonly Modifier[] } = {
  token: ['', 'not'],
  uri: [''],
  reference: [''],
  date: [''],
  string: ['', 'exact', 'contains'],
};

const CANONICAL: readonly ResourceType[] = RESOURCE_TYPES.filter((type) => type !== 'Provenance');

const CODED: readonly ResourceType[] = ['CodeSystem', 'ValueSet'];

const PUBLICATION_STATUSES: readonly (PublicationStatus | 'unknown')[] = ['draft', 'active', 'retired', 'unknown'];

/** Every search parameter, from which the CapabilityStatement is written too. */
export const SEARCH_ROWS: readonly SearchRow[] = [
  { name: '_id', type: 'token', resources: RESOURCE_TYPES, matches: ({ id }, value) => id === tokenCode(value) },
  {
    name: '_lastUpdated',
    type: 'date',
    resources: RESOURCE_TYPES,
    matches: (held, value, { context }) => meetsDate(`${sinceOf(held, context)}T00:00:00Z`, value),
  },
  { name: 'url', type: 'uri', resources: CANONICAL, everyVersion: true, matches: matchesCanonical },
  {
    name: 'version',
    type: 'token',
    resources: CANONICAL,
    everyVersion: true,
    matches: (held, value, { context }) => versionOf(held, context) === tokenCode(value),
  },
  {
    name: 'status',
    type: 'token',
    resources: CANONICAL,
    allowed: PUBLICATION_STATUSES,
    matches: ({ described }, value) => described.status === tokenCode(value),
  },
  {
    name: 'date',
    type: 'date',
    resources: CANONICAL,
    matches: (held, value, { context }) => meetsDate(sinceOf(held, context), value),
  },
  stringRow('name', ({ described }) => [described.name ?? '']),
  stringRow('title', ({ described }) => textByLanguage(described.title, '').map(([, text]) => text)),
  stringRow('description', ({ described }) => textByLanguage(described.description, '').map(([, text]) => text)),
  stringRow('publisher', ({ described }) => [described.publisher ?? '']),
  // Nothing here has an identifier beside its URL; IHE’s SVCM wants the parameter all the same.
  tokenRow('identifier', CANONICAL),
  { name: 'system', type: 'uri', resources: ['CodeSystem'], everyVersion: true, matches: matchesFact('system') },
  {
    ...tokenRow('content-mode', ['CodeSystem']),
    allowed: ['not-present', 'example', 'fragment', 'complete', 'supplement'],
  },
  tokenRow('language', ['CodeSystem']),
  canonicalRow('supplements', ['CodeSystem']),
  { name: 'code', type: 'token', resources: CODED, matches: holdsCode },
  uriRow('reference', ['ValueSet']),
  uriRow('source-system', ['ConceptMap']),
  uriRow('source-group-system', ['ConceptMap']),
  uriRow('target-system', ['ConceptMap']),
  uriRow('target-group-system', ['ConceptMap']),
  uriRow('source-uri', ['ConceptMap']),
  uriRow('source-scope-uri', ['ConceptMap']),
  uriRow('target-uri', ['ConceptMap']),
  uriRow('target-scope-uri', ['ConceptMap']),
  canonicalRow('source', ['ConceptMap']),
  canonicalRow('source-scope', ['ConceptMap']),
  canonicalRow('target', ['ConceptMap']),
  canonicalRow('target-scope', ['ConceptMap']),
  tokenRow('source-code', ['ConceptMap']),
  tokenRow('target-code', ['ConceptMap']),
  tokenRow('kind', ['NamingSystem', 'StructureDefinition']),
  tokenRow('id-type', ['NamingSystem']),
  tokenRow('value', ['NamingSystem']),
  uriRow('type', ['StructureDefinition']),
  tokenRow('derivation', ['StructureDefinition']),
  tokenRow('abstract', ['StructureDefinition']),
  tokenRow('path', ['StructureDefinition']),
  canonicalRow('valueset', ['StructureDefinition']),
  uriRow('definition', ['Questionnaire']),
  tokenRow('type', ['Library']),
  canonicalRow('composed-of', ['Library']),
  canonicalRow('depends-on', ['Library']),
  { name: 'target', type: 'reference', resources: ['Provenance'], matches: isTarget },
  {
    name: 'recorded',
    type: 'date',
    resources: ['Provenance'],
    matches: (held, value, { context }) =>
      meetsDate(`${held.facts().recorded?.[0] ?? sinceOf(held, context)}T00:00:00Z`, value),
  },
];

/** What a value of this parameter must look like, if it does not; undefined if it does. */
export function expectedOf(row: SearchRow, value: string): string | undefined {
  if (row.type === 'date' && !isDateCriterion(value)) return 'a date, with or without a prefix: ge2026-05-01';
  if (row.allowed === undefined || row.allowed.includes(tokenCode(value))) return undefined;
  return `one of ${row.allowed.join(', ')}`;
}

/** A token may come as `system|code`; the system is the only one it could be. */
function tokenCode(value: string): string {
  return value.slice(value.lastIndexOf('|') + 1);
}

function matchesCanonical(held: Held, value: string, { context }: Matching): boolean {
  const { url, version } = splitCanonical(value);
  return held.described.url === url && (version === undefined || versionOf(held, context) === version);
}

function tokenRow(name: string, resources: readonly ResourceType[]): SearchRow {
  return {
    name,
    type: 'token',
    resources,
    matches: (held, value) => {
      const values = held.facts()[name] ?? [];
      return values.includes(value) || values.includes(tokenCode(value));
    },
  };
}

function uriRow(name: string, resources: readonly ResourceType[]): SearchRow {
  return { name, type: 'uri', resources, matches: matchesFact(name) };
}

function canonicalRow(name: string, resources: readonly ResourceType[]): SearchRow {
  return { name, type: 'reference', resources, matches: matchesFact(name) };
}

/** `url` finds every version that is referred to, `url|version` that one. */
function matchesFact(name: string): SearchRow['matches'] {
  return (held, value) =>
    (held.facts()[name] ?? []).some((each) => each === value || splitCanonical(each).url === value);
}

/** A reference may come with the address of the server that it was read from. */
function isTarget(held: Held, value: string): boolean {
  return (held.facts().target ?? []).some((target) => target === value || value.endsWith(`/${target}`));
}

/** `code`, or `system|code`. Codes may hold a bar themselves, so the whole value is tried first. */
function holdsCode({ terminology }: Held, value: string): boolean {
  if (terminology === undefined) return false;
  if (holds(terminology, value, undefined)) return true;
  const bar = value.indexOf('|');
  return bar > 0 && holds(terminology, value.slice(bar + 1), value.slice(0, bar));
}

function holds(resource: Terminology, code: string, system: string | undefined): boolean {
  if ('enumeration' in resource) {
    const systems = resource.enumeration().systems.filter((each) => system === undefined || each.shape.url === system);
    return systems.some((each) => resource.member(each, code) !== undefined);
  }
  return (system === undefined || resource.shape.url === system) && resource.concept(code) !== undefined;
}

function stringRow(name: string, valuesOf: (held: Held) => readonly string[]): SearchRow {
  return {
    name,
    type: 'string',
    resources: CANONICAL,
    matches: (held, value, { modifier }) => valuesOf(held).some((text) => MATCH[modifier](text, value)),
  };
}

/** FHIR search, 3.2.1.5.4: by default the beginning, without case and accents. `not` is of tokens only. */
const MATCH: { readonly [M in Modifier]: (text: string, value: string) => boolean } = {
  '': (text, value) => folded(text).startsWith(folded(value)),
  not: () => false,
  exact: (text, value) => text === value,
  contains: (text, value) => folded(text).includes(folded(value)),
};
