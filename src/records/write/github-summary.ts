import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Problem, Report, Step } from '../report.ts';
import { counted, OUTCOME_WORDS, placesOf, RANGES_SHOWN, SEVERITY_WORDS, stepsInWords } from '../wording.ts';
import { type Markup, markup } from './markup.ts';
import { webAddress } from './web-address.ts';

/** GitHub refuses a step's summary beyond 1 MiB: problems, what was not evaluated and the rest have their parts of it. */
const PROBLEM_BYTES = 800_000;
const UNEVALUATED_BYTES = 200_000;

/**
 * The report for the summary of a GitHub job, where annotations are too few: every problem as a row of a table, up to
 * the size that GitHub takes; how many are left is said. HTML without an empty line, so that no text becomes Markdown.
 */
export function* writeGithubSummary(report: Report): Generator<string> {
  const { verdict, problems, dictionary, steps } = report;
  yield markup`<h2>Data check: ${OUTCOME_WORDS[verdict.outcome]}</h2>\n<p>${verdict.summary}</p>\n`.markup;
  yield markup`<p>Dictionary: ${dictionary.title}, release ${dictionary.release}. ${stepsInWords(verdict.steps)}.</p>\n`
    .markup;
  const unevaluated = steps.filter(({ outcome }) => outcome === 'unevaluated');
  if (unevaluated.length > 0) {
    yield '<p>Not evaluated, so not passed:</p>\n<ul>\n';
    const left = yield* fitting(unevaluated.map(stepItem), UNEVALUATED_BYTES);
    yield `</ul>\n${leftOut(left, 'check')}`;
  }
  if (problems.length > 0) {
    yield '<table>\n<tr><th>Severity</th><th>File</th><th>Column</th><th>Problem</th><th>Where</th></tr>\n';
    const left = yield* fitting(problems.map(rowOf), PROBLEM_BYTES);
    yield `</table>\n${leftOut(left, 'problem')}`;
  }
}

/** As many of `items` as fit into so many bytes; returns how many are left. */
function* fitting(items: readonly Markup[], most: number): Generator<string, number> {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += utf8ToBytes(item.markup).length;
    if (bytes > most) return items.length - index;
    yield item.markup;
  }
  return 0;
}

function leftOut(left: number, noun: string): string {
  return left === 0 ? '' : `<p>${counted(left, `further ${noun}`)} did not fit here.</p>\n`;
}

function stepItem({ id, reason }: Step): Markup {
  return markup`<li>${id}${reason === undefined ? '' : `: ${reason}`}</li>\n`;
}

function rowOf(problem: Problem): Markup {
  const { severity, file, columns, message, expected, hint, suggestion, definition } = problem;
  const address = webAddress(definition);
  const texts = [message, `Expected: ${expected}`, hint && `Hint: ${hint}`, suggestion && `To do: ${suggestion.title}`];
  const lines = texts
    .filter((text) => text !== undefined)
    .map((text, index) => markup`${index === 0 ? '' : markup`<br>`}${text}`);
  const link = address === undefined ? undefined : markup`<br><a href="${address}">Definition</a>`;
  return markup`<tr><td>${SEVERITY_WORDS[severity].one}</td><td>${file}</td><td>${columns.join(', ')}</td><td>${lines}${link}</td><td>${placesOf(problem, RANGES_SHOWN)}</td></tr>\n`;
}
