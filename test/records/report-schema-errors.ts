import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedReportSchema } from '../../src/records/report-schema.ts';

const validate = new Ajv2020({ allErrors: true, strict: true }).compile(publishedReportSchema());

/** What the published JSON Schema has against `report`; empty if it is as published. */
export function schemaErrors(report: unknown): readonly string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `${instancePath} ${message} ${JSON.stringify(params)}`;
  });
}
