import { describe, expect, test } from 'vitest';
import type { Variable } from '../../src/model/definitions.ts';
import { listDefinitions } from '../../src/query/browse.ts';
import { listDiseases, oneDisease } from '../../src/query/disease.ts';
import { overview } from '../../src/query/overview.ts';
import { codeSystem, codesOf, dictionary, good, own, sealed, snapshotOf, valueSet } from '../snapshot/dictionaries.ts';
import { SETTINGS, variable } from '../store/fixture-release.ts';

const of = (id: string, more: Partial<Variable>): Variable => ({ ...variable(id), ...more });

const [RELEASE] = sealed(
  dictionary(
    [
      codeSystem('icd', [own('C92.0'), own('C91.0')], { diseases: ['any'] }),
      valueSet('aml_codes', { include: [{ system: 'icd', codes: [{ code: 'C92.0' }] }], diseases: ['aml'] }),
      of('age', { diseases: ['any'], level: 'core' }),
      of('flt3', { diseases: ['aml'], level: 'core' }),
      of('ighv', { diseases: ['cll'], level: 'core' }),
      of('tp53', { diseases: ['aml', 'cll'], level: { default: 'extended', core: ['cll'] } }),
      of('shoe_size', { diseases: ['any'], level: 'extended' }),
    ],
    {
      ...SETTINGS,
      diseases: [
        { id: 'aml', label: 'Acute myeloid leukaemia', group: 'myeloid', valueSet: 'aml_codes' },
        { id: 'cll', label: 'Chronic lymphocytic leukaemia', group: 'lymphoid' },
      ],
    },
  ),
);
if (RELEASE === undefined) expect.fail();
const OF = snapshotOf(RELEASE);
const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id);

describe('a disease', () => {
  test('is listed with how many definitions name it and how many are for every disease', () => {
    expect(listDiseases(OF).map(({ id, own: mine, shared }) => [id, mine, shared])).toEqual([
      ['aml', 3, 3],
      ['cll', 2, 3],
    ]);
  });

  test('has its codes by classification', () => {
    const { codes } = good(oneDisease(OF, 'aml'));
    expect(
      codes.map(({ system, members }) => [system.shape.source.id, members.map((each) => each.concept.code)]),
    ).toEqual([['icd', ['C92.0']]]);
  });

  test('has no codes where nobody stated them', () => {
    expect(good(oneDisease(OF, 'cll')).codes).toEqual([]);
  });

  test('has core and extended variables, its own before those of every disease', () => {
    const { coreVariables, extendedVariables } = good(oneDisease(OF, 'aml'));
    expect([ids(coreVariables), ids(extendedVariables)]).toEqual([
      ['flt3', 'age'],
      ['tp53', 'shoe_size'],
    ]);
  });

  test('may hold a variable as core that is extended elsewhere', () => {
    expect(ids(good(oneDisease(OF, 'cll')).coreVariables)).toEqual(['ighv', 'tp53', 'age']);
  });

  test('that does not exist is an error that names those that do', () => {
    const result = oneDisease(OF, 'alm');
    expect(codesOf(result)).toEqual(['unknown-disease']);
    expect(result.issues[0]?.message).toContain('aml, cll');
  });
});

describe('the level of variables', () => {
  const listed = (filter: object) => ids(good(listDefinitions(OF, filter, { limit: 100 })).items);

  test('filters by the disease named, and leaves out kinds that have none', () => {
    expect(listed({ level: 'core', disease: 'aml' })).toEqual(['age', 'flt3']);
    expect(listed({ level: 'extended', disease: 'aml' })).toEqual(['shoe_size', 'tp53']);
  });

  test('without a disease is core where it is core for any', () => {
    expect(listed({ level: 'core' })).toEqual(['age', 'flt3', 'ighv', 'tp53']);
  });
});

describe('the overview', () => {
  const { rows, total, cases } = overview(OF);

  test('counts by disease and kind', () => {
    expect(rows.map(({ id, counts }) => [id, counts.get('variable'), counts.get('value-set')])).toEqual([
      ['aml', 2, 1],
      ['cll', 2, 0],
      ['any', 2, 0],
    ]);
  });

  test('counts each definition once in its total', () => {
    expect([total.counts.get('variable'), total.counts.get('code-system'), cases]).toEqual([5, 1, 0]);
  });
});
