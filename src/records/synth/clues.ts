import { analyseExpression } from '../../expression/analyse.ts';
import type { ExpressionScope } from '../../expression/scope.ts';
import type { Term } from '../../expression/term.ts';
import type { RecordRule, RecordSchema } from '../../model/shapes.ts';

/** What rules give away about columns, each named `table.column`. */
export interface Clues {
  /** Texts that rules compare a column with. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Patterns that rules want of a column. */
  readonly patterns: ReadonlyMap<string, string>;
  /** Pairs of dates, the earlier first; those that errors rest on come first. */
  readonly order: readonly (readonly [string, string])[];
  /** How many rules ask whether a table has a record of some kind. */
  readonly asked: ReadonlyMap<string, number>;
}

type ScopeOf = (table: RecordSchema, children: RecordRule['children']) => ExpressionScope;

/** Reads the rules of tables for what can be known of columns before anything is made. */
export function cluesOf(tables: readonly RecordSchema[], scopeOf: ScopeOf): Clues {
  const found: Found = { texts: new Map(), patterns: new Map(), order: [], asked: new Map() };
  const rules = tables.flatMap((table) => table.rules.map((rule) => ({ table, rule })));
  // What errors rest on comes first: the order of dates goes by it.
  for (const { table, rule } of rules.toSorted((a, b) => rankOf(a.rule) - rankOf(b.rule))) {
    for (const source of [rule.assert, ...(rule.when === undefined ? [] : [rule.when])]) {
      const analysis = analyseExpression(source, scopeOf(table, rule.children), 'bool');
      if (analysis.ok) look(analysis.value.term, { found, table: table.id, rule, loops: new Map() });
    }
  }
  return found;
}

function rankOf({ severity }: RecordRule): number {
  return severity === 'error' ? 0 : 1;
}

interface Found extends Clues {
  readonly texts: Map<string, Set<string>>;
  readonly patterns: Map<string, string>;
  readonly order: (readonly [string, string])[];
  readonly asked: Map<string, number>;
}

interface Place {
  readonly found: Found;
  readonly table: string;
  readonly rule: RecordRule;
  /** Tables of the loops that are around, by number. */
  readonly loops: ReadonlyMap<number, string>;
}

function look(term: Term, place: Place): void {
  if (term.kind === 'binary') compare(term, place);
  else if (term.kind === 'matches') notePattern(term, place);
  else if (term.kind === 'loop') enter(term, place);
  else for (const part of partsOf(term)) look(part, place);
}

function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'not':
    case 'negative':
      return [term.of];
    case 'and':
    case 'or':
      return [term.left, term.right];
    case 'if':
      return [term.condition, term.whenTrue, term.whenFalse];
    case 'call':
    case 'list':
      return term.items;
    default:
      return [];
  }
}

function compare({ operator, left, right }: Extract<Term, { kind: 'binary' }>, place: Place): void {
  look(left, place);
  look(right, place);
  const first = columnOf(left, place);
  const second = columnOf(right, place);
  if (first !== undefined && second === undefined) noteTexts(first, right, place);
  if (second !== undefined && first === undefined) noteTexts(second, left, place);
  if (first === undefined || second === undefined || first === second || typeOf(left) !== 'date') return;
  if (operator === '<' || operator === '<=') place.found.order.push([first, second]);
  if (operator === '>' || operator === '>=') place.found.order.push([second, first]);
}

function noteTexts(column: string, term: Term, { found }: Place): void {
  const items = term.kind === 'list' ? term.items : [term];
  for (const item of items) {
    if (item.kind !== 'literal' || typeof item.value !== 'string') continue;
    found.texts.set(column, (found.texts.get(column) ?? new Set()).add(item.value));
  }
}

function notePattern({ of, pattern }: Extract<Term, { kind: 'matches' }>, place: Place): void {
  const column = columnOf(of, place);
  if (column !== undefined) place.found.patterns.set(column, pattern.pattern());
}

function enter(term: Extract<Term, { kind: 'loop' }>, place: Place): void {
  look(term.over, place);
  const table = term.over.kind === 'children' ? place.rule.children[term.over.name] : undefined;
  const inside = table === undefined ? place : { ...place, loops: new Map([...place.loops, [term.loop, table]]) };
  if (table !== undefined && term.macro === 'exists') {
    place.found.asked.set(table, (place.found.asked.get(table) ?? 0) + 1);
  }
  if (term.filter !== undefined) look(term.filter, inside);
  look(term.body, inside);
}

function columnOf(term: Term, { table, loops }: Place): string | undefined {
  if (term.kind === 'variable') return `${table}.${term.name}`;
  if (term.kind !== 'column') return undefined;
  const child = loops.get(term.loop);
  return child === undefined ? undefined : `${child}.${term.name}`;
}

function typeOf(term: Term): string | undefined {
  return term.kind === 'variable' || term.kind === 'column' ? term.type : undefined;
}
