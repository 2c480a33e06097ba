import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { appOf, get, type Json } from './fixture.ts';

const { app } = appOf();
const document: Json = (await get(app, '/openapi.json')).body;
const all: readonly Json[] = Object.values<Json>(document.paths).map((path) => path.get ?? path.post);
/** Paths that are read. What is sent to the others is in tests of their own. */
const readPaths = Object.keys(document.paths).filter((path) => document.paths[path].get !== undefined);

/** Questions for the fixture's dictionary, by path of the document. */
const QUESTIONS: { readonly [path: string]: readonly string[] } = {
  '/api/v1/releases': ['/api/v1/releases'],
  '/api/v1/releases/{release}': ['/api/v1/releases/latest', '/api/v1/releases/1.0.0', '/api/v1/releases/draft'],
  '/api/v1/releases/{release}/search': ['/api/v1/releases/latest/search?q=re&limit=2'],
  '/api/v1/releases/{release}/{kinds}': ['variables', 'value-sets', 'code-systems', 'tables'].map(
    (kinds) => `/api/v1/releases/latest/${kinds}?limit=1`,
  ),
  '/api/v1/releases/{release}/{kinds}/{id}': [
    '/api/v1/releases/latest/variables/haemoglobin',
    '/api/v1/releases/draft/variables/hostile',
    '/api/v1/releases/latest/code-systems/icd_o_3_2',
  ],
  '/api/v1/releases/{release}/{kinds}/{id}/usage': ['/api/v1/releases/latest/code-systems/icd_o_3_2/usage'],
  '/api/v1/releases/{release}/concept-maps/{id}/translate': [
    '/api/v1/releases/latest/concept-maps/responses_to_morphology/translate?code=cr',
    '/api/v1/releases/latest/concept-maps/responses_to_morphology/translate?code=9861%2F3&reverse=true',
    '/api/v1/releases/latest/concept-maps/responses_to_morphology/translate?code=pr',
  ],
  '/api/v1/releases/{release}/concept-maps/{id}/coverage': [
    '/api/v1/releases/latest/concept-maps/responses_to_morphology/coverage',
  ],
  '/api/v1/releases/{release}/diseases': ['/api/v1/releases/latest/diseases'],
  '/api/v1/releases/{release}/diseases/{id}': ['/api/v1/releases/latest/diseases/aml'],
  '/api/v1/{kinds}/{id}/history': ['/api/v1/variables/response/history'],
  '/api/v1/releases/{release}/code-systems/{id}/concepts': [
    '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts?limit=3',
    '/api/v1/releases/latest/code-systems/responses/concepts',
  ],
  '/api/v1/releases/{release}/code-systems/{id}/concept': [
    '/api/v1/releases/latest/code-systems/icd_o_3_2/concept?code=9861/3',
  ],
  '/api/v1/releases/{release}/value-sets/{id}/codes': ['/api/v1/releases/latest/value-sets/responses/codes?limit=2'],
  '/api/v1/releases/{release}/export/record-plan': ['/api/v1/releases/latest/export/record-plan'],
  // The dictionary of this test has no table: export-json-schema.test.ts asks.
  '/api/v1/releases/{release}/export/json-schema': [],
  '/api/v1/releases/{release}/export/code-book': ['/api/v1/releases/latest/export/code-book?format=json'],
  // Never JSON: downloads.test.ts asks.
  '/api/v1/releases/{release}/export/template': [],
  '/api/v1/diff': ['/api/v1/diff?from=1.0.0&to=draft'],
  '/api/v1/schemas/report.json': ['/api/v1/schemas/report.json'],
  '/health/live': ['/health/live'],
  '/health/ready': ['/health/ready'],
  '/openapi.json': ['/openapi.json'],
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'openapi', ...document });

function check(schema: Json, value: unknown): readonly string[] {
  const within = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components'));
  const validate = ajv.compile(within);
  validate(value);
  return (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message} ${JSON.stringify(each.params)}`);
}

describe('the OpenAPI document', () => {
  it('describes every parameter by a JSON Schema', () => {
    const strict = new Ajv2020({ strict: true });
    const schemas = all.flatMap((operation) => operation.parameters.map((each: Json) => each.schema));
    expect(schemas.length).toBeGreaterThan(50);
    for (const schema of schemas) expect(strict.validateSchema(schema)).toBe(true);
  });

  it('names every route of the interface', () => {
    const routed = app.routes
      .filter((route) => ['GET', 'POST'].includes(route.method) && /^\/(api|health|openapi)/.test(route.path))
      .map((route) => route.path.replaceAll(/:(\w+)/g, '{$1}'));
    expect(Object.keys(document.paths).sort()).toEqual([...new Set(routed)].sort());
  });

  it('is complete: every reference leads to a component', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name);
    expect(references.length).toBeGreaterThan(20);
  });

  it('describes every path parameter', () => {
    for (const [path, { get, post }] of Object.entries<Json>(document.paths)) {
      const operation = get ?? post;
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = operation.parameters.filter((each: Json) => each.in === 'path').map((each: Json) => each.name);
      expect(described.sort()).toEqual(named.sort());
    }
  });

  it('has a question here for every path', () => {
    expect(Object.keys(QUESTIONS).sort()).toEqual(readPaths.sort());
  });

  it.each(Object.entries(QUESTIONS).flatMap(([path, questions]) => questions.map((question) => [path, question])))(
    'describes what %s answers to %s',
    async (path, question) => {
      const { status, body } = await get(app, question as string);
      expect(status).toBe(200);
      const schema = document.paths[path as string].get.responses['200'].content['application/json'].schema;
      expect(check(schema, body)).toEqual([]);
    },
  );

  it('notices a field that is not described', async () => {
    const { body } = await get(app, '/health/live');
    const schema = document.paths['/health/live'].get.responses['200'].content['application/json'].schema;
    expect(check(schema, { ...body, extra: 1 })).not.toEqual([]);
  });

  it.each([
    '/api/v1/releases/9.9.9',
    '/api/v1/releases/latest/variables?limit=0&status=x',
    '/api/v1/releases/latest/variables/x',
    '/api/v1/nothing',
  ])('describes the problem that %s answers', async (question) => {
    const { body } = await get(app, question);
    expect(check({ $ref: '#/components/schemas/Problem' }, body)).toEqual([]);
  });
});
