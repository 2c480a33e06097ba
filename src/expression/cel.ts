import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import { LIMITS } from '../model/limits.ts';
import { FUNCTIONS } from './functions.ts';
import type { ExpressionScope, ScalarType } from './scope.ts';

/** The only file that runs the CEL library: it parses and type-checks; it never evaluates. */

export type CelNode = ASTNode;

/** What the library says is wrong. */
export interface CelProblem {
  readonly code: string;
  readonly summary: string;
  /** Part of the source that it is about. */
  readonly start: number;
  readonly end: number;
}

export type CelType = { readonly type: string } | { readonly problem: CelProblem };

/**
 * Most operators on the way from an expression to its innermost part. Nesting has its own limit; this one is about
 * chains (`a || b || c …`), so that no walk of the tree can run out of stack.
 */
export const CHAIN_LIMIT = 256;

/** `size` with a `double` as answer: the library's own answers an `int`, and a function cannot be replaced. */
const SIZE = 'size_as_double';

/** What can be written as a name in an expression. Nothing else in a scope can be mentioned, so it is left out. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Starts the names of record types: with a dot, so that no variable type is called so. */
const RECORD_PREFIX = 'record.';

/** `!=` comes with `==`. */
const DATE_COMPARISONS = ['<', '<=', '>', '>=', '=='];

const baseEnvironment = makeBaseEnvironment();
const environments = new WeakMap<ExpressionScope, Environment>();

/** Parses `source`; answers its syntax tree, or the problem that the library found. */
export function parseCel(source: string, scope: ExpressionScope): ParseResult | { readonly problem: CelProblem } {
  try {
    return environmentOf(scope).parse(source);
  } catch (thrown) {
    return { problem: problemOf(thrown) };
  }
}

/**
 * The type of a parsed expression. Call it once and last: it turns the tree into what the library can check, with
 * all number literals as `double`, variables under their registered names, and our `size`.
 */
export function typeOfCel(parsed: ParseResult, scope: ExpressionScope): CelType {
  prepare(parsed.ast, environmentOf(scope));
  const { valid, type, error } = parsed.check();
  return valid && type !== undefined ? { type } : { problem: problemOf(error) };
}

/** The parts of a node, in reading order; the name of a loop's element is one too. */
export function partsOf(node: CelNode): readonly CelNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** True if some part lies more than `CHAIN_LIMIT` operators deep. Uses no recursion itself. */
export function isTooDeep(root: CelNode): boolean {
  let level: readonly CelNode[] = [root];
  for (let depth = 0; depth <= CHAIN_LIMIT; depth++) {
    level = level.flatMap(partsOf);
    if (level.length === 0) return false;
  }
  return true;
}

function recordTypeOf(child: string): string {
  return `${RECORD_PREFIX}${child}`;
}

function environmentOf(scope: ExpressionScope): Environment {
  const made = environments.get(scope) ?? makeEnvironment(scope);
  environments.set(scope, made);
  return made;
}

function makeEnvironment(scope: ExpressionScope): Environment {
  const environment = baseEnvironment.clone();
  for (const [name, type] of scope.variables) {
    if (NAME.test(name)) environment.registerVariable(registeredName(name), type);
  }
  for (const [name, columns] of scope.children) {
    if (scope.variables.has(name) || !NAME.test(name)) continue;
    environment.registerType(recordTypeOf(name), { fields: Object.fromEntries(columns) });
    environment.registerVariable(registeredName(name), `list<${recordTypeOf(name)}>`);
  }
  return environment;
}

/** Never a word that CEL reserves (`loop`) or uses for a constant of its own (`type`, `int`). */
function registeredName(name: string): string {
  return `$${name}`;
}

function makeBaseEnvironment(): Environment {
  const environment = new Environment({ limits: { maxDepth: LIMITS.expressionDepth } });
  const unused = () => undefined;
  const date: ScalarType = 'date';
  environment.registerType(date, { fields: {} });
  for (const operator of DATE_COMPARISONS) environment.registerOperator(`date ${operator} date`, unused);
  environment.registerOperator('double % double', unused);
  for (const [name, { parameters, returns }] of FUNCTIONS) {
    environment.registerFunction(`${name}(${parameters.join(', ')}): ${returns}`, unused);
  }
  environment.registerFunction('matchesPattern(string, string): bool', unused);
  for (const type of ['list', 'string']) {
    environment.registerFunction(`${SIZE}(${type}): double`, unused);
    environment.registerFunction(`${type}.${SIZE}(): double`, unused);
  }
  // A macro, because what `known` asks about is a name and not a value.
  environment.registerFunction('known(ast): bool', () => ({
    evaluate: unused,
    typeCheck: (checker: { getType(name: string): unknown }) => checker.getType('bool'),
  }));
  return environment;
}

/** Writes into the library's tree on purpose: it offers no other way to say that `18` is meant as a `double`. */
function prepare(node: CelNode, environment: Environment): void {
  const open = node as { args: unknown };
  if (node.op === 'value' && typeof node.args === 'bigint') open.args = Number(node.args);
  if (node.op === 'id' && environment.hasVariable(registeredName(node.args))) open.args = registeredName(node.args);
  if ((node.op === 'call' || node.op === 'rcall') && node.args[0] === 'size') node.args[0] = SIZE;
  for (const part of partsOf(node)) prepare(part, environment);
}

function problemOf(thrown: unknown): CelProblem {
  const { code, summary, message, node, range } = (thrown ?? {}) as {
    readonly code?: unknown;
    readonly summary?: unknown;
    readonly message?: unknown;
    readonly node?: { readonly start: number; readonly end: number };
    readonly range?: { readonly start: number; readonly end: number };
  };
  // The range of `l.column` starts at the column, its node starts at `l`.
  const place = node ?? range ?? { start: 0, end: 0 };
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    summary: String(summary ?? message ?? 'no reason given'),
    start: place.start,
    end: place.end,
  };
}
