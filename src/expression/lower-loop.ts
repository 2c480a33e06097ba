import type { CelNode } from './cel.ts';
import { type Lower, nameOf, note, quote, REFUSED, type Reading } from './reading.ts';
import type { Loop, Term } from './term.ts';

/** Most loops inside one another: the cost of each multiplies with the records of a child table. */
const LOOPS_LIMIT = 2;

/** What each loop takes after the name of the element. */
const PARTS_OF_LOOP: { readonly [L in Loop]: readonly number[] } = {
  all: [1],
  exists: [1],
  exists_one: [1],
  filter: [1],
  map: [1, 2],
};

/** True if a method of that name is a loop over a list. */
export function isLoop(name: string): name is Loop {
  return Object.hasOwn(PARTS_OF_LOOP, name);
}

/** `list.exists(name, condition)` and its like as a term. */
export function lowerLoop(macro: Loop, node: Extract<CelNode, { op: 'rcall' }>, reading: Reading, lower: Lower): Term {
  const [, receiver, [element, ...parts]] = node.args;
  const over = lower(receiver, reading);
  const name = nameOf(element);
  if (name === undefined || !PARTS_OF_LOOP[macro].includes(parts.length)) {
    const shown = quote(reading.source, node);
    note(reading, 'expression-type', `${shown} needs a name and a condition, as in \`list.${macro}(r, …)\`.`);
    return REFUSED;
  }
  if (over.kind === 'list' && over.items.length === 0) {
    note(reading, 'expression-refused', 'An empty list has no elements to go through.');
    return REFUSED;
  }
  if (!isNewName(name, reading) || isTooNested(node, reading)) return REFUSED;
  const loop = reading.loops.length;
  reading.loops.push({ name, child: childOf(over, reading) });
  const [first, second] = parts.map((part) => lower(part, reading));
  reading.loops.pop();
  if (first === undefined) return REFUSED;
  const common = { kind: 'loop', macro, over, loop } as const;
  return second === undefined ? { ...common, body: first } : { ...common, filter: first, body: second };
}

function isNewName(name: string, reading: Reading): boolean {
  const { scope, loops } = reading;
  const isTaken = scope.variables.has(name) || scope.children.has(name) || loops.some((loop) => loop.name === name);
  if (isTaken) {
    note(reading, 'expression-refused', `\`${name}\` already names something else; call the element differently.`);
  }
  return !isTaken;
}

function isTooNested(node: CelNode, reading: Reading): boolean {
  if (reading.loops.length < LOOPS_LIMIT) return false;
  const shown = quote(reading.source, node);
  note(reading, 'expression-refused', `${shown} is inside ${LOOPS_LIMIT} others; that is the most there can be.`);
  return true;
}

/** The child list whose records a list holds, if it holds records. */
function childOf(list: Term, reading: Reading): string | undefined {
  switch (list.kind) {
    case 'children':
      return list.name;
    case 'loop':
      return list.macro === 'filter' ? childOf(list.over, reading) : undefined;
    default:
      return undefined;
  }
}
