import { ok, type Result } from '../model/result.ts';
import type { Checks } from '../records/checks.ts';
import { compileChecks } from '../records/compile-checks.ts';
import { recordPlanOf } from '../snapshot/record-plan.ts';
import { catalogOfFolder } from './catalog-of-folder.ts';
import type { CommandContext } from './command-context.ts';

/**
 * The checks of a release of the dictionary folder, or of the draft. What of them cannot be compiled is a warning: every
 * run reports it as not evaluated.
 */
export function checksOfRelease(context: CommandContext, release: string): Result<Checks> {
  const catalog = catalogOfFolder(context, release === 'draft');
  if (!catalog.ok) return catalog;
  const resolved = catalog.value.resolve(release);
  if (!resolved.ok) return resolved;
  const plan = recordPlanOf(resolved.value.snapshot);
  const checks = compileChecks(plan.value);
  if (!checks.ok) return checks;
  const issues = [...plan.issues, ...checks.issues].map((issue) => ({ ...issue, severity: 'warning' as const }));
  return ok(checks.value, issues);
}
