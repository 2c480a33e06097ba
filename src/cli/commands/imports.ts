import { splitCanonical } from '../../model/ids.ts';
import type { ImportRecord } from '../../model/imported.ts';
import type { Result } from '../../model/result.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { writeIssues, writeJson } from '../output.ts';
import { openDatabase } from '../serve-content.ts';

/** `hdict import --list`: everything that was ever imported, with what was withdrawn. */
export function listImports(context: CommandContext): number {
  const records = inStore(context, (store) => store.importRecords());
  if (!records.ok) return refused(context, records);
  if (context.format === 'json') writeJson({ imports: records.value }, context.output);
  else context.output.out(records.value.length === 0 ? 'Nothing was imported.\n' : records.value.map(lineOf).join(''));
  return EXIT.clean;
}

function lineOf(record: ImportRecord): string {
  const { type, at, origin, digest, concepts, withdrawn } = record;
  const notes = [
    `from ${origin}`,
    `imported ${at}`,
    ...(concepts === undefined ? [] : [`${concepts} concepts, read from the database`]),
    `sha256 ${digest}`,
    ...(withdrawn === undefined ? [] : [`withdrawn ${withdrawn}`]),
  ];
  return `${type} ${nameOf(record)}\n  ${notes.join('\n  ')}\n`;
}

function nameOf({ url, version }: Pick<ImportRecord, 'url' | 'version'>): string {
  return version === '' ? url : `${url}|${version}`;
}

/** `hdict import --withdraw URL|VERSION`: ends the serving of an import. It stays on record. */
export function withdrawImport(context: CommandContext, canonical: string): number {
  const { url, version = '' } = splitCanonical(canonical);
  const withdrawn = inStore(context, (store) => store.withdrawImport(url, version));
  if (!withdrawn.ok) return refused(context, withdrawn);
  const { format, output } = context;
  if (format === 'json') writeJson({ withdrawn: withdrawn.value }, output);
  else output.out(`${nameOf(withdrawn.value)} is withdrawn.\nA running server takes that in on SIGHUP.\n`);
  return EXIT.clean;
}

function inStore<T>(context: CommandContext, ask: (store: Store) => Result<T>): Result<T> {
  const store = openDatabase(context);
  if (!store.ok) return store;
  try {
    return ask(store.value);
  } finally {
    store.value.close();
  }
}

function refused({ format, output }: CommandContext, { issues }: Result<unknown>): number {
  if (format === 'json') writeJson({ issues }, output);
  else writeIssues(issues, output);
  return exitStatusOf(issues);
}
