import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { resolveCodeSystem, type Scope } from './scope.ts';

export interface LookupQuestion {
  readonly system: string;
  readonly version?: string | undefined;
  readonly code: string;
}

/** All there is to say about a code. */
export interface LookupAnswer {
  readonly system: CompiledCodeSystem;
  readonly concept: Concept;
  readonly parents: readonly Concept[];
  readonly children: readonly Concept[];
}

/**
 * What a code means (FHIR `$lookup`). Answers `unknown-system`, `unknown-system-version`, `unknown-concept`.
 */
export function lookup(scope: Scope, { system: url, version, code }: LookupQuestion): Result<LookupAnswer> {
  const found = resolveCodeSystem(scope, url, version);
  if (!found.ok) return found;
  const system = found.value.value;
  const index = system.indexOf(code);
  const concept = system.concept(code);
  if (index === undefined || concept === undefined) return failed(noSuchCode(system, code, 'code'));
  const { parents, children } = system.hierarchy;
  return ok({
    system,
    concept,
    parents: conceptsAt(system, parents[index]),
    children: conceptsAt(system, children[index]),
  });
}

function conceptsAt(system: CompiledCodeSystem, indexes: readonly number[] | undefined): readonly Concept[] {
  return (indexes ?? []).flatMap((index) => system.shape.concepts[index] ?? []);
}

/** That `code`, given as `parameter`, is none of `system`. */
export function noSuchCode(system: CompiledCodeSystem, code: string, parameter: string): Issue {
  const { url, version, content } = system.shape;
  const fragment = content === 'fragment' ? ', of which this server holds a fragment' : '';
  return error('unknown-concept', `Unknown code '${code}' in the CodeSystem '${url}' version '${version}'${fragment}`, {
    parameter,
    expression: parameter,
  });
}
