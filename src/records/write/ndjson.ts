import type { Report } from '../report.ts';
import { jsonLine } from './json-text.ts';

/**
 * The report as lines of JSON, each with its `type`: `run` (with the dictionary) first, then every `file`, `step` and
 * `problem`, and the `verdict` last: a stream that ends without one was cut off.
 */
export function* writeNdjson(report: Report): Generator<string> {
  const { reportFormat, run, dictionary, files, steps, problems, verdict } = report;
  yield line('run', { reportFormat, ...run, dictionary });
  for (const file of files) yield line('file', file);
  for (const step of steps) yield line('step', step);
  for (const problem of problems) yield line('problem', problem);
  yield line('verdict', verdict);
}

function line(type: string, content: object): string {
  return `${jsonLine({ type, ...content })}\n`;
}
