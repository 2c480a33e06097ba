import { checkExpression } from '../expression/check.ts';
import type { RecordSchema } from '../model/shapes.ts';
import { scopesOf } from './expression-scopes.ts';

/** What conditions of tables ask of terminology, each once. */
export interface Asked {
  /** Ids of value sets, from `inValueSet`. */
  readonly valueSets: readonly string[];
  /** Ancestors and the ids of their code systems, from `isA`. */
  readonly ancestors: readonly { readonly system: string; readonly code: string }[];
}

/** What the conditions of `tables` ask of terminology. Conditions that are not right are left out: lint reports them. */
export function askedOf(tables: readonly RecordSchema[]): Asked {
  const scopes = scopesOf(tables);
  const valueSets = new Set<string>();
  const ancestors = new Map<string, Asked['ancestors'][number]>();
  for (const table of tables) {
    for (const { source, children } of conditionsOf(table)) {
      const checked = checkExpression(source, scopes(table, children), 'bool');
      if (!checked.ok) continue;
      for (const id of checked.value.valueSets) valueSets.add(id);
      for (const named of checked.value.codes) ancestors.set(`${named.system} ${named.code}`, named);
    }
  }
  return { valueSets: [...valueSets], ancestors: [...ancestors.values()] };
}

function conditionsOf(table: RecordSchema) {
  return [
    ...table.columns.flatMap(({ requiredWhen }) =>
      requiredWhen === undefined ? [] : [{ source: requiredWhen, children: {} }],
    ),
    ...table.rules.flatMap((rule) =>
      [rule.when, rule.assert].flatMap((source) => (source === undefined ? [] : [{ source, children: rule.children }])),
    ),
  ];
}
