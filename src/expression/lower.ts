import type { CelNode } from './cel.ts';
import { lowerCall, lowerMethod } from './lower-call.ts';
import {
  columnTypeOf,
  loopOf,
  nameOf,
  note,
  noteUnknownColumn,
  noteUnknownName,
  quote,
  REFUSED,
  type Reading,
} from './reading.ts';
import type { BinaryOperator, Term } from './term.ts';

/**
 * The syntax tree as a term, names resolved. Notes every name that the expression mentions, and an issue for
 * each part that the profile does not have: `expression-refused`, `expression-type` or `invalid-pattern`.
 */
export function lower(node: CelNode, reading: Reading): Term {
  switch (node.op) {
    case 'value':
      return lowerLiteral(node, reading);
    case 'id':
      return lowerName(node.args, reading);
    case '.':
      return lowerColumn(node, reading);
    case 'call':
      return lowerCall(node, reading, lower);
    case 'rcall':
      return lowerMethod(node, reading, lower);
    case 'list':
      return { kind: 'list', items: node.args.map((item) => lower(item, reading)) };
    case '?:': {
      const [condition, whenTrue, whenFalse] = node.args;
      const low = (part: CelNode) => lower(part, reading);
      return { kind: 'if', condition: low(condition), whenTrue: low(whenTrue), whenFalse: low(whenFalse) };
    }
    case '&&':
    case '||':
      return { kind: node.op === '&&' ? 'and' : 'or', ...bothSides(node.args, reading) };
    case '!_':
    case '-_':
      return { kind: node.op === '!_' ? 'not' : 'negative', of: lower(node.args, reading) };
    case 'map':
    case '[]':
    case '.?':
    case '[?]':
      return refusedShape(node, reading);
    default:
      return { kind: 'binary', operator: node.op satisfies BinaryOperator, ...bothSides(node.args, reading) };
  }
}

function bothSides([left, right]: readonly [CelNode, CelNode], reading: Reading): { left: Term; right: Term } {
  return { left: lower(left, reading), right: lower(right, reading) };
}

function lowerLiteral(node: Extract<CelNode, { op: 'value' }>, reading: Reading): Term {
  const value = node.args;
  const shown = quote(reading.source, node);
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return { kind: 'literal', value };
    case 'bigint':
      if (Number.isSafeInteger(Number(value))) return { kind: 'literal', value: Number(value) };
      note(reading, 'expression-refused', `The number ${shown} is too large to be computed with exactly.`);
      return REFUSED;
    default:
      note(
        reading,
        'expression-refused',
        value === null
          ? '`null` is not used in expressions; ask `known(…)` whether a variable has a value.'
          : `${shown} is a kind of value that expressions do not have; write a number, a text, or true or false.`,
      );
      return REFUSED;
  }
}

function lowerName(name: string, reading: Reading): Term {
  const { scope } = reading;
  const loop = loopOf(reading, name);
  if (loop !== -1) return { kind: 'element', loop };
  const type = scope.variables.get(name);
  if (type !== undefined) {
    reading.variables.add(name);
    return { kind: 'variable', name, type };
  }
  if (scope.children.has(name)) {
    reading.children.add(name);
    return { kind: 'children', name };
  }
  noteUnknownName(name, reading);
  return REFUSED;
}

function lowerColumn(node: Extract<CelNode, { op: '.' }>, reading: Reading): Term {
  const [owner, column] = node.args;
  const loop = loopOf(reading, nameOf(owner) ?? '');
  const element = reading.loops[loop];
  if (element?.child !== undefined) {
    const type = columnTypeOf(reading, element, column);
    if (type === undefined) noteUnknownColumn(element.child, column, reading);
    else reading.childColumns.add(`${element.child}.${column}`);
    return type === undefined ? REFUSED : { kind: 'column', loop, name: column, type };
  }
  const term = lower(owner, reading);
  if (term !== REFUSED) noteNoColumns(owner, column, term, reading);
  return REFUSED;
}

function noteNoColumns(owner: CelNode, column: string, term: Term, reading: Reading): void {
  const shown = quote(reading.source, owner);
  const message =
    term.kind === 'children'
      ? `${shown} is a list of records; ask about each of them, as in \`${term.name}.exists(r, r.${column} …)\`.`
      : `${shown} has no columns; only a record of a child list has, by its name in \`exists\`, \`all\`, \`filter\` or \`map\`.`;
  note(reading, 'expression-type', message);
}

function refusedShape(node: CelNode, reading: Reading): Term {
  const shown = quote(reading.source, node);
  const message =
    node.op === 'map'
      ? `${shown} is a map, which expressions do not have; write a list as \`[…]\`.`
      : `${shown} picks an element by its position, which expressions do not do; use \`exists\`, \`all\` or \`filter\`.`;
  note(reading, 'expression-refused', message);
  return REFUSED;
}
