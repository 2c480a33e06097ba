import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { AppOptions } from '../../src/http/options.ts';
import type { Table, Variable } from '../../src/model/definitions.ts';
import { planRelease } from '../../src/release/plan.ts';
import { appOf, dictionaryOf, haemoglobin, response, responses } from './fixture.ts';

const patientId: Variable = {
  ...response,
  id: 'patient_id',
  title: 'Patient',
  definition: 'Pseudonym of the patient.',
  type: 'string',
  valueSet: undefined as never,
};
delete (patientId as { valueSet?: string }).valueSet;

const patient: Table = {
  kind: 'table',
  id: 'patient',
  title: 'Patient',
  definition: 'One record a patient.',
  status: 'trial-use',
  owner: 'haematology',
  diseases: ['any'],
  provenance: { source: ['WHO 2022'], reference: ['https://example.org/who'] },
  columns: [{ variable: 'patient_id', required: true }, { variable: 'haemoglobin' }, { variable: 'response' }],
  key: ['patient_id'],
};

const plan = planRelease(undefined, dictionaryOf(haemoglobin, response, responses, patientId, patient), '2026-01-15');
if (!plan.ok) throw new Error(JSON.stringify(plan.issues));

/** A release with a table. */
export const WITH_TABLE = plan.value.release;

/** An app over it. */
export function dataApp(options: Partial<AppOptions> = {}) {
  return appOf({ releases: [WITH_TABLE], draft: { state: 'hidden' }, options });
}

/** The same behind a real port; call `stop`. */
export async function dataServer(options: Partial<AppOptions> = {}) {
  const { app, log } = dataApp(options);
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, port, log, stop };
}

export const VALIDATE = '/api/v1/releases/latest/tables/patient/validate';
