import { columnName } from '../kinds/column-name.ts';
import { rulesFor } from '../kinds/index.ts';
import type { ExpressionUse } from '../kinds/kind-rules.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import type { Key } from '../model/ids.ts';
import type { Issue } from '../model/issue.ts';

/**
 * True if an issue only says that an expression names what a file that could not be read would have defined. It would
 * vanish with the cause, so it is noise: one broken variable would otherwise break each rule and endpoint on it.
 */
export function isConsequence(issue: Issue, unread: ReadonlySet<Key>, dictionary: Dictionary): boolean {
  if (unread.size === 0) return false;
  if (issue.code !== 'expression-type' && issue.code !== 'unknown-reference') return false;
  // What is not the key of a definition is simply not found.
  const definition = dictionary.definitions.get((issue.at?.definition ?? '') as Key);
  if (definition === undefined) return false;
  const use = rulesFor(definition)
    .expressions(definition)
    .find((each) => each.pointer === issue.at?.pointer);
  if (use === undefined) return false;
  if (typeof use.scope === 'object' && 'table' in use.scope && unread.has(`table/${use.scope.table}`)) return true;
  const words = new Set(use.source.match(/\w+/g));
  return missingNames(use.scope, unread, dictionary).some((name) => words.has(name));
}

/** Names that an expression could say if all files had been read. */
function missingNames(
  scope: ExpressionUse['scope'],
  unread: ReadonlySet<Key>,
  dictionary: Dictionary,
): readonly string[] {
  const named = [...unread].map((key) => key.slice(key.indexOf('/') + 1));
  if (typeof scope === 'string' || !('table' in scope)) return named;
  const children = Object.entries(scope.children).filter(([, table]) => unread.has(`table/${table}`));
  const columns = [scope.table, ...Object.values(scope.children)].flatMap((id) =>
    (definitionOf(dictionary, 'table', id)?.columns ?? []).filter((column) =>
      unread.has(`variable/${column.variable}`),
    ),
  );
  return [...named, ...children.map(([name]) => name), ...columns.map(columnName)];
}
