import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { dataServer, VALIDATE } from './data-fixture.ts';

const server = await dataServer();
afterAll(server.stop);

/** No answer until then is a hang, on whatever machine. */
const HANGS_MS = 30_000;

const SEEDS = [
  'patient_id,haemoglobin,response\nP1,12.5,cr\n"P""2",9,"p\r\nr"\n',
  '[{"patient_id":"P1","haemoglobin":12.5},{"patient_id":["a",{}]}]',
  '{"patient_id":"P1"}\n{"patient_id":2,"response":null}\n',
].map((text) => new TextEncoder().encode(text));
const NASTY = [0, 9, 10, 13, 34, 44, 59, 91, 93, 123, 125, 127, 128, 192, 239, 254, 255];

/** A good body with bytes changed, taken out, put in and repeated. */
const body = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(200), fc.oneof(fc.constantFrom(...NASTY), fc.nat(255)), fc.nat(2)), { maxLength: 12 }),
  )
  .map(([seed, edits]) => {
    const bytes = [...seed];
    for (const [at, byte, how] of edits)
      bytes.splice(at % bytes.length, how === 0 ? 1 : 0, ...(how === 1 ? [] : [byte]));
    return Uint8Array.from(bytes);
  });

const headers = fc.record({
  'Content-Type': fc.constantFrom(
    'text/csv',
    'text/csv; charset=utf-16le',
    'text/tab-separated-values',
    'application/x-ndjson',
    'application/json',
    'text/plain',
    ';',
  ),
  'Content-Encoding': fc.constantFrom('identity', 'gzip', 'br'),
  Accept: fc.constantFrom('*/*', 'text/csv', 'text/html', 'application/xml', 'image/png', ';q=x,'),
});

const query = fc.constantFrom('', '?delimiter=%00', '?delimiter=%3B', '?maxRows=0', '?showValues=true', '?encoding=x');

it('mutated bodies are answered, and never by a failure of the server', async () => {
  await fc.assert(
    fc.asyncProperty(body, headers, query, async (sent, given, asked) => {
      const response = await fetch(`${server.url}${VALIDATE}${asked}`, {
        ...{ method: 'POST', body: sent, headers: given },
        signal: AbortSignal.timeout(HANGS_MS),
      });
      await response.arrayBuffer();
      expect([200, 400, 406, 415]).toContain(response.status);
    }),
    { numRuns: process.env.HDICT_FULL === '1' ? 10_000 : 400 },
  );
});

it('mutated questions about a value are answered likewise', async () => {
  const question = fc.oneof(
    fc.json(),
    fc.record({ value: fc.jsonValue() }).map((each) => JSON.stringify(each)),
  );
  await fc.assert(
    fc.asyncProperty(question, fc.constantFrom('haemoglobin', 'response', 'patient_id'), async (sent, variable) => {
      const address = `${server.url}/api/v1/releases/latest/variables/${variable}/validate-value`;
      const response = await fetch(address, {
        method: 'POST',
        body: sent,
        headers: { 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(HANGS_MS),
      });
      await response.arrayBuffer();
      expect([200, 400]).toContain(response.status);
    }),
    { numRuns: process.env.HDICT_FULL === '1' ? 5_000 : 200 },
  );
});
