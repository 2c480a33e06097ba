#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { error } from '../model/issue.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT, exitStatusOf } from './exit.ts';
import { type Output, writeIssues } from './output.ts';
import { readSettings } from './settings.ts';
import { software } from './software.ts';

/**
 * The command line. Commands are imported when they run: `--help` must answer at once, and looks at nothing.
 */

const output: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
};

type Run = (context: CommandContext) => number | Promise<number>;

/** Runs a command with its settings; a flag wins over the environment. */
async function run(
  flags: { readonly [name: string]: string | undefined },
  format: string,
  command: Run,
): Promise<void> {
  const settings = readSettings(flags, process.env, process.cwd());
  if (!settings.ok) {
    writeIssues(settings.issues, output);
    process.exitCode = exitStatusOf(settings.issues);
    return;
  }
  process.exitCode = await command({
    settings: settings.value,
    output,
    clock: Date.now,
    software: software(),
    format: format === 'json' ? 'json' : 'text',
  });
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to answer').choices(['text', 'json']).default('text');
}

function dictionaryOption(): Option {
  return new Option('--dictionary <folder>', 'dictionary folder (HDICT_DICTIONARY)');
}

function pageSize(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000.');
}

interface Common {
  readonly format: string;
  readonly dictionary?: string;
}

function flagsOf({ dictionary }: { readonly dictionary?: string }) {
  return dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary };
}

const program = new Command('hdict')
  .description('Data dictionary and terminology server of the HARMONY Alliance')
  .version(software().version)
  .exitOverride()
  .showHelpAfterError('(hdict --help lists the commands)');

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly db?: string;
  readonly dictionary?: string;
  readonly watch?: boolean;
}

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

program
  .command('lint')
  .description('check the YAML files: every problem, with file, line and column')
  .addOption(formatOption())
  .addOption(dictionaryOption())
  .action(async (options: Common) => {
    await run(flagsOf(options), options.format, async (context) => {
      const { lintCommand } = await import('./commands/lint.ts');
      return lintCommand(context);
    });
  });

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

interface SearchOptions extends Common {
  readonly release: string;
  readonly kind?: string;
  readonly disease?: string;
  readonly group?: string;
  readonly status?: string;
  readonly limit: number;
}

program
  .command('search')
  .description('find definitions by words')
  .argument('<words...>', 'what to look for')
  .option('--release <release>', 'release to look in', 'latest')
  .option('--kind <kind>', 'only this kind')
  .option('--disease <disease>', 'only for this disease')
  .option('--group <group>', 'only of this group')
  .option('--status <status>', 'only of this status')
  .option('--limit <number>', 'most definitions to list', pageSize, 20)
  .addOption(formatOption())
  .addOption(dictionaryOption())
  .action(async (words: readonly string[], { format, dictionary, ...flags }: SearchOptions) => {
    await run(dictionary === undefined ? {} : { HDICT_DICTIONARY: dictionary }, format, async (context) => {
      const { searchCommand } = await import('./commands/search.ts');
      return searchCommand(context, words.join(' '), flags);
    });
  });

program
  .command('show')
  .description('show one definition, by kind/id or by its id')
  .argument('<name>', 'for example variable/hemoglobin')
  .option('--release <release>', 'release to look in', 'latest')
  .addOption(formatOption())
  .addOption(dictionaryOption())
  .action(async (name: string, options: Common & { readonly release: string }) => {
    await run(flagsOf(options), options.format, async (context) => {
      const { showCommand } = await import('./commands/show.ts');
      return showCommand(context, name, { release: options.release });
    });
  });

try {
  await program.parseAsync();
} catch (thrown) {
  // commander says by exception that it printed help or a usage error.
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? EXIT.clean : EXIT.usage;
  else {
    const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    writeIssues([error('internal', `This is a bug in hdict: ${reason}`)], output);
    process.exitCode = EXIT.bug;
  }
}
