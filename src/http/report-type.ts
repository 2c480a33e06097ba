import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { REPORT_FORMATS, type ReportWriter } from '../records/write/formats.ts';
import { mediaTypeOf, preferredType } from './media-type.ts';

const { json, ndjson, csv, html, sarif, junit, text } = REPORT_FORMATS;

/** The ways to write a report down that a client may ask for, by media type; the first where it does not say. */
export const REPORT_TYPES: ReadonlyMap<string, ReportWriter> = new Map(
  [json, ndjson, csv, html, sarif, junit, text].map((writer) => [mediaTypeOf(writer.mediaType).type, writer]),
);

/** The writer that Accept asks for. Answers `not-acceptable`. */
export function reportWriterOf(accept: string | null): Result<ReportWriter> {
  const types = [...REPORT_TYPES.keys()];
  const writer = REPORT_TYPES.get(preferredType(accept, types) ?? '');
  if (writer !== undefined) return ok(writer);
  const message = `A report is written as ${types.join(', ')}; Accept asks for none of them.`;
  return failed(error('not-acceptable', message, { parameter: 'Accept' }));
}
