import type { ComposeClause } from '../model/shapes.ts';
import type { Found } from '../query/scope.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { canonicalElements } from './canonical.ts';
import type { Dialect } from './dialect.ts';
import { type Json, listed, present, type Resource } from './json.ts';

/** A value set as a resource: what it is composed of, without its expansion. */
export function valueSetResource(found: Found<CompiledValueSet>, dialect: Dialect): Resource {
  return {
    resourceType: 'ValueSet',
    ...canonicalElements(found),
    compose: composeElement(found.value, dialect),
  };
}

/** `ValueSet.compose`. */
export function composeElement({ shape }: Pick<CompiledValueSet, 'shape'>, dialect: Dialect): Json {
  return {
    include: shape.include.map((clause) => clauseElement(clause, dialect)),
    ...listed(
      'exclude',
      shape.exclude.map((clause) => clauseElement(clause, dialect)),
    ),
  };
}

function clauseElement(clause: ComposeClause, dialect: Dialect): Json {
  return {
    ...present({ system: clause.system, version: clause.version }),
    ...listed('concept', clause.concepts ?? []),
    ...listed(
      'filter',
      (clause.filters ?? []).map(({ property, op, value }) => ({ property, ...dialect.filterOperator(op), value })),
    ),
    ...listed('valueSet', clause.valueSets ?? []),
  };
}
