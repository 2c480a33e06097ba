import type { Problem } from '../records/report.ts';
import {
  extentOf,
  isOfWholeFile,
  notListed,
  placesOf,
  RANGES_SHOWN,
  rowRanges,
  rowsByValue,
  SEVERITY_WORDS,
} from '../records/wording.ts';
import { printable } from '../records/write/printable.ts';
import { webAddress } from '../records/write/web-address.ts';
import { element, part } from './page-parts.ts';
import { columnsOf } from './sift-problems.ts';

const SHADE = { error: 'bad', warning: 'warn', information: 'note' } as const satisfies {
  readonly [S in Problem['severity']]: string;
};

/** Records of a problem that are offered to be looked at by one click. */
const OFFERED = 5;

export interface ArticleOptions {
  /** The record that is looked at: then only its value is shown, and not where else the problem is. */
  readonly record?: number;
  readonly look?: (problem: Problem, record: number) => void;
}

/** A problem for people: what was found, what was expected, what it may be, what to do, and where it is explained. */
export function problemArticle(problem: Problem, { record, look }: ArticleOptions): HTMLElement {
  const { severity, code, rule, message, expected, hint, suggestion, owner } = problem;
  const top = element(
    'div',
    { class: 'top' },
    element(
      'h4',
      {},
      printable(record === undefined ? `${columnsOf(problem)}: ${extentOf(problem)}` : columnsOf(problem)),
    ),
    element('span', { class: 'badge' }, SEVERITY_WORDS[severity].one),
    element('code', { class: 'soft' }, rule ?? code),
  );
  const facts = element('dl', { class: 'facts' });
  const fact = (name: string, ...content: readonly (Node | string)[]) =>
    facts.append(element('dt', {}, name), element('dd', {}, ...content));
  fact('Expected', printable(expected));
  if (hint !== undefined) fact('Hint', printable(hint));
  if (suggestion !== undefined) fact('What to do', ...suggestionOf(suggestion));
  if (record === undefined) placeFacts(problem, fact, look);
  else valueFact(problem, record, fact);
  fact('Explained at', explanationOf(problem));
  fact('Owner', owner);
  return element('article', { class: `problem ${SHADE[severity]}` }, top, element('p', {}, printable(message)), facts);
}

type Fact = (name: string, ...content: readonly (Node | string)[]) => void;

function suggestionOf({ title, replacement }: NonNullable<Problem['suggestion']>): readonly (Node | string)[] {
  if (replacement === undefined) return [printable(title)];
  return [`${printable(title)}: `, element('code', {}, printable(replacement))];
}

function placeFacts(problem: Problem, fact: Fact, look: ArticleOptions['look']): void {
  if (isOfWholeFile(problem)) return;
  fact('Where', placesOf(problem, RANGES_SHOWN), ...looksOf(problem, look));
  if (problem.line !== undefined)
    fact('Line of the file', `${problem.line}${problem.count > 1 ? ', the first of them' : ''}`);
  const values = [...rowsByValue(problem)].slice(0, RANGES_SHOWN);
  if (values.length > 0) {
    fact(
      'Values',
      ...values.flatMap(([value, rows], index) => [index === 0 ? '' : '; ', quoted(value), ` in ${rowRanges(rows)}`]),
    );
  }
}

function looksOf(problem: Problem, look: ArticleOptions['look']): readonly Node[] {
  const offered = look === undefined ? [] : problem.rows.slice(0, OFFERED);
  if (look === undefined || offered.length === 0) return [];
  const buttons = offered.map((row) => {
    const button = element('button', { type: 'button', class: 'quiet' }, `Record ${row}`);
    button.addEventListener('click', () => look(problem, row));
    return element('li', {}, button);
  });
  return [element('ul', { class: 'looks', 'aria-label': 'Look at one record' }, ...buttons)];
}

function valueFact(problem: Problem, record: number, fact: Fact): void {
  const value = problem.values?.[problem.rows.indexOf(record)];
  if (value !== undefined) fact('Value', quoted(value));
  const others = problem.count - 1;
  if (others > 0)
    fact(
      'Also in',
      `${others.toLocaleString('en')} other ${others === 1 ? 'record' : 'records'}${notListed(problem) > 0 ? ', not all of them listed' : ''}`,
    );
}

/** What stood in a cell. */
function quoted(value: string): Node | string {
  return value === '' ? 'empty' : element('code', {}, printable(value));
}

/** The page on this server where there is one: the permalink is the dictionary's own address. */
function explanationOf({ definition }: Problem): Node | string {
  const { base = '', root = '' } = part('check').dataset;
  const address = definition.startsWith(`${base}/`)
    ? `${root}${definition.slice(base.length)}`
    : webAddress(definition);
  const name = definition.slice(base.length + 1).split('?')[0] ?? definition;
  return address === undefined
    ? printable(definition)
    : element('a', { href: address, target: '_blank', rel: 'noreferrer' }, `${name} (opens a new tab)`);
}
