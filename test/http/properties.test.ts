import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appOf, get } from './fixture.ts';

const { app } = appOf();

async function wholeList(path: string): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { status, body }: Awaited<ReturnType<typeof get>> = await get(app, next);
    expect(status).toBe(200);
    items.push(...body.items);
    expect(body.total).toBeGreaterThanOrEqual(items.length);
    next = body.next;
  }
  return items;
}

const LISTS = [
  '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts?',
  '/api/v1/releases/latest/value-sets/myeloid/codes?q=morphology',
  '/api/v1/releases/latest/variables?',
  '/api/v1/releases/latest/search?q=re',
  '/api/v1/releases/draft/variables?',
];

describe('paging', () => {
  it.each(LISTS)('of %s gives the whole list for any limit', async (path) => {
    const whole = await wholeList(`${path}&limit=1000`.replace('?&', '?'));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (limit) => {
        expect(await wholeList(`${path}&limit=${limit}`.replace('?&', '?'))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });
});

const PATHS = [
  '/',
  '/variable/response',
  '/value-set/myeloid',
  '/about',
  '/docs',
  '/releases',
  '/api/v1/releases',
  '/api/v1/releases/latest/search',
  '/api/v1/releases/latest/variables',
  '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts',
  '/api/v1/releases/latest/code-systems/icd_o_3_2/concept',
  '/api/v1/releases/latest/value-sets/myeloid/codes',
  '/api/v1/diff',
  '/fhir/r4/ValueSet',
  '/fhir/r4/ValueSet/$expand',
  '/fhir/r5/CodeSystem/$lookup',
];

const NAMES = [
  'q',
  'limit',
  'cursor',
  'kind',
  'disease',
  'group',
  'status',
  'release',
  'code',
  'parent',
  'from',
  'to',
  'date',
];

const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constant('__proto__'),
);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'latest',
    'draft',
    '1.0.0',
    '2026-02-30',
    '../../etc/passwd',
    '{{7*7}}',
    '\r\nX: y',
    '\0',
    '<script>',
  ),
  fc.integer().map(String),
);

describe('hostile questions', () => {
  it('never give a 5xx, and keep headers whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PATHS),
        fc.array(fc.tuple(name, value), { maxLength: 4 }),
        async (path, parameters) => {
          const query = parameters.map(([key, text]) => `${encodeURIComponent(key)}=${encodeURIComponent(text)}`);
          const { status, headers } = await get(app, `${path}?${query.join('&')}`, { Accept: 'text/html' });
          expect(status).toBeLessThan(500);
          expect(headers.get('X')).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never give a 5xx for any path', async () => {
    const segment = fc.oneof(
      fc.constantFrom(
        'api',
        'v1',
        'releases',
        'latest',
        'variables',
        'fhir',
        'r4',
        'ValueSet',
        '$expand',
        'variable',
        '%',
        '%ff',
        '..',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 7 }), async (segments) => {
        expect((await get(app, `/${segments.join('/')}`)).status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
  });

  it('never give a 5xx for raw, malformed query strings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), fc.string({ maxLength: 60 }), async (path, query) => {
        expect((await get(app, `${path}?${query}`)).status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});
