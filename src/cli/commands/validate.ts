import { accessSync, closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { error, type Issue } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { CheckRun, Checks } from '../../records/checks.ts';
import type { Report } from '../../records/report.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../records/write/formats.ts';
import { type CheckingFiles, checkFiles } from '../check-files.ts';
import { type CheckThreads, checkThreads } from '../check-threads.ts';
import { checksOfRelease } from '../checks-of-release.ts';
import type { CommandContext } from '../command-context.ts';
import { type AskedFiles, type DataFile, dataFilesOf } from '../data-files.ts';
import { reasonOf } from '../dictionary-folder.ts';
import { EXIT, exitStatusOf } from '../exit.ts';
import { type Mappings, readMappingFile } from '../heading-mapping-file.ts';
import { appendJobSummary } from '../job-summary.ts';
import { type Output, writeIssues } from '../output.ts';
import { NO_PROGRESS, progressLine } from '../progress.ts';

/** What makes a run fail. */
export type FailOn = 'error' | 'warning' | 'incomplete';

export interface Asked extends Omit<AskedFiles, 'tables'> {
  readonly release: string;
  readonly mapping?: string;
  readonly maxProblems: number;
  readonly showValues: boolean;
  readonly format: ReportFormat;
  /** File that the report is written to; standard output where it is undefined. */
  readonly output?: string;
  /** File that takes the report too where it is for GitHub: the summary of the job. */
  readonly stepSummary?: string;
  readonly isQuiet: boolean;
  readonly failOn: readonly FailOn[];
  /** Threads that judge records beside this one. */
  readonly workers: number;
  readonly standardInput: () => Readable;
}

/** `hdict validate FILE…`: checks data files against the tables of a release, and reports what is wrong with them. */
export async function validateCommand(context: CommandContext, asked: Asked): Promise<number> {
  const { output, software, clock } = context;
  const prepared = prepare(context, asked);
  if (!prepared.ok) return notRun(prepared.issues, output);
  if (!asked.isQuiet) writeIssues(prepared.issues, output);
  const { checks, files, mappings } = prepared.value;
  const run = checks.begin({ maxRows: asked.maxProblems, showValues: asked.showValues });
  const { limits } = context.settings;
  const threads = checkThreads(asked.workers, { plan: checks.plan, showValues: asked.showValues, limits });
  const read = await cancellable((signal) => readAll(context, asked, { run, files, mappings, signal, threads }));
  await threads?.end();
  if (!read.ok) return notRun(read.issues, output);
  if (read.value === 'cancelled') {
    output.err('Cancelled: nothing is reported.\n');
    return EXIT.cancelled;
  }
  const report = run.finish({ tool: software, at: new Date(clock()).toISOString() });
  const written = writeReport(report, asked, output);
  const summarised = jobSummary(report, asked);
  if (!summarised.ok) return notRun(summarised.issues, output);
  return written.ok ? statusOf(report, asked.failOn) : notRun(written.issues, output);
}

interface Prepared {
  readonly checks: Checks;
  readonly files: readonly DataFile[];
  readonly mappings: Mappings;
}

/** All that can be wrong before a file is read. */
function prepare(context: CommandContext, asked: Asked): Result<Prepared> {
  const checks = checksOfRelease(context, asked.release);
  if (!checks.ok) return checks;
  const { tables } = checks.value.plan;
  const files = dataFilesOf({ ...asked, tables: tables.map(({ id }) => id) });
  const mappings: Result<Mappings> =
    asked.mapping === undefined
      ? ok(new Map())
      : readMappingFile(resolve(asked.cwd, asked.mapping), asked.mapping, tables);
  const target = writable(asked);
  const issues = [...checks.issues, ...files.issues, ...mappings.issues, ...target.issues];
  if (!files.ok || !mappings.ok || !target.ok) return failed(...issues);
  return ok({ checks: checks.value, files: files.value, mappings: mappings.value }, issues);
}

/** Looks before hours of work whether the report can be written. */
function writable({ output, cwd }: Asked): Result<void> {
  if (output === undefined) return ok(undefined);
  const path = resolve(cwd, output);
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    return ok(undefined);
  } catch (thrown) {
    return notWritten(output, thrown);
  }
}

/** What `node:fs` throws, as an issue. */
function notWritten(file: string, thrown: unknown): Result<never> {
  return failed(error('file-unreadable', `Cannot write the report: ${reasonOf(thrown)}.`, { file }));
}

/** Runs work that Ctrl-C ends. */
async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.once('SIGINT', stop);
  try {
    return await work(cancel.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

interface Run extends Omit<Prepared, 'checks'> {
  readonly run: CheckRun;
  readonly signal: AbortSignal;
  readonly threads: CheckThreads | undefined;
}

async function readAll(
  { settings, output, clock }: CommandContext,
  asked: Asked,
  { run, files, mappings, signal, threads }: Run,
) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const progress = output.colour && !asked.isQuiet ? progressLine(bytes, output, clock) : NO_PROGRESS;
  const { limits } = settings;
  const { standardInput } = asked;
  const checking: CheckingFiles = { mappings, limits, progress, signal, standardInput, threads };
  const read = await checkFiles(run, files, checking);
  progress.end();
  return read;
}

function writeReport(report: Report, asked: Asked, output: Output): Result<void> {
  const pieces = REPORT_FORMATS[asked.format].write(report, { colour: output.colour, width: 100 });
  if (asked.output === undefined) {
    for (const piece of pieces) output.out(piece);
    return ok(undefined);
  }
  try {
    const file = openSync(resolve(asked.cwd, asked.output), 'w');
    for (const piece of pieces) writeSync(file, piece);
    closeSync(file);
  } catch (thrown) {
    return notWritten(asked.output, thrown);
  }
  if (!asked.isQuiet) output.err(`${report.verdict.summary}\nReport: ${asked.output}\n`);
  return ok(undefined);
}

function jobSummary(report: Report, { format, stepSummary, cwd }: Asked): Result<void> {
  return format === 'github' && stepSummary !== undefined ? appendJobSummary(report, stepSummary, cwd) : ok(undefined);
}

function statusOf({ verdict: { counts, steps } }: Report, failOn: readonly FailOn[]): number {
  const found = {
    error: counts.error > 0,
    warning: counts.warning > 0,
    incomplete: steps.unevaluated > 0,
  } satisfies { readonly [F in FailOn]: boolean };
  return found.error || failOn.some((kind) => found[kind]) ? EXIT.findings : EXIT.clean;
}

/** Findings are about the data: what keeps a run from its data is never one. */
function notRun(issues: readonly Issue[], output: Output): number {
  writeIssues(issues, output);
  const status = exitStatusOf(issues);
  return status === EXIT.findings ? EXIT.outside : status;
}
