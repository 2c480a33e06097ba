import { type Command, InvalidArgumentError, Option } from 'commander';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { RowFormat } from '../records/synth/write-row.ts';
import type { Asked } from './commands/synth.ts';

const FORMATS = ['csv', 'ndjson'] as const satisfies readonly RowFormat[];

/** Options of `hdict synth`, as the command line gives them. */
export interface SynthOptions {
  readonly table?: string;
  readonly rows?: number;
  readonly all?: true;
  readonly patients?: number;
  readonly seed: number;
  readonly release: string;
  readonly format: RowFormat;
  readonly out?: string;
  readonly broken?: number;
  readonly expected?: string;
  readonly dictionary?: string;
}

/** Declares `hdict synth` with its options. */
export function synthDeclaration(command: Command): Command {
  return command
    .description('write made-up records that are valid by a release: test data, never of real people')
    .option('--table <table>', 'table whose records to make')
    .option('--rows <number>', 'how many records of the table', count)
    .option('--all', 'make records of every table, a file each')
    .option('--patients <number>', 'with --all: how many records of the table that refers to no other', count)
    .option('--seed <number>', 'the same seed gives the same records', seed, 1)
    .option('--release <release>', 'release to make records of: latest, 1.0.0, 2026-05-01 or draft', 'latest')
    .addOption(new Option('--format <format>', 'of the records').choices(FORMATS).default('csv'))
    .option('--out <path>', 'file for one table (else standard output), folder for all')
    .option('--broken <share>', 'plant a fault in this share of the records, from 0 to 1', share)
    .option('--expected <file>', 'with --broken: file for the problems to expect (default: beside the output)');
}

/** What is to be planted; `missing-parameter` or `invalid-parameter` where the options do not go together. */
export function brokenOf({ broken, expected, out }: SynthOptions): Result<Asked['broken']> {
  if (broken === undefined) {
    if (expected === undefined) return ok(undefined);
    return failed(error('invalid-parameter', '--expected goes with --broken.'));
  }
  const file = expected ?? (out === undefined ? undefined : `${out.replace(/\/+$/, '')}.expected.ndjson`);
  if (file === undefined)
    return failed(error('missing-parameter', '--broken needs --expected FILE, or --out PATH to write it beside.'));
  return ok({ share: broken, expected: file });
}

/** What is wanted; `missing-parameter` or `invalid-parameter` where the options do not go together. */
export function wantedOf({ all, table, rows, patients, out }: SynthOptions): Result<Asked['wanted']> {
  if (all === true) {
    if (table !== undefined || rows !== undefined)
      return failed(error('invalid-parameter', '--all takes --patients and --out, neither --table nor --rows.'));
    if (patients === undefined || out === undefined)
      return failed(error('missing-parameter', '--all needs --patients N and --out FOLDER.'));
    return ok({ patients });
  }
  if (patients !== undefined) return failed(error('invalid-parameter', '--patients goes with --all.'));
  if (table === undefined || rows === undefined)
    return failed(
      error('missing-parameter', 'Name a table with --table T --rows N, or --all --patients N --out FOLDER.'),
    );
  return ok({ table, rows });
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 1_000_000_000) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 to 1000000000.');
}

function seed(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Expected a whole number from 0.');
}

function share(text: string): number {
  const number = Number(text);
  if (/^\d*\.?\d+$/.test(text) && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0 to 1.');
}
