import { linksOf, rulesFor } from '../kinds/index.ts';
import type { Link } from '../kinds/kind-rules.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { fhirIdOf, type Key, keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import { SETTINGS_FILE } from './settings-files.ts';

/** Marks a definition that applies to every disease. */
const ANY_DISEASE = 'any';

/**
 * Checks that everything a definition names exists: other definitions, its owner, its diseases. Answers
 * `unknown-reference`, `id-collision`, `duplicate-id` of diseases and what each kind checks about its own parts, at the
 * definition and pointer. What is `unread` has a file whose own issues say why; to name it is no second mistake.
 */
export function resolve(dictionary: Dictionary, unread: ReadonlySet<Key>): readonly Issue[] {
  const exists = (key: Key): boolean => dictionary.definitions.has(key) || unread.has(key);
  const issues: Issue[] = [];
  for (const definition of dictionary.definitions.values()) {
    issues.push(...unknownLinks(definition, dictionary, exists), ...unknownNames(definition, dictionary));
    issues.push(...rulesFor(definition).check(definition, dictionary));
  }
  return [...issues, ...collisions(dictionary), ...settingsLinks(dictionary, exists)];
}

type Exists = (key: Key) => boolean;

function unknownLinks(definition: Definition, dictionary: Dictionary, exists: Exists): readonly Issue[] {
  return linksOf(definition).flatMap((link) => {
    if (link.kinds.some((kind) => exists(`${kind}/${link.id}`))) return [];
    return [unknown(definition, link, dictionary)];
  });
}

function unknown(definition: Definition, link: Link, dictionary: Dictionary): Issue {
  const candidates = [...dictionary.definitions.values()].filter((each) => link.kinds.includes(each.kind));
  const hint = didYouMean(
    link.id,
    candidates.map((each) => each.id),
  );
  return error('unknown-reference', `There is no ${link.kinds.join(' or ')} "${link.id}".${hint}`, {
    definition: keyOf(definition),
    pointer: link.pointer,
  });
}

function unknownNames(definition: Definition, { settings, workingGroups }: Dictionary): readonly Issue[] {
  const groups = workingGroups.map((group) => group.id);
  const diseases = [...settings.diseases.map((disease) => disease.id), ANY_DISEASE];
  const owner = groups.includes(definition.owner)
    ? []
    : [named(definition, '/owner', 'working group', definition.owner, groups)];
  const unknownDiseases = definition.diseases.flatMap((disease, index) =>
    diseases.includes(disease) ? [] : [named(definition, `/diseases/${index}`, 'disease', disease, diseases)],
  );
  return [...owner, ...unknownDiseases];
}

function named(definition: Definition, pointer: string, what: string, id: string, known: readonly string[]): Issue {
  const hint = didYouMean(id, known) || ` Expected one of ${known.join(', ')}.`;
  return error('unknown-reference', `There is no ${what} "${id}".${hint}`, { definition: keyOf(definition), pointer });
}

/** Two ids that are one to FHIR, or a code system and a value set with codes that would make the same system. */
function collisions(dictionary: Dictionary): readonly Issue[] {
  const issues: Issue[] = [];
  const first = new Map<string, Definition>();
  for (const definition of dictionary.definitions.values()) {
    const makesSystem = definition.kind === 'value-set' && definition.codes !== undefined;
    const names = makesSystem ? ['value-set', 'code-system'] : [definition.kind];
    for (const name of names) {
      const key = `${name}/${fhirIdOf(definition.id)}`;
      const other = first.get(key);
      if (other !== undefined && other !== definition) issues.push(collision(definition, other));
      first.set(key, definition);
    }
  }
  return issues;
}

function collision(definition: Definition, other: Definition): Issue {
  return error(
    'id-collision',
    `${keyOf(definition)} and ${keyOf(other)} would have the same address in FHIR (${fhirIdOf(definition.id)}).`,
    { definition: keyOf(definition), pointer: '/id' },
  );
}

function settingsLinks({ settings, definitions }: Dictionary, exists: Exists): readonly Issue[] {
  const valueSets = [...definitions.values()].flatMap(({ kind, id }) => (kind === 'value-set' ? [id] : []));
  const named = [
    ...settings.diseases.map((disease, index) => [disease.valueSet, `/diseases/${index}/valueSet`] as const),
    [settings.missingReasons, '/missingReasons'] as const,
  ];
  const unknown = named.flatMap(([id, pointer]) => {
    if (id === undefined || exists(`value-set/${id}`)) return [];
    const message = `There is no value-set "${id}".${didYouMean(id, valueSets)}`;
    return [error('unknown-reference', message, { file: SETTINGS_FILE, pointer })];
  });
  return [...unknown, ...twice(settings.diseases)];
}

function twice(diseases: Dictionary['settings']['diseases']): readonly Issue[] {
  const seen = new Set<string>();
  return diseases.flatMap(({ id }, index) => {
    const at = { file: SETTINGS_FILE, pointer: `/diseases/${index}/id` };
    if (seen.has(id)) return [error('duplicate-id', `The disease "${id}" is there twice.`, at)];
    seen.add(id);
    return [];
  });
}
