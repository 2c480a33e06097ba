import type { FhirContext, FhirVersion } from '../../src/fhir/contract.ts';
import type { ConceptMap, Definition, Table, ValueSet, Variable } from '../../src/model/definitions.ts';
import { error } from '../../src/model/issue.ts';
import { failed, ok } from '../../src/model/result.ts';
import { scopeOf } from '../../src/query/scope.ts';
import { type Answer, ask, compiled, contextOf, planned } from './fixture.ts';

/** Three releases of different days, with a table, its variables, and a map; something changes in each. */

const COMMON = {
  definition: 'What it is.',
  status: 'trial-use',
  owner: 'core',
  diseases: ['any'],
  provenance: { source: ['WHO 2022'], reference: ['WHO: Haematolymphoid tumours, 2022.'], approvedBy: 'Expert group' },
} as const;

const variable = (id: string, more: Partial<Variable>): Variable => ({
  ...COMMON,
  kind: 'variable',
  id,
  title: id,
  type: 'string',
  level: 'core',
  group: 'laboratory',
  ...more,
});

const sexes: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'sexes',
  title: { en: 'Sexes', de: 'Geschlechter' },
  codes: [
    { code: 'f', display: 'Female' },
    { code: 'm', display: 'Male' },
  ],
};

const risks: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'risks',
  title: 'Risks',
  status: 'active',
  extensible: true,
  codes: [
    { code: 'low', display: 'Low' },
    { code: 'high', display: 'High' },
  ],
};

const moreRisks: ValueSet = { ...risks, codes: [...(risks.codes ?? []), { code: 'very', display: 'Very high' }] };

const old: ValueSet = {
  ...COMMON,
  kind: 'value-set',
  id: 'old_list',
  title: 'Old',
  codes: [{ code: 'x', display: 'X' }],
};

const map: ConceptMap = {
  ...COMMON,
  kind: 'concept-map',
  id: 'sexes_to_risks',
  title: 'Sexes to risks',
  groups: [
    {
      source: 'sexes',
      target: 'risks',
      elements: [
        { code: 'f', targets: [{ code: 'low', relationship: 'source-is-narrower-than-target', comment: 'A test.' }] },
        { code: 'm', noMap: true, comment: 'None.' },
      ],
    },
  ],
};

const haemoglobin = variable('haemoglobin', {
  title: { en: 'Haemoglobin', de: 'Hämoglobin' },
  type: 'decimal',
  unit: 'g/dL',
  range: { min: 0, max: 30 },
  plausible: { min: 3, max: 25 },
  acceptedUnits: [{ unit: 'g/L', factor: 0.1 }],
  missing: ['not_tested'],
});

const patient: Table = {
  ...COMMON,
  kind: 'table',
  id: 'patient_data',
  title: 'Patient',
  definition: 'One record a patient.',
  columns: [
    { variable: 'pseudonym', required: true },
    { variable: 'sex', name: 'SEX' },
    { variable: 'risk' },
    { variable: 'haemoglobin', requiredWhen: 'sex == "f"' },
    { variable: 'born' },
    { variable: 'alive' },
    { variable: 'lines' },
  ],
  key: ['pseudonym'],
  separator: ';',
};

const BASE_DEFINITIONS: readonly Definition[] = [
  sexes,
  risks,
  map,
  haemoglobin,
  variable('pseudonym', { pattern: '[A-Z]{3}' }),
  variable('sex', { type: 'code', valueSet: 'sexes' }),
  variable('risk', { type: 'code', valueSet: 'risks', repeats: true }),
  variable('born', { type: 'partialDate' }),
  variable('alive', { type: 'boolean' }),
  variable('lines', { type: 'integer', range: { min: 0 } }),
  patient,
];

const swapped = (from: Definition, to: Definition): readonly Definition[] =>
  BASE_DEFINITIONS.map((each) => (each === from ? to : each));

const FIRST = planned(undefined, [...BASE_DEFINITIONS, old], '2026-01-15');
// Only a title changes: of the table's form and model, nothing of the terminology. And a value set goes.
const SECOND = planned(FIRST, swapped(haemoglobin, { ...haemoglobin, title: 'Haemoglobin in blood' }), '2026-03-01');
const THIRD = planned(SECOND, swapped(risks, moreRisks), '2026-06-01');

/** Newest first. */
export const SNAPSHOTS = [THIRD, SECOND, FIRST].map(compiled);

/** The endpoint over all three releases, as the HTTP adapter makes it. */
export function releasesContext(version: FhirVersion, snapshot = SNAPSHOTS[0]): FhirContext {
  if (snapshot === undefined) throw new Error('no release');
  const base = `https://tx.example.org/fhir/${version}`;
  return contextOf(version, {
    scope: { primary: snapshot, others: () => SNAPSHOTS.filter((each) => each !== snapshot) },
    base,
    root: base,
    history: () => SNAPSHOTS,
    asOf: (day) => {
      const found = SNAPSHOTS.find((each) => each.name.date <= day);
      return found === undefined
        ? failed(error('unknown-release', `${day} is before the first release.`))
        : ok(releasesContext(version, found));
    },
  });
}

/** The endpoint of one release alone. */
export function pinnedContext(version: FhirVersion, snapshot: (typeof SNAPSHOTS)[number]): FhirContext {
  return contextOf(version, {
    scope: scopeOf(snapshot),
    base: `https://tx.example.org/releases/${snapshot.name.version}/fhir/${version}`,
    root: `https://tx.example.org/fhir/${version}`,
    history: () => SNAPSHOTS,
  });
}

/** Asks the three releases. */
export function askReleases(
  path: string,
  version: FhirVersion = 'r5',
  request: Parameters<typeof ask>[2] = {},
): Answer {
  return ask(version, path, request, releasesContext(version));
}
