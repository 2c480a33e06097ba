import { sealedNamed } from '../catalog/release-named.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Checks } from '../records/checks.ts';
import { compileChecks } from '../records/compile-checks.ts';
import type { RecordPlan } from '../records/plan.ts';
import { readReleaseFile } from '../release/release-file.ts';
import { recordPlanOf, recordPlanOfRelease } from '../snapshot/record-plan.ts';
import { catalogOfFolder } from './catalog-of-folder.ts';
import { type CommandContext, sealedReleases } from './command-context.ts';

/**
 * The checks of a release of the dictionary folder, or of the draft. What of them cannot be compiled is a warning: every
 * run reports it as not evaluated.
 */
export function checksOfRelease(context: CommandContext, release: string): Result<Checks> {
  const plan = release === 'draft' ? planOfDraft(context) : planOfSealed(context, release);
  if (!plan.ok) return plan;
  const checks = compileChecks(plan.value);
  if (!checks.ok) return checks;
  const issues = [...plan.issues, ...checks.issues].map((issue) => ({ ...issue, severity: 'warning' as const }));
  return ok(checks.value, issues);
}

function planOfDraft(context: CommandContext): Result<RecordPlan> {
  const catalog = catalogOfFolder(context, true);
  if (!catalog.ok) return catalog;
  const resolved = catalog.value.resolve('draft');
  if (!resolved.ok) return resolved;
  const { value, issues } = recordPlanOf(resolved.value.snapshot);
  return ok(value, issues);
}

function planOfSealed({ settings }: CommandContext, name: string): Result<RecordPlan> {
  const files = sealedReleases(settings);
  if (!files.ok) return files;
  const manifests = files.value.map(({ manifest }) => manifest).toReversed();
  const named = sealedNamed(manifests, name);
  if (!named.ok) return named;
  const file = files.value.find(({ manifest }) => manifest === named.value.manifest);
  const release = file === undefined ? failed() : readReleaseFile(file.text, file.path);
  if (!release.ok) return release;
  const { value, issues } = recordPlanOfRelease(release.value);
  return ok(value, issues);
}
