import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startRealServer } from './real-server.ts';

/** The shipped content, asked over real HTTP as its users would ask. */

const ICD_O = 'http://terminology.hl7.org/CodeSystem/icd-o-3';
const BASE = 'https://dictionary.harmony-alliance.eu';

const ajv = new Ajv({ strict: false });
const validators = new Map<string, ValidateFunction>();

/** By the schema that the dictionary gives to editors. */
function validatorOf(kind: string): ValidateFunction {
  const known = validators.get(kind);
  if (known !== undefined) return known;
  const path = join(import.meta.dirname, `../../dictionary/schema/${kind}.schema.json`);
  const made = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  validators.set(kind, made);
  return made;
}

interface Part {
  readonly name: string;
  readonly valueString?: string;
  readonly valueBoolean?: boolean;
  readonly resource?: { readonly issue: readonly { readonly details: { readonly text: string } }[] };
}

describe('the shipped dictionary', () => {
  let server: RunningServer;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hdict-real-'));
    server = await startRealServer(join(folder, 'harmony.db'));
  }, 30_000);

  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function answered(path: string): Promise<Response> {
    const answer = await fetch(`${server.url}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer;
  }

  async function json<T>(path: string): Promise<T> {
    return (await (await answered(path)).json()) as T;
  }

  async function parameters(path: string): Promise<ReadonlyMap<string, Part>> {
    const { parameter } = await json<{ parameter: readonly Part[] }>(path);
    return new Map(parameter.map((part) => [part.name, part]));
  }

  it('answers every example of the API reference', async () => {
    const { paths } = await json<{ paths: Record<string, { get?: { 'x-example'?: string } }> }>('/openapi.json');
    const examples = Object.values(paths).flatMap((path) => path.get?.['x-example'] ?? []);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) expect((await (await answered(example)).text()).length).toBeGreaterThan(0);
  });

  it('finds the FLT3 variables first', async () => {
    const { items } = await json<{ items: { id: string; kind: string }[] }>('/api/v1/releases/latest/search?q=FLT3');
    expect(items.slice(0, 3).map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      'variable/flt3_itd_mutation',
      'variable/flt3_tkd_mutation',
      'variable/flt3_itd_allelic_ratio',
    ]);
  });

  it.each(['$lookup', '%24lookup'])('gives the term of an ICD-O code by %s', async (operation) => {
    const query = `system=${ICD_O}&code=9861/3`;
    const found = await parameters(`/fhir/r4/CodeSystem/${operation}?${query}`);
    expect(found.get('display')?.valueString).toBe('Acute myeloid leukemia, NOS');
  });

  it.each([
    ['r4', 'CRh', true],
    ['r5', 'CRh', true],
    ['r4', 'CRX', false],
    ['r5', 'CRX', false],
  ])('says in %s of the ELN 2022 response code %s: %s', async (version, code, expected) => {
    const query = `url=${BASE}/ValueSet/eln-aml-response-2022&system=${BASE}/CodeSystem/eln-aml-response-2022`;
    const found = await parameters(`/fhir/${version}/ValueSet/$validate-code?${query}&code=${code}`);
    expect(found.get('result')?.valueBoolean).toBe(expected);
    expect(found.has('issues')).toBe(!expected);
  });

  it('knows that C92.0 is below C92 and C92 below the block', async () => {
    const system = 'http://hl7.org/fhir/sid/icd-10';
    const found = await parameters(`/fhir/r5/CodeSystem/$subsumes?system=${system}&codeA=C81-C96&codeB=C92.0`);
    expect(found.get('outcome')).toMatchObject({ valueCode: 'subsumes' });
  });

  it('gives the German title of an ICD-10 code', async () => {
    const query = 'system=http://hl7.org/fhir/sid/icd-10&code=C81.9&displayLanguage=de';
    const found = await parameters(`/fhir/r4/CodeSystem/$lookup?${query}`);
    expect(found.get('display')?.valueString).toBe('Hodgkin-Lymphom, nicht näher bezeichnet');
  });

  it('reads every definition by its schema, its usage and its page, and links only to what exists', async () => {
    const kinds = ['variables', 'value-sets', 'code-systems', 'concept-maps', 'endpoints', 'scores', 'tables', 'rules'];
    interface Links {
      readonly self: string;
      readonly page: string;
      readonly fhir?: string;
      readonly otherFhir?: readonly string[];
    }
    let seen = 0;
    const read = new Set<string>();
    for (const kind of kinds) {
      const { items } = await json<{ items: { links: Links }[] }>(`/api/v1/releases/latest/${kind}?limit=500`);
      for (const { links } of items) {
        seen += 1;
        const { content } = await json<{ content: { kind: string; id: string } }>(links.self);
        expect([content.id, validatorOf(content.kind)(content), validatorOf(content.kind).errors]).toEqual([
          content.id,
          true,
          null,
        ]);
        await json(`${links.self}/usage`);
        expect([links.page, (await fetch(`${server.url}${links.page}`)).status]).toEqual([links.page, 200]);
        for (const fhir of [links.fhir ?? [], links.otherFhir ?? []].flat()) {
          const { resourceType } = await json<{ resourceType: string }>(fhir);
          expect(await json(fhir.replace('/fhir/r4/', '/fhir/r5/'))).toMatchObject({ resourceType });
          read.add(resourceType);
        }
      }
    }
    expect(seen).toBeGreaterThan(200);
    expect([...read].sort()).toEqual(['CodeSystem', 'ConceptMap', 'Questionnaire', 'StructureDefinition', 'ValueSet']);
  }, 240_000);

  it('has a page and an answer for every disease, and says of every concept map how far it reaches', async () => {
    type Items = { items: { id: string; links: { self: string; page: string } }[] };
    const { items: diseases } = await json<Items>('/api/v1/releases/latest/diseases');
    expect(diseases).toHaveLength(14);
    for (const { links } of diseases) {
      await json(links.self);
      expect([links.page, (await fetch(`${server.url}${links.page}`)).status]).toEqual([links.page, 200]);
    }
    const { items: maps } = await json<Items>('/api/v1/releases/latest/concept-maps?limit=500');
    for (const { links } of maps) {
      const { groups } = await json<{ groups: { sources: number; mapped: number }[] }>(`${links.self}/coverage`);
      expect(groups.every(({ sources, mapped }) => mapped > 0 && mapped <= sources)).toBe(true);
    }
  });

  it('expands every value set to the total that its pages add up to', async () => {
    const { items } = await json<{ items: { id: string }[] }>('/api/v1/releases/latest/value-sets?limit=500');
    for (const { id } of items) {
      const url = `${BASE}/ValueSet/${id.replaceAll('_', '-')}`;
      const { expansion } = await json<{ expansion: { total: number; contains?: unknown[] } }>(
        `/fhir/r5/ValueSet/$expand?url=${url}`,
      );
      expect([id, expansion.contains?.length]).toEqual([id, expansion.total]);
    }
  });
});
