import type { Problem, Report } from '../records/report.ts';
import { counted, SEVERITIES, SEVERITY_WORDS } from '../records/wording.ts';
import { printable } from '../records/write/printable.ts';
import { choiceOf, element } from './page-parts.ts';
import { problemArticle } from './problem-article.ts';
import { columnsOf, GROUPINGS, type Grouping, groupProblems, type Sieve, siftProblems } from './sift-problems.ts';

/** Problems that are put on the page at a time: more would make it slow to read and to draw. */
const AT_A_TIME = 100;

/** The problems of a report, to be filtered and grouped; `look` is told which record a reader wants to look at. */
export function problemList(
  { problems, verdict }: Report,
  look: (problem: Problem, record: number) => void,
): HTMLElement {
  const controls = controlsOf(problems);
  const shown = element('p', { role: 'status', class: 'soft' });
  const groups = element('div', {});
  const more = element('button', { type: 'button' }, 'Show more problems');
  let limit = AT_A_TIME;
  const draw = (): void => {
    const sifted = siftProblems(problems, controls.sieve());
    const visible = sifted.slice(0, limit);
    const grouped = groupProblems(visible, controls.grouping());
    groups.replaceChildren(...[...grouped].map(([title, ofGroup]) => groupOf(title, ofGroup, look)));
    more.hidden = visible.length === sifted.length;
    shown.textContent = shownInWords({ visible: visible.length, sifted: sifted.length, all: problems.length });
  };
  controls.element.addEventListener('input', () => {
    limit = AT_A_TIME;
    draw();
  });
  more.addEventListener('click', () => {
    limit += AT_A_TIME;
    draw();
  });
  draw();
  const { truncated } = verdict;
  const note =
    truncated === undefined
      ? []
      : [
          element(
            'p',
            {},
            `Not every place is listed: ${truncated.listed} of ${truncated.found}. The counts are exact, and any one record can be looked at in full.`,
          ),
        ];
  return element(
    'section',
    { 'aria-labelledby': 'problems-title' },
    element('h3', { id: 'problems-title' }, `What to do: ${counted(problems.length, 'problem')}`),
    ...note,
    controls.element,
    shown,
    groups,
    more,
  );
}

interface Counts {
  readonly visible: number;
  readonly sifted: number;
  readonly all: number;
}

function shownInWords({ visible, sifted, all }: Counts): string {
  const some = visible === sifted ? '' : `the first ${visible} of `;
  const of = sifted === all ? '' : ` of ${all}`;
  return `Showing ${some}${counted(sifted, 'problem')}${of}.`;
}

function groupOf(
  title: string,
  problems: readonly Problem[],
  look: (problem: Problem, record: number) => void,
): HTMLElement {
  const heading = element(
    'h4',
    { class: 'group' },
    printable(title),
    ' ',
    element('small', {}, String(problems.length)),
  );
  return element('section', {}, heading, ...problems.map((problem) => problemArticle(problem, { look })));
}

function controlsOf(problems: readonly Problem[]) {
  const countOf = (is: (problem: Problem) => boolean) => problems.filter(is).length;
  const severity = choiceOf('by-severity', 'Severity', [
    ['', `all (${problems.length})`],
    ...SEVERITIES.map(
      (each) =>
        [
          each,
          `${SEVERITY_WORDS[each].heading.toLowerCase()} (${countOf((problem) => problem.severity === each)})`,
        ] as const,
    ),
  ]);
  const files = [...new Set(problems.map(({ file }) => file))];
  const file = choiceOf('by-file', 'File', [['', 'all'], ...files.map((each) => [each, printable(each)] as const)]);
  const columns = [...new Set(problems.map(columnsOf))];
  const column = choiceOf('by-column', 'Column', [
    ['', 'all'],
    ...columns.map(
      (each) => [each, `${printable(each)} (${countOf((problem) => columnsOf(problem) === each)})`] as const,
    ),
  ]);
  const grouping = choiceOf('grouping', 'Group by', Object.entries(GROUPINGS));
  const text = element('input', { type: 'search', id: 'by-text', autocomplete: 'off' });
  const words = element('div', {}, element('label', { for: 'by-text' }, 'Words'), text);
  const sieve = (): Sieve => ({
    // The list holds nothing else.
    severity: (severity.select.value || undefined) as Sieve['severity'],
    file: file.select.value || undefined,
    column: column.select.value || undefined,
    text: text.value,
  });
  const boxes = [severity.box, ...(files.length > 1 ? [file.box] : []), column.box, grouping.box, words];
  return {
    element: element('div', { class: 'filters', role: 'group', 'aria-label': 'Filter the problems' }, ...boxes),
    sieve,
    grouping: () => grouping.select.value as Grouping,
  };
}
