import { describe, expect, it } from 'vitest';
import { appOf } from './fixture.ts';

/** An application whose draft is being read until `finish` is called. */
function reading() {
  let finish = (): void => {};
  const read = new Promise<void>((settle) => {
    finish = settle;
  });
  const { app } = appOf({ options: { draftRead: () => read } });
  return { app, finish };
}

const OF_THE_DRAFT = [
  '/api/v1/releases/draft/variables',
  '/api/v1/releases/%64raft/variables',
  '/api/v1/diff?from=1.0.0&to=draft',
  '/api/v1/diff?from=draft&to=1.0.0',
  '/releases/draft/fhir/r4/metadata',
  '/?release=draft',
  '/variable/haemoglobin?release=draft',
];

const OF_OTHERS = [
  '/health/live',
  '/health/ready',
  '/api/v1/releases',
  '/api/v1/releases/latest/variables',
  '/api/v1/releases/1.1.0/variables',
  '/fhir/r4/metadata',
  '/releases/1.1.0/fhir/r5/metadata',
  '/',
  '/openapi.json',
  '/api/v1/nothing',
];

describe('while the draft is read', () => {
  it.each(OF_THE_DRAFT)('%s waits for it, and others do not wait for that', async (path) => {
    const { app, finish } = reading();
    const order: string[] = [];
    const draft = Promise.resolve(app.request(path)).then((response) => {
      order.push('draft');
      return response.status;
    });
    expect((await app.request('/health/live')).status).toBe(200);
    // Long enough for an answer that waits for nothing.
    await new Promise((settle) => setImmediate(settle));
    order.push('live');
    finish();
    expect(await draft).toBe(200);
    expect(order).toEqual(['live', 'draft']);
  });

  // A question that waited would never be answered here.
  it.each(OF_OTHERS)('%s is answered as ever', async (path) => {
    const expected = (await appOf().app.request(path)).status;
    expect((await reading().app.request(path)).status).toBe(expected);
  });
});
