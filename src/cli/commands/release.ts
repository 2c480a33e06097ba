import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { error, hasErrors, type Issue } from '../../model/issue.ts';
import type { ReleasePlan } from '../../model/release.ts';
import { planRelease } from '../../release/plan.ts';
import { writeReleaseFile } from '../../release/release-file.ts';
import { type CommandContext, lastOf, sealedReleases, today } from '../command-context.ts';
import { reasonOf, releasesFolder } from '../dictionary-folder.ts';
import { checkDraft } from '../draft.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';
import { writeChanges } from '../write-changes.ts';

/** `hdict release`: seals the draft; the version is computed. With `dryRun` it only says what it would do. */
export function releaseCommand(context: CommandContext, { dryRun }: { readonly dryRun: boolean }): number {
  const { settings, clock, output, format } = context;
  const files = sealedReleases(settings);
  const last = files.ok ? lastOf(files.value) : files;
  if (!files.ok || !last.ok) return refuse(last.issues, context);
  const date = today(clock);
  const checked = checkDraft(settings.dictionary, last.value, date);
  if (checked.dictionary === undefined || hasErrors(checked.issues)) return refuse(checked.issues, context);
  const manifests = files.value.map((file) => file.manifest);
  const plan = planRelease(last.value, checked.dictionary, date, manifests);
  if (!plan.ok) return refuse(plan.issues, context);
  const { manifest } = plan.value.release;
  const path = join(releasesFolder(settings.dictionary), `${manifest.version}.ndjson`);
  if (!dryRun) {
    const written = seal(plan.value, path);
    if (written !== undefined) return refuse([written], context);
  }
  if (format === 'json') writeJson({ sealed: !dryRun, path, bump: plan.value.bump, manifest }, output);
  else {
    writeChanges(manifest.changes, output);
    const verb = dryRun ? 'Would seal' : 'Sealed';
    output.out(`${verb} ${manifest.version} of ${manifest.date}: ${counted(manifest.changes.length, 'change')}\n`);
    output.out(`digest ${manifest.digest}\n${path}\n`);
  }
  return EXIT.clean;
}

function refuse(issues: readonly Issue[], { output, format }: CommandContext): number {
  if (format === 'json') writeJson({ sealed: false, issues }, output);
  else writeIssues(issues, output);
  return exitStatusOf(issues);
}

/** Writes beside and renames: a release file is whole or not there. One that is there is never overwritten. */
function seal({ release }: ReleasePlan, path: string): Issue | undefined {
  const unfinished = `${path}.unfinished`;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(unfinished, writeReleaseFile(release), { flag: 'wx', flush: true });
    renameSync(unfinished, path);
    return undefined;
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    return error('file-unreadable', `Cannot write ${path}: ${reasonOf(thrown)}.`);
  }
}
