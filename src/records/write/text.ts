import { groupedBy } from '../grouped-by.ts';
import type { Problem, Report, Step, Verdict } from '../report.ts';
import {
  counted,
  countsInWords,
  extentOf,
  grouped,
  isOfWholeFile,
  OUTCOME_WORDS,
  placesOf,
  RANGES_SHOWN,
  rowRanges,
  rowsByValue,
  SEVERITIES,
  SEVERITY_WORDS,
  stepsInWords,
} from '../wording.ts';
import { printable } from './printable.ts';
import { hanging, type Look, PLAIN, type Style, styled } from './text-layout.ts';

const OUTCOME_STYLE = { pass: 'green', incomplete: 'yellow', warn: 'yellow', fail: 'red' } as const satisfies {
  readonly [O in Verdict['outcome']]: Style;
};
const SEVERITY_STYLE = { error: 'red', warning: 'yellow', information: 'cyan' } as const satisfies {
  readonly [S in Problem['severity']]: Style;
};

/** Problems after which the verdict has scrolled out of a terminal, and is said again. */
const LONG = 3;

/**
 * The report for a person: the verdict first, then what to do about each problem, errors before warnings, then what
 * was not evaluated. Texts of the data are made printable.
 */
export function* writeText(report: Report, look: Look = PLAIN): Generator<string> {
  const { verdict, problems, steps } = report;
  const title = OUTCOME_WORDS[verdict.outcome].toUpperCase();
  const shownTitle = styled(title, look, 'bold', OUTCOME_STYLE[verdict.outcome]);
  yield hanging(`${shownTitle}  `, printable(verdict.summary), { indent: title.length + 2, width: look.width });
  yield '\n';
  yield* factsOf(report, look);
  let number = 0;
  for (const severity of SEVERITIES) {
    const found = problems.filter((problem) => problem.severity === severity);
    if (found.length === 0) continue;
    yield `\n${severityHeading(severity, { problems: found.length, places: verdict.counts[severity] }, look)}\n`;
    for (const problem of found) {
      number += 1;
      yield severity === 'information' ? noteOf(problem, look) : problemOf(problem, number, look);
    }
  }
  yield* unevaluatedOf(steps, look);
  yield '\n';
  yield* closing(report, { title: shownTitle, look });
}

function severityHeading(
  severity: Problem['severity'],
  found: { readonly problems: number; readonly places: number },
  look: Look,
): string {
  const heading = styled(SEVERITY_WORDS[severity].heading, look, 'bold', SEVERITY_STYLE[severity]);
  return `${heading}: ${counted(found.problems, 'problem')} in ${counted(found.places, 'place')}`;
}

function* factsOf({ dictionary, files, run }: Report, look: Look): Generator<string> {
  const release = `${dictionary.title}, release ${dictionary.release} (${dictionary.digest.slice(0, 12)})`;
  yield field('Dictionary', release, { look, indent: 0 });
  for (const { name, table, rows } of files) {
    yield field('File', `${name}: table ${table}, ${counted(rows, 'record')}`, { look, indent: 0 });
  }
  if (run.showsValues) yield field('Note', 'This report shows values of the data.', { look, indent: 0 });
}

/** Labels stand in a column of this width. */
const LABEL_COLUMNS = 12;

function field(
  label: string,
  text: string,
  { look, indent }: { readonly look: Look; readonly indent: number },
): string {
  const padded = `${' '.repeat(indent)}${styled(label, look, 'grey')}${' '.repeat(LABEL_COLUMNS - label.length)}`;
  return hanging(padded, printable(text), { indent: indent + LABEL_COLUMNS, width: look.width });
}

function problemOf(problem: Problem, number: number, look: Look): string {
  const { code, severity, message, expected, hint, suggestion, rule, definition, owner, line } = problem;
  const marker = `${String(number).padStart(2)}. `;
  const indent = marker.length;
  const shownMarker = styled(marker, look, 'bold', SEVERITY_STYLE[severity]);
  const to = { look, indent };
  const places = placesOf(problem, RANGES_SHOWN);
  const start = line === undefined ? '' : `; ${problem.rows.length > 1 ? 'the first ' : ''}at line ${line}`;
  const values = [...rowsByValue(problem)].map(([value, rows]) => `"${value}" in ${rowRanges(rows)}`);
  return [
    '\n',
    hanging(shownMarker, printable(`${whereOf(problem)}: ${extentOf(problem)} [${rule ?? code}]`), {
      indent,
      width: look.width,
    }),
    hanging(' '.repeat(indent), printable(message), { indent, width: look.width }),
    field('Expected', expected, to),
    hint === undefined ? '' : field('Hint', hint, to),
    suggestion === undefined ? '' : field('To do', suggestionOf(suggestion), to),
    isOfWholeFile(problem) ? '' : field('Where', `${places}${start}`, to),
    values.length === 0 ? '' : field('Values', values.join('; '), to),
    field('See', definition, to),
    field('Owner', owner, to),
  ].join('');
}

/** What is only worth knowing needs no more than a line. */
function noteOf(problem: Problem, look: Look): string {
  const { message } = problem;
  const extent = isOfWholeFile(problem) ? '' : ` (${placesOf(problem, RANGES_SHOWN)})`;
  return hanging('  - ', printable(`${whereOf(problem)}: ${message}${extent}`), { indent: 4, width: look.width });
}

function whereOf({ file, columns }: Problem): string {
  return columns.length === 0 ? file : `${file}, ${columns.join(', ')}`;
}

function suggestionOf({ title, replacement }: NonNullable<Problem['suggestion']>): string {
  return replacement === undefined ? title : `${title}: "${replacement}"`;
}

/** What could not be evaluated, one line a reason. */
function* unevaluatedOf(steps: readonly Step[], look: Look): Generator<string> {
  const unevaluated = steps.filter(({ outcome }) => outcome === 'unevaluated');
  if (unevaluated.length > 0) {
    const count = `${grouped(unevaluated.length)} of ${counted(steps.length, 'check')}`;
    yield `\n${styled('Not evaluated, so not passed', look, 'bold', 'yellow')}: ${count}\n`;
    for (const [reason, alike] of groupedBy(unevaluated, (step) => step.reason ?? 'no reason is given')) {
      const text = `${reason}: ${alike.map(({ id }) => id).join(', ')}`;
      yield hanging('  - ', printable(text), { indent: 4, width: look.width });
    }
  }
  const partly = steps.filter(({ outcome, unevaluated }) => outcome !== 'unevaluated' && unevaluated > 0);
  if (partly.length === 0) return;
  const text = `${counted(partly.length, 'check')} could not look at every record: values were absent, of a wrong type or too partial. The other formats say how many.`;
  yield `\n${hanging('', text, { indent: 0, width: look.width })}`;
}

function* closing(report: Report, { title, look }: { title: string; look: Look }): Generator<string> {
  const { verdict, problems } = report;
  const isShortened = problems.some((each) => placesOf(each, RANGES_SHOWN) !== placesOf(each));
  if (isShortened) yield `Record numbers are shortened here: csv, html and json list them.\n`;
  yield hanging('', `${stepsInWords(verdict.steps)}.`, { indent: 0, width: look.width });
  if (problems.length > LONG) yield `${title}: ${countsInWords(verdict.counts)}.\n`;
}
