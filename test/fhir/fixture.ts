import { expect } from 'vitest';
import type { FhirContext, FhirRequest, FhirResponse, FhirVersion } from '../../src/fhir/contract.ts';
import { answerFhir } from '../../src/fhir/service.ts';
import { readXml } from '../../src/fhir/xml/read-xml.ts';
import type { CodeSystem, Definition, ValueSet } from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import { keyOf } from '../../src/model/ids.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Release } from '../../src/model/release.ts';
import type { Scope } from '../../src/query/scope.ts';
import { planRelease } from '../../src/release/plan.ts';
import type { CompileCache } from '../../src/snapshot/compile.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { schemaProblems } from './schemas.ts';

export const BASE = 'https://dictionary.example.org';
export const MORPHOLOGY = 'http://terminology.example.org/CodeSystem/morphology';
export const LINEAGE = `${BASE}/CodeSystem/lineage`;
export const GRADE = `${BASE}/CodeSystem/grade`;

const COMMON = {
  definition: 'What it is.',
  status: 'active',
  owner: 'core',
  diseases: ['any'],
  provenance: { source: ['test'] },
} as const;

/** An external fragment: one parent each, codes with slashes, German displays, a retired and a deprecated code. */
const morphology: CodeSystem = {
  ...COMMON,
  kind: 'code-system',
  id: 'morphology_3_2',
  title: { en: 'Morphology', de: 'Morphologie' },
  status: 'trial-use',
  url: MORPHOLOGY,
  publisher: 'Somebody',
  edition: '3.2',
  content: 'fragment',
  hierarchy: 'is-a',
  licence: 'Ask them.',
  copyright: '(c) Somebody',
  properties: [
    { code: 'axis', description: 'Axis of the code.', type: 'code' },
    { code: 'weight', description: 'A number.', type: 'decimal' },
  ],
  concepts: [
    { code: '986', display: 'Myeloid leukaemias', abstract: true },
    {
      code: '9861/3',
      display: { en: 'Acute myeloid leukaemia, NOS', de: 'Akute myeloische Leukämie o.n.A.' },
      definition: 'A cancer of blood.',
      parents: ['986'],
      synonyms: ['AML'],
      properties: { axis: 'morphology', weight: 1.5 },
    },
    { code: '9866/3', display: 'Acute promyelocytic leukaemia (APL)', parents: ['9861/3'] },
    { code: '9867/3', display: 'Old leukaemia', parents: ['986'], status: 'retired', replacedBy: '9861/3' },
    { code: '9868/3', display: 'Ageing leukaemia', parents: ['986'], status: 'deprecated', notes: 'Soon gone.' },
    { code: 'Ph+ (t(9;22)) äß', display: 'Philadelphia', parents: ['986'] },
  ],
};

/** Of our own, with a concept of two parents. */
const lineage: CodeSystem = {
  ...COMMON,
  kind: 'code-system',
  id: 'lineage',
  title: 'Lineage',
  content: 'complete',
  hierarchy: 'is-a',
  licence: 'CC-BY-4.0',
  concepts: [
    { code: 'root', display: 'Blood' },
    { code: 'lymphoid', display: 'Lymphoid', parents: ['root'] },
    { code: 'myeloid', display: 'Myeloid', parents: ['root'] },
    { code: 'mixed', display: 'Mixed phenotype', parents: ['lymphoid', 'myeloid'] },
  ],
};

const grade: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'grade',
  title: 'Grade',
  ordered: true,
  codes: [
    { code: 'low', display: 'Low grade' },
    { code: 'high', display: 'High grade' },
  ],
};

const enumerated: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'aml_codes',
  title: 'AML codes',
  include: [
    {
      system: 'morphology_3_2',
      codes: [{ code: '9861/3', display: 'AML, any' }, { code: '9866/3' }, { code: '9867/3' }],
    },
  ],
};

const filtered: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'below_aml',
  title: 'AML and below',
  include: [{ system: 'morphology_3_2', filters: [{ property: 'concept', op: 'is-a', value: '9861/3' }] }],
};

const children: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'children_of_root',
  title: 'Children of the root',
  include: [{ system: 'lineage', filters: [{ property: 'concept', op: 'child-of', value: 'root' }] }],
};

const everything: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'everything',
  title: 'All of it',
  include: [{ system: 'morphology_3_2' }, { system: 'lineage' }, { system: 'grade' }],
};

const composed: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'composed',
  title: 'Composed',
  include: [{ valueSets: ['aml_codes'] }, { valueSets: ['grade'] }],
  exclude: [{ system: 'morphology_3_2', codes: [{ code: '9866/3' }] }],
};

const DEFINITIONS: readonly Definition[] = [
  morphology,
  lineage,
  grade,
  enumerated,
  filtered,
  children,
  everything,
  composed,
];

export function dictionaryOf(definitions: readonly Definition[]): Dictionary {
  return {
    settings: {
      title: 'Test dictionary',
      publisher: 'Test alliance',
      base: BASE,
      languages: ['en', 'de'],
      licence: 'CC-BY-4.0',
      diseases: [],
    },
    workingGroups: [],
    definitions: new Map(definitions.map((definition) => [keyOf(definition), definition])),
  };
}

export function planned(last: Release | undefined, definitions: readonly Definition[], date: string): Release {
  const plan = planRelease(last, dictionaryOf(definitions), date);
  if (!plan.ok) throw new Error(plan.issues.map((issue) => issue.message).join('; '));
  return plan.value.release;
}

const cache: CompileCache = new Map();

export function compiled(release: Release): Snapshot {
  const made = compileSnapshot(release, { cache, textSearch: lunrSearch });
  const issues = made.issues();
  if (issues.length > 0) throw new Error(issues.map((issue) => issue.message).join('; '));
  return made;
}

/** The release before: `grade` had another code, so it is another version. */
const FIRST = planned(
  undefined,
  DEFINITIONS.map((each) => (each === grade ? { ...grade, codes: [{ code: 'only', display: 'Only grade' }] } : each)),
  '2026-04-01',
);

const SECOND = planned(FIRST, DEFINITIONS, '2026-05-01');

export const SNAPSHOT = compiled(SECOND);
const OLDER = compiled(FIRST);

export const SCOPE: Scope = { primary: SNAPSHOT, others: () => [OLDER] };

export function contextOf(version: FhirVersion, changes: Partial<FhirContext> = {}): FhirContext {
  return {
    version,
    scope: SCOPE,
    base: `https://tx.example.org/fhir/${version}`,
    software: { name: 'harmony-dictionary', version: '0.1.0' },
    limits: LIMITS,
    ...changes,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON that each test looks into.
export type Body = any;

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
}

/** Asks as HTTP would: a path with a query, and what else the request brings. */
export function ask(
  version: FhirVersion,
  path: string,
  request: Partial<Omit<FhirRequest, 'path' | 'query'>> = {},
  context = contextOf(version),
): Answer {
  const [route = '', query = ''] = path.split('?', 2);
  const response = answerFhir(
    {
      method: 'GET',
      ...request,
      path: route.split('/').filter(Boolean).map(decodeURIComponent),
      query: new URLSearchParams(query),
    },
    context,
  );
  const { status, contentType, headers } = response;
  return { status, contentType, headers, body: bodyOf(response, version) };
}

/** The resource that a response holds, which is one by FHIR's own schema, whatever was asked. */
export function bodyOf({ contentType, body }: FhirResponse, version: FhirVersion): Body {
  const resource = contentType.includes('xml') ? fromXml(body, version) : JSON.parse(body);
  expect(schemaProblems(resource, version).join('\n')).toBe('');
  return resource;
}

function fromXml(text: string, version: FhirVersion): Body {
  const read = readXml(text, version, LIMITS);
  if (!read.ok) throw new Error(read.issues.map((issue) => issue.message).join('; '));
  return read.value;
}

export function get(path: string, version: FhirVersion = 'r5'): Answer {
  return ask(version, path);
}

/** POSTs a Parameters resource of `{name: {valueX}}` pairs. */
export function post(path: string, parameter: readonly Body[], version: FhirVersion = 'r5'): Answer {
  return ask(version, path, {
    method: 'POST',
    contentType: 'application/fhir+json',
    body: JSON.stringify({ resourceType: 'Parameters', parameter }),
  });
}

/** Path with query, the values encoded. */
export function url(path: string, query: { readonly [name: string]: string | number | boolean }): string {
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return `${path}?${new URLSearchParams(pairs)}`;
}

/** Value of an answer's parameter, whatever its type. */
export function parameterValue(body: Body, name: string): Body {
  const found = body.parameter.find((each: Body) => each.name === name);
  if (found === undefined) return undefined;
  const key = Object.keys(found).find((each) => each.startsWith('value') || each === 'resource');
  return key === undefined ? undefined : found[key];
}

/** `severity type text` of every issue of an answer. */
export function issuesOf(body: Body): readonly string[] {
  const outcome = body.resourceType === 'OperationOutcome' ? body : parameterValue(body, 'issues');
  return (outcome?.issue ?? []).map(
    (each: Body) => `${each.severity} ${each.details?.coding?.[0].code ?? each.code}: ${each.details?.text}`,
  );
}

/** Codes of an expansion, in order. */
export function codesOf(body: Body): readonly string[] {
  return (body.expansion.contains ?? []).map((each: Body) => each.code);
}
