import { type CheckedExpression, checkExpression } from '../expression/check.ts';
import { type ExpressionScope, type ExpressionType, expressionTypeOf } from '../expression/scope.ts';
import type { Definition, Table, Variable } from '../model/definitions.ts';
import { type Dictionary, definitionOf, definitionsOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { keyOf } from '../model/ids.ts';
import type { Issue } from '../model/issue.ts';
import { columnName } from './column-name.ts';
import { rulesFor } from './index.ts';
import type { ExpressionUse } from './kind-rules.ts';
import { problem } from './problem.ts';

/**
 * Type-checks every expression of a dictionary against the variables that it may name, and the value sets and code
 * systems that it names. Answers what `checkExpression` answers, and `unknown-reference`, at definition and pointer.
 */
export function expressionIssues(dictionary: Dictionary): readonly Issue[] {
  const scopes = scopesOf(dictionary);
  return [...dictionary.definitions.values()].flatMap((definition) =>
    rulesFor(definition)
      .expressions(definition)
      .flatMap((use) => {
        const checked = checkExpression(use.source, scopes(use), use.expects);
        const at = { definition: keyOf(definition), pointer: use.pointer };
        const issues = checked.issues.map((issue) => ({ ...issue, at }));
        return checked.ok ? [...issues, ...unknownNames(definition, use, checked.value, dictionary)] : issues;
      }),
  );
}

/** Scopes by use; one object for one set of variables, because checking is fast where the scope is the same object. */
export function scopesOf(dictionary: Dictionary): (use: ExpressionUse) => ExpressionScope {
  const made = new Map<string, ExpressionScope>();
  return ({ scope }) => {
    const name = JSON.stringify(scope);
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = makeScope(scope, dictionary);
    made.set(name, fresh);
    return fresh;
  };
}

function makeScope(scope: ExpressionUse['scope'], dictionary: Dictionary): ExpressionScope {
  if (scope === 'dictionary') {
    return { variables: typesOf(definitionsOf(dictionary, 'variable')), children: new Map() };
  }
  if ('variables' in scope) {
    const named = scope.variables.flatMap((id) => definitionOf(dictionary, 'variable', id) ?? []);
    return { variables: typesOf(named), children: new Map() };
  }
  const children = Object.entries(scope.children).map(
    ([name, table]) => [name, columnTypes(definitionOf(dictionary, 'table', table), dictionary)] as const,
  );
  return {
    variables: columnTypes(definitionOf(dictionary, 'table', scope.table), dictionary),
    children: new Map(children),
  };
}

function typesOf(variables: readonly Variable[]): ReadonlyMap<string, ExpressionType> {
  return new Map(
    variables.map((variable) => [variable.id, expressionTypeOf(variable.type, variable.repeats ?? false)]),
  );
}

function columnTypes(table: Table | undefined, dictionary: Dictionary): ReadonlyMap<string, ExpressionType> {
  return new Map(
    (table?.columns ?? []).flatMap((column) => {
      const variable = definitionOf(dictionary, 'variable', column.variable);
      if (variable === undefined) return [];
      return [[columnName(column), expressionTypeOf(variable.type, variable.repeats ?? false)] as const];
    }),
  );
}

function unknownNames(
  definition: Definition,
  use: ExpressionUse,
  checked: CheckedExpression,
  dictionary: Dictionary,
): readonly Issue[] {
  const valueSets = definitionsOf(dictionary, 'value-set');
  const ids = valueSets.map((each) => each.id);
  const systems = [
    ...definitionsOf(dictionary, 'code-system').map((each) => each.id),
    ...valueSets.filter((each) => each.codes !== undefined).map((each) => each.id),
  ];
  const unknown = (what: string, names: readonly string[], known: readonly string[]): readonly Issue[] =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => {
        const message = `The expression names a ${what} "${name}" that does not exist.${didYouMean(name, known)}`;
        return problem(definition, 'unknown-reference', use.pointer, message);
      });
  return [...unknown('value set', checked.valueSets, ids), ...unknown('code system', checked.codeSystems, systems)];
}
