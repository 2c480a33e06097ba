import type { CodeSystem, OwnConcept, ValueSet } from '../model/definitions.ts';
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

function checkProperties(system: CodeSystem): readonly Issue[] {
  const declared = (system.properties ?? []).map((property) => property.code);
  return system.concepts.flatMap((concept, index) =>
    Object.keys(concept.properties ?? {}).flatMap((code) =>
      declared.includes(code)
        ? []
        : [
            problem(
              system,
              'unknown-key',
              `/concepts/${index}/properties/${code}`,
              `The property "${code}" is not declared under properties.${didYouMean(code, declared)}`,
            ),
          ],
    ),
  );
}

function checkHierarchy(system: CodeSystem): readonly Issue[] {
  const index = system.concepts.findIndex((concept) => concept.parents !== undefined);
  if (index === -1 || system.hierarchy !== undefined) return [];
  const message = 'Concepts have parents, so `hierarchy` must say what a parent means.';
  return [problem(system, 'missing-key', `/concepts/${index}/parents`, message)];
}
