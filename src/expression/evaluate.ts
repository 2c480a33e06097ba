import { type ExpressionHost, FUNCTIONS, METHODS, size } from './functions.ts';
import { anyOf, BINARY, negative, opposite } from './operators.ts';
import { not, type Truth } from './span.ts';
import type { LoopTerm, Term } from './term.ts';
import { presenceOf, type ReadonlyRecord, rawReaderOf, readerOf, type Value } from './value.ts';

/** One evaluation: the record, and the element that each loop is at. */
interface Moment {
  readonly record: ReadonlyRecord;
  readonly elements: Value[];
}

type Step = (moment: Moment) => Value;

const NO_ROW: ReadonlyRecord = {};

/**
 * The term as a function of a record. Three-valued after Kleene: an unknown part makes the whole unknown only where
 * the whole depends on it (`true || unknown` is true). An absent column of a child record is unknown. Never fails.
 *
 * Written here because the library's evaluator knows two truth values and stops by exception.
 */
export function evaluatorOf(term: Term, host: ExpressionHost): (record: ReadonlyRecord) => Value {
  const step = stepOf(term, host);
  return (record) => step({ record, elements: [] });
}

function stepOf(term: Term, host: ExpressionHost): Step {
  switch (term.kind) {
    case 'literal':
      return () => term.value;
    case 'variable':
    case 'children':
    case 'known':
      return readStep(term);
    case 'element':
    case 'column':
    case 'known-column':
      return elementStep(term);
    case 'not':
      return unaryStep(term.of, opposite, host);
    case 'negative':
      return unaryStep(term.of, negative, host);
    case 'matches':
      return unaryStep(term.of, (text) => (typeof text === 'string' ? term.pattern.test(text) : undefined), host);
    case 'and':
      return logicalStep(stepOf(term.left, host), stepOf(term.right, host), false);
    case 'or':
      return logicalStep(stepOf(term.left, host), stepOf(term.right, host), true);
    case 'if':
      return ifStep(stepOf(term.condition, host), stepOf(term.whenTrue, host), stepOf(term.whenFalse, host));
    case 'binary':
      return binaryStep(stepOf(term.left, host), BINARY[term.operator], stepOf(term.right, host));
    case 'call':
      return callStep(term, host);
    case 'list': {
      const items = term.items.map((item) => stepOf(item, host));
      return (moment) => items.map((item) => item(moment));
    }
    case 'loop':
      return loopStep(term, host);
  }
}

function readStep(term: Extract<Term, { kind: 'variable' | 'children' | 'known' }>): Step {
  const read = readOf(term);
  return ({ record }) => read(record);
}

function readOf(term: Extract<Term, { kind: 'variable' | 'children' | 'known' }>): (record: ReadonlyRecord) => Value {
  if (term.kind === 'known') return presenceOf(term.name);
  return term.kind === 'children' ? rawReaderOf(term.name) : readerOf(term.name, term.type);
}

function elementStep(term: Extract<Term, { kind: 'element' | 'column' | 'known-column' }>): Step {
  const { loop } = term;
  if (term.kind === 'element') return ({ elements }) => elements[loop];
  const read = term.kind === 'known-column' ? presenceOf(term.name) : readerOf(term.name, term.type);
  return ({ elements }) => read(rowOf(elements[loop]));
}

function rowOf(element: Value): ReadonlyRecord {
  // Only records of a child list have columns: the type check saw to that, data may still be anything.
  return typeof element === 'object' && element !== null ? (element as ReadonlyRecord) : NO_ROW;
}

function unaryStep(of: Term, apply: (value: Value) => Value, host: ExpressionHost): Step {
  const step = stepOf(of, host);
  return (moment) => apply(step(moment));
}

function binaryStep(left: Step, apply: (a: Value, b: Value) => Value, right: Step): Step {
  return (moment) => apply(left(moment), right(moment));
}

/** `&&` (decider false) and `||` (decider true): one side that is the decider decides, whatever the other is. */
function logicalStep(left: Step, right: Step, decider: boolean): Step {
  return (moment) => {
    const a = left(moment);
    if (a === decider) return decider;
    const b = right(moment);
    if (b === decider) return decider;
    return a === !decider && b === !decider ? !decider : undefined;
  };
}

function ifStep(condition: Step, whenTrue: Step, whenFalse: Step): Step {
  return (moment) => {
    const truth = condition(moment);
    if (truth === true) return whenTrue(moment);
    if (truth === false) return whenFalse(moment);
    const value = whenTrue(moment);
    return value === whenFalse(moment) ? value : undefined;
  };
}

function callStep(term: Extract<Term, { kind: 'call' }>, host: ExpressionHost): Step {
  const apply = applyOf(term.name, host);
  const items = term.items.map((item) => stepOf(item, host));
  return (moment) => {
    const values = items.map((item) => item(moment));
    return values.includes(undefined) ? undefined : apply(values[0], values[1], values[2]);
  };
}

function applyOf(name: string, host: ExpressionHost): (a: Value, b: Value, c: Value) => Value {
  if (name === 'size') return size;
  const row = FUNCTIONS.get(name);
  if (row !== undefined) return (a, b, c) => row.run(host, a, b, c);
  return METHODS.get(name) ?? (() => undefined);
}

function loopStep(term: LoopTerm, host: ExpressionHost): Step {
  const over = stepOf(term.over, host);
  const body = stepOf(term.body, host);
  const filter = term.filter === undefined ? undefined : stepOf(term.filter, host);
  const run = runOf(term);
  return (moment) => {
    const items = over(moment);
    if (!Array.isArray(items)) return undefined;
    return run(items, ofItem(body, term.loop, moment), filter && ofItem(filter, term.loop, moment));
  };
}

function ofItem(step: Step, loop: LoopTerm['loop'], moment: Moment): (item: Value) => Value {
  return (item) => {
    moment.elements[loop] = item;
    return step(moment);
  };
}

type Run = (items: readonly Value[], body: (item: Value) => Value, filter?: (item: Value) => Value) => Value;

function runOf({ macro }: LoopTerm): Run {
  switch (macro) {
    case 'exists':
      return (items, body) => anyOf(items, (item) => truthOf(body(item)));
    case 'all':
      return (items, body) => not(anyOf(items, (item) => opposite(body(item))));
    case 'exists_one':
      return (items, body) => exactlyOne(items.map(body));
    case 'filter':
      return (items, body) => kept(items, body);
    case 'map':
      return (items, body, filter) => (filter === undefined ? items : kept(items, filter))?.map(body);
  }
}

function truthOf(value: Value): Truth {
  return typeof value === 'boolean' ? value : undefined;
}

function exactlyOne(values: readonly Value[]): Truth {
  const yes = values.filter((value) => value === true).length;
  if (yes > 1) return false;
  return values.includes(undefined) ? undefined : yes === 1;
}

/** The elements that the condition holds for; unknown as a whole where it is unknown for one. */
function kept(items: readonly Value[], condition: (item: Value) => Value): readonly Value[] | undefined {
  const truths = items.map(condition);
  return truths.includes(undefined) ? undefined : items.filter((_, index) => truths[index] === true);
}
