import { conversionFactor, unitProblem } from '../kinds/unit.ts';
import type { Variable } from '../model/definitions.ts';
import { definitionsOf } from '../model/dictionary.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { compilePattern } from '../terminology/filter.ts';
import { isLoincCode } from './loinc.ts';

/** `invalid-unit`, `invalid-check-digit`, `invalid-pattern`, `missing-code-in-value-set`, `invalid-value` of variables. */
export function variableIssues(snapshot: Snapshot): readonly Issue[] {
  return definitionsOf(snapshot.dictionary, 'variable').flatMap((variable) => [
    ...unitIssues(variable),
    ...mappingIssues(variable),
    ...patternIssues(variable),
    ...missingIssues(variable, snapshot),
  ]);
}

function at(variable: Variable, pointer: string) {
  return { definition: keyOf(variable), pointer };
}

function unitIssues(variable: Variable): readonly Issue[] {
  const { unit } = variable;
  if (unit === undefined) return [];
  const own = unitProblem(unit);
  if (own !== undefined) return [error('invalid-unit', own, at(variable, '/unit'))];
  return (variable.acceptedUnits ?? []).flatMap((accepted, index) => {
    const pointer = `/acceptedUnits/${index}`;
    const wrong = unitProblem(accepted.unit);
    if (wrong !== undefined) return [error('invalid-unit', wrong, at(variable, `${pointer}/unit`))];
    const factor = conversionFactor(accepted.unit, unit);
    if (factor === undefined || near(factor, accepted.factor)) return [];
    const message = `1 ${accepted.unit} is ${factor} ${unit}, but the factor says ${accepted.factor}.`;
    return [error('invalid-unit', message, at(variable, `${pointer}/factor`))];
  });
}

/** Equal but for the last digits that floating point loses. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function mappingIssues(variable: Variable): readonly Issue[] {
  return (variable.mappings ?? []).flatMap((mapping, index) =>
    mapping.to === 'loinc' && !isLoincCode(mapping.code)
      ? [
          error(
            'invalid-check-digit',
            `"${mapping.code}" is no LOINC code: its check digit does not fit.`,
            at(variable, `/mappings/${index}/code`),
          ),
        ]
      : [],
  );
}

function patternIssues(variable: Variable): readonly Issue[] {
  if (variable.pattern === undefined) return [];
  const compiled = compilePattern(variable.pattern);
  if (!compiled.ok) return compiled.issues.map((issue) => ({ ...issue, at: at(variable, '/pattern') }));
  return (variable.examples ?? []).flatMap((example, index) =>
    compiled.value(String(example))
      ? []
      : [
          error(
            'invalid-value',
            `The example "${example}" does not match the pattern.`,
            at(variable, `/examples/${index}`),
          ),
        ],
  );
}

/** A missing reason among the values would make "not tested" a result. */
function missingIssues(variable: Variable, snapshot: Snapshot): readonly Issue[] {
  const { valueSet, missing } = variable;
  if (valueSet === undefined || missing === undefined) return [];
  const compiled = snapshot.valueSets.find((each) => each.shape.source.id === valueSet);
  const codes = new Set(compiled?.enumeration().codes.map((member) => member.concept.code));
  return missing.flatMap((code, index) =>
    codes.has(code)
      ? [
          error(
            'missing-code-in-value-set',
            `"${code}" is a missing reason here and a value of value-set/${valueSet}; it can be only one of them.`,
            at(variable, `/missing/${index}`),
          ),
        ]
      : [],
  );
}
