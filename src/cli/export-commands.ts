import { type Command, Option } from 'commander';
import {
  CODE_BOOK_FORMATS,
  CODE_BOOK_SHEETS,
  type CodeBookFormat,
  type CodeBookSheet,
  TEMPLATE_FORMATS,
  type TemplateFormat,
} from '../exchange/formats.ts';
import { dictionaryOption, flagsOf, type Run, type Surroundings } from './command-parts.ts';

/** Commands that write a release in formats of others. */

interface OfRelease {
  readonly release: string;
  readonly dictionary?: string;
}

/** Adds `hdict export`. */
export function addExport(program: Command, run: Run, { cwd }: Surroundings): void {
  const command = program.command('export').description('write a release in formats of others');
  addCodeBook(command, run, cwd);
  addTemplate(command, run, cwd);
  addJsonSchema(command, run, cwd);
}

interface CodeBookOptions extends OfRelease {
  readonly format: CodeBookFormat;
  readonly disease?: string;
  readonly table?: string;
  readonly sheet?: CodeBookSheet;
  readonly out: string;
}

function addCodeBook(parent: Command, run: Run, cwd: string): void {
  parent
    .command('code-book')
    .description('variables, codes, tables, rules, endpoints and scores, as a workbook, CSV or JSON')
    .addOption(new Option('--format <format>', 'how to write it').choices(CODE_BOOK_FORMATS).default('xlsx'))
    .option('--disease <disease>', 'only what is about it, or about every disease')
    .option('--table <table>', 'only its columns, with their codes and its rules')
    .addOption(
      new Option('--sheet <sheet>', 'which sheet a CSV file is; variables if it is not said').choices(CODE_BOOK_SHEETS),
    )
    .addOption(releaseOption())
    .requiredOption('--out <file>', 'file to write')
    .addOption(dictionaryOption())
    .action(async (options: CodeBookOptions) => {
      await run(flagsOf(options), 'text', async (context) => {
        const { release, out, dictionary: _folder, ...wanted } = options;
        const { exportFileCommand } = await import('./commands/export-file.ts');
        const { codeBookFile } = await import('../exchange/code-book/code-book-file.ts');
        return exportFileCommand(context, { release, out, cwd, file: (snapshot) => codeBookFile(snapshot, wanted) });
      });
    });
}

interface TemplateOptions extends OfRelease {
  readonly table: string;
  readonly format: TemplateFormat;
  readonly out: string;
}

function addTemplate(parent: Command, run: Run, cwd: string): void {
  parent
    .command('template')
    .description('an empty data file of a table, to be filled in')
    .requiredOption('--table <table>', 'id of the table')
    .addOption(new Option('--format <format>', 'how to write it').choices(TEMPLATE_FORMATS).default('xlsx'))
    .addOption(releaseOption())
    .requiredOption('--out <file>', 'file to write')
    .addOption(dictionaryOption())
    .action(async (options: TemplateOptions) => {
      await run(flagsOf(options), 'text', async (context) => {
        const { release, out, table, format } = options;
        const { exportFileCommand } = await import('./commands/export-file.ts');
        const { tableTemplate } = await import('../exchange/table-template.ts');
        const file = (snapshot: Parameters<typeof tableTemplate>[0]) => tableTemplate(snapshot, table, format);
        return exportFileCommand(context, { release, out, cwd, file });
      });
    });
}

interface JsonSchemaOptions extends OfRelease {
  readonly table: string;
  readonly out?: string;
}

function addJsonSchema(parent: Command, run: Run, cwd: string): void {
  parent
    .command('json-schema')
    .description('JSON Schema (2020-12) of the records of tables, and a list of what it cannot say')
    .option('--table <table>', 'one table, or all', 'all')
    .addOption(releaseOption())
    .option('--out <folder>', 'folder for a schema and a list each; else schemas go to standard output')
    .addOption(dictionaryOption())
    .action(async (options: JsonSchemaOptions) => {
      await run(flagsOf(options), 'json', async (context) => {
        const { table, release, out } = options;
        const { exportJsonSchemaCommand } = await import('./commands/export-json-schema.ts');
        return exportJsonSchemaCommand(context, { table, release, cwd, ...(out === undefined ? {} : { out }) });
      });
    });
}

function releaseOption(): Option {
  return new Option('--release <release>', 'latest, 1.0.0, 2026-05-01 or draft').default('latest');
}
