import { type Command, InvalidArgumentError, Option } from 'commander';
import { ENCODINGS, type Encoding } from '../records/read/encoding.ts';
import type { FileForm } from '../records/read/read-data-file.ts';
import type { FailOn } from './commands/validate.ts';

/** Formats that a report can be written in. */
const FORMATS = ['text', 'json', 'ndjson', 'csv', 'sarif', 'junit', 'github', 'html'] as const;
const INPUT_FORMATS = ['csv', 'tsv', 'ndjson', 'json'] as const satisfies readonly FileForm['format'][];
const FAIL_ON = ['error', 'warning', 'incomplete'] as const satisfies readonly FailOn[];
const DELIMITERS: { readonly [name: string]: string } = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  bar: '|',
  '\\t': '\t',
};

/** Options of `hdict validate`, as the command line gives them. */
export interface ValidateOptions {
  readonly table?: string;
  readonly release: string;
  readonly inputFormat?: FileForm['format'];
  readonly delimiter?: string;
  readonly encoding: Encoding;
  readonly gzip?: true;
  readonly mapping?: string;
  readonly maxProblems: number;
  readonly showValues?: true;
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly quiet?: true;
  readonly failOn: readonly FailOn[];
  readonly workers: number;
  readonly dictionary?: string;
}

/** Declares `hdict validate` with its options and its help. */
export function validateDeclaration(command: Command): Command {
  return command
    .description('check data files against the tables of a release, without a value leaving them')
    .argument('<path...>', 'data files, or folders of them; - is standard input')
    .option('--table <table>', 'table that the files hold; without it their names say it: patient.csv, Patient.tsv.gz')
    .option('--release <release>', 'release to check against: latest, 1.0.0, 2026-05-01 or draft', 'latest')
    .addOption(
      new Option('--input-format <format>', 'what the files are, where not their names say it').choices(INPUT_FORMATS),
    )
    .option('--delimiter <delimiter>', 'between cells: a character, tab, comma, semicolon or bar', delimiterOf)
    .addOption(new Option('--encoding <encoding>', 'of the files').choices(ENCODINGS).default('utf-8'))
    .option('--gzip', 'the files are packed with gzip, though not named .gz')
    .option('--mapping <file>', 'YAML or JSON that says what headings mean, by table')
    .option('--max-problems <number>', 'most record numbers that a problem lists; counts stay exact', wholeNumber, 1000)
    .option(
      '--workers <number>',
      `threads that judge records beside the one that reads, 1 to ${MOST_WORKERS}`,
      workersOf,
      0,
    )
    .option('--show-values', 'quote values of the data in the report')
    .addOption(new Option('--format <format>', 'of the report').choices(FORMATS).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--quiet', 'say nothing beside the report')
    .addOption(
      new Option('--fail-on <kinds...>', 'what makes the exit status 1, beside errors')
        .choices(FAIL_ON)
        .default(['error']),
    )
    .addHelpText('after', HELP);
}

const HELP = `
The report holds no value of the data unless --show-values is given: it can be mailed.

Examples:
  hdict validate patient.csv                            the name says which table
  hdict validate delivery/                              every table of a folder, and references between them
  hdict validate export.txt --table patient --input-format csv --delimiter semicolon --encoding windows-1252
  hdict validate delivery/ --format html --output report.html
  hdict validate delivery/ --workers 2                  large files on a machine with cores to spare
  zcat p.gz | hdict validate - --table patient --input-format ndjson --release 2.1.0

A mapping says what headings mean; {} leaves one out on purpose:
  patient:
    "Pat. no.": patient_pseudonym
    "Hb": { column: hemoglobin, unit: g/L }
    "Remark": {}

Exit status: 0 no errors, 1 errors (or what --fail-on says), 2 wrong usage, 3 could not run, 130 cancelled.
`;

/** Most threads that may be asked for: beyond, the one that merges what they find is too slow for them. */
const MOST_WORKERS = 8;

function workersOf(text: string): number {
  const count = Number(text);
  if (/^\d$/.test(text) && count >= 1 && count <= MOST_WORKERS) return count;
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${MOST_WORKERS}.`);
}

function delimiterOf(text: string): string {
  const delimiter = DELIMITERS[text] ?? text;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new InvalidArgumentError('Expected one character, or tab, comma, semicolon or bar.');
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number.');
}
