import type { Definition } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import { columnName } from './column-name.ts';
import { rulesFor } from './index.ts';
import type { ExpressionUse, Link } from './kind-rules.ts';

/** An identifier, or a string in either kind of quotes. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*/g;

/** Functions whose arguments name value sets or code systems. */
const NAMES_SETS = /\b(?:inValueSet|isA)\s*\(/;

/**
 * What the expressions of a definition name: variables, and the value sets and systems of `inValueSet` and `isA`. Only
 * what exists: what does not is reported where expressions are checked. Reads words, not syntax: an expression that does
 * not parse still names what it names.
 */
export function expressionLinks(definition: Definition, dictionary: Dictionary): readonly Link[] {
  const links = new Map<string, Link>();
  for (const use of rulesFor(definition).expressions(definition)) {
    for (const link of linksOfUse(use, dictionary)) {
      const name = `${link.kinds.join()}/${link.id}`;
      if (!links.has(name)) links.set(name, link);
    }
  }
  return [...links.values()];
}

function linksOfUse(use: ExpressionUse, dictionary: Dictionary): readonly Link[] {
  const tokens = use.source.match(TOKEN) ?? [];
  const variableOf = variableNames(use, dictionary);
  const variables = tokens.map(variableOf).filter((id) => dictionary.definitions.has(`variable/${id}`));
  const sets = NAMES_SETS.test(use.source) ? tokens.filter(isString).map((token) => token.slice(1, -1)) : [];
  const known = sets.filter(
    (id) => definitionOf(dictionary, 'value-set', id) ?? definitionOf(dictionary, 'code-system', id),
  );
  return [
    ...variables.map((id) => ({ kinds: ['variable'] as const, id, pointer: use.pointer })),
    ...known.map((id) => ({ kinds: ['value-set', 'code-system'] as const, id, pointer: use.pointer })),
  ];
}

function isString(token: string): boolean {
  return token.startsWith('"') || token.startsWith("'");
}

/** Variable id of a name: a table's columns may have names of their own. */
function variableNames({ scope }: ExpressionUse, dictionary: Dictionary): (name: string) => string {
  if (scope === 'dictionary' || 'variables' in scope) return (name) => name;
  const tables = [scope.table, ...Object.values(scope.children)].flatMap(
    (id) => definitionOf(dictionary, 'table', id) ?? [],
  );
  const named = new Map(
    tables.flatMap((table) => table.columns.map((column) => [columnName(column), column.variable])),
  );
  return (name) => named.get(name) ?? name;
}
