import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { error } from '../model/issue.ts';
import { type Common, dictionaryOption, flagsOf, formatOption, type Run, type Surroundings } from './command-parts.ts';
import type { SearchFlags } from './commands/search.ts';
import { EXIT, exitStatusOf } from './exit.ts';
import { addExport } from './export-commands.ts';
import { addImport, addSynth, addValidate } from './file-commands.ts';
import { LINT_FORMATS, type LintFormat } from './lint-format.ts';
import { writeIssues } from './output.ts';
import { readSettings } from './settings.ts';
import { software } from './software.ts';

/**
 * Runs the command line on `args` (without node and script) and answers the exit status. Commands are imported when
 * they run: `--help` must answer at once, and looks at nothing.
 */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output } = surroundings;
  const ending = { status: EXIT.clean as number };
  const program = programOf(async (flags, format, command) => {
    const settings = readSettings(flags, surroundings.environment, surroundings.cwd);
    if (!settings.ok) {
      writeIssues(settings.issues, output);
      ending.status = exitStatusOf(settings.issues);
      return;
    }
    ending.status = await command({
      cwd: surroundings.cwd,
      settings: settings.value,
      output,
      clock: surroundings.clock,
      software: software(),
      format: format === 'json' ? 'json' : 'text',
    });
  }, surroundings);
  program.configureOutput({ writeOut: output.out, writeErr: output.err });
  inheritSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return ending.status;
  } catch (thrown) {
    // commander says by exception that it printed help or a usage error.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.clean : EXIT.usage;
    const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    writeIssues([error('internal', `This is a bug in hdict: ${reason}`)], output);
    return EXIT.bug;
  }
}

/** Commands take over at once what the program was told before they were there; of what came later they know nothing. */
function inheritSettings(command: Command): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    inheritSettings(inner);
  }
}

function pageSize(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}

function programOf(run: Run, surroundings: Surroundings): Command {
  const program = new Command('hdict')
    .description('Data dictionary and terminology server of the HARMONY Alliance')
    .version(software().version)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(hdict --help lists the commands)');
  const commands = [
    addServe,
    addLint,
    addDiff,
    addRelease,
    addVerify,
    addSearch,
    addShow,
    addImport,
    addValidate,
    addSynth,
    addExport,
  ];
  for (const add of commands) add(program, run, surroundings);
  return program;
}

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly db?: string;
  readonly dictionary?: string;
  readonly watch?: boolean;
}

function addServe(program: Command, run: Run): void {
  program
    .command('serve')
    .description('load the sealed releases and serve them: pages, REST and FHIR')
    .option('--port <port>', 'port (HDICT_PORT, 8080); 0 takes a free one')
    .option('--host <host>', 'address to listen on (HDICT_HOST, 127.0.0.1)')
    .option('--db <file>', 'database file (HDICT_DB, data/harmony.db)')
    .addOption(dictionaryOption())
    .option('--watch', 'read the draft again whenever a file of it changes')
    .action(async ({ port, host, db, dictionary, watch }: ServeFlags) => {
      const flags = { HDICT_PORT: port, HDICT_HOST: host, HDICT_DB: db, HDICT_DICTIONARY: dictionary };
      await run(flags, 'text', async (context) => {
        const { serveCommand } = await import('./commands/serve.ts');
        return serveCommand(context, { watch: watch ?? false });
      });
    });
}

function addLint(program: Command, run: Run): void {
  program
    .command('lint')
    .description('check the YAML files: every problem, with file, line and column')
    .addOption(new Option('--format <format>', 'how to answer').choices(LINT_FORMATS).default('text'))
    .addOption(dictionaryOption())
    .action(async (options: Common & { readonly format: LintFormat }) => {
      await run(flagsOf(options), 'text', async (context) => {
        const { lintCommand } = await import('./commands/lint.ts');
        return lintCommand(context, options.format);
      });
    });
}

function addDiff(program: Command, run: Run): void {
  program
    .command('diff')
    .description('what changed from one release to another: latest, 1.0.0, 2026-05-01 or draft')
    .argument('[from]', 'release', 'latest')
    .argument('[to]', 'release', 'draft')
    .addOption(formatOption())
    .addOption(dictionaryOption())
    .action(async (from: string, to: string, options: Common) => {
      await run(flagsOf(options), options.format, async (context) => {
        const { diffCommand } = await import('./commands/diff.ts');
        return diffCommand(context, from, to);
      });
    });
}

function addRelease(program: Command, run: Run): void {
  program
    .command('release')
    .description('seal the draft as the next release; the version is computed from what changed')
    .option('--dry-run', 'only say what would be sealed')
    .addOption(formatOption())
    .addOption(dictionaryOption())
    .action(async (options: Common & { readonly dryRun?: boolean }) => {
      await run(flagsOf(options), options.format, async (context) => {
        const { releaseCommand } = await import('./commands/release.ts');
        return releaseCommand(context, { dryRun: options.dryRun ?? false });
      });
    });
}

function addVerify(program: Command, run: Run): void {
  program
    .command('verify')
    .description('check every digest and the chain of the sealed releases, and of the database if there is one')
    .addOption(formatOption())
    .addOption(dictionaryOption())
    .option('--db <file>', 'database file (HDICT_DB, data/harmony.db)')
    .action(async (options: Common & { readonly db?: string }) => {
      await run({ ...flagsOf(options), HDICT_DB: options.db }, options.format, async (context) => {
        const { verifyCommand } = await import('./commands/verify.ts');
        return verifyCommand(context);
      });
    });
}

function addSearch(program: Command, run: Run): void {
  program
    .command('search')
    .description('find definitions by words; without words, list them')
    .argument('[words...]', 'what to look for')
    .option('--release <release>', 'release to look in', 'latest')
    .option('--kind <kind>', 'only this kind')
    .option('--disease <disease>', 'only for this disease')
    .option('--group <group>', 'only of this group')
    .option('--level <level>', 'only core or extended variables, in the disease named or else in any')
    .option('--status <status>', 'only of this status')
    .option('--limit <number>', 'most definitions to list', pageSize, 20)
    .addOption(formatOption())
    .addOption(dictionaryOption())
    .action(async (words: readonly string[], { format, dictionary, ...flags }: Common & SearchFlags) => {
      await run(dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary }, format, async (context) => {
        const { searchCommand } = await import('./commands/search.ts');
        return searchCommand(context, words.join(' '), flags);
      });
    });
}

function addShow(program: Command, run: Run): void {
  program
    .command('show')
    .description('show one definition or disease; without a name, how many definitions there are')
    .argument('[name]', 'for example variable/hemoglobin, hemoglobin or disease/aml')
    .option('--code <code>', 'of a code system: this code; of a concept map: what this code is in its target')
    .option('--release <release>', 'release to look in', 'latest')
    .addOption(formatOption())
    .addOption(dictionaryOption())
    .action(
      async (name: string | undefined, options: Common & { readonly release: string; readonly code?: string }) => {
        await run(flagsOf(options), options.format, async (context) => {
          const { release, code } = options;
          if (name !== undefined && code !== undefined) {
            const { showCode } = await import('./commands/show-code.ts');
            return showCode(context, { name, code, release });
          }
          const { showCommand, showOverview } = await import('./commands/show.ts');
          return name === undefined ? showOverview(context, release) : showCommand(context, name, release);
        });
      },
    );
}
