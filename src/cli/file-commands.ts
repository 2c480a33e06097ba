import type { Command } from 'commander';
import { dictionaryOption, flagsOf, formatOption, type Run, type Surroundings } from './command-parts.ts';
import { exitStatusOf } from './exit.ts';
import { type ImportOptions, importDeclaration, problemOfImport, wantedByType } from './import-options.ts';
import { writeIssues } from './output.ts';
import { brokenOf, type SynthOptions, synthDeclaration, wantedOf } from './synth-options.ts';
import { type ValidateOptions, validateDeclaration } from './validate-options.ts';

/** Commands that read files of others or write files for them. */

/** Adds `hdict import` and `hdict import lectern`. */
export function addImport(program: Command, run: Run, { cwd }: Surroundings): void {
  const command = importDeclaration(program.command('import')).action(
    async (paths: readonly string[], options: ImportOptions, command: Command) => {
      const problem = problemOfImport(paths, options);
      if (problem !== undefined) command.error(`error: ${problem}`);
      const { format, db, only, list, withdraw, from } = options;
      await run(db === undefined ? {} : { HDICT_DB: db }, format, async (context) => {
        const { listImports, withdrawImport } = await import('./commands/imports.ts');
        if (list !== undefined) return listImports(context);
        if (withdraw !== undefined) return withdrawImport(context, withdraw);
        if (from !== undefined) {
          const { importFromCommand } = await import('./commands/import-from.ts');
          return importFromCommand(context, { from, wanted: wantedByType(options) });
        }
        const { importCommand } = await import('./commands/import.ts');
        return importCommand(context, { paths, cwd, ...(only === undefined ? {} : { only }) });
      });
    },
  );
  addImportLectern(command, run, cwd);
}

interface ImportLecternOptions {
  readonly format: string;
  readonly out: string;
  readonly base?: string;
}

function addImportLectern(command: Command, run: Run, cwd: string): void {
  command
    .command('lectern')
    .description('make a dictionary folder of an Overture Lectern dictionary (JSON); lists what cannot be carried over')
    .argument('<file>', 'the dictionary')
    .requiredOption('--out <folder>', 'new or empty folder for the dictionary')
    .option('--base <url>', 'base of its canonical URLs, without a slash at the end')
    .addOption(formatOption())
    .action(async (file: string, { format, out, base }: ImportLecternOptions) => {
      await run({}, format, async (context) => {
        const { importLecternCommand } = await import('./commands/import-lectern.ts');
        return importLecternCommand(context, { file, out, cwd, ...(base === undefined ? {} : { base }) });
      });
    });
}

/** Adds `hdict validate`. */
export function addValidate(program: Command, run: Run, { cwd, input, environment }: Surroundings): void {
  const { GITHUB_STEP_SUMMARY: stepSummary } = environment;
  const command = validateDeclaration(program.command('validate')).addOption(dictionaryOption());
  command.action(
    async (paths: readonly string[], { dictionary, gzip, showValues, quiet, ...flags }: ValidateOptions) => {
      await run(dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary }, 'text', async (context) => {
        const { validateCommand } = await import('./commands/validate.ts');
        const given = { isPacked: gzip ?? false, showValues: showValues ?? false, isQuiet: quiet ?? false };
        const around = { cwd, standardInput: input, ...(stepSummary ? { stepSummary } : {}) };
        return validateCommand(context, { ...flags, ...given, ...around, paths });
      });
    },
  );
}

/** Adds `hdict synth`. */
export function addSynth(program: Command, run: Run, { cwd }: Surroundings): void {
  const command = synthDeclaration(program.command('synth')).addOption(dictionaryOption());
  command.action(async (options: SynthOptions) => {
    await run(flagsOf(options), 'text', async (context) => {
      const { release, seed, format, out } = options;
      const wanted = wantedOf(options);
      const broken = brokenOf(options);
      if (!wanted.ok || !broken.ok) {
        const issues = [...wanted.issues, ...broken.issues];
        writeIssues(issues, context.output);
        return exitStatusOf(issues);
      }
      const { synthCommand } = await import('./commands/synth.ts');
      return synthCommand(context, {
        ...{ release, seed, format, wanted: wanted.value, cwd },
        ...(broken.value === undefined ? {} : { broken: broken.value }),
        ...(out === undefined ? {} : { out }),
      });
    });
  });
}
