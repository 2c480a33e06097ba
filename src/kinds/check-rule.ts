import type { Rule } from '../model/definitions.ts';
import { type Dictionary, definitionOf } from '../model/dictionary.ts';
import type { Issue } from '../model/issue.ts';
import { columnName } from './column-name.ts';
import { unsayable } from './expression-name.ts';
import { problem, uniqueIds } from './problem.ts';

/** `duplicate-code` of cases, and `invalid-value` for names of children that mean something else already. */
export function checkRule(rule: Rule, dictionary: Dictionary): readonly Issue[] {
  const columns = (definitionOf(dictionary, 'table', rule.table)?.columns ?? []).map(columnName);
  return [
    ...uniqueIds(rule, rule.cases ?? [], 'case', '/cases'),
    ...Object.keys(rule.children ?? {}).flatMap((name) => {
      const pointer = `/children/${name}`;
      const message = `"${name}" is a column of ${rule.table} already; expected another name for the list.`;
      return columns.includes(name)
        ? [problem(rule, 'invalid-value', pointer, message)]
        : unsayable(rule, name, pointer);
    }),
  ];
}
