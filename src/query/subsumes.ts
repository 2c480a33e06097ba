import { failed, ok, type Result } from '../model/result.ts';
import { type CompiledCodeSystem, type Subsumption, subsumption } from '../terminology/code-system.ts';
import { noSuchCode, systemAskedFor } from './lookup.ts';
import type { TerminologyRequest } from './terminology-request.ts';

export interface SubsumesQuestion {
  readonly system: string;
  readonly version?: string | undefined;
  readonly codeA: string;
  readonly codeB: string;
}

export interface SubsumesAnswer {
  readonly system: CompiledCodeSystem;
  readonly outcome: Subsumption;
}

/**
 * How `codeA` relates to `codeB` (FHIR `$subsumes`). Answers `unknown-system`, `unknown-system-version`, and
 * `unknown-concept` for each code that the system lacks.
 */
export function subsumes(request: TerminologyRequest, question: SubsumesQuestion): Result<SubsumesAnswer> {
  const found = systemAskedFor(request, question.system, question.version);
  if (!found.ok) return found;
  const system = found.value;
  const outcome = subsumption(system, question.codeA, question.codeB);
  if (outcome !== undefined) return ok({ system, outcome });
  const missing = (['codeA', 'codeB'] as const).filter((name) => system.indexOf(question[name]) === undefined);
  return failed(...missing.map((name) => noSuchCode(system, question[name], name)));
}
