import { expect, test } from 'vitest';
import { downloads } from '../../src/query/downloads.ts';
import { sealedSnapshot } from '../exchange/real-snapshot.ts';

test('the files of a release are counted as their code books count', () => {
  const snapshot = sealedSnapshot('2.1.0');
  const { whole, diseases, tables } = downloads(snapshot, ['en']);
  expect(whole.variables).toBe(snapshot.cards.filter(({ kind }) => kind === 'variable').length);
  expect(diseases.map(({ id }) => id)).toEqual(snapshot.dictionary.settings.diseases.map(({ id }) => id));
  for (const { variables, core } of diseases) {
    expect(variables).toBeLessThan(whole.variables);
    expect(core).toBeLessThanOrEqual(variables);
  }
  expect(tables.map(({ id }) => id)).toEqual(snapshot.recordSchemas.map(({ id }) => id));
});
