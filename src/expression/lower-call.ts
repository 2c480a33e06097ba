import { RE2JS } from 're2js';
import { LIMITS } from '../model/limits.ts';
import type { CelNode } from './cel.ts';
import { FUNCTIONS, METHODS } from './functions.ts';
import { isLoop, lowerLoop } from './lower-loop.ts';
import { parsePartialDate } from './partial-date.ts';
import {
  columnTypeOf,
  didYouMean,
  type Lower,
  loopOf,
  nameOf,
  note,
  noteUnknownColumn,
  noteUnknownName,
  quote,
  REFUSED,
  type Reading,
  textOf,
} from './reading.ts';
import type { Term } from './term.ts';

type Call = Extract<CelNode, { op: 'call' }>;
type MethodCall = Extract<CelNode, { op: 'rcall' }>;

const MATCHES = '`matches` is refused because it can take for ever; use `matchesPattern(text, "pattern")`.';

/** Functions of CEL that the profile leaves out, and what to write instead. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['matches', MATCHES],
  ['has', '`has` is not used in expressions; ask `known(…)` whether there is a value.'],
  ['timestamp', '`timestamp` is not used in expressions; write `date("2021-04-01")`.'],
  ['duration', '`duration` is not used in expressions; compare `daysBetween(…)` or `monthsBetween(…)` with a number.'],
]);

const OTHER_FUNCTIONS = ['known', 'size', 'matchesPattern'];

/** A function call as a term. */
export function lowerCall(node: Call, reading: Reading, lower: Lower): Term {
  const [name, parts] = node.args;
  if (name === 'known') return lowerKnown(node, reading);
  if (name === 'matchesPattern') return lowerPattern(parts, reading, lower);
  if (name !== 'size' && !FUNCTIONS.has(name)) {
    const names = [...FUNCTIONS.keys(), ...OTHER_FUNCTIONS];
    const isMethod = METHODS.has(name) || isLoop(name);
    noteNoFunction(
      name,
      names,
      isMethod ? `\`${name}\` follows its value, as in \`x.${name}(…)\`.` : undefined,
      reading,
    );
    return REFUSED;
  }
  gatherLiterals(node, reading);
  const date = name === 'date' ? textOf(parts[0]) : undefined;
  if (date !== undefined) return lowerDate(date, reading);
  return { kind: 'call', name, items: parts.map((part) => lower(part, reading)) };
}

/** A method call as a term: of a text, or a loop over a list. */
export function lowerMethod(node: MethodCall, reading: Reading, lower: Lower): Term {
  const [name, receiver, parts] = node.args;
  if (isLoop(name)) return lowerLoop(name, node, reading, lower);
  if (name !== 'size' && !METHODS.has(name)) {
    const names = [...METHODS.keys(), 'size', 'all', 'exists', 'exists_one', 'filter', 'map'];
    const isFunction = FUNCTIONS.has(name) || OTHER_FUNCTIONS.includes(name);
    noteNoFunction(name, names, isFunction ? `\`${name}\` comes first, as in \`${name}(…)\`.` : undefined, reading);
    return REFUSED;
  }
  return { kind: 'call', name, items: [receiver, ...parts].map((part) => lower(part, reading)) };
}

function noteNoFunction(name: string, names: readonly string[], misplaced: string | undefined, reading: Reading): void {
  const unknown = `There is no function \`${name}\`${didYouMean(name, names) || '.'}`;
  note(reading, 'expression-refused', LEFT_OUT.get(name) ?? misplaced ?? unknown);
}

function lowerDate(text: string, reading: Reading): Term {
  const value = parsePartialDate(text);
  if (value !== undefined) return { kind: 'literal', value };
  note(
    reading,
    'expression-type',
    `\`date("${text}")\` is not a date; write a real day, month or year as "2021-04-01", "2021-04" or "2021".`,
  );
  return REFUSED;
}

/** Sees to it that arguments that name a value set, a code system or a code are written out, and notes them. */
function gatherLiterals(node: Call, reading: Reading): void {
  const [name, parts] = node.args;
  for (const index of FUNCTIONS.get(name)?.literals ?? []) {
    const part = parts[index];
    if (part === undefined || textOf(part) !== undefined) continue;
    const shown = quote(reading.source, part);
    note(
      reading,
      'expression-type',
      `\`${name}\` needs its ${index === 1 ? 'second' : 'third'} argument as a text between quotation marks, not ${shown}.`,
    );
  }
  const [, second, third] = parts.map(textOf);
  if (name === 'inValueSet' && second !== undefined) reading.valueSets.add(second);
  if (name === 'isA' && third !== undefined) {
    reading.codeSystems.add(third);
    // JSON, because no separator is sure to be in neither text.
    if (second !== undefined) reading.codes.set(JSON.stringify([third, second]), { system: third, code: second });
  }
}

function lowerKnown(node: Call, reading: Reading): Term {
  const [part, ...more] = node.args[1];
  const name = nameOf(part);
  if (more.length === 0 && part?.op === '.') {
    const loop = loopOf(reading, nameOf(part.args[0]) ?? '');
    const element = reading.loops[loop];
    const column = part.args[1];
    if (element?.child !== undefined) {
      if (columnTypeOf(reading, element, column) === undefined) noteUnknownColumn(element.child, column, reading);
      else reading.childColumns.add(`${element.child}.${column}`);
      return { kind: 'known-column', loop, name: column };
    }
  }
  if (more.length === 0 && name !== undefined && isVariableOrUnheardOf(name, reading)) {
    if (reading.scope.variables.has(name)) reading.variables.add(name);
    else noteUnknownName(name, reading);
    return { kind: 'known', name };
  }
  const shown = quote(reading.source, node);
  note(
    reading,
    'expression-type',
    `${shown} cannot be asked; \`known\` takes one variable, or one column of a child record as in \`known(r.result)\`.`,
  );
  return REFUSED;
}

function isVariableOrUnheardOf(name: string, { scope, loops }: Reading): boolean {
  return scope.variables.has(name) || !(scope.children.has(name) || loops.some((loop) => loop.name === name));
}

function lowerPattern(parts: readonly CelNode[], reading: Reading, lower: Lower): Term {
  const [text, pattern] = parts;
  const of = text === undefined ? REFUSED : lower(text, reading);
  const written = textOf(pattern);
  // With fewer or more arguments the type check has the better message.
  if (parts.length !== 2) return REFUSED;
  if (written === undefined) {
    note(reading, 'invalid-pattern', '`matchesPattern` needs its pattern as a text between quotation marks.');
    return REFUSED;
  }
  const compiled = compilePattern(written, reading);
  return compiled === undefined ? REFUSED : { kind: 'matches', of, pattern: compiled };
}

function compilePattern(pattern: string, reading: Reading): RE2JS | undefined {
  if (pattern.length > LIMITS.patternLength) {
    note(reading, 'invalid-pattern', `A pattern has at most ${LIMITS.patternLength} characters.`);
    return undefined;
  }
  try {
    return RE2JS.compile(pattern);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.replace(/^error parsing regexp: /, '') : 'no reason given';
    note(
      reading,
      'invalid-pattern',
      `The pattern \`${pattern}\` cannot be used (${reason}); look-around and back-references do not exist here.`,
    );
    return undefined;
  }
}
