import { groupedBy } from '../grouped-by.ts';
import type { CheckedFile, Report, Step, Verdict } from '../report.ts';
import { counted, grouped, STEP_WORDS, stepsInWords } from '../wording.ts';
import { type Markup, markup } from './markup.ts';

const SHADE = { pass: 'good', fail: 'bad', 'not-applicable': 'note', unevaluated: 'warn' } as const satisfies {
  readonly [O in Step['outcome']]: string;
};

/** The files, as they were checked. */
export function fileSection({ files }: Report): Markup {
  return markup`<section aria-labelledby="files">
<h2 id="files">${files.length === 1 ? 'File' : 'Files'}</h2>
${tableOf(['File', 'Table', 'Records', 'Format', 'Bytes', 'SHA-256'], files.map(fileRow))}</section>
`;
}

function fileRow({ name, table, rows, format, bytes, sha256 }: CheckedFile): Markup {
  return markup`<tr role="row"><th scope="row" role="rowheader">${name}</th>${cell('Table', table)}${numberCell('Records', rows)}${cell('Format', format)}${numberCell('Bytes', bytes)}${cell('SHA-256', markup`<code>${sha256}</code>`)}</tr>\n`;
}

/** What was not evaluated and why, alike ones together. */
export function unevaluatedSection({ steps }: Report): Markup {
  const unevaluated = steps.filter(({ outcome }) => outcome === 'unevaluated');
  if (unevaluated.length === 0) return markup``;
  const reasons = groupedBy(unevaluated, ({ reason }) => reason ?? 'No reason is given.');
  const items = [...reasons].map(
    ([reason, alike]) =>
      markup`<li>${reason} <span class="soft">(${alike.map(({ id }) => id).join(', ')})</span></li>\n`,
  );
  return markup`<section aria-labelledby="unevaluated">
<h2 id="unevaluated">Not evaluated: ${counted(unevaluated.length, 'check')}</h2>
<p>What could not be evaluated has not passed.</p>
<ul>
${items}</ul>
</section>
`;
}

/**
 * Every step with its denominators, a table for each of the release's tables: folded, because they are hundreds;
 * what failed or was not evaluated stands above in full.
 */
export function* stepSection({ steps }: Report): Generator<Markup> {
  yield markup`<section aria-labelledby="checks">\n<h2 id="checks">All checks</h2>\n`;
  for (const [table, ofTable] of groupedBy(steps, (step) => step.table)) {
    yield markup`<details>\n<summary><h3>Table ${table}</h3> <span class="soft">${stepsInWords(tallied(ofTable))}</span></summary>\n`;
    yield tableOf(['Check', 'Outcome', 'Records', 'Failed', 'Could not look at', 'Reason'], ofTable.map(stepRow));
    yield markup`</details>\n`;
  }
  yield markup`</section>\n`;
}

function tallied(steps: readonly Step[]): Verdict['steps'] {
  const of = (outcome: Step['outcome']): number => steps.filter((step) => step.outcome === outcome).length;
  return {
    pass: of('pass'),
    fail: of('fail'),
    unevaluated: of('unevaluated'),
    'not-applicable': of('not-applicable'),
  };
}

function stepRow({ check, target, outcome, reason, rows, failed, unevaluated }: Step): Markup {
  const word = markup`<span class="word ${SHADE[outcome]}">${STEP_WORDS[outcome]}</span>`;
  return markup`<tr role="row"><th scope="row" role="rowheader">${target}: ${check}</th>${cell('Outcome', word)}${numberCell('Records', rows)}${numberCell('Failed', failed)}${numberCell('Could not look at', unevaluated)}${cell('Reason', reason)}</tr>\n`;
}

const NUMBERS: ReadonlySet<string> = new Set(['Records', 'Bytes', 'Failed', 'Could not look at']);

/** Roles are said, because a narrow page shows the rows as blocks, and then browsers forget that it is a table. */
function tableOf(headings: readonly string[], rows: readonly Markup[]): Markup {
  const head = headings.map(
    (heading) =>
      markup`<th scope="col" role="columnheader"${NUMBERS.has(heading) ? markup` class="number"` : undefined}>${heading}</th>`,
  );
  return markup`<table role="table">\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n<tbody role="rowgroup">\n${rows}</tbody>\n</table>\n`;
}

function cell(label: string, content: string | Markup | undefined): Markup {
  return markup`<td role="cell" data-label="${label}">${content}</td>`;
}

function numberCell(label: string, count: number): Markup {
  return markup`<td role="cell" data-label="${label}" class="number">${grouped(count)}</td>`;
}
