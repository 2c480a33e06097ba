import { describe, expect, test } from 'vitest';
import { oneDisease } from '../../src/query/disease.ts';
import { joinedCodes } from '../../src/query/disease-codes.ts';
import {
  codeSystem,
  conceptMap,
  dictionary,
  good,
  own,
  sealed,
  snapshotOf,
  valueSet,
} from '../snapshot/dictionaries.ts';
import { SETTINGS } from '../store/fixture-release.ts';

const all = (system: string, ...codes: readonly string[]) => ({ system, codes: codes.map((code) => ({ code })) });

function diseaseOf(...definitions: Parameters<typeof dictionary>[0]) {
  const diseases = [{ id: 'mf', label: 'Myelofibrosis', group: 'myeloid', valueSet: 'mf_codes' }] as const;
  const [release] = sealed(dictionary(definitions, { ...SETTINGS, diseases }));
  if (release === undefined) expect.fail();
  const snapshot = snapshotOf(release);
  return joinedCodes(snapshot, good(oneDisease(snapshot, 'mf')));
}

const SYSTEMS = [
  codeSystem('who', [own('P'), own('PRE'), own('W')]),
  codeSystem('icdo', [own('9961/3')]),
  codeSystem('icd', [own('D47.4'), own('D47.1')]),
  valueSet('mf_codes', {
    include: [all('who', 'P', 'PRE', 'W'), all('icdo', '9961/3'), all('icd', 'D47.4')],
    diseases: ['mf'],
  }),
];

const MAPS = [
  conceptMap('who_to_icdo', [
    {
      source: 'who',
      target: 'icdo',
      elements: [
        { code: 'P', targets: [{ code: '9961/3', relationship: 'equivalent' }] },
        { code: 'PRE', targets: [{ code: '9961/3', relationship: 'source-is-narrower-than-target' }] },
      ],
    },
  ]),
  conceptMap('icdo_to_icd', [
    {
      source: 'icdo',
      target: 'icd',
      elements: [{ code: '9961/3', targets: [{ code: 'D47.4', relationship: 'equivalent' }] }],
    },
  ]),
];

describe('the codes of a disease side by side', () => {
  const joined = diseaseOf(...SYSTEMS, ...MAPS);

  test('have a row for each code of the system that maps join to most others', () => {
    expect(joined?.system.shape.source.id).toBe('icdo');
    expect(joined?.rows.map(({ member }) => member.concept.code)).toEqual(['9961/3']);
  });

  test('say in each other system what that code is to the codes there', () => {
    const [row] = joined?.rows ?? [];
    const said = row?.elsewhere.map((each) =>
      each?.statements.map(({ relationship, found }) => `${relationship} ${found.code}`),
    );
    expect(said).toEqual([['equivalent P', 'source-is-broader-than-target PRE'], ['equivalent D47.4']]);
  });

  test('list apart what stands in no row', () => {
    expect(joined?.apart.map(({ members }) => members.map(({ concept }) => concept.code))).toEqual([['W']]);
  });

  test('are not put side by side where no map joins them', () => {
    expect(diseaseOf(...SYSTEMS)).toBeUndefined();
  });
});
