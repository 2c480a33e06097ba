import { error } from '../../model/issue.ts';
import { Type } from '../../model/json-schema.ts';
import type { Limits } from '../../model/limits.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { recordChecks } from '../../query/record-checks.ts';
import { ENCODINGS } from '../../records/read/encoding.ts';
import { reportSchema } from '../../records/report-schema.ts';
import type { PiecewiseAnswer } from '../caching.ts';
import { checkData } from '../check-data.ts';
import { DATA_TYPES, dataFormOf } from '../data-form.ts';
import { PATH } from '../parameters.ts';
import { REPORT_TYPES, reportWriterOf } from '../report-type.ts';
import { type PostRoute, postRoute } from '../route.ts';

/** A data file is sent and checked while it comes. */
export function validateRoute(limits: Limits): PostRoute {
  return postRoute({
    path: '/api/v1/releases/{release}/tables/{table}/validate',
    operationId: 'validateTable',
    tag: 'Data',
    summary: 'Check a data file against a table',
    description: DESCRIPTION,
    pathParameters: Type.Object({ release: PATH.release, table: PATH.table }),
    query: Type.Object(
      {
        maxRows: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: limits.reportRowsMax,
            default: limits.reportRowsDefault,
            description: 'Most record numbers that a problem lists. Counts are exact whatever is listed.',
          }),
        ),
        showValues: Type.Optional(
          Type.Enum(['true', 'false'], {
            default: 'false',
            description: 'Whether the report quotes values of the data. Without, it can be mailed.',
          }),
        ),
        encoding: Type.Optional(
          Type.Enum([...ENCODINGS], { default: 'utf-8', description: 'Encoding of the file. It is not guessed.' }),
        ),
        delimiter: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 9,
            description: 'Delimiter of CSV: a character, or `comma`, `semicolon`, `tab` or `bar`. It is not guessed.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    body: Object.fromEntries(
      Object.keys(DATA_TYPES).map((type) => [type, type === 'application/json' ? Type.Array(RECORD, LIST) : FILE]),
    ),
    answer: reportSchema,
    otherTypes: [...REPORT_TYPES.keys()].slice(1),
    command:
      "curl --data-binary @patient.csv -H 'Content-Type: text/csv' {server}/api/v1/releases/latest/tables/patient/validate",
    statuses: [406, 408, 413, 415],
    handle: async ({ path, query }, { headers, bytes }, { catalog, dataPlaces, software, limits }) => {
      const resolved = catalog.resolve(path.release);
      if (!resolved.ok) return resolved;
      const { snapshot } = resolved.value;
      const writer = reportWriterOf(headers.get('Accept'));
      if (!writer.ok) return writer;
      const form = dataFormOf(headers, query);
      if (!form.ok) return form;
      const giveBack = dataPlaces.take();
      if (giveBack === undefined) return failed(busy(limits));
      const report = await checkData(bytes, {
        checks: recordChecks(snapshot),
        table: path.table,
        form: form.value,
        maxRows: query.maxRows ?? limits.reportRowsDefault,
        showValues: query.showValues === 'true',
        limits,
        tool: software,
      }).finally(giveBack);
      if (!report.ok) return report;
      const { mediaType: contentType, write } = writer.value;
      return ok({ contentType, pieces: write(report.value), release: snapshot.name }) satisfies Result<PiecewiseAnswer>;
    },
  });
}

const DESCRIPTION = `The file is checked while it comes, and nothing of it is kept or logged. The answer is the report:
200 also where it finds problems, even if the file cannot be read at all; see its \`verdict\`. Accept says how it is
written. Content-Type and its charset, or the parameters, say what the file is; Content-Encoding may be gzip.
One file is looked at by itself: what needs several tables is reported as not evaluated.`.replaceAll('\n', ' ');

const FILE = Type.String({ description: 'The file as it is.' });
const RECORD = Type.Object({}, { additionalProperties: true, description: 'A record, by column.' });
const LIST = { description: 'Records.' };

function busy({ dataChecks }: Limits) {
  return error('busy', `${dataChecks} data files are being checked, the limit dataChecks. Send it again in a while.`);
}
