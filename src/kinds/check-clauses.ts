import type { ValueSet, ValueSetClause } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import { problem } from './problem.ts';

/** `missing-key`, `invalid-value`, `unknown-reference` and `circular-reference` of what a value set is composed of. */
export function checkClauses(valueSet: ValueSet, dictionary: Dictionary): readonly Issue[] {
  return clausesOf(valueSet).flatMap(({ clause, pointer }) => {
    const form = formProblem(valueSet, clause, pointer);
    if (form !== undefined) return [form];
    return [
      ...(clause.system === undefined ? [] : checkSystem(valueSet, clause.system, `${pointer}/system`, dictionary)),
      ...partsOf(clause, pointer)
        .filter((part) => reaches(part.id, valueSet.id, dictionary))
        .map((part) => circular(valueSet, part)),
    ];
  });
}

function formProblem(valueSet: ValueSet, clause: ValueSetClause, pointer: string): Issue | undefined {
  if (clause.system === undefined && clause.valueSets === undefined) {
    return problem(valueSet, 'missing-key', pointer, 'A clause needs a system or valueSets.');
  }
  if (clause.system === undefined && (clause.codes !== undefined || clause.filters !== undefined)) {
    return problem(valueSet, 'missing-key', pointer, 'Codes and filters need a system.');
  }
  if (clause.codes !== undefined && clause.filters !== undefined) {
    return problem(valueSet, 'invalid-value', pointer, 'A clause has codes or filters, not both.');
  }
  return undefined;
}

function checkSystem(valueSet: ValueSet, id: string, pointer: string, dictionary: Dictionary): readonly Issue[] {
  if (definitionOf(dictionary, 'code-system', id) !== undefined) return [];
  const other = definitionOf(dictionary, 'value-set', id);
  if (other === undefined || other.codes !== undefined) return [];
  const message = `value-set/${id} has no codes of its own, so it is no system. Put it under valueSets.`;
  return [problem(valueSet, 'unknown-reference', pointer, message)];
}

interface Part {
  readonly id: string;
  readonly pointer: string;
}

function clausesOf(valueSet: ValueSet): readonly { readonly clause: ValueSetClause; readonly pointer: string }[] {
  return (['include', 'exclude'] as const).flatMap((key) =>
    (valueSet[key] ?? []).map((clause, index) => ({ clause, pointer: `/${key}/${index}` })),
  );
}

/** Value sets that a clause is composed of. */
function partsOf(clause: ValueSetClause, pointer: string): readonly Part[] {
  return (clause.valueSets ?? []).map((id, index) => ({ id, pointer: `${pointer}/valueSets/${index}` }));
}

/** True if the value set `from` is `target`, or is composed of it, directly or through others. */
function reaches(from: string, target: string, dictionary: Dictionary): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === target) return true;
    const valueSet = definitionOf(dictionary, 'value-set', id);
    if (valueSet === undefined) continue;
    for (const { clause } of clausesOf(valueSet)) for (const part of clause.valueSets ?? []) seen.add(part);
  }
  return false;
}

function circular(valueSet: ValueSet, { id, pointer }: Part): Issue {
  const through = id === valueSet.id ? '' : `, through ${id}`;
  return problem(
    valueSet,
    'circular-reference',
    pointer,
    `The value set ${valueSet.id} is composed of itself${through}.`,
  );
}
