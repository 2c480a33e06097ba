import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerOf } from '../../src/fhir/request-layer.ts';
import { prepare } from '../../src/http/caching.ts';
import { keepAnswers } from '../../src/http/kept-answers.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Release } from '../../src/model/release.ts';
import { failed, ok } from '../../src/model/result.ts';
import { appOf, FIRST, SECOND } from './fixture.ts';

type App = ReturnType<typeof appOf>['app'];

/** An app that keeps nothing: what each answer is when it is made anew. */
const forgetful = () => appOf({ options: { limits: { ...LIMITS, keptAnswersBytes: 0 } } }).app;

interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
}

async function everythingOf(app: App, { path, headers, method }: Question) {
  const response = await app.request(path, { method, headers });
  return { status: response.status, headers: [...response.headers].sort(), text: await response.text() };
}

const SYSTEM = 'system=http://terminology.hl7.org/CodeSystem/icd-o-3';

const question: fc.Arbitrary<Question> = fc.record({
  path: fc
    .tuple(
      fc.constantFrom('/fhir/r4', '/fhir/r5', '/releases/1.0.0/fhir/r4', '/releases/latest/fhir/r4'),
      fc.constantFrom(
        'metadata',
        'ValueSet',
        'ValueSet/responses',
        'ValueSet/responses/$expand?filter=c',
        'ValueSet/responses/%24expand?filter=c',
        'ValueSet/responses/$expand?filter=p',
        `CodeSystem/$lookup?${SYSTEM}&code=9861/3`,
        `CodeSystem/$lookup?${SYSTEM}&code=9861/3&displayLanguage=de`,
        `CodeSystem/$lookup?${SYSTEM}&code=9861/3&date=2026-02-01`,
        `CodeSystem/$lookup?${SYSTEM}&code=9861/3&nothing=1`,
        `CodeSystem/$lookup?${SYSTEM}&code=9861/3&_format=xml`,
        'nothing',
      ),
    )
    .map(([base, rest]) => `${base}/${rest}`),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'DELETE'),
  headers: fc.record(
    {
      Accept: fc.constantFrom('application/fhir+json', 'application/fhir+xml', 'text/html', 'image/png', '*/*'),
      'Accept-Language': fc.constantFrom('de', 'en', 'de;q=0.5, en', '*'),
      Prefer: fc.constantFrom('handling=strict', 'handling=lenient'),
      'If-None-Match': fc.constantFrom('*', '"other"'),
    },
    { requiredKeys: [] },
  ),
});

describe('answers that are kept', () => {
  it('are, in whatever order questions come, the answers that are made anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 2, maxLength: 12 }), async (questions) => {
        const [keeping, fresh] = [appOf().app, forgetful()];
        for (const each of [...questions, ...questions]) {
          expect(await everythingOf(keeping, each)).toEqual(await everythingOf(fresh, each));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are given again from what was made once', async () => {
    const { app, made } = counting();
    const asked = { path: '/fhir/r4/ValueSet/responses', headers: {}, method: 'GET' };
    const first = await everythingOf(app, asked);
    const again = await everythingOf(app, asked);
    const head = await app.request(asked.path, { method: 'HEAD' });
    const known = await app.request(asked.path, { headers: { 'If-None-Match': '*' } });
    expect([again, head.status, known.status, made()]).toEqual([first, 200, 304, 1]);
  });

  it.each([
    ['/releases/draft/fhir/r4/metadata', { method: 'GET' }],
    ['/fhir/r4/ValueSet/nothing', { method: 'GET' }],
    ['/fhir/r4/ValueSet/responses/$expand', { method: 'POST' }],
  ])('never hold what %s gives to %o', async (path, init) => {
    const { app, made } = counting();
    await app.request(path, init);
    await app.request(path, init);
    expect(made()).toBe(2);
  });

  it.each(['/', '/releases', '/releases/latest', '/value-set/responses', '/nothing', '/compare'])(
    'hold of the page %s what it is when it is made anew, before and after other releases are served',
    async (path) => {
      const { app, options } = appOf({ releases: [FIRST] });
      const asked = { path, headers: {}, method: 'GET' };
      const fresh = async (releases: readonly Release[]) =>
        everythingOf(appOf({ releases, options: { limits: { ...LIMITS, keptAnswersBytes: 0 } } }).app, asked);
      for (const releases of [[FIRST], [SECOND, FIRST], [FIRST]]) {
        options.catalog.swap(contentOf(releases));
        for (let time = 0; time < 2; time++) expect(await everythingOf(app, asked)).toEqual(await fresh(releases));
      }
    },
  );

  it('are forgotten when other releases are served', async () => {
    const { app, options } = appOf({ releases: [FIRST] });
    const asked = { path: '/fhir/r4/metadata', headers: {}, method: 'GET' };
    const before = await everythingOf(app, asked);
    options.catalog.swap(contentOf([SECOND, FIRST]));
    const after = await everythingOf(app, asked);
    expect(after).toEqual(await everythingOf(forgetful(), asked));
    expect(after).not.toEqual(before);
    options.catalog.swap(contentOf([FIRST]));
    expect(await everythingOf(app, asked)).toEqual(before);
  });

  it('are forgotten when other terminologies were imported', async () => {
    const imported = { now: [systemNamed('Before')] };
    const { app } = appOf({ options: { imported: () => imported.now } });
    const display = async () => {
      const response = await app.request('/fhir/r4/CodeSystem/$lookup?system=http://example.org/s&code=a');
      return JSON.stringify(await response.json());
    };
    expect(await display()).toContain('Before');
    imported.now = [systemNamed('After')];
    expect(await display()).toContain('After');
  });

  it('never take more than their limit, and the last that fit are there', () => {
    const answer = (length: number) =>
      prepare({ status: 200, contentType: 'text/plain', body: 'x'.repeat(length), freshness: 'sealed' }, 'fhir');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20_000 })), { maxLength: 60 }),
        (asked) => {
          const limit = 100_000;
          const kept = keepAnswers(limit);
          for (const [name, length] of asked) kept.keep(String(name), answer(length));
          const bodies = [...new Set(asked.map(([name]) => String(name)))].map(
            (name) => kept.of(name)?.body.length ?? 0,
          );
          expect(bodies.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(limit);
          const [name, length] = asked.at(-1) ?? [0, 0];
          if (asked.length > 0 && length < 3_000) expect(kept.of(String(name))?.body.length).toBe(length);
        },
      ),
    );
  });

  it('lets go of what was asked for longest ago', () => {
    const kept = keepAnswers(90_000);
    const answer = prepare({ status: 200, contentType: 'text/plain', body: 'x', freshness: 'sealed' }, 'fhir');
    kept.keep('asked again and again', answer);
    for (let count = 0; count < 1_000; count++) {
      kept.keep(`once ${count}`, answer);
      expect(kept.of('asked again and again')).toBe(answer);
    }
    expect(kept.of('once 0')).toBeUndefined();
    expect(kept.of('once 999')).toBe(answer);
  });
});

/** An app, and how often it made an answer: each begins with the release that is meant. */
function counting() {
  const { catalog } = appOf().options;
  let count = 0;
  const resolve: typeof catalog.resolve = (name) => {
    count += 1;
    return catalog.resolve(name);
  };
  return { app: appOf({ options: { catalog: { ...catalog, resolve } } }).app, made: () => count };
}

function contentOf(releases: readonly Release[]) {
  return {
    manifests: releases.map((release) => release.manifest),
    load: (version: string) => {
      const found = releases.find((release) => release.manifest.version === version);
      return found === undefined ? failed<Release>() : ok(found);
    },
    draft: { state: 'absent' as const },
  };
}

function systemNamed(display: string) {
  const concept = [{ code: 'a', display }];
  return layerOf([
    {
      resourceType: 'CodeSystem',
      url: 'http://example.org/s',
      version: '1',
      status: 'active',
      content: 'complete',
      concept,
    },
  ]);
}
