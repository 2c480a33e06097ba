import type { Problem, Report } from '../report.ts';
import { notListed } from '../wording.ts';
import { csvRecord } from './csv-text.ts';
import { printable } from './printable.ts';

const COLUMNS = [
  'severity',
  'file',
  'table',
  'columns',
  'record',
  'line',
  'message',
  'expected',
  'hint',
  'suggestion',
  'replacement',
  'code',
  'rule',
  'definition',
  'owner',
  'records_in_all',
  'records_not_listed',
] as const;

/**
 * The problems for a spreadsheet, one line a place: it sorts and filters by record, and finds the record in the data
 * file. What is about a whole file has no record number. Records beyond the list are counted on a line of their own
 * under `records_not_listed`, so that nothing is cut silently. With values, a column `value` follows `line`.
 *
 * RFC 4180 in UTF-8, with the byte order mark without which Excel takes it for another encoding. Cells are one line
 * each, and inert: see `inertCell`.
 */
export function* writeCsv(report: Report): Generator<string> {
  const { showsValues } = report.run;
  const columns = showsValues ? COLUMNS.toSpliced(6, 0, 'value' as never) : COLUMNS;
  yield `\uFEFF${csvRecord(columns)}`;
  for (const problem of report.problems) {
    for (const place of placesOf(problem)) yield placeLine(problem, place, showsValues);
  }
}

interface Place {
  readonly record?: number;
  readonly line?: number | undefined;
  readonly value?: string | undefined;
  readonly notListed?: number;
}

function placesOf(problem: Problem): readonly Place[] {
  const listed = problem.rows.map((record, index) => ({
    record,
    line: index === 0 ? problem.line : undefined,
    value: problem.values?.[index],
  }));
  const more = notListed(problem);
  if (more > 0) return [...listed, { notListed: more }];
  return listed.length > 0 ? listed : [{ line: problem.line }];
}

function placeLine(problem: Problem, place: Place, showsValues: boolean): string {
  const { severity, file, table, columns, message, expected, hint, suggestion, code, rule, definition, owner } =
    problem;
  const cells = [
    ...[severity, file, table, columns.join(' '), place.record, place.line],
    ...(showsValues ? [place.value] : []),
    ...[message, expected, hint, suggestion?.title, suggestion?.replacement, code, rule, definition, owner],
    ...[problem.count, place.notListed],
  ];
  return csvRecord(cells.map((cell) => (typeof cell === 'string' ? printable(cell) : cell)));
}
