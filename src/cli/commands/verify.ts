import { existsSync } from 'node:fs';
import { error, type Issue } from '../../model/issue.ts';
import { readReleaseFile } from '../../release/release-file.ts';
import { type CommandContext, sealedReleases } from '../command-context.ts';
import { exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';
import { openDatabase } from '../serve-content.ts';

/** `hdict verify`: digests and chain of the release files, and of the database where there is one. */
export function verifyCommand(context: CommandContext): number {
  const { settings, output, format } = context;
  const files = sealedReleases(settings);
  const sealed = files.ok ? files.value : [];
  const issues: Issue[] = [
    ...(files.ok ? [] : files.issues),
    ...sealed.flatMap((file) => readReleaseFile(file.text, file.path).issues),
    ...databaseIssues(context, new Set(sealed.map((file) => file.manifest.version))),
  ];
  if (format === 'json') writeJson({ releases: sealed.map((file) => file.manifest.version), issues }, output);
  else {
    writeIssues(issues, output);
    for (const { manifest } of sealed) output.out(`${manifest.version}  ${manifest.date}  ${manifest.digest}\n`);
    output.out(
      `${counted(sealed.length, 'release')}: ${issues.length === 0 ? 'all digests as sealed' : 'see above'}\n`,
    );
  }
  return exitStatusOf(issues);
}

/** What is wrong in the database, and releases that it holds but the folder does not. */
function databaseIssues(context: CommandContext, sealed: ReadonlySet<string>): readonly Issue[] {
  const { database } = context.settings;
  if (!existsSync(database)) return [];
  const store = openDatabase(context);
  if (!store.ok) return store.issues;
  const lost = store.value.manifests().filter((manifest) => !sealed.has(manifest.version));
  const issues = [
    ...store.value.verify(),
    ...lost.map(({ version }) =>
      error('file-missing', `Release ${version} is in the database ${database}, but its file is gone.`),
    ),
  ];
  store.value.close();
  return issues;
}
