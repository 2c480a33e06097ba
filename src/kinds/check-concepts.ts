import type { CodeSystem, OwnConcept, ValueSet, ValueSetClause } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Issue } from '../model/issue.ts';
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

/** As for a code system's concepts; and `invalid-value` for clauses that pick nothing. */
export function checkValueSet(valueSet: ValueSet, dictionary: Dictionary): readonly Issue[] {
  const empty = valueSet.codes === undefined && valueSet.include === undefined;
  return [
    ...(empty ? [problem(valueSet, 'missing-key', '', 'A value set needs codes of its own or an include.')] : []),
    ...checkConcepts(valueSet, valueSet.codes ?? [], '/codes'),
    ...checkClauses(valueSet, valueSet.include ?? [], '/include', dictionary),
    ...checkClauses(valueSet, valueSet.exclude ?? [], '/exclude', dictionary),
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

/** Removes concepts without parents, round by round; what cannot be removed is in a circle or below one. */
function cycles(owner: WithConcepts, concepts: readonly OwnConcept[], pointer: string): readonly Issue[] {
  const open = new Map(concepts.map((concept) => [concept.code, new Set(concept.parents)]));
  let shrinking = true;
  while (shrinking) {
    shrinking = false;
    for (const [code, parents] of open) {
      const left = [...parents].filter((parent) => open.has(parent));
      if (left.length > 0) continue;
      open.delete(code);
      shrinking = true;
    }
  }
  const first = concepts.findIndex((concept) => open.has(concept.code));
  if (first === -1) return [];
  const names = [...open.keys()].slice(0, 5).join(', ');
  return [
    problem(owner, 'circular-reference', `${pointer}/${first}/parents`, `The parents of ${names} run in a circle.`),
  ];
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

function checkClauses(
  valueSet: ValueSet,
  clauses: readonly ValueSetClause[],
  pointer: string,
  dictionary: Dictionary,
): readonly Issue[] {
  return clauses.flatMap((clause, index) => {
    const at = `${pointer}/${index}`;
    if (clause.system === undefined && clause.valueSets === undefined) {
      return [problem(valueSet, 'missing-key', at, 'A clause needs a system or valueSets.')];
    }
    if (clause.system === undefined && (clause.codes !== undefined || clause.filters !== undefined)) {
      return [problem(valueSet, 'missing-key', at, 'Codes and filters need a system.')];
    }
    if (clause.codes !== undefined && clause.filters !== undefined) {
      return [problem(valueSet, 'invalid-value', at, 'A clause has codes or filters, not both.')];
    }
    return clause.system === undefined ? [] : checkSystem(valueSet, clause.system, `${at}/system`, dictionary);
  });
}

function checkSystem(valueSet: ValueSet, id: string, pointer: string, dictionary: Dictionary): readonly Issue[] {
  if (definitionOf(dictionary, 'code-system', id) !== undefined) return [];
  const other = definitionOf(dictionary, 'value-set', id);
  if (other === undefined || other.codes !== undefined) return [];
  const message = `value-set/${id} has no codes of its own, so it is no system. Put it under valueSets.`;
  return [problem(valueSet, 'unknown-reference', pointer, message)];
}
