import { closest, distance } from 'fastest-levenshtein';
import { error, type Issue, type IssueCode } from '../model/issue.ts';
import type { CelNode } from './cel.ts';
import type { ExpressionScope, ExpressionType } from './scope.ts';
import type { Term } from './term.ts';

/** A code of a code system that an expression names. */
export interface NamedCode {
  readonly system: string;
  readonly code: string;
}

/** The element of a loop: its name, and the child list it is a record of (undefined: it is a plain value). */
export interface LoopElement {
  readonly name: string;
  readonly child: string | undefined;
}

/** What is gathered while an expression is read. */
export interface Reading {
  readonly source: string;
  readonly scope: ExpressionScope;
  readonly issues: Issue[];
  readonly variables: Set<string>;
  readonly children: Set<string>;
  readonly childColumns: Set<string>;
  readonly valueSets: Set<string>;
  readonly codeSystems: Set<string>;
  readonly codes: Map<string, NamedCode>;
  /** Loops around the part that is being read, from the outside in. */
  readonly loops: LoopElement[];
}

/** Longest part of an expression that a message repeats, in characters. */
const QUOTED_LENGTH = 60;

/** Longest name that is compared with others: no name of a definition is longer. */
const NAME_LENGTH = 64;

/** Reads one part: handed to those who read a larger one, so that they need not know each other. */
export type Lower = (node: CelNode, reading: Reading) => Term;

/** Stands where a part was refused: the issue is noted, reading goes on for the others. */
export const REFUSED: Term = { kind: 'literal', value: undefined };

/** Nothing gathered yet. */
export function startReading(source: string, scope: ExpressionScope): Reading {
  return {
    source,
    scope,
    issues: [],
    variables: new Set(),
    children: new Set(),
    childColumns: new Set(),
    valueSets: new Set(),
    codeSystems: new Set(),
    codes: new Map(),
    loops: [],
  };
}

/** Notes an issue; the same sentence only once. */
export function note(reading: Reading, code: IssueCode, message: string): void {
  if (!reading.issues.some((issue) => issue.message === message)) reading.issues.push(error(code, message));
}

/** The part of the expression that `node` is, in backticks, cut where it is long. */
export function quote(source: string, node: { readonly start: number; readonly end: number }): string {
  const text = source.slice(node.start, node.end).replace(/\s+/g, ' ').trim();
  return `\`${text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text}\``;
}

/** ` Did you mean …?` with the most similar of `names`; empty if none is similar. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const candidates = [...names];
  if (candidates.length === 0 || name.length > NAME_LENGTH) return '';
  const best = closest(name, candidates);
  return distance(name, best) <= (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3)))
    ? `; did you mean \`${best}\`?`
    : '';
}

/** Notes that there is nothing of that name here. */
export function noteUnknownName(name: string, reading: Reading): void {
  const { scope, loops } = reading;
  const names = [...scope.variables.keys(), ...scope.children.keys(), ...loops.map((loop) => loop.name)];
  const hint = didYouMean(name, names);
  note(reading, 'expression-type', `There is no variable \`${name}\` here${hint || '.'}`);
}

/** Notes that records of the child list have no such column. */
export function noteUnknownColumn(child: string, column: string, reading: Reading): void {
  const hint = didYouMean(column, reading.scope.children.get(child)?.keys() ?? []);
  note(reading, 'expression-type', `The records of \`${child}\` have no column \`${column}\`${hint || '.'}`);
}

/** The type of a column of the element of a loop; undefined if it has no such column. */
export function columnTypeOf(reading: Reading, element: LoopElement, column: string): ExpressionType | undefined {
  return element.child === undefined ? undefined : reading.scope.children.get(element.child)?.get(column);
}

/** The number of the loop around this part whose element has that name, or -1. */
export function loopOf(reading: Reading, name: string): number {
  return reading.loops.findIndex((element) => element.name === name);
}

/** The name that a node is, or undefined if it is anything else. */
export function nameOf(node: CelNode | undefined): string | undefined {
  return node?.op === 'id' ? node.args : undefined;
}

/** The text that a node is, written out between quotation marks; else undefined. */
export function textOf(node: CelNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}
