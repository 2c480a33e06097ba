import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { sampleReport } from '../records/report-fixture.ts';
import { appOf, get } from './fixture.ts';

it('publishes a JSON Schema by which a report is read', async () => {
  const { status, body } = await get(appOf().app, '/api/v1/schemas/report.json');
  expect(status).toBe(200);
  const validate = new Ajv2020({ strict: true }).compile(body);
  expect(validate(sampleReport)).toBe(true);
  expect(validate({ ...sampleReport, verdict: 'fine' })).toBe(false);
});
