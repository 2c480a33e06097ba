import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inexpressibleOf } from '../../exchange/json-schema/inexpressible.ts';
import { tableSchema } from '../../exchange/json-schema/table-schema.ts';
import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { RecordSchema } from '../../model/shapes.ts';
import type { RecordPlan } from '../../records/plan.ts';
import { checksOfRelease } from '../checks-of-release.ts';
import type { CommandContext } from '../command-context.ts';
import { reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { counted, writeIssues, writeJson } from '../output.ts';

export interface Asked {
  /** Id of a table, or `all`. */
  readonly table: string;
  readonly release: string;
  /** Folder; standard output where it is undefined. */
  readonly out?: string;
  readonly cwd: string;
}

/** `hdict export json-schema`: the JSON Schema of tables, and the lists of what it cannot say. */
export function exportJsonSchemaCommand(context: CommandContext, asked: Asked): number {
  const { output } = context;
  const done = run(context, asked);
  writeIssues(done.issues, output);
  return done.ok ? EXIT.clean : exitStatusOf(done.issues);
}

function run(context: CommandContext, asked: Asked): Result<void> {
  const checks = checksOfRelease(context, asked.release);
  if (!checks.ok) return checks;
  const { plan } = checks.value;
  const tables = plan.tables.filter(({ id }) => asked.table === 'all' || id === asked.table);
  if (tables.length === 0) {
    const known = plan.tables.map(({ id }) => id).join(', ');
    return failed(error('unknown-definition', `The release has no table "${asked.table}"; it has ${known}.`));
  }
  if (asked.out !== undefined) return writeFiles(context, { ...asked, out: asked.out }, tables, plan);
  const schemas = tables.map((table) => [table.id, tableSchema(table, plan)] as const);
  writeJson(asked.table === 'all' ? Object.fromEntries(schemas) : schemas[0]?.[1], context.output);
  return ok(undefined, checks.issues);
}

function writeFiles(
  { output }: CommandContext,
  { out, cwd }: Asked & { readonly out: string },
  tables: readonly RecordSchema[],
  plan: RecordPlan,
): Result<void> {
  const folder = resolve(cwd, out);
  try {
    mkdirSync(folder, { recursive: true });
    for (const table of tables) {
      writeFileSync(join(folder, `${table.id}.schema.json`), jsonText(tableSchema(table, plan)));
      writeFileSync(join(folder, `${table.id}.inexpressible.json`), jsonText(inexpressibleOf(table, plan)));
    }
  } catch (thrown) {
    // node:fs says so by exception.
    return failed(error('file-unreadable', `Cannot write the schemas: ${reasonOf(thrown)}.`, { file: out }));
  }
  output.err(`${counted(tables.length, 'schema')} in ${out}\n`);
  return ok(undefined);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
