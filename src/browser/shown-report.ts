import type { Report } from '../records/report.ts';
import { OUTCOME_WORDS } from '../records/wording.ts';
import { REPORT_FORMATS, type ReportFormat } from '../records/write/formats.ts';
import { fileSection, stepSection, unevaluatedSection } from '../records/write/html-checks.ts';
import { REPORT_STYLE } from '../records/write/html-style.ts';
import { element, part } from './page-parts.ts';
import { problemList } from './problem-list.ts';
import { type AskAgain, rowView } from './row-view.ts';

const DOWNLOADS = ['html', 'csv', 'json', 'sarif', 'junit', 'text'] as const satisfies readonly ReportFormat[];

/** Shows the report, and offers it as files. All is made here; nothing of it leaves the page unless it is saved. */
export function showReport(report: Report, askAgain: AskAgain): void {
  part('verdict').textContent = OUTCOME_WORDS[report.verdict.outcome];
  part('result').className = SHADE[report.verdict.outcome];
  part('summary').textContent = report.verdict.summary;
  part('saves').replaceChildren(...DOWNLOADS.map((format) => element('li', {}, download(report, format))));
  part('valued').hidden = !report.run.showsValues;
  const rows = rowView(report, askAgain);
  const list = report.problems.length === 0 ? [] : [problemList(report, rows.look)];
  part('problems').replaceChildren(...(report.files.some((file) => file.rows > 0) ? [rows.element] : []), ...list);
  showChecks(report);
  part('result').hidden = false;
  part('verdict').focus();
}

const SHADE = { pass: 'good', incomplete: 'warn', warn: 'warn', fail: 'bad' } as const satisfies {
  readonly [O in Report['verdict']['outcome']]: string;
};

/** What was checked, as the report's own page has it, under its own stylesheet. */
function showChecks(report: Report): void {
  const host = part('checks');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(REPORT_STYLE);
  root.adoptedStyleSheets = [style];
  const parts = [unevaluatedSection(report), fileSection(report), ...stepSection(report)];
  // Made by `markup`, which escapes every text that it puts in.
  root.innerHTML = parts.map(({ markup }) => markup).join('');
}

function download(report: Report, format: (typeof DOWNLOADS)[number]): HTMLButtonElement {
  const { mediaType, extension, write } = REPORT_FORMATS[format];
  const button = element('button', { type: 'button', class: 'quiet' }, `Download as ${FORMAT_WORDS[format]}`);
  button.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([...write(report)], { type: mediaType }));
    element('a', { href: address, download: `report.${extension}` }).click();
    // The browser takes the file over when the click was worked on.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
  return button;
}

const FORMAT_WORDS = { html: 'HTML', csv: 'CSV', json: 'JSON', sarif: 'SARIF', junit: 'JUnit', text: 'text' } as const;
