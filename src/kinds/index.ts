import type { Definition, DefinitionOf } from '../model/definitions.ts';
import type { Kind } from '../model/kind.ts';
import { codeSystem } from './code-system.ts';
import { conceptMap } from './concept-map.ts';
import { endpoint } from './endpoint.ts';
import type { KindRules, Link } from './kind-rules.ts';
import { deprecationLinks } from './links.ts';
import { rule } from './rule.ts';
import { score } from './score.ts';
import { table } from './table.ts';
import { valueSet } from './value-set.ts';
import { variable } from './variable.ts';

/** The one table of kinds. */
export const KIND_RULES: { readonly [K in Kind]: KindRules<DefinitionOf<K>> } = {
  variable,
  'value-set': valueSet,
  'code-system': codeSystem,
  'concept-map': conceptMap,
  endpoint,
  score,
  table,
  rule,
};

/** The rules of a definition's kind. */
export function rulesFor<D extends Definition>(definition: D): KindRules<D> {
  // The table pairs each kind with rules for definitions of that kind; TypeScript cannot follow this through an index.
  return KIND_RULES[definition.kind] as unknown as KindRules<D>;
}

/** Every definition that `definition` names, and where. */
export function linksOf(definition: Definition): readonly Link[] {
  return [...rulesFor(definition).links(definition), ...deprecationLinks(definition)];
}
