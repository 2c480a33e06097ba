import { describe, expect, it } from 'vitest';
import { appOf, BROKEN_DRAFT, FIRST, get, haemoglobin, SECOND } from './fixture.ts';

const { app } = appOf();
const SECOND_NAME = { version: SECOND.manifest.version, digest: SECOND.manifest.digest };

describe('releases', () => {
  it('lists all releases, newest first', async () => {
    const { body } = await get(app, '/api/v1/releases');
    expect(body.items.map((item: { version: string }) => item.version)).toEqual(['1.1.0', '1.0.0']);
    expect(body.release).toEqual(SECOND_NAME);
    expect(body.total).toBe(2);
  });

  it('gives one release with its change log and the editions it holds', async () => {
    const { body } = await get(app, '/api/v1/releases/1.1.0');
    expect(body.previous.version).toBe('1.0.0');
    expect(body.changes.map((change: { id: string }) => change.id)).toEqual([
      'icd_o_3_2',
      'responses_to_morphology',
      'myeloid',
    ]);
    expect(body.editions).toMatchObject([{ version: '3.2' }]);
  });

  it('takes a date as the last release of or before that day', async () => {
    expect((await get(app, '/api/v1/releases/2026-03-31')).body.version).toBe('1.0.0');
    expect((await get(app, '/api/v1/releases/2026-04-01')).body.version).toBe('1.1.0');
  });

  it('says that a date is before the first release', async () => {
    const { status, body } = await get(app, '/api/v1/releases/2020-01-01');
    expect([status, body.issues[0].code]).toEqual([404, 'unknown-release']);
  });

  it('gives the draft', async () => {
    expect((await get(app, '/api/v1/releases/draft/variables/hostile')).status).toBe(200);
  });

  it('answers a draft with errors by its issues while releases serve', async () => {
    const broken = appOf({ draft: BROKEN_DRAFT }).app;
    const { status, body } = await get(broken, '/api/v1/releases/draft/variables');
    expect(status).toBe(409);
    expect(body.issues.map((issue: { code: string }) => issue.code)).toEqual(['draft-has-errors', 'unknown-key']);
    expect((await get(broken, '/api/v1/releases/latest/variables')).status).toBe(200);
  });

  it('answers 503 as long as there is no release', async () => {
    const empty = appOf({ releases: [], draft: { state: 'absent' } }).app;
    const { status, body } = await get(empty, '/api/v1/releases/latest/variables');
    expect([status, body.issues[0].code]).toEqual([503, 'no-release']);
  });
});

describe('definitions', () => {
  it('lists the cards of a kind with their addresses in exactly this release', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/value-sets?limit=1');
    expect(body).toMatchObject({ release: SECOND_NAME, total: 2 });
    expect(body.items[0]).toMatchObject({
      id: 'myeloid',
      links: {
        self: '/api/v1/releases/1.1.0/value-sets/myeloid',
        page: '/value-set/myeloid?release=1.1.0',
        fhir: '/releases/1.1.0/fhir/r4/ValueSet/myeloid',
      },
    });
  });

  it('gives the address of every FHIR resource that a definition makes', async () => {
    const linksOf = async (path: string) => (await get(app, `/api/v1/releases/latest/${path}?limit=9`)).body.items;
    const [map] = await linksOf('concept-maps');
    expect(map.links.fhir).toBe('/releases/1.1.0/fhir/r4/ConceptMap/responses-to-morphology');
    const own = (await linksOf('value-sets')).find((item: { id: string }) => item.id === 'responses');
    expect([own.links.fhir, own.links.otherFhir]).toEqual([
      '/releases/1.1.0/fhir/r4/ValueSet/responses',
      ['/releases/1.1.0/fhir/r4/CodeSystem/responses'],
    ]);
    expect((await get(app, own.links.otherFhir[0])).body.resourceType).toBe('CodeSystem');
  });

  it('gives next as an address of exactly this release, with the filters', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/variables?limit=1&disease=aml');
    expect(body.next).toMatch(/^\/api\/v1\/releases\/1\.1\.0\/variables\?limit=1&disease=aml&cursor=/);
    const second = await get(app, body.next);
    expect(second.body.items.map((item: { id: string }) => item.id)).toEqual(['response']);
    expect(second.body).not.toHaveProperty('next');
  });

  it('refuses the cursor of another release', async () => {
    const { body } = await get(app, '/api/v1/releases/1.0.0/variables?limit=1');
    const { status } = await get(app, body.next.replace('1.0.0', '1.1.0'));
    expect(status).toBe(400);
  });

  it('filters by disease, group and status', async () => {
    const ids = async (query: string) =>
      (await get(app, `/api/v1/releases/latest/variables?${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await ids('disease=mm')).toEqual(['haemoglobin']);
    expect(await ids('group=outcome')).toEqual(['response']);
    expect(await ids('status=active')).toEqual(['haemoglobin']);
  });

  it('gives a definition as authored, with card and digest', async () => {
    const { body } = await get(app, '/api/v1/releases/1.0.0/variables/haemoglobin');
    expect(body.content).toEqual(haemoglobin);
    expect(body).toMatchObject({ version: '1.0.0', since: '1.0.0', title: 'Haemoglobin' });
    expect(body.digest).toBe(FIRST.entries.find((entry) => entry.id === 'haemoglobin')?.digest);
  });

  it('suggests the nearest id for one that does not exist', async () => {
    const { status, body } = await get(app, '/api/v1/releases/latest/variables/hemoglobin');
    expect(status).toBe(404);
    expect(body.detail).toContain('Did you mean "haemoglobin"?');
  });

  it('does not find a definition of a later release', async () => {
    expect((await get(app, '/api/v1/releases/1.0.0/value-sets/myeloid')).status).toBe(404);
  });

  it('says which kinds there are for an address of none', async () => {
    const { status, body } = await get(app, '/api/v1/releases/latest/variable');
    expect([status, body.issues[0].code]).toEqual([404, 'unknown-kind-address']);
    expect(body.detail).toContain('value-sets');
  });

  it('gives what refers to a definition, nearest first', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/value-sets/responses/usage');
    expect(body.items).toMatchObject([
      { id: 'responses_to_morphology', distance: 1 },
      { id: 'response', distance: 1 },
    ]);
  });

  it('gives the releases in which a definition changed', async () => {
    const { body } = await get(app, '/api/v1/code-systems/icd_o_3_2/history');
    expect(body.items).toMatchObject([{ release: '1.1.0', date: '2026-04-01', change: { change: 'added' } }]);
  });
});

describe('codes', () => {
  it('finds concepts by the beginnings of words', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts?q=acute+leuk&limit=1');
    expect(body).toMatchObject({ total: 2, items: [{ code: '986', children: 121 }] });
  });

  it('lists the children of a concept', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/code-systems/icd_o_3_2/concepts?parent=986');
    expect(body.total).toBe(121);
  });

  it('takes a code with a slash from the query', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/code-systems/icd_o_3_2/concept?code=9861%2F3');
    expect(body).toMatchObject({ system: { version: '3.2' }, concept: { code: '9861/3', parents: ['986'] } });
  });

  it('asks for the code if it is missing', async () => {
    const { status, body } = await get(app, '/api/v1/releases/latest/code-systems/icd_o_3_2/concept');
    expect([status, body.issues[0].code]).toEqual([400, 'missing-parameter']);
  });

  it('lists the codes of a value set in its order', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/value-sets/responses/codes');
    expect(body.items.map((item: { code: string }) => item.code)).toEqual(['cr', 'pr', 'pd']);
  });

  it('filters the codes of a value set', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/value-sets/myeloid/codes?q=nos');
    expect(body).toMatchObject({ total: 1, items: [{ code: '9861/3', version: '3.2', status: 'active' }] });
  });
});

describe('crosswalks', () => {
  const MAP = '/api/v1/releases/latest/concept-maps/responses_to_morphology';

  it('translate a code, with the reason', async () => {
    const { body } = await get(app, `${MAP}/translate?code=cr`);
    expect(body).toMatchObject({
      release: SECOND_NAME,
      map: 'responses_to_morphology',
      code: 'cr',
      display: 'Complete remission',
      verdict: 'mapped',
      matches: [{ code: '9861/3', relationship: 'related-to', comment: 'Only a test.', version: '3.2' }],
    });
  });

  it('translate back', async () => {
    const { body } = await get(app, `${MAP}/translate?code=9861%2F3&reverse=true`);
    expect(body.matches).toMatchObject([{ code: 'cr', display: 'Complete remission' }]);
  });

  it('tell no target from no mention', async () => {
    expect((await get(app, `${MAP}/translate?code=pr`)).body.verdict).toBe('no-map');
    expect((await get(app, `${MAP}/translate?code=pd`)).body.verdict).toBe('unmapped');
  });

  it('refuse a code that the source does not hold', async () => {
    const { status, body } = await get(app, `${MAP}/translate?code=xx`);
    expect([status, body.issues[0].code]).toEqual([404, 'unknown-concept']);
  });

  it('report how far they reach', async () => {
    const { body } = await get(app, `${MAP}/coverage`);
    expect(body.groups).toMatchObject([
      { sources: 3, mapped: 1, noMap: [{ code: 'pr' }], unmapped: [{ code: 'pd' }], roundTrip: { kept: 1, lost: [] } },
    ]);
  });
});

describe('diseases', () => {
  it('are listed with the addresses of each', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/diseases');
    expect(body).toMatchObject({ release: SECOND_NAME, total: 2 });
    expect(body.items[0]).toMatchObject({
      id: 'aml',
      links: { self: '/api/v1/releases/1.1.0/diseases/aml', page: '/disease/aml?release=1.1.0' },
    });
  });

  it('hold their variables by level', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/diseases/aml');
    expect(body.coreVariables.map((card: { id: string }) => card.id)).toEqual(['haemoglobin']);
    expect(body.extendedVariables.map((card: { id: string }) => card.id)).toEqual(['response']);
  });

  it('that do not exist are refused with those that do', async () => {
    const { status, body } = await get(app, '/api/v1/releases/latest/diseases/alm');
    expect([status, body.issues[0].code]).toEqual([404, 'unknown-disease']);
    expect(body.detail).toContain('aml, mm');
  });
});

describe('search', () => {
  it('finds definitions and marks where', async () => {
    const { body } = await get(app, '/api/v1/releases/latest/search?q=haemoglobin');
    expect(body.items[0]).toMatchObject({ id: 'haemoglobin' });
    expect(body.items[0].highlights).toContainEqual({ field: 'title', text: 'Haemoglobin', positions: [[0, 11]] });
  });

  it('ranks the same for any page size', async () => {
    const whole = await get(app, '/api/v1/releases/latest/search?q=re');
    const ids: string[] = [];
    let path: string | undefined = '/api/v1/releases/latest/search?q=re&limit=1';
    while (path !== undefined) {
      const { body }: { body: { items: { id: string }[]; next?: string } } = await get(app, path);
      ids.push(...body.items.map((item) => item.id));
      path = body.next;
    }
    expect(ids).toEqual(whole.body.items.map((item: { id: string }) => item.id));
  });
});

describe('comparison', () => {
  it('gives what changed between two releases', async () => {
    const { body } = await get(app, '/api/v1/diff?from=1.0.0&to=latest');
    expect(body).toMatchObject({ from: { version: '1.0.0' }, to: { version: '1.1.0' }, total: 3 });
  });

  it('is empty for a release and itself', async () => {
    expect((await get(app, '/api/v1/diff?from=1.0.0&to=1.0.0')).body.items).toEqual([]);
  });
});

describe('parameters', () => {
  const detail = async (path: string) => {
    const { status, body } = await get(app, path);
    return [status, body.issues[0].code, body.issues[0].message];
  };

  it('refuses one that is not known and suggests the nearest', async () => {
    expect(await detail('/api/v1/releases/latest/variables?desease=aml')).toEqual([
      400,
      'unknown-parameter',
      'There is no parameter "desease" here; there are: disease, group, level, status, limit, cursor. Did you mean "disease"?',
    ]);
  });

  it('refuses one that is given twice', async () => {
    const [status, code] = await detail('/api/v1/releases/latest/variables?limit=1&limit=2');
    expect([status, code]).toEqual([400, 'invalid-parameter']);
  });

  it.each(['0', '1001', '-1', '1.5', '1e2', ' 5', 'x', ''])(
    'refuses the limit "%s" and says what is allowed',
    async (limit) => {
      const [status, code, message] = await detail(
        `/api/v1/releases/latest/variables?limit=${encodeURIComponent(limit)}`,
      );
      expect([status, code]).toEqual([400, 'invalid-parameter']);
      expect(message).toContain('a whole number from 1 to 1000');
    },
  );

  it('refuses a disease that does not exist and names those that do', async () => {
    const [, code, message] = await detail('/api/v1/releases/latest/variables?disease=amll');
    expect(code).toBe('invalid-parameter');
    expect(message).toContain('aml, mm');
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for what it is: an unknown parameter', async (name) => {
    const [status, code] = await detail(`/api/v1/releases/latest/variables?${name}=1`);
    expect([status, code]).toEqual([400, 'unknown-parameter']);
  });
});
