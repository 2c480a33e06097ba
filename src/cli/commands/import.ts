import { basename, resolve } from 'node:path';
import { error, hasErrors, type Issue } from '../../model/issue.ts';
import type { Findings } from '../../model/result.ts';
import type { CommandContext } from '../command-context.ts';
import { readImportFile } from '../read-import-file.ts';
import { type Arrived, progress, saveImports } from '../save-imports.ts';

interface Asked {
  readonly paths: readonly string[];
  /** Only resources of these URLs; all where it is undefined. */
  readonly only?: readonly string[];
  readonly cwd: string;
}

/** `hdict import PATH…`: terminologies of others into the database. With any error nothing is imported. */
export function importCommand(context: CommandContext, asked: Asked): number {
  return saveImports(context, readAll(context, asked));
}

function readAll(context: CommandContext, { paths, only, cwd }: Asked): Findings<readonly Arrived[]> {
  const issues: Issue[] = [];
  const value: Arrived[] = [];
  const wanted = only === undefined ? undefined : new Set(only);
  for (const [index, path] of paths.entries()) {
    progress(context, `Reading ${index + 1} of ${paths.length}: ${basename(path)}`);
    const read = readImportFile(resolve(cwd, path), context.settings.limits);
    issues.push(...read.issues);
    if (read.ok) {
      const resources = read.value.filter(({ url }) => wanted === undefined || wanted.has(url));
      value.push({ resources, origin: basename(path) });
    }
  }
  progress(context, '');
  const found = new Set(value.flatMap(({ resources }) => resources.map(({ url }) => url)));
  if (!hasErrors(issues)) {
    for (const url of wanted ?? []) {
      const message = `There is no terminology ${url} in what is imported.`;
      if (!found.has(url)) issues.push(error('invalid-parameter', message, { parameter: '--only' }));
    }
  }
  return { value, issues };
}
