import type { Definition, Rule, Score, Table, ValueSet, Variable } from '../../src/model/definitions.ts';
import { draftRelease } from '../../src/release/plan.ts';
import {
  appOf,
  dictionaryOf,
  HOSTILE,
  haemoglobin,
  morphology,
  myeloid,
  response,
  responses,
  SECOND,
} from '../http/fixture.ts';

const common = {
  status: 'trial-use' as const,
  owner: 'haematology',
  diseases: ['aml'],
  provenance: { source: ['WHO 2022'] },
};

const variable = (id: string, more: Partial<Variable>): Variable => ({
  ...common,
  kind: 'variable',
  id,
  title: `Title of ${id}`,
  definition: `Definition of ${id}.`,
  type: 'string',
  level: 'core',
  group: 'laboratory',
  ...more,
});

const missingReason: ValueSet = {
  ...common,
  kind: 'value-set',
  id: 'missing_reason',
  title: 'Reasons',
  definition: 'Why there is no value.',
  codes: [
    { code: 'not_tested', display: 'Not tested', definition: 'Nobody looked.' },
    { code: 'unknown', display: 'Unknown' },
  ],
};

const picked: ValueSet = {
  ...common,
  kind: 'value-set',
  id: 'picked',
  title: 'Picked',
  definition: 'Codes by several clauses.',
  include: [
    { system: 'icd_o_3_2', codes: [{ code: '9861/3' }] },
    { system: 'icd_o_3_2', filters: [{ property: 'concept', op: 'is-a', value: '9900/3' }] },
    { valueSets: ['responses'] },
  ],
  exclude: [{ system: 'responses', codes: [{ code: 'pd' }] }],
};

const platelets = variable('platelets', {
  type: 'decimal',
  unit: '10*9/L',
  acceptedUnits: [{ unit: '/uL', factor: 0.001 }],
  range: { min: 0, max: 5000, source: 'editorial' },
  plausible: { min: 5, max: 1500 },
  missing: ['not_tested', 'unknown'],
  level: { default: 'extended', core: ['mm'] },
  diseases: ['aml', 'mm'],
  mappings: [
    { to: 'loinc', code: '777-3' },
    { to: 'gdc', code: 'Platelet Count', relationship: 'broader', note: 'Any time.' },
    { to: 'constructor', code: '777-3' },
  ],
  examples: [150],
  timing: 'assessment',
});

const patient: Table = {
  ...common,
  kind: 'table',
  id: 'patient',
  title: 'Patient',
  definition: 'One record a patient.',
  columns: [
    { variable: 'pseudonym', required: true },
    { variable: 'platelets', name: 'plt', requiredWhen: 'known(response)', range: { min: 1, max: 4000 } },
    { variable: 'response' },
  ],
  key: ['pseudonym'],
};

const visit: Table = {
  ...common,
  kind: 'table',
  id: 'visit',
  title: 'Visit',
  definition: 'One record a visit.',
  columns: [{ variable: 'pseudonym', required: true }],
  key: [],
  references: [{ columns: ['pseudonym'], table: 'patient', to: ['pseudonym'] }],
};

const rule: Rule = {
  ...common,
  kind: 'rule',
  id: 'remission_has_platelets',
  title: 'Platelets of a remission',
  definition: 'A remission has platelets.',
  table: 'patient',
  when: 'response == "cr"',
  assert: 'plt >= 100.0',
  severity: 'warning',
  message: 'The response is CR, but platelets are low.',
  cases: [
    { id: 'right', story: 'Enough.', given: { response: 'cr', plt: 150 }, expect: { result: 'pass' } },
    { id: 'wrong', given: { response: 'cr', plt: 20 }, expect: { result: 'fail' } },
  ],
};

const score: Score = {
  ...common,
  kind: 'score',
  id: 'small_score',
  title: 'Small score',
  definition: 'A score that only tests need.',
  inputs: ['platelets'],
  points: [{ when: 'platelets < 100.0', add: 1, label: 'Few platelets' }],
  groups: [
    { code: 'low', title: 'Low', from: 0, to: 0 },
    { code: 'high', title: 'High', from: 1 },
  ],
  missing: 'refuse',
  references: [{ key: 'SMALL', title: 'Small paper', year: '2020', locator: 'doi:10.1016/S1470-2045(16)30206-6' }],
  cases: [
    { id: 'one', given: { platelets: 50 }, expect: { sum: 1, group: 'high' } },
    { id: 'none', given: {}, expect: { result: 'not_evaluable' } },
  ],
};

const bad = HOSTILE;
const hostile: readonly Definition[] = [
  { ...platelets, id: 'bad_variable', title: bad, definition: bad, notes: bad, aliases: [bad], examples: [bad] },
  {
    ...platelets,
    id: 'bad_mapping',
    mappings: [
      { to: 'loinc', code: 'javascript:alert(1)', note: bad },
      { to: bad, code: bad },
    ],
  },
  { ...missingReason, id: 'bad_codes', title: bad, codes: [{ code: 'x', display: bad, definition: bad, notes: bad }] },
  {
    ...rule,
    id: 'bad_rule',
    title: bad,
    message: bad,
    assert: `pseudonym != "${bad.replaceAll('"', '')}"`,
    notes: bad,
  },
  {
    ...score,
    id: 'bad_score',
    title: bad,
    groups: [{ code: 'x', title: bad, from: 0 }],
    references: [{ key: 'X', title: bad, locator: 'javascript:alert(2) https://e.org/"onclick="x' }],
    cases: [{ id: 'x', story: bad, given: { platelets: 1 }, expect: { sum: 0, group: 'x' } }],
  },
  { ...patient, id: 'bad_table', title: bad, definition: bad, separator: bad },
  {
    ...platelets,
    id: 'old_variable',
    status: 'deprecated',
    deprecated: { reason: bad, replacedBy: 'platelets', removeAfter: '2027-01-01' },
  },
];

const definitions = [
  haemoglobin,
  response,
  responses,
  morphology,
  myeloid,
  missingReason,
  picked,
  platelets,
  variable('pseudonym', {}),
  patient,
  visit,
  rule,
  score,
  ...hostile,
];

/** Ids of the definitions that hold markup wherever an author can write. */
export const HOSTILE_PAGES = hostile.map(({ kind, id }) => `/${kind}/${id}`);

const dictionary = dictionaryOf(...definitions);

/** A release that has something of everything that pages of definitions show. */
export const RICH = draftRelease(
  SECOND,
  { ...dictionary, settings: { ...dictionary.settings, missingReasons: 'missing_reason' } },
  '2026-05-01',
);

/** An app whose draft is `RICH`. */
export function richApp() {
  return appOf({ draft: { state: 'readable', release: RICH } }).app;
}
