import type { CheckedFile, Problem, Report } from '../records/report.ts';
import { counted } from '../records/wording.ts';
import { printable } from '../records/write/printable.ts';
import { choiceOf, element } from './page-parts.ts';
import { problemArticle } from './problem-article.ts';
import { type Counting, neighbourOf, problemsOfRecord, recordMeant } from './problems-of-record.ts';

export interface RowView {
  readonly element: HTMLElement;
  /** Shows a record that was pointed to elsewhere. */
  readonly look: (problem: Problem, record: number) => void;
}

/** Gives a report in which this record is listed wherever it is wrong; undefined where that was stopped. */
export type AskAgain = (record: number) => Promise<Report | undefined>;

/** "What is wrong with row 17?": a file and a number in, all that is wrong with that record out. */
export function rowView(report: Report, askAgain: AskAgain): RowView {
  const form = formOf(report);
  const answer = element('div', { 'aria-live': 'polite' });
  const show = (file: CheckedFile, record: number, of = report): void => {
    answer.replaceChildren(
      ...answerOf(of, file, { record, go: (to) => go(file, to), again: () => void again(file, record) }),
    );
  };
  const go = (file: CheckedFile, record: number): void => {
    form.fill(file, record);
    show(file, record);
    answer.querySelector('h4')?.focus();
  };
  const again = async (file: CheckedFile, record: number): Promise<void> => {
    const full = await askAgain(record);
    if (full === undefined) return;
    show(file, record, full);
    answer.querySelector('h4')?.focus();
  };
  form.element.addEventListener('submit', (event) => {
    event.preventDefault();
    const { file, record } = form.read();
    if (file === undefined) return;
    if (record === undefined)
      answer.replaceChildren(
        element(
          'p',
          {},
          'That is the heading, or no row. The first row with data is row 2 of a spreadsheet, and record 1.',
        ),
      );
    else if (record > file.rows)
      answer.replaceChildren(element('p', {}, `${printable(file.name)} has only ${counted(file.rows, 'record')}.`));
    else go(file, record);
  });
  const look = ({ file, table }: Problem, record: number): void => {
    const found = report.files.find((each) => each.name === file && each.table === table);
    if (found !== undefined) go(found, record);
  };
  const heading = element('h3', { id: 'row-title' }, 'What is wrong with one row?');
  return {
    element: element('section', { 'aria-labelledby': 'row-title', class: 'row-view' }, heading, form.element, answer),
    look,
  };
}

function formOf({ files }: Report) {
  const file = choiceOf(
    'row-file',
    'File',
    files.map(({ name }, index) => [String(index), printable(name)]),
  );
  const number = element('input', {
    type: 'number',
    id: 'row-number',
    min: '1',
    step: '1',
    required: '',
    inputmode: 'numeric',
  });
  const counting = choiceOf('row-counting', 'Counted as', [
    ['spreadsheet', 'spreadsheet rows (heading = 1)'],
    ['record', 'records (first = 1)'],
  ]);
  const hasHeadings = () => ['csv', 'tsv'].includes(files[Number(file.select.value)]?.format ?? '');
  const adapt = (): void => {
    if (!hasHeadings()) counting.select.value = 'record';
    counting.select.disabled = !hasHeadings();
  };
  file.select.addEventListener('change', adapt);
  adapt();
  const boxes = [
    ...(files.length > 1 ? [file.box] : []),
    element('div', {}, element('label', { for: 'row-number' }, 'Row number'), number),
    counting.box,
    element('div', {}, element('button', { type: 'submit' }, 'Show')),
  ];
  return {
    element: element('form', { class: 'filters' }, ...boxes),
    read: () => ({
      file: files[Number(file.select.value)],
      // The list holds nothing else.
      record: recordMeant(number.valueAsNumber, counting.select.value as Counting),
    }),
    fill: (of: CheckedFile, record: number): void => {
      file.select.value = String(files.indexOf(of));
      adapt();
      number.value = String(counting.select.value === 'spreadsheet' ? record + 1 : record);
    },
  };
}

interface Steps {
  readonly record: number;
  readonly go: (record: number) => void;
  readonly again: () => void;
}

function answerOf(report: Report, file: CheckedFile, { record, go, again }: Steps): readonly Node[] {
  const { found, undecided, ofFile } = problemsOfRecord(report, file, record);
  const title = element('h4', { tabindex: '-1' }, titleOf(file, record));
  const verdict =
    found.length === 0 && undecided.length > 0
      ? 'Nothing is listed for this record, but not every record is listed.'
      : found.length === 0
        ? 'Nothing was found wrong with this record.'
        : `${counted(found.length, 'problem')} in this record.`;
  return [
    title,
    element('p', {}, verdict),
    ...found.map((problem) => problemArticle(problem, { record })),
    ...(undecided.length === 0 ? [] : [askFor(undecided, record, again)]),
    ...notesOn(ofFile),
    steps(report, file, { record, go }),
  ];
}

function titleOf({ name, format }: CheckedFile, record: number): string {
  const row = format === 'csv' || format === 'tsv' ? `, row ${record + 1} of a spreadsheet` : '';
  return `${printable(name)}: record ${record}${row}`;
}

function askFor(undecided: readonly Problem[], record: number, again: () => void): Node {
  const button = element('button', { type: 'button' }, `Check record ${record} in full`);
  button.addEventListener('click', again);
  const what = undecided.length === 1 ? 'A problem is' : `${undecided.length} problems are`;
  return element('p', {}, `${what} in more records than are listed, perhaps also in this one. `, button);
}

/** Numbers of rows rest on one record a line; what is wrong with the whole file concerns this record too. */
function notesOn(ofFile: readonly Problem[]): readonly Node[] {
  if (ofFile.length === 0) return [];
  const items = ofFile.map(({ message }) => element('li', {}, printable(message)));
  const moved = ofFile.some(({ code }) => code === 'line-syntax');
  const note = moved
    ? ' Because of empty or broken lines, rows of a spreadsheet may be numbered otherwise: trust the record number.'
    : '';
  return [element('p', {}, `About the whole file:${note}`), element('ul', {}, ...items)];
}

function steps(report: Report, file: CheckedFile, { record, go }: Omit<Steps, 'again'>): Node {
  const box = element('p', { class: 'looks' });
  for (const [direction, word] of [
    [-1, 'Previous'],
    [1, 'Next'],
  ] as const) {
    const to = neighbourOf(report, file, record, direction);
    if (to === undefined) continue;
    const button = element('button', { type: 'button', class: 'quiet' }, `${word} record with a problem: ${to}`);
    button.addEventListener('click', () => go(to));
    box.append(button);
  }
  return box;
}
