import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileChecks } from '../../src/records/compile-checks.ts';
import type { RecordPlan } from '../../src/records/plan.ts';
import { recordPlanOfRelease } from '../../src/snapshot/record-plan.ts';
import { good, realDictionary, sealed, snapshotOf } from '../snapshot/dictionaries.ts';
import { type GivenFile, planOf, reportOn } from './support.ts';

let plan: RecordPlan;

beforeAll(() => {
  const [release] = sealed(realDictionary());
  if (release === undefined) expect.fail();
  plan = planOf(snapshotOf(release));
});

test('the plan of what tables reach is the plan of the whole release', () => {
  const [release] = sealed(realDictionary());
  if (release === undefined) expect.fail();
  const alone = recordPlanOfRelease(release);
  expect(alone.issues).toEqual([]);
  expect(JSON.stringify(alone.value) === JSON.stringify(plan)).toBe(true);
});

test('the shipped dictionary compiles to checks without an issue', () => {
  const checks = compileChecks(plan);
  expect(checks.issues).toEqual([]);
  expect(good(checks).plan.tables.length).toBeGreaterThan(10);
});

type Fields = { readonly [variable: string]: string };

const ID = { patient_pseudonym: 'P1' };

/** Records that follow the dictionary: what a case says is written over them. */
const VALID: { readonly [table: string]: Fields } = {
  patient: {
    ...ID,
    source_dataset_id: 'D1',
    data_source_type: 'registry_disease',
    data_cutoff_date: '2022-12-31',
    date_precision: 'day',
    date_shift_applied: 'false',
    sex_at_birth: 'female',
    age_at_diagnosis: '60',
    prior_malignancy: 'no',
    vital_status: 'alive',
    date_last_known_alive: '2022-06-01',
  },
  diagnosis: {
    ...ID,
    date_of_diagnosis: '2020-03-01',
    disease_group: 'aml',
    diagnosis_code_icdo3: '9861/3',
    diagnosis_class_version: 'WHO 2022',
  },
};

/** What else a record needs in the tables that a case may speak of. */
const MORE: { readonly [table: string]: Fields } = {
  response_assessment: { ...ID, date_response_assessment: '2020-05-01', response_criteria: 'ELN 2022' },
  mrd_assessment: { ...ID, date_mrd: '2020-05-01', mrd_method: 'MFC', mrd_sample_source: 'bone_marrow' },
  laboratory: { ...ID, date_of_sample: '2020-03-01' },
  variant: { ...ID, date_of_sample: '2020-03-01', variant_gene: 'NPM1', variant_hgvs_c: 'c.860_863dup' },
};

/** Each field in the first of these tables that has a column for all fields of the case, else for itself. */
const HOLDERS = ['patient', 'response_assessment', 'diagnosis', 'laboratory', 'mrd_assessment', 'variant'];

function columnsOf(table: string): readonly string[] {
  return (plan.tables.find(({ id }) => id === table)?.columns ?? []).map(({ name }) => name);
}

function filesOf(fields: Fields): readonly GivenFile[] {
  const names = Object.keys(fields);
  const together = HOLDERS.find((table) => names.every((name) => columnsOf(table).includes(name)));
  const tables = new Map(Object.entries(VALID).map(([table, record]) => [table, new Map(Object.entries(record))]));
  for (const [name, value] of Object.entries(fields)) {
    const holder = together ?? HOLDERS.find((table) => columnsOf(table).includes(name));
    if (holder === undefined) expect.fail(`no table has ${name}`);
    const record = tables.get(holder) ?? new Map(Object.entries(MORE[holder] ?? ID));
    tables.set(holder, record.set(name, value));
  }
  return [...tables].map(([table, record]) => ({ table, headings: [...record.keys()], rows: [[...record.values()]] }));
}

function found(fields: Fields): readonly string[] {
  const { problems } = reportOn(plan, filesOf(fields));
  return problems.map(({ severity, code, columns, rule, hint }) =>
    [severity, code, rule ?? columns.join('+'), ...(hint === undefined ? [] : [hint])].join(' '),
  );
}

test('the valid patient has no problem', () => expect(found({})).toEqual([]));

const CASES = resolve(import.meta.dirname, '../../../shared/content/tests/invalid_rows.tsv');

const lines = existsSync(CASES) ? readFileSync(CASES, 'utf8').trim().split('\n').slice(1) : [];

/** What each case is to be told. */
const EXPECTED: { readonly [id: string]: string } = {
  X1: 'error rule-broken death_not_before_diagnosis',
  X2: 'error value-required date_of_death',
  X3: 'error rule-broken alive_without_date_of_death',
  X4: 'error value-range bm_blasts_pct',
  X5: 'error value-range hemoglobin Looks like g/L.',
  X6: 'error value-range wbc Looks like /uL.',
  X7: 'warning rule-broken variant_vaf_looks_like_fraction',
  X8: 'error rule-broken aml_remission_blasts',
  X9: 'warning rule-broken flc_ratio_fits_chains',
  X10: 'error rule-broken mrd_negative_needs_sensitivity',
  X11: 'error rule-broken iss_3_fits_beta2_microglobulin',
  X12: 'error rule-broken aml_response_of_edition',
  X13: 'error rule-broken relapse_needs_remission',
  X14: 'error rule-broken last_known_alive_not_after_death',
  X15: 'error value-range creatinine Looks like mg/L or umol/L.',
};

describe.skipIf(lines.length === 0)('the cases of invalid rows', () => {
  test.each(lines.map((line) => line.split('\t')))('%s: %s', (id = '', record = '') => {
    const fields = Object.fromEntries(record.split(';').map((each) => each.trim().split('=') as [string, string]));
    expect(found(fields)).toContain(EXPECTED[id]);
  });

  test('each has an expectation', () =>
    expect(lines.map((line) => line.split('\t')[0])).toEqual(Object.keys(EXPECTED)));
});
