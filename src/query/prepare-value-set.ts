import { splitCanonical } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { ComposeClause, ValueSetShape } from '../model/shapes.ts';
import { compileClause } from '../terminology/clause.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import type { TerminologyRequest } from './terminology-request.ts';

/** What keeps a value set from being used at all. */
export interface Obstacles {
  /** Problems of the question or of the value set itself: nothing can be answered. */
  readonly fatal: readonly Issue[];
  /** A value set that it is composed of is not known. */
  readonly missing: MissingImport | undefined;
}

export interface MissingImport {
  readonly url: string;
  readonly version: string | undefined;
}

const NONE: Obstacles = { fatal: [], missing: undefined };

/**
 * Looks at all that a value set is composed of before any code: value sets that are not known, circles, filters that
 * have no value or cannot be understood, supplements that are missing. Systems that are not known are no obstacle yet.
 */
export function obstaclesOf(request: TerminologyRequest, valueSet: ValueSetShape): Obstacles {
  const found = look(request, valueSet, { path: [], done: new Set() });
  if (found.fatal.length > 0 || found.missing !== undefined) return found;
  const missing = request.unusedSupplements();
  if (missing.length === 0) return NONE;
  const message = `Required supplement${missing.length === 1 ? '' : 's'} not found: ${missing.join(',')}`;
  return { fatal: [error('supplement-missing', message)], missing: undefined };
}

interface Walk {
  /** From the value set asked about to the one looked at. */
  readonly path: readonly ValueSetShape[];
  /** Looked at, and without obstacles: many may be composed of the same ones, over and over. */
  readonly done: Set<ValueSetShape>;
}

function look(request: TerminologyRequest, valueSet: ValueSetShape, { path, done }: Walk): Obstacles {
  if (path.includes(valueSet)) return { fatal: [circle(valueSet, path)], missing: undefined };
  if (done.has(valueSet)) return NONE;
  for (const [name, clauses] of [
    ['include', valueSet.include],
    ['exclude', valueSet.exclude],
  ] as const) {
    for (const [at, clause] of clauses.entries()) {
      const found = lookAt(request, clause, {
        valueSet,
        walk: { path: [...path, valueSet], done },
        place: `${name}[${at}]`,
      });
      if (found.fatal.length > 0 || found.missing !== undefined) return found;
    }
  }
  done.add(valueSet);
  return NONE;
}

interface At {
  readonly valueSet: ValueSetShape;
  readonly walk: Walk;
  readonly place: string;
}

function lookAt(request: TerminologyRequest, clause: ComposeClause, { valueSet, walk, place }: At): Obstacles {
  for (const canonical of clause.valueSets ?? []) {
    const { shape, canonical: wanted } = request.valueSet(canonical, valueSet);
    if (shape === undefined) return { fatal: [], missing: splitCanonical(wanted) };
    const found = look(request, shape, walk);
    if (found.fatal.length > 0 || found.missing !== undefined) return found;
  }
  if (clause.system === undefined) return NONE;
  const { system } = request.system(clause.system, clause.version);
  if (system === undefined) return NONE;
  const compiled = compileClause(clause, system);
  if (compiled.ok) return NONE;
  return { fatal: compiled.issues.map((issue) => located(issue, place)), missing: undefined };
}

function located(issue: Issue, place: string): Issue {
  const pointer = issue.at?.pointer;
  const expression = `ValueSet.compose.${place}${pointer === undefined ? '' : `.${pointer}`}`;
  return { ...issue, at: { expression } };
}

function circle(valueSet: ValueSetShape, path: readonly ValueSetShape[]): Issue {
  const names = [...path.slice(path.indexOf(valueSet)), valueSet].map(canonicalOfShape);
  const message = `Cyclic reference detected when including ${names[0]} via [${names.slice(1).join(', ')}]`;
  return error('circular-reference', message);
}
