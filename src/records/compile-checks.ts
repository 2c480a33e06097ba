import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import type { CheckRun, Checks, ComingFile, MergingCheck } from './checks.ts';
import { codeBooksOf } from './code-book.ts';
import { scopesOf } from './expression-scopes.ts';
import { fileCheck } from './file-check.ts';
import { finishFamilies } from './finish-families.ts';
import { finishReferences } from './finish-references.ts';
import { pieceCheck } from './piece-check.ts';
import type { RecordPlan } from './plan.ts';
import { recordKeeper } from './record-keeper.ts';
import type { CheckedFile, Report, Run } from './report.ts';
import { hostOf } from './rule-check.ts';
import { type Compiled, type RunContext, runContext } from './run-context.ts';
import { stepsOf } from './steps.ts';
import { compileTable, type TableCheck } from './table-check.ts';
import { fileState, type TableState, tableState } from './table-state.ts';
import { verdictOf } from './verdict.ts';

/**
 * Compiles the tables of a release for checking any number of files. Goes on past what cannot be compiled: the issues
 * say so, and every run reports it as not evaluated.
 */
export function compileChecks(plan: RecordPlan): Result<Checks> {
  const issues: Issue[] = [];
  const compiled: Compiled = { plan, ...compileTables(plan, (issue) => void issues.push(issue)) };
  return ok(
    {
      plan,
      begin: (options) => checkRun(compiled, runContext(compiled, options)),
      piecesOf: (coming, options) => pieceCheck(compiled, coming, options),
    },
    issues,
  );
}

function compileTables(plan: RecordPlan, add: (issue: Issue) => void): Omit<Compiled, 'plan'> {
  const books = codeBooksOf(plan);
  const missingReasons = new Set(plan.missingReasons);
  const host = hostOf(plan);
  const scopeOf = scopesOf(plan.tables);
  const childColumns = new Map<string, readonly string[]>();
  const checks = new Map<string, TableCheck>();
  const { tables } = plan;
  const first = tables.map((table) => compileTable(table, { tables, books, missingReasons, host, scopeOf, add }));
  for (const { familyRules } of first) for (const each of familyRules) noteChildColumns(each, childColumns);
  for (const made of first) {
    const readByOthers = childColumns.get(made.schema.id) ?? [];
    checks.set(made.schema.id, { ...made, used: new Set([...made.used, ...readByOthers]) });
  }
  return { checks, childColumns };
}

function noteChildColumns(
  { rule, childColumns }: TableCheck['familyRules'][number],
  all: Map<string, readonly string[]>,
): void {
  for (const name of Object.values(rule.children)) if (!all.has(name)) all.set(name, []);
  for (const named of childColumns) {
    const [child = '', column = ''] = named.split('.');
    const table = rule.children[child];
    if (table !== undefined) all.set(table, [...new Set([...(all.get(table) ?? []), column])]);
  }
}

function checkRun(compiled: Compiled, run: RunContext): CheckRun {
  const tables = new Map<string, TableState>();
  return { open, finish };

  function open(coming: ComingFile): Result<MergingCheck> {
    const check = compiled.checks.get(coming.table);
    if (check === undefined) {
      const known = [...compiled.checks.keys()].join(', ');
      return failed(error('unknown-definition', `The release has no table "${coming.table}"; it has ${known}.`));
    }
    const table = tables.get(coming.table) ?? tableState(check, run);
    tables.set(coming.table, table);
    const file = fileState(table, coming, run);
    table.files.push(file);
    run.files.push(coming);
    return ok(fileCheck({ file, table, run }, { keeperOf: recordKeeper }));
  }

  function finish(stamp: Pick<Run, 'tool' | 'at'>): Report {
    finishReferences(tables, run);
    finishFamilies(tables, run);
    const steps = stepsOf(tables, run);
    const problems = run.problems.problems();
    const { title, release, digest } = run.dictionary;
    const { maxRows, showValues } = run.options;
    return {
      reportFormat: 1,
      run: { ...stamp, maxRows, showsValues: showValues },
      dictionary: { title: textIn(title, 'en'), release, digest },
      verdict: verdictOf(run.problems, problems, steps),
      files: checkedFiles(tables),
      steps,
      problems,
    };
  }
}

/** By table and name, so that the order in which files came does not show. */
function checkedFiles(tables: ReadonlyMap<string, TableState>): readonly CheckedFile[] {
  const files = [...tables.values()].flatMap(({ files }) => files);
  return files
    .map(({ coming: { name, table, format }, rows, end }) => ({
      name,
      table,
      format,
      bytes: end?.bytes ?? 0,
      sha256: end?.sha256 ?? '',
      rows,
    }))
    .sort((a, b) => compare(`${a.table}\n${a.name}\n${a.sha256}`, `${b.table}\n${b.name}\n${b.sha256}`));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
