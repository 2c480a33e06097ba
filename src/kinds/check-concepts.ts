import type { CodeSystem, ConceptPropertyDefinition, OwnConcept, ValueSet } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Issue } from '../model/issue.ts';
import { checkClauses } from './check-clauses.ts';
import { circlesOf } from './circles.ts';
import { duplicates, problem } from './problem.ts';

type WithConcepts = CodeSystem | ValueSet;

/** `duplicate-code`, `unknown-code`, `circular-reference`, `invalid-value` of a code system's concepts. */
export function checkCodeSystem(system: CodeSystem): readonly Issue[] {
  return [
    ...checkConcepts(system, system.concepts, '/concepts'),
    ...checkProperties(system),
    ...checkHierarchy(system),
  ];
}

/** As for a code system's concepts; and what is wrong with the clauses that it is composed of. */
export function checkValueSet(valueSet: ValueSet, dictionary: Dictionary): readonly Issue[] {
  const empty = valueSet.codes === undefined && valueSet.include === undefined;
  return [
    ...(empty ? [problem(valueSet, 'missing-key', '', 'A value set needs codes of its own or an include.')] : []),
    ...checkConcepts(valueSet, valueSet.codes ?? [], '/codes'),
    ...checkClauses(valueSet, dictionary),
  ];
}

function checkConcepts(owner: WithConcepts, concepts: readonly OwnConcept[], pointer: string): readonly Issue[] {
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]));
  const codes = [...byCode.keys()];
  const named = concepts.flatMap((concept, index) => [
    ...(concept.parents ?? []).map((code, at) => ({ code, pointer: `${pointer}/${index}/parents/${at}` })),
    ...(concept.replacedBy === undefined
      ? []
      : [{ code: concept.replacedBy, pointer: `${pointer}/${index}/replacedBy` }]),
  ]);
  return [
    ...duplicates(owner, concepts, {
      what: 'code',
      nameOf: (concept) => concept.code,
      pointerOf: (index) => `${pointer}/${index}/code`,
    }),
    ...named.flatMap((each) =>
      byCode.has(each.code)
        ? []
        : [
            problem(
              owner,
              'unknown-code',
              each.pointer,
              `There is no code "${each.code}" in this list.${didYouMean(each.code, codes)}`,
            ),
          ],
    ),
    ...cycles(owner, concepts, pointer),
  ];
}

function cycles(owner: WithConcepts, concepts: readonly OwnConcept[], pointer: string): readonly Issue[] {
  const parents = new Map(concepts.map((concept) => [concept.code, concept.parents ?? []]));
  return circlesOf(parents).map((circle) => {
    const index = concepts.findIndex((concept) => concept.code === circle[0]);
    const names = circle.slice(0, 5).join(', ');
    const message =
      circle.length === 1 ? `"${names}" is a parent of itself.` : `The parents of ${names} run in a circle.`;
    return problem(owner, 'circular-reference', `${pointer}/${index}/parents`, message);
  });
}

/** Properties are declared, and their values are of the declared type: YAML makes a number of an unquoted 1.10. */
function checkProperties(system: CodeSystem): readonly Issue[] {
  const declared = new Map((system.properties ?? []).map((property) => [property.code, property.type]));
  return system.concepts.flatMap((concept, index) =>
    Object.entries(concept.properties ?? {}).flatMap(([code, value]) => {
      const pointer = `/concepts/${index}/properties/${code}`;
      const type = declared.get(code);
      if (type === undefined) {
        const hint = didYouMean(code, [...declared.keys()]);
        const message = `The property "${code}" is not declared under properties.${hint}`;
        return [problem(system, 'unknown-key', pointer, message)];
      }
      const wanted = VALUE_OF_PROPERTY[type];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (values.every((each) => typeof each === wanted)) return [];
      const message = `The property "${code}" is a ${type}; found ${JSON.stringify(value)}.`;
      if (wanted !== 'string') return [problem(system, 'invalid-value', pointer, message)];
      return [problem(system, 'unquoted-code', pointer, `${message} Quote it as it is meant.`)];
    }),
  );
}

const VALUE_OF_PROPERTY = {
  code: 'string',
  string: 'string',
  dateTime: 'string',
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
} as const satisfies { readonly [T in ConceptPropertyDefinition['type']]: 'string' | 'boolean' | 'number' };

function checkHierarchy(system: CodeSystem): readonly Issue[] {
  const index = system.concepts.findIndex((concept) => concept.parents !== undefined);
  if (index === -1 || system.hierarchy !== undefined) return [];
  const message = 'Concepts have parents, so `hierarchy` must say what a parent means.';
  return [problem(system, 'missing-key', `/concepts/${index}/parents`, message)];
}
