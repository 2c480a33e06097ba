import type { Report } from '../report.ts';
import { writeCsv } from './csv.ts';
import { findingsOf } from './findings-of-report.ts';
import { writeGithub } from './github.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeNdjson } from './ndjson.ts';
import { writeSarif } from './sarif.ts';
import { testSuitesOf } from './test-suites-of-report.ts';
import { writeText } from './text.ts';
import type { Look } from './text-layout.ts';

export interface ReportWriter {
  readonly mediaType: string;
  /** Of a file that holds it, without the dot. */
  readonly extension: string;
  /** The report in pieces, which together are the document: a large one need not be held whole. */
  readonly write: (report: Report, look?: Look) => Iterable<string>;
}

/** Every way to write a report down. */
export const REPORT_FORMATS = {
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', write: writeText },
  json: { mediaType: 'application/json', extension: 'json', write: (report) => [writeJson(report)] },
  ndjson: { mediaType: 'application/x-ndjson', extension: 'ndjson', write: writeNdjson },
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', extension: 'csv', write: writeCsv },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html', write: writeHtml },
  sarif: {
    mediaType: 'application/sarif+json',
    extension: 'sarif',
    write: (report) => [writeSarif(findingsOf(report))],
  },
  junit: { mediaType: 'application/xml', extension: 'xml', write: (report) => writeJunit(testSuitesOf(report)) },
  github: {
    mediaType: 'text/plain; charset=utf-8',
    extension: 'txt',
    write: (report) => writeGithub(findingsOf(report)),
  },
} as const satisfies { readonly [format: string]: ReportWriter };

export type ReportFormat = keyof typeof REPORT_FORMATS;
