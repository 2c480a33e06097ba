import { describe, expect, test } from 'vitest';
import { expressionLinks } from '../../src/kinds/expression-links.ts';
import { dictionary, rule, table, valueSet, variable } from '../snapshot/dictionaries.ts';

const OF = dictionary([
  variable('blasts'),
  variable('response'),
  variable('dead'),
  valueSet('remissions', { codes: [] }),
  table('patient', ['response']),
  table('lab', [], { columns: [{ variable: 'blasts', name: 'bm' }] }),
]);

function named(assert: string, more: object = {}): readonly string[] {
  const links = expressionLinks(rule('r', 'patient', assert, more), OF);
  return links.map(({ kinds, id }) => `${kinds[0]}/${id}`);
}

describe('what an expression names', () => {
  test('is every variable in it, once', () => {
    expect(named('blasts < 5.0 || (blasts > 9.0 && known(response))')).toEqual([
      'variable/blasts',
      'variable/response',
    ]);
  });

  test('is not what a string says', () => {
    expect(named('response == "dead"')).toEqual(['variable/response']);
  });

  test('is the variable behind a column with another name, of a child table too', () => {
    expect(named('labs.exists(x, x.bm > 5.0)', { children: { labs: 'lab' } })).toEqual(['variable/blasts']);
  });

  test('is the value set of inValueSet', () => {
    expect(named('inValueSet(response, "remissions")')).toEqual(['variable/response', 'value-set/remissions']);
  });

  test('is nothing that does not exist', () => {
    expect(named('blosts < 5.0')).toEqual([]);
  });

  test('is found in conditions as well, with its place', () => {
    const [, link] = expressionLinks(rule('r', 'patient', 'blasts < 5.0', { when: 'known(response)' }), OF);
    expect(['/when', '/assert']).toContain(link?.pointer);
  });
});
