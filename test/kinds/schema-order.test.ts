import { expect, it } from 'vitest';
import { inSchemaOrder } from '../../src/kinds/schema-order.ts';
import type { Variable } from '../../src/model/definitions.ts';

const SORTED: Variable = {
  definition: 'Mass concentration of hemoglobin in blood.',
  diseases: ['any'],
  group: 'lab',
  id: 'hemoglobin',
  kind: 'variable',
  level: 'core',
  notes: 'A note.',
  owner: 'wg_core',
  provenance: { reference: ['a'], source: ['b'] },
  range: { max: 30, min: 1 },
  status: 'trial-use',
  title: 'Hemoglobin',
  type: 'decimal',
  unit: 'g/dL',
};

it('keys are read in the order of the schema, notes and provenance last', () => {
  expect(Object.keys(inSchemaOrder(SORTED))).toEqual(
    'kind id title definition status owner diseases type unit range level group notes provenance'.split(' '),
  );
});

it('keys within parts are in the order of the schema too', () => {
  const { range, provenance } = inSchemaOrder(SORTED);
  expect(Object.keys(range ?? {})).toEqual(['min', 'max']);
  expect(Object.keys(provenance)).toEqual(['source', 'reference']);
});

it('nothing but the order changes', () => {
  expect(inSchemaOrder(SORTED)).toEqual(SORTED);
});
