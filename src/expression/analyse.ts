import { error } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { CHAIN_LIMIT, isTooDeep, parseCel, typeOfCel } from './cel.ts';
import { lower } from './lower.ts';
import { type NamedCode, startReading } from './reading.ts';
import type { ExpressionScope } from './scope.ts';
import type { Term } from './term.ts';
import { syntaxIssue, typeIssue, wordsOfType } from './wording.ts';

/** An expression that is right, and every name in it: what the dictionary must resolve. Names are in order of mention. */
export interface CheckedExpression {
  readonly source: string;
  /** Variables of the record, also those only asked about by `known`. */
  readonly variables: readonly string[];
  /** Child lists. */
  readonly children: readonly string[];
  /** Columns of child records, as `child.column`. */
  readonly childColumns: readonly string[];
  /** Ids of value sets, from `inValueSet`. */
  readonly valueSets: readonly string[];
  /** Ids of code systems, from `isA`. */
  readonly codeSystems: readonly string[];
  /** Codes of those systems, from `isA`. */
  readonly codes: readonly NamedCode[];
}

/** A checked expression with what can be evaluated. */
export interface Analysis {
  readonly checked: CheckedExpression;
  readonly term: Term;
}

/** Reads, resolves and type-checks; the issue codes are those of `checkExpression`. */
export function analyseExpression(
  source: string,
  scope: ExpressionScope,
  expects: 'bool' | 'double',
): Result<Analysis> {
  if (source.length > LIMITS.expressionLength) {
    return failed(error('expression-refused', `An expression has at most ${LIMITS.expressionLength} characters.`));
  }
  const parsed = parseCel(source, scope);
  if ('problem' in parsed) return failed(syntaxIssue(source, parsed.problem));
  if (isTooDeep(parsed.ast)) {
    const message = `The expression joins more than ${CHAIN_LIMIT} parts in one go; use \`in [...]\` or a value set.`;
    return failed(error('expression-refused', message));
  }
  const reading = startReading(source, scope);
  const term = lower(parsed.ast, reading);
  if (reading.issues.length > 0) return failed(...reading.issues);
  const type = typeOfCel(parsed, scope);
  if ('problem' in type) return failed(typeIssue(source, type.problem));
  if (type.type !== expects) {
    const message = `The expression gives ${wordsOfType(type.type)}; expected ${wordsOfType(expects)}.`;
    return failed(error('expression-type', message));
  }
  const { variables, children, childColumns, valueSets, codeSystems, codes } = reading;
  return ok({
    checked: {
      source,
      variables: [...variables],
      children: [...children],
      childColumns: [...childColumns],
      valueSets: [...valueSets],
      codeSystems: [...codeSystems],
      codes: [...codes.values()],
    },
    term,
  });
}
