import type { MapElement } from '../../src/model/definitions.ts';
import { codeSystem, conceptMap, own, snapshot, valueSet } from '../snapshot/dictionaries.ts';

/** An old and a new classification, and the maps between them. */

const OLD = codeSystem('old', [
  { ...own('A'), abstract: true },
  own('A1', 'A'),
  own('A2', 'A'),
  own('A3', 'A'),
  own('A4', 'A'),
  own('A5', 'A'),
]);

const NEW = codeSystem('new', [own('x'), own('y'), own('z')]);

const ELEMENTS: readonly MapElement[] = [
  { code: 'A1', targets: [{ code: 'x', relationship: 'equivalent' }] },
  {
    code: 'A2',
    targets: [
      { code: 'x', relationship: 'source-is-narrower-than-target', comment: 'Grouped with A1 now.' },
      { code: 'y', relationship: 'related-to', when: 'blasts >= 5.0' },
    ],
  },
  { code: 'A3', noMap: true, comment: 'No longer an entity.' },
  { code: 'A4', targets: [{ code: 'z', relationship: 'not-related-to', comment: 'Same letter, other disease.' }] },
];

const there = conceptMap('there', [{ source: 'old', target: 'new', elements: ELEMENTS }]);

/** Only the map from old to new. */
export const ONE_WAY = snapshot(OLD, NEW, there);

/** With a map back, whose authors know that x means A1. */
export const BOTH_WAYS = snapshot(
  OLD,
  NEW,
  there,
  conceptMap('back', [
    {
      source: 'new',
      target: 'old',
      elements: [
        { code: 'x', targets: [{ code: 'A1', relationship: 'equivalent' }] },
        { code: 'y', noMap: true },
      ],
    },
  ]),
);

/** With a scope that asks for two of the codes. */
export const SCOPED = snapshot(
  OLD,
  NEW,
  valueSet('wanted', { include: [{ system: 'old', codes: [{ code: 'A1' }, { code: 'A5' }] }] }),
  conceptMap('there', [{ source: 'old', target: 'new', elements: ELEMENTS.slice(0, 1) }], { sourceScope: 'wanted' }),
);
