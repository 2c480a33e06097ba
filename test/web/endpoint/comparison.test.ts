import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/model/definitions.ts';
import { compareEndpoints } from '../../../src/web/endpoint/comparison.ts';
import type { EndpointNames } from '../../../src/web/endpoint/names.ts';

const names: EndpointNames = {
  textOf: (text) => (typeof text === 'string' ? text : ''),
  titleOf: (id) => id,
  pageOf: () => undefined,
};

const base: Endpoint = {
  kind: 'endpoint',
  id: 'a',
  title: 'A',
  definition: 'A.',
  status: 'trial-use',
  owner: 'w',
  diseases: ['any'],
  provenance: { source: ['S'] },
  measure: 'time-to-event',
  population: { description: 'All' },
  origin: ['randomised'],
  events: [
    { id: 'failure', label: 'Failure', at: 'origin', when: 'failed' },
    { id: 'death', label: 'Death', at: 'died' },
  ],
  censoring: { at: 'seen' },
  references: [],
};

function compared(variant: Partial<Endpoint>) {
  const rows = compareEndpoints([base, { ...base, ...variant }].map((definition) => ({ definition, names })));
  return new Map(rows.map((row) => [row.name, row]));
}

describe('an endpoint beside its variant', () => {
  test('differs nowhere from itself', () => {
    expect([...compared({}).values()].filter((row) => row.differs)).toEqual([]);
  });

  test('marks an event that only the variant has, one that it has not, and one that it says otherwise', () => {
    const row = compared({
      events: [
        { id: 'refractory', label: 'Refractory', at: 'declared' },
        { id: 'death', label: 'Death', at: 'died', when: 'dead' },
      ],
    }).get('Events');
    expect(row?.differs).toBe(true);
    expect(row?.cells[0]?.items.map((item) => item.mark)).toEqual([undefined, undefined]);
    expect(row?.cells[1]?.items.map((item) => item.mark)).toEqual(['new', 'differs']);
    expect(row?.cells[1]?.without).toEqual(['Failure']);
  });

  test('marks a value that differs, and leaves rows out that nobody fills', () => {
    const rows = compared({ censoring: { at: 'examined' } });
    expect(rows.get('Censoring')?.cells[1]?.items[0]?.mark).toBe('differs');
    expect(rows.has('Competing events')).toBe(false);
    expect(rows.get('Unit')).toBeUndefined();
  });

  test('marks origins that trade places: the first that is known counts', () => {
    const two = { ...base, origin: ['x', 'y'] };
    const other = { ...base, origin: ['y', 'x'] };
    const rows = compareEndpoints([two, other].map((definition) => ({ definition, names })));
    expect(rows.find((row) => row.name === 'Counted from')?.differs).toBe(true);
  });
});
