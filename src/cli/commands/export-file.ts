import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DownloadedFile } from '../../exchange/downloaded-file.ts';
import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { catalogOfFolder } from '../catalog-of-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { writeIssues } from '../output.ts';

export interface Asked {
  readonly release: string;
  /** File to write. */
  readonly out: string;
  readonly cwd: string;
  /** What is written of the release. */
  readonly file: (snapshot: Snapshot) => Result<DownloadedFile>;
}

/** `hdict export code-book` and `template`: the bytes that the server gives for download, in a file. */
export function exportFileCommand(context: CommandContext, asked: Asked): number {
  const done = run(context, asked);
  writeIssues(done.issues, context.output);
  return done.ok ? EXIT.clean : exitStatusOf(done.issues);
}

function run(context: CommandContext, { release, out, cwd, file }: Asked): Result<void> {
  const catalog = catalogOfFolder(context, release === 'draft');
  if (!catalog.ok) return catalog;
  const resolved = catalog.value.resolve(release);
  if (!resolved.ok) return resolved;
  const { snapshot } = resolved.value;
  const made = file(snapshot);
  if (!made.ok) return made;
  const bytes = made.value.bytes.value();
  try {
    writeFileSync(resolve(cwd, out), bytes);
  } catch (thrown) {
    // node:fs says so by exception.
    return failed(error('file-unreadable', `Cannot write: ${reasonOf(thrown)}.`, { file: out }));
  }
  context.output.err(`${out}: ${Math.ceil(Buffer.byteLength(bytes) / 1_000)} kB of release ${snapshot.name.version}\n`);
  return ok(undefined);
}
