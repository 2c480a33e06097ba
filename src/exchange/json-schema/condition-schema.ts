import { analyseExpression } from '../../expression/analyse.ts';
import { expressionTypeOf } from '../../expression/scope.ts';
import type { Term } from '../../expression/term.ts';
import type { RecordSchema } from '../../model/shapes.ts';
import type { JsonSchema } from './column-schema.ts';

/**
 * A condition as a schema that holds of a record where the condition is true: `known`, equality with a text, and
 * these joined by `&&` and `||`. Undefined for anything else.
 */
export function conditionSchema(source: string, table: RecordSchema): JsonSchema | undefined {
  const variables = new Map(table.columns.map(({ name, type, repeats }) => [name, expressionTypeOf(type, repeats)]));
  const analysis = analyseExpression(source, { variables, children: new Map() }, 'bool');
  return analysis.ok ? schemaOf(analysis.value.term, table) : undefined;
}

function schemaOf(term: Term, table: RecordSchema): JsonSchema | undefined {
  if (term.kind === 'known') return valueIs(term.name, { not: { enum: notValues(term.name, table) } });
  if (term.kind === 'and' || term.kind === 'or') {
    const left = schemaOf(term.left, table);
    const right = schemaOf(term.right, table);
    if (left === undefined || right === undefined) return undefined;
    return { [term.kind === 'and' ? 'allOf' : 'anyOf']: [left, right] };
  }
  if (term.kind !== 'binary' || term.operator !== '==') return undefined;
  const { left, right } = term;
  if (left.kind !== 'variable' || left.type !== 'string' || right.kind !== 'literal') return undefined;
  return valueIs(left.name, { const: right.value });
}

/** Empty, or why it is empty. */
function notValues(name: string, table: RecordSchema): readonly unknown[] {
  const column = table.columns.find((each) => each.name === name);
  return [null, '', [], ...(column?.missing ?? [])];
}

export function valueIs(name: string, schema: JsonSchema): JsonSchema {
  return { required: [name], properties: { [name]: schema } };
}
