import type { Bump } from '../../model/release.ts';
import { worse } from '../../release/bump.ts';
import { diff } from '../../release/diff.ts';
import { catalogOfFolder } from '../catalog-of-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';
import { writeChanges } from '../write-changes.ts';

/** `hdict diff A B`: what changed between two releases, or to the draft. */
export function diffCommand(context: CommandContext, from: string, to: string): number {
  const { output, format } = context;
  const catalog = catalogOfFolder(context, from === 'draft' || to === 'draft');
  const before = catalog.ok ? catalog.value.resolve(from) : catalog;
  const after = catalog.ok ? catalog.value.resolve(to) : catalog;
  if (!before.ok || !after.ok) {
    const issues = [...(before.ok ? [] : before.issues), ...(after.ok ? [] : after.issues)];
    writeIssues(issues, output);
    return exitStatusOf(issues);
  }
  const names = { from: before.value.snapshot.name, to: after.value.snapshot.name };
  const changes = diff(before.value.snapshot.dictionary, after.value.snapshot.dictionary);
  const bump = changes.length === 0 ? 'none' : changes.map((change) => change.bump).reduce(worse, 'patch' as Bump);
  if (format === 'json') writeJson({ ...names, bump, changes }, output);
  else {
    writeChanges(changes, output);
    output.out(`${names.from.version} to ${names.to.version}: ${counted(changes.length, 'change')}, ${bump}\n`);
  }
  return EXIT.clean;
}
