import type { Report } from '../records/report.ts';
import { OUTCOME_WORDS } from '../records/wording.ts';
import { REPORT_FORMATS, type ReportFormat } from '../records/write/formats.ts';
import { fileSection, stepSection, unevaluatedSection } from '../records/write/html-checks.ts';
import { problemSection } from '../records/write/html-problems.ts';
import { REPORT_STYLE } from '../records/write/html-style.ts';
import { element, part } from './page-parts.ts';

const DOWNLOADS = ['html', 'json', 'csv'] as const satisfies readonly ReportFormat[];

/** Shows the report as its own page has it, and offers it as files. All is made here. */
export function showReport(report: Report): void {
  const host = part('report');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(REPORT_STYLE);
  root.adoptedStyleSheets = [style];
  const parts = [...problemSection(report), unevaluatedSection(report), fileSection(report), ...stepSection(report)];
  // Made by `markup`, which escapes every text that it puts in.
  root.innerHTML = parts.map(({ markup }) => markup).join('');
  part('verdict').textContent = OUTCOME_WORDS[report.verdict.outcome];
  part('summary').textContent = report.verdict.summary;
  part('downloads').replaceChildren(...DOWNLOADS.map((format) => element('li', {}, download(report, format))));
  part('result').hidden = false;
  part('verdict').focus();
}

function download(report: Report, format: (typeof DOWNLOADS)[number]): HTMLButtonElement {
  const { mediaType, extension, write } = REPORT_FORMATS[format];
  const button = element('button', { type: 'button' }, `Download as ${format.toUpperCase()}`);
  button.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([...write(report)], { type: mediaType }));
    element('a', { href: address, download: `report.${extension}` }).click();
    // The browser takes the file over when the click was worked on.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
  return button;
}
