import { createCatalog, type Draft } from '../../src/catalog/catalog.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppOptions, RequestRecord } from '../../src/http/options.ts';
import type { CodeSystem, ConceptMap, Definition, ValueSet, Variable } from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import { keyOf } from '../../src/model/ids.ts';
import { error } from '../../src/model/issue.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { TextSearchFactory } from '../../src/model/ports.ts';
import type { Release } from '../../src/model/release.ts';
import { failed, ok } from '../../src/model/result.ts';
import { diff } from '../../src/release/diff.ts';
import { draftRelease, planRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';

const common = {
  status: 'trial-use' as const,
  owner: 'haematology',
  diseases: ['aml'],
  provenance: { source: ['WHO 2022'], reference: ['https://example.org/who'] },
};

export const HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&';

export const haemoglobin: Variable = {
  ...common,
  kind: 'variable',
  id: 'haemoglobin',
  title: { en: 'Haemoglobin', de: 'Hämoglobin' },
  definition: 'Mass concentration of haemoglobin in blood.',
  status: 'active',
  diseases: ['any'],
  type: 'decimal',
  unit: 'g/dL',
  range: { min: 0, max: 30 },
  level: 'core',
  group: 'laboratory',
  mappings: [{ to: 'loinc', code: '718-7' }],
};

export const response: Variable = {
  ...common,
  kind: 'variable',
  id: 'response',
  title: 'Response',
  definition: 'Best response to the line of treatment.',
  type: 'code',
  valueSet: 'responses',
  level: 'extended',
  group: 'outcome',
};

export const responses: ValueSet = {
  ...common,
  kind: 'value-set',
  id: 'responses',
  title: 'Responses',
  definition: 'Responses to treatment, best first.',
  codes: [
    { code: 'cr', display: 'Complete remission', synonyms: ['CR'] },
    { code: 'pr', display: 'Partial remission' },
    { code: 'pd', display: 'Progressive disease', status: 'deprecated' },
  ],
  ordered: true,
};

export const morphology: CodeSystem = {
  ...common,
  kind: 'code-system',
  id: 'icd_o_3_2',
  title: 'ICD-O-3.2 morphology',
  definition: 'Morphology of haematological neoplasms.',
  url: 'http://terminology.hl7.org/CodeSystem/icd-o-3',
  edition: '3.2',
  content: 'fragment',
  hierarchy: 'is-a',
  licence: 'Only with the permission of the WHO',
  copyright: 'World Health Organization',
  concepts: [
    { code: '986', display: 'Acute myeloid leukaemias', abstract: true },
    { code: '9861/3', display: 'Acute myeloid leukaemia, NOS', parents: ['986'], synonyms: ['AML, NOS'] },
    ...Array.from({ length: 120 }, (_each, index) => ({
      code: `99${String(index).padStart(2, '0')}/3`,
      display: `Morphology number ${index}`,
      parents: ['986'],
    })),
  ],
};

export const myeloid: ValueSet = {
  ...common,
  kind: 'value-set',
  id: 'myeloid',
  title: 'Myeloid neoplasms',
  definition: 'All myeloid morphologies.',
  include: [{ system: 'icd_o_3_2', filters: [{ property: 'concept', op: 'is-a', value: '986' }] }],
};

export const crosswalk: ConceptMap = {
  ...common,
  kind: 'concept-map',
  id: 'responses_to_morphology',
  title: 'Responses to morphology',
  definition: 'A map that only tests need.',
  groups: [
    {
      source: 'responses',
      target: 'icd_o_3_2',
      elements: [
        { code: 'cr', targets: [{ code: '9861/3', relationship: 'related-to', comment: 'Only a test.' }] },
        { code: 'pr', noMap: true },
      ],
    },
  ],
};

export function dictionaryOf(...definitions: readonly Definition[]): Dictionary {
  return {
    settings: {
      title: 'HARMONY data dictionary',
      publisher: 'HARMONY Alliance',
      base: 'https://dictionary.example.org',
      languages: ['en', 'de'],
      licence: 'CC-BY-4.0',
      disclaimer: 'Not for the treatment of patients.',
      diseases: [
        { id: 'aml', label: 'Acute myeloid leukaemia', group: 'myeloid' },
        { id: 'mm', label: 'Multiple myeloma', group: 'lymphoid' },
      ],
    },
    workingGroups: [{ id: 'haematology', title: 'Haematology', owns: ['.'] }],
    definitions: new Map(definitions.map((definition) => [keyOf(definition), definition])),
  };
}

/** A release of a dictionary, after another. */
export function sealed(last: Release | undefined, dictionary: Dictionary, date: string): Release {
  const plan = planRelease(last, dictionary, date);
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value.release;
}

export const FIRST = sealed(undefined, dictionaryOf(haemoglobin, response, responses), '2026-01-15');

export const SECOND = sealed(
  FIRST,
  dictionaryOf(haemoglobin, response, responses, morphology, myeloid, crosswalk),
  '2026-04-01',
);

const hostile: Variable = {
  ...response,
  id: 'hostile',
  title: HOSTILE,
  definition: HOSTILE,
  notes: { en: HOSTILE, de: HOSTILE },
  aliases: [HOSTILE, 'javascript:alert(3)'],
  provenance: { source: [HOSTILE, 'javascript:alert(4)'] },
};

export const DRAFT = draftRelease(
  SECOND,
  dictionaryOf(...SECOND.dictionary.definitions.values(), hostile),
  '2026-05-01',
);

export const BROKEN_DRAFT: Draft = {
  state: 'errors',
  issues: [error('unknown-key', 'There is no key "titel".', { file: 'variables/x.yaml', line: 3, column: 1 })],
};

export interface Setup {
  readonly releases?: readonly Release[];
  readonly draft?: Draft;
  readonly options?: Partial<AppOptions>;
  readonly textSearch?: TextSearchFactory;
}

/** One list: what an app keeps of its answers is kept for a list. */
const NOTHING_IMPORTED: readonly [] = [];

/** An app over two releases, newest first, and a readable draft. */
export function appOf({
  releases = [SECOND, FIRST],
  draft = { state: 'readable', release: DRAFT },
  options,
  textSearch = lunrSearch,
}: Setup = {}) {
  const log: RequestRecord[] = [];
  const catalog = createCatalog(
    {
      manifests: releases.map((release) => release.manifest),
      load: (version) => {
        const found = releases.find((release) => release.manifest.version === version);
        return found === undefined ? failed(error('unknown-release', version)) : ok(found);
      },
      draft,
    },
    { textSearch },
  );
  const all: AppOptions = {
    catalog,
    publicUrl: undefined,
    listenUrl: 'http://127.0.0.1:8080',
    software: { name: 'harmony-dictionary', version: '0.1.0' },
    limits: LIMITS,
    diff,
    imported: () => NOTHING_IMPORTED,
    health: () => ({ ready: true, problems: [] }),
    draftRead: async () => {},
    scripts: { validatePage: 'page', checkWorker: 'worker', searchPage: 'search', codeTree: 'tree' },
    forge: {
      editUrl: 'https://forge.example.org/edit/main/dictionary/{path}',
      issueUrl: 'https://forge.example.org/issues/new?title={title}&body={body}',
      fileOf: (kind, id) => (id === 'haemoglobin' ? `${kind}s/${id}.yaml` : undefined),
    },
    log: (record) => void log.push(record),
    newErrorId: () => 'error-1',
    ...options,
  };
  return { app: createApp(all), log, options: all };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape another test checks.
export type Json = any;

type App = ReturnType<typeof appOf>['app'];

/** Body of a GET as JSON, with its status and headers. */
export async function get(app: App, path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const body: Json = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}
