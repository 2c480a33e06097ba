import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { versionCheckIssues } from './check-version.ts';
import { resolveCodeSystem } from './find-in-scope.ts';
import type { TerminologyRequest } from './terminology-request.ts';

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
export function lookup(
  request: TerminologyRequest,
  { system: url, version, code }: LookupQuestion,
): Result<LookupAnswer> {
  const found = systemAskedFor(request, url, version);
  if (!found.ok) return found;
  const system = found.value;
  const index = system.indexOf(code);
  const concept = system.concept(code);
  if (index === undefined || concept === undefined) return failed(noSuchCode(system, code, 'code'));
  const { parentsOf, childrenOf } = system.hierarchy;
  return ok({
    system,
    concept,
    parents: conceptsAt(system, parentsOf(index)),
    children: conceptsAt(system, childrenOf(index)),
  });
}

/**
 * The edition that a question is about, with the supplements that it names. Answers `unknown-system`,
 * `unknown-system-version`, `version-refused` and `supplement-missing`.
 */
export function systemAskedFor(
  request: TerminologyRequest,
  url: string,
  stated: string | undefined,
): Result<CompiledCodeSystem> {
  const { system, version } = request.system(url, stated);
  if (system === undefined) {
    const unknown = resolveCodeSystem(request.scope, url, version);
    return unknown.ok ? ok(unknown.value.value) : unknown;
  }
  const refused = versionCheckIssues(request, url, system);
  const missing = request.unusedSupplements();
  if (refused.length > 0) return failed(...refused);
  if (missing.length === 0) return ok(system);
  const message = `Required supplement${missing.length === 1 ? '' : 's'} not found: ${missing.join(',')}`;
  return failed(error('supplement-missing', message));
}

function conceptsAt(system: CompiledCodeSystem, indexes: Int32Array): readonly Concept[] {
  return [...indexes].flatMap((index) => system.conceptAt(index) ?? []);
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
