import type { Report } from '../report.ts';
import { jsonPage } from './json-text.ts';

/** The report as one JSON document; its JSON Schema is `publishedReportSchema`. */
export function writeJson(report: Report): string {
  return `${jsonPage(report)}\n`;
}
