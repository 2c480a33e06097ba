import type { Difference } from '../model/differences.ts';
import type { EntryKind } from '../model/release.ts';

/** Of every definition. Who answers for it changes nothing about what it says. */
const COMMON = ['title', 'notes', 'aliases', 'owner', 'provenance', 'deprecated/reason'];

/** Of every code that a list holds itself. */
const CONCEPT = ['display', 'synonyms', 'notes', 'source'];

/**
 * Fields that only people read: by a change of them no record becomes valid or invalid and no result differs. Paths as
 * in `Difference`, with all that is below them. Whatever is not named here is judged as a change of meaning: a field
 * that a later schema adds, and keys that authors choose, such as a property of a concept called `title`.
 */
const TEXT_FIELDS: { readonly [K in EntryKind]: readonly string[] } = {
  dictionary: ['title', 'contact', 'disclaimer', 'copyright', 'diseases/*/label'],
  'working-groups': ['workingGroups/*/title', 'workingGroups/*/description', 'workingGroups/*/owns'],
  variable: [...COMMON, 'examples', 'mappings/*/note', 'range/source', 'plausible/source'],
  'value-set': [...COMMON, ...CONCEPT.map((field) => `codes/*/${field}`), 'include/*/codes/*/display'],
  'code-system': [...COMMON, ...CONCEPT.map((field) => `concepts/*/${field}`)],
  'concept-map': [...COMMON, 'groups/*/elements/*/comment', 'groups/*/elements/*/targets/*/comment'],
  endpoint: [
    ...COMMON,
    ...['events', 'competing'].flatMap((list) => [`${list}/*/label`, `${list}/*/note`]),
    'censoring/note',
    'followUp/note',
    // What is said about the endpoint, not what is computed.
    'assessedAt',
    'variants',
    'divergences',
    'stakeholders',
    'consensus',
    'references',
    'cases/*/story',
  ],
  score: [...COMMON, 'points/*/label', 'groups/*/title', 'references', 'cases/*/story'],
  // Not its `references`: those are the keys of other tables.
  table: COMMON,
  rule: [...COMMON, 'cases/*/story'],
};

/** True if a difference at `path` changes nothing but text for people. */
export function isTextField(kind: EntryKind, path: string): boolean {
  return TEXT_FIELDS[kind].some((field) => path === field || path.startsWith(`${field}/`));
}

/**
 * What may be added without changing what was there. Languages only at the end: the first is the one of all plain
 * strings. Not the codes of a value set: who reads a closed list reads all of it.
 */
const GROWTH: { readonly [K in EntryKind]?: readonly string[] } = {
  dictionary: ['languages', 'diseases/*', 'diseases/*/valueSet'],
  'working-groups': ['workingGroups/*'],
  variable: ['acceptedUnits', 'acceptedUnits/*', 'mappings', 'mappings/*', 'missing', 'missing/*'],
  'code-system': ['concepts/*', 'properties', 'properties/*'],
  'concept-map': ['groups/*', 'groups/*/elements/*'],
  endpoint: ['cases', 'cases/*'],
  score: ['cases', 'cases/*'],
  rule: ['cases', 'cases/*'],
};

/** True if a difference is an addition that leaves all that was there before as it was. */
export function isGrowth(kind: EntryKind, { path, how }: Difference): boolean {
  return how === 'added' && (GROWTH[kind] ?? []).includes(path);
}
