import { checkExpression } from '../../expression/check.ts';
import type { ExpressionScope } from '../../expression/scope.ts';
import { type ConditionColumn, conditionOf, type SaidOrNot } from './condition.ts';
import type { Branch, Demand } from './demands.ts';
import type { Values } from './lectern.ts';
import { searchPattern } from './pattern.ts';
import { among, listed, rangeCel, rangeWords } from './wording.ts';

/** What rules of a table may speak of. */
export interface TableScope {
  columnOf(field: string): ConditionColumn | undefined;
  readonly expressions: ExpressionScope;
  /** Name for an element of a list: no column has it. */
  readonly element: string;
  /** Id of a value set with these codes, made where there is none yet; undefined where they cannot be codes. */
  valueSetOf(values: Values): string | undefined;
}

/** A rule's expressions and message. */
export interface RuleText {
  readonly when?: string;
  readonly assert: string;
  readonly message: string;
}

/** Longest list that a rule spells out; a longer one becomes a value set. */
const SPELT_OUT = 8;

/** A demand as a rule, or why there is none. */
export function ruleOf(
  column: ConditionColumn,
  demand: Demand,
  scope: TableScope,
): RuleText | { readonly reason: string } {
  const path = pathOf(demand.path, scope);
  if ('reason' in path) return path;
  const must = assertion(column, demand, scope);
  if ('reason' in must) return must;
  const parts = [...(demand.what === 'empty' ? [] : [`known(${column.name})`]), ...(path.cel === '' ? [] : [path.cel])];
  const when = allOf(parts);
  const problem = [...(when === '' ? [] : [when]), must.cel].map((cel) => problemOf(cel, scope)).find(Boolean);
  if (problem !== undefined) return { reason: problem };
  const words = path.words === '' ? '' : ` ${path.words}`;
  const subject = column.repeats && demand.what !== 'empty' ? `Each value of ${column.name}` : column.name;
  const message = `${subject} must ${must.words}${words}.`;
  return { ...(when === '' ? {} : { when }), assert: must.cel, message };
}

/** The condition under which a field is required, of all the ways to it. */
export function requiredWhen(
  paths: readonly (readonly Branch[])[],
  scope: TableScope,
): { readonly cel: string } | { readonly reason: string } {
  const parts: string[] = [];
  for (const path of paths) {
    const said = pathOf(path, scope);
    if ('reason' in said) return said;
    parts.push(said.cel);
  }
  const cel = parts.length === 1 ? parts.join('') : parts.map((part) => `(${part})`).join(' || ');
  const problem = problemOf(cel, scope);
  return problem === undefined ? { cel } : { reason: problem };
}

function problemOf(cel: string, scope: TableScope): string | undefined {
  const checked = checkExpression(cel, scope.expressions, 'bool');
  return checked.ok
    ? undefined
    : `its condition cannot be said here: ${checked.issues[0]?.message ?? 'no reason given'}`;
}

function pathOf(path: readonly Branch[], scope: TableScope): SaidOrNot {
  const parts: { readonly cel: string; readonly words: string }[] = [];
  for (const { test, holds } of path) {
    const said = conditionOf(test, scope.columnOf, scope.element);
    if ('reason' in said) return said;
    parts.push({
      cel: holds ? said.cel : negated(said.cel),
      words: `${holds ? 'when' : 'unless'} ${said.words}`,
    });
  }
  return { cel: allOf(parts.map(({ cel }) => cel)), words: parts.map(({ words }) => words).join(', and ') };
}

/** All of several conditions; brackets only where they are needed. */
function allOf(parts: readonly string[]): string {
  return parts.length === 1
    ? parts.join('')
    : parts.map((part) => (part.includes(' || ') ? `(${part})` : part)).join(' && ');
}

function negated(cel: string): string {
  return /^known\(\w+\)$/.test(cel) ? `!${cel}` : `!(${cel})`;
}

function assertion(column: ConditionColumn, demand: Demand, scope: TableScope): SaidOrNot {
  switch (demand.what) {
    case 'required':
      return { cel: `known(${column.name})`, words: 'have a value' };
    case 'empty':
      return { cel: `!known(${column.name})`, words: 'be empty' };
    case 'script':
      return { reason: 'JavaScript of the source is not executed' };
    case 'codeList':
      return isOneOf(column, demand.values, scope);
    case 'range':
      if (column.type !== 'number') return { reason: 'a range of something that is no number' };
      return of(column, scope, (item) => ({
        cel: rangeCel(item, demand.range),
        words: `be ${rangeWords(demand.range)}`,
      }));
    case 'regex': {
      const translated = searchPattern(demand.source);
      if (column.type !== 'string') return { reason: 'a pattern of something that is no text' };
      if ('reason' in translated) {
        return { reason: `the pattern ${demand.source} cannot be used: ${translated.reason}` };
      }
      const pattern = JSON.stringify(translated.pattern);
      return of(column, scope, (item) => ({
        cel: `matchesPattern(${item}, ${pattern})`,
        words: `match the pattern ${demand.source}`,
      }));
    }
  }
}

function isOneOf(column: ConditionColumn, values: Values, scope: TableScope): SaidOrNot {
  const fitting = values
    .filter((value) => typeof value === column.type)
    .map((value) => (typeof value === 'string' ? value.trim() : value));
  if (column.type === 'boolean' || fitting.length === 0) return { reason: 'a codeList of values of another type' };
  const valueSet = fitting.length > SPELT_OUT ? scope.valueSetOf(fitting) : undefined;
  return of(column, scope, (item) => ({
    cel: valueSet === undefined ? `${item} in [${listed(fitting)}]` : `inValueSet(${item}, "${valueSet}")`,
    words: `be ${among(fitting)}`,
  }));
}

/** A test of the value, or of each value of a list. */
function of(
  { name, repeats }: ConditionColumn,
  { element }: TableScope,
  test: (item: string) => { readonly cel: string; readonly words: string },
) {
  const { cel, words } = test(repeats ? element : name);
  return { cel: repeats ? `${name}.all(${element}, ${cel})` : cel, words };
}
