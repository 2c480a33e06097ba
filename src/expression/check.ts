import { failed, ok, type Result } from '../model/result.ts';
import { analyseExpression, type CheckedExpression } from './analyse.ts';
import type { ExpressionScope } from './scope.ts';

export type { CheckedExpression } from './analyse.ts';

/**
 * Checks `source` as an expression over `scope` that gives a condition (`bool`) or a number (`double`); answers the
 * names in it. Issue codes: `expression-syntax` (cannot be read), `expression-type` (an unknown name, or parts that
 * do not fit together), `expression-refused` (not in the profile, or beyond a limit), `invalid-pattern`.
 */
export function checkExpression(
  source: string,
  scope: ExpressionScope,
  expects: 'bool' | 'double',
): Result<CheckedExpression> {
  const analysis = analyseExpression(source, scope, expects);
  return analysis.ok ? ok(analysis.value.checked, analysis.issues) : failed(...analysis.issues);
}
