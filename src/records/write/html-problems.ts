import { groupedBy } from '../grouped-by.ts';
import type { Problem, Report } from '../report.ts';
import {
  counted,
  extentOf,
  grouped,
  isOfWholeFile,
  placesOf,
  rowRanges,
  rowsByValue,
  SEVERITIES,
  SEVERITY_WORDS,
} from '../wording.ts';
import { type Markup, markup } from './markup.ts';
import { webAddress } from './web-address.ts';

const SHADE = { error: 'bad', warning: 'warn', information: 'note' } as const satisfies {
  readonly [S in Problem['severity']]: string;
};

/** The problems: file by file, column by column, as one repairs them; the files and columns with the worst first. */
export function* problemSection({ problems, verdict }: Report): Generator<Markup> {
  if (problems.length === 0) return;
  yield markup`<section aria-labelledby="problems">\n<h2 id="problems">What to do: ${counted(problems.length, 'problem')}</h2>\n`;
  if (verdict.truncated !== undefined) yield truncationOf(verdict.truncated);
  for (const ofFile of groupedBy(problems, ({ file, table }) => JSON.stringify([file, table])).values()) {
    yield fileHeading(ofFile);
    for (const ofColumns of groupedBy(ofFile, ({ columns }) => JSON.stringify(columns)).values()) {
      yield markup`${ofColumns.map(problemArticle)}`;
    }
  }
  yield markup`</section>\n`;
}

function truncationOf({ listed, found }: NonNullable<Report['verdict']['truncated']>): Markup {
  return markup`<p><strong>Not every place is listed:</strong> ${grouped(listed)} of ${grouped(found)}. Each problem says how many records it leaves out; the counts are exact.</p>\n`;
}

function fileHeading(problems: readonly Problem[]): Markup {
  const [first] = problems;
  return markup`<h3>${first?.file}<span class="soft">, table ${first?.table}: ${countsOf(problems)}</span></h3>\n`;
}

function countsOf(problems: readonly Problem[]): string {
  return SEVERITIES.map((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? '' : counted(count, SEVERITY_WORDS[severity].one);
  })
    .filter(Boolean)
    .join(', ');
}

function problemArticle(problem: Problem): Markup {
  const { code, severity, message, expected, hint, suggestion, rule, definition, owner, columns, line } = problem;
  const title = columns.length === 0 ? capital(extentOf(problem)) : `${columns.join(', ')}: ${extentOf(problem)}`;
  return markup`<article class="problem ${SHADE[severity]}">
<div class="top"><h4>${title}</h4><span class="badge">${SEVERITY_WORDS[severity].one}</span> <code class="soft">${rule ?? code}</code></div>
<p>${message}</p>
<dl>
${fact('Expected', expected)}${fact('Hint', hint)}${fact('To do', suggestion && suggestionOf(suggestion))}${fact('Where', isOfWholeFile(problem) ? undefined : whereOf(problem))}${fact('Line', line === undefined ? undefined : `${line}${problem.rows.length > 1 ? ', the first of them' : ''}`)}${fact('Values', valuesOf(problem))}${fact('Definition', linkTo(definition))}${fact('Owner', owner)}</dl>
</article>
`;
}

function fact(label: string, content: string | Markup | undefined): Markup {
  return content === undefined ? markup`` : markup`<dt>${label}</dt><dd>${content}</dd>\n`;
}

function whereOf(problem: Problem): string {
  return capital(placesOf(problem));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function suggestionOf({ title, replacement }: NonNullable<Problem['suggestion']>): string | Markup {
  return replacement === undefined ? title : markup`${title}: <code>${replacement}</code>`;
}

function valuesOf(problem: Problem): Markup | undefined {
  const values = [...rowsByValue(problem)];
  if (values.length === 0) return undefined;
  return markup`${values.map(([value, rows], index) => markup`${index === 0 ? '' : '; '}<code>${value}</code> in ${rowRanges(rows)}`)}`;
}

function linkTo(definition: string): Markup {
  const address = webAddress(definition);
  if (address === undefined) return markup`${definition}`;
  return markup`<a href="${address}" rel="noreferrer">${definition}</a>`;
}
