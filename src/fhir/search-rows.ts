import { splitCanonical } from '../model/ids.ts';
import { textByLanguage } from '../model/text.ts';
import { folded } from '../query/concepts.ts';
import type { Terminology, TerminologyType } from '../query/find-resources.ts';
import { FHIR_STATUS, type PublicationStatus } from './canonical.ts';

/** A search parameter: which resources have it, how it matches. Values of one parameter are alternatives. */
export interface SearchRow {
  readonly name: string;
  readonly type: 'token' | 'uri' | 'string' | 'reference';
  readonly resources: readonly TerminologyType[];
  readonly matches: (resource: Terminology, value: string, modifier: StringModifier) => boolean;
  /** Values that there are; others are refused. */
  readonly allowed?: readonly string[];
  /** Also looks at what older releases hold: that is how a version is found. */
  readonly everyVersion?: boolean;
}

export const STRING_MODIFIERS = ['', 'exact', 'contains'] as const;

export type StringModifier = (typeof STRING_MODIFIERS)[number];

const BOTH: readonly TerminologyType[] = ['CodeSystem', 'ValueSet'];

const PUBLICATION_STATUSES: readonly (PublicationStatus | 'unknown')[] = ['draft', 'active', 'retired', 'unknown'];

/** The search parameters of CodeSystem and ValueSet, from which the CapabilityStatement is written too. */
export const SEARCH_ROWS: readonly SearchRow[] = [
  { name: '_id', type: 'token', resources: BOTH, matches: ({ shape }, value) => shape.id === tokenCode(value) },
  { name: 'url', type: 'uri', resources: BOTH, everyVersion: true, matches: matchesCanonical },
  {
    name: 'version',
    type: 'token',
    resources: BOTH,
    everyVersion: true,
    matches: ({ shape }, value) => shape.version === tokenCode(value),
  },
  {
    name: 'status',
    type: 'token',
    resources: BOTH,
    allowed: PUBLICATION_STATUSES,
    matches: ({ shape }, value) => FHIR_STATUS[shape.status].status === tokenCode(value),
  },
  stringRow('name', ({ shape }) => [shape.name]),
  stringRow('title', ({ shape }) => textByLanguage(shape.title, '').map(([, text]) => text)),
  stringRow('description', ({ shape }) => textByLanguage(shape.description, '').map(([, text]) => text)),
  stringRow('publisher', ({ shape }) => [shape.publisher]),
  { name: 'system', type: 'uri', resources: ['CodeSystem'], everyVersion: true, matches: matchesCanonical },
  {
    name: 'content-mode',
    type: 'token',
    resources: ['CodeSystem'],
    allowed: ['not-present', 'example', 'fragment', 'complete', 'supplement'],
    matches: ({ shape }, value) => shape.shape === 'CodeSystem' && shape.content === tokenCode(value),
  },
  { name: 'code', type: 'token', resources: BOTH, matches: holdsCode },
  {
    name: 'reference',
    type: 'uri',
    resources: ['ValueSet'],
    matches: ({ shape }, value) =>
      shape.shape === 'ValueSet' && [...shape.include, ...shape.exclude].some((clause) => clause.system === value),
  },
];

/** A token may come as `system|code`; the system is the only one it could be. */
export function tokenCode(value: string): string {
  return value.slice(value.lastIndexOf('|') + 1);
}

function matchesCanonical({ shape }: Terminology, value: string): boolean {
  const { url, version } = splitCanonical(value);
  return shape.url === url && (version === undefined || shape.version === version);
}

/** `code`, or `system|code`. Codes may hold a bar themselves, so the whole value is tried first. */
function holdsCode(resource: Terminology, value: string): boolean {
  if (holds(resource, value, undefined)) return true;
  const bar = value.indexOf('|');
  return bar > 0 && holds(resource, value.slice(bar + 1), value.slice(0, bar));
}

function holds(resource: Terminology, code: string, system: string | undefined): boolean {
  if ('members' in resource) {
    const systems = resource.systems.filter((each) => system === undefined || each.shape.url === system);
    return systems.some((each) => resource.member(each, code) !== undefined);
  }
  return (system === undefined || resource.shape.url === system) && resource.concept(code) !== undefined;
}

function stringRow(name: string, valuesOf: (resource: Terminology) => readonly string[]): SearchRow {
  return {
    name,
    type: 'string',
    resources: BOTH,
    matches: (resource, value, modifier) => valuesOf(resource).some((text) => MATCH[modifier](text, value)),
  };
}

/** FHIR search, 3.2.1.5.4: by default the beginning, without case and accents. */
const MATCH: { readonly [M in StringModifier]: (text: string, value: string) => boolean } = {
  '': (text, value) => folded(text).startsWith(folded(value)),
  exact: (text, value) => text === value,
  contains: (text, value) => folded(text).includes(folded(value)),
};
