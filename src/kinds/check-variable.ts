import type { Variable } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Issue } from '../model/issue.ts';
import { checkRange, isNumeric } from './check-range.ts';
import { unsayable } from './expression-name.ts';
import { problem } from './problem.ts';

/** `invalid-range`, `invalid-value`, `unknown-code`, `missing-code-in-value-set` of a variable. */
export function checkVariable(variable: Variable, dictionary: Dictionary): readonly Issue[] {
  return [
    ...unsayable(variable, variable.id, '/id'),
    ...checkRange(variable, variable.range, { type: variable.type, pointer: '/range' }),
    ...checkRange(variable, variable.plausible, { type: variable.type, pointer: '/plausible' }),
    ...checkType(variable),
    ...checkMissing(variable, dictionary),
  ];
}

function checkType(variable: Variable): readonly Issue[] {
  const issues: Issue[] = [];
  if (variable.type === 'code' && variable.valueSet === undefined) {
    issues.push(problem(variable, 'missing-key', '/type', 'A variable of type code needs a valueSet: which codes?'));
  }
  if (variable.type !== 'code' && variable.valueSet !== undefined) {
    issues.push(
      problem(variable, 'invalid-value', '/valueSet', `Only type code has a valueSet; this is ${variable.type}.`),
    );
  }
  if (variable.unit !== undefined && !isNumeric(variable.type)) {
    issues.push(problem(variable, 'invalid-value', '/unit', `Only numbers have a unit; this is ${variable.type}.`));
  }
  if (variable.acceptedUnits !== undefined && variable.unit === undefined) {
    issues.push(problem(variable, 'missing-key', '/acceptedUnits', 'Accepted units need a unit to convert into.'));
  }
  return issues;
}

function checkMissing(variable: Variable, dictionary: Dictionary): readonly Issue[] {
  const id = dictionary.settings.missingReasons;
  const reasons = id === undefined ? undefined : definitionOf(dictionary, 'value-set', id);
  // A value set that is named and not there is reported once, where it is named.
  if (id !== undefined && reasons === undefined) return [];
  const known = (reasons?.codes ?? []).map((concept) => concept.code);
  return (variable.missing ?? []).flatMap((code, index) =>
    known.includes(code)
      ? []
      : [
          problem(
            variable,
            'unknown-code',
            `/missing/${index}`,
            `"${code}" is no missing reason of value-set/${id ?? '(none named in dictionary.yaml)'}.${didYouMean(code, known)}`,
          ),
        ],
  );
}
